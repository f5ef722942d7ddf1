// SPDX-License-Identifier: Apache-2.0
#include "breach/filter.hpp"

#include <algorithm>
#include <bit>

#include "breach/interpolation.hpp"
#include "platform/bytes.hpp"

namespace credence::breach {
bool FilterShard::is_sound() const noexcept {
  return std::has_single_bit(segment_slots) && segment_slots <= kMostSegmentSlots && start_slots != 0 &&
         std::uint64_t{start_slots} + 2 * std::uint64_t{segment_slots} == slots;
}

std::array<std::uint32_t, 3> FilterShard::slots_of(std::uint64_t hashed) const noexcept {
  const std::uint32_t mask = segment_slots - 1;
  const auto first = static_cast<std::uint32_t>((static_cast<Wide>(hashed) * start_slots) >> 64);
  return {first, (first + segment_slots) ^ (static_cast<std::uint32_t>(hashed >> 18) & mask),
          (first + 2 * segment_slots) ^ (static_cast<std::uint32_t>(hashed) & mask)};
}

void encode_shard(const FilterShard& shard, std::span<std::byte, kShardRecord> record) noexcept {
  platform::store_le64(record.data(), shard.first_slot);
  platform::store_le64(record.data() + 8, shard.seed);
  platform::store_le32(record.data() + 16, shard.slots);
  platform::store_le32(record.data() + 20, shard.segment_slots);
  platform::store_le32(record.data() + 24, shard.start_slots);
  platform::store_le32(record.data() + 28, 0);
}

FilterShard decode_shard(const std::byte* record) noexcept {
  return {platform::load_le64(record), platform::load_le64(record + 8), platform::load_le32(record + 16),
          platform::load_le32(record + 20), platform::load_le32(record + 24)};
}

// MurmurHash3's finaliser.
std::uint64_t hash_filter_key(std::uint64_t key, std::uint64_t seed) noexcept {
  std::uint64_t h = key + seed;
  h = (h ^ (h >> 33)) * 0xFF51AFD7ED558CCD;
  h = (h ^ (h >> 33)) * 0xC4CEB9FE1A85EC53;
  return h ^ (h >> 33);
}

std::uint16_t filter_fingerprint(std::uint64_t hashed, std::uint32_t bits) noexcept {
  const std::uint64_t folded = hashed ^ (hashed >> 32);
  return static_cast<std::uint16_t>(bits == 8 ? folded & 0xFF : folded);
}

std::uint64_t filter_shards(std::uint64_t entries) noexcept {
  constexpr std::uint64_t kShardKeys = std::uint64_t{1} << 20;
  return std::max<std::uint64_t>(1, entries / kShardKeys);
}

}  // namespace credence::breach
