// SPDX-License-Identifier: Apache-2.0
// A binary fuse filter with three hashes (Graf and Lemire, "Binary Fuse Filters", 2022): for machines that have no
// room for counts. Digests are split by value into shards of about a million, so that building takes little memory
// however many there are; each shard is a filter of its own.
#ifndef CREDENCE_BREACH_FILTER_HPP_
#define CREDENCE_BREACH_FILTER_HPP_

#include <array>
#include <cstdint>
#include <span>

#include "breach/format.hpp"

namespace credence::breach {

/// The most slots of a segment.
inline constexpr std::uint32_t kMostSegmentSlots = 1U << 18;

/// How a shard's fingerprints are reached; a record of the shards section.
struct FilterShard {
  std::uint64_t first_slot = 0;  ///< Of the whole file's fingerprints.
  std::uint64_t seed = 0;
  std::uint32_t slots = 0;
  std::uint32_t segment_slots = 0;  ///< A power of two; the three slots of a key are in neighbouring segments.
  std::uint32_t start_slots = 0;    ///< The first of them is below this.

  [[nodiscard]] bool is_sound() const noexcept;
  /// The slots of a hashed key, counted from first_slot. All are below `slots` if the shard is sound.
  [[nodiscard]] std::array<std::uint32_t, 3> slots_of(std::uint64_t hashed) const noexcept;
};

void encode_shard(const FilterShard& shard, std::span<std::byte, kShardRecord> record) noexcept;
[[nodiscard]] FilterShard decode_shard(const std::byte* record) noexcept;

/// Mixes a key, its digest's place in the shard, with the shard's seed.
[[nodiscard]] std::uint64_t hash_filter_key(std::uint64_t key, std::uint64_t seed) noexcept;
/// The three fingerprints of a key in the filter, XORed, are this.
[[nodiscard]] std::uint16_t filter_fingerprint(std::uint64_t hashed, std::uint32_t bits) noexcept;

[[nodiscard]] constexpr std::uint64_t filter_slots_per_page(std::uint32_t bits) noexcept {
  return kSectionPayload / (bits / 8);
}
/// How many shards a filter of so many entries has.
[[nodiscard]] std::uint64_t filter_shards(std::uint64_t entries) noexcept;

}  // namespace credence::breach

#endif  // CREDENCE_BREACH_FILTER_HPP_
