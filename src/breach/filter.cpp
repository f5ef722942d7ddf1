// SPDX-License-Identifier: Apache-2.0
#include "breach/filter.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>

#include "breach/interpolation.hpp"
#include "credence/error.hpp"

namespace credence::internal {
namespace {

constexpr std::uint32_t kMostSegmentSlots = 1U << 18;

// The paper's sizes: 1.125 slots a key from a million keys on, more for fewer.
FilterShard shape_for(std::uint64_t keys) {
  FilterShard shard;
  const auto size = static_cast<double>(std::max<std::uint64_t>(keys, 2));
  const auto exponent = static_cast<int>(std::floor(std::log(size) / std::log(3.33) + 2.25));
  shard.segment_slots = std::min(1U << exponent, kMostSegmentSlots);
  const double factor = std::max(1.125, 0.875 + 0.25 * std::log(1e6) / std::log(size));
  const auto capacity = static_cast<std::uint64_t>(std::round(size * factor));
  const std::uint64_t segments = (capacity + shard.segment_slots - 1) / shard.segment_slots;
  const std::uint64_t starts = segments > 2 ? segments - 2 : 1;
  if ((starts + 2) * shard.segment_slots > UINT32_MAX) {
    throw Error(ErrorCode::kUnsupported, "the digests are spread too unevenly for a filter; build a serving file");
  }
  shard.start_slots = static_cast<std::uint32_t>(starts * shard.segment_slots);
  shard.slots = static_cast<std::uint32_t>((starts + 2) * shard.segment_slots);
  return shard;
}

// Peels slots that only one key is left in; returns whether every key was reached. `order` then has the keys' hashes
// in the order of peeling, each with the slot it was alone in.
struct Peeled {
  std::uint64_t hashed;
  std::uint32_t slot;
};
bool peel(const FilterShard& shard, std::span<const std::uint64_t> keys, std::vector<Peeled>& order) {
  struct Slot {
    std::uint64_t hashes = 0;  // XOR of those of its keys
    std::uint32_t keys = 0;
  };
  std::vector<Slot> slots(shard.slots);
  for (const std::uint64_t key : keys) {
    const std::uint64_t hashed = hash_filter_key(key, shard.seed);
    for (const std::uint32_t slot : shard.slots_of(hashed)) {
      slots[slot].hashes ^= hashed;
      ++slots[slot].keys;
    }
  }
  std::vector<std::uint32_t> alone;
  for (std::uint32_t slot = 0; slot < shard.slots; ++slot) {
    if (slots[slot].keys == 1) alone.push_back(slot);
  }
  order.clear();
  while (!alone.empty()) {
    const std::uint32_t found = alone.back();
    alone.pop_back();
    if (slots[found].keys != 1) continue;  // its key was peeled elsewhere
    const std::uint64_t hashed = slots[found].hashes;
    order.push_back({hashed, found});
    for (const std::uint32_t slot : shard.slots_of(hashed)) {
      slots[slot].hashes ^= hashed;
      if (--slots[slot].keys == 1) alone.push_back(slot);
    }
  }
  return order.size() == keys.size();
}

}  // namespace

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
  store_le64(record.data(), shard.first_slot);
  store_le64(record.data() + 8, shard.seed);
  store_le32(record.data() + 16, shard.slots);
  store_le32(record.data() + 20, shard.segment_slots);
  store_le32(record.data() + 24, shard.start_slots);
  store_le32(record.data() + 28, 0);
}

FilterShard decode_shard(const std::byte* record) noexcept {
  return {load_le64(record), load_le64(record + 8), load_le32(record + 16), load_le32(record + 20),
          load_le32(record + 24)};
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

bool BuiltShard::contains(std::uint64_t key, std::uint32_t bits) const noexcept {
  const std::uint64_t hashed = hash_filter_key(key, shard.seed);
  std::uint16_t seen = filter_fingerprint(hashed, bits);
  for (const std::uint32_t slot : shard.slots_of(hashed)) seen ^= fingerprints[slot];
  return seen == 0;
}

BuiltShard build_shard(std::span<const std::uint64_t> keys, std::uint32_t bits) {
  constexpr int kAttempts = 100;
  BuiltShard built;
  built.shard = shape_for(keys.size());
  std::vector<Peeled> order;
  order.reserve(keys.size());
  // A seed fails rarely for many keys and now and then for few; different keys always find one.
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    built.shard.seed = hash_filter_key(static_cast<std::uint64_t>(attempt) + 1, 0);
    if (!peel(built.shard, keys, order)) continue;
    built.fingerprints.assign(built.shard.slots, 0);
    for (; !order.empty(); order.pop_back()) {
      const auto [hashed, alone] = order.back();
      std::uint16_t fingerprint = filter_fingerprint(hashed, bits);
      for (const std::uint32_t slot : built.shard.slots_of(hashed)) fingerprint ^= built.fingerprints[slot];
      built.fingerprints[alone] = fingerprint;
    }
    return built;
  }
  throw Error(ErrorCode::kInternal, "no filter could be built of these digests");
}

std::uint64_t filter_shards(std::uint64_t entries) noexcept {
  constexpr std::uint64_t kShardKeys = std::uint64_t{1} << 20;
  return std::max<std::uint64_t>(1, entries / kShardKeys);
}

}  // namespace credence::internal
