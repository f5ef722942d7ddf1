// SPDX-License-Identifier: Apache-2.0
// A binary fuse filter with three hashes (Graf and Lemire, "Binary Fuse Filters", 2022): for machines that have no
// room for counts. It answers "possibly" for every digest that it was built of, and by mistake for one in 2^8 or 2^16
// of the others.
//
// A filter is an array of slots with a fingerprint each. A key has three slots, in neighbouring segments of the array,
// and is possibly in the filter if the XOR of the fingerprints there is the fingerprint of the key itself. To build it
// one looks for a slot that only one key has, sets that key aside with this slot, and takes it off its other two; this
// frees other keys, until all are set aside. Then, from the last key back to the first, its own slot gets the value
// that makes its XOR right. That changes nothing for the keys done before it: they were still there when this key was
// alone in its slot. An example with keys and their slots:
//
//   x: 0 2 4   y: 0 3 4   z: 1 3 5        slot 1 has z alone: set aside (z, 1). Now 3 has y alone: set aside (y, 3).
//                                         Now 0 has x alone: set aside (x, 0).
//   from the last one back:  slot 0 = fingerprint(x) ^ slot 2 ^ slot 4        all slots are 0 at first
//                            slot 3 = fingerprint(y) ^ slot 0 ^ slot 4
//                            slot 1 = fingerprint(z) ^ slot 3 ^ slot 5
//
// Where no slot has one key alone before all keys are set aside, another seed gives every key other slots.
//
// Digests are split by value into shards of about a million, so that building takes little memory however many there
// are; each shard is a filter of its own.
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

/// Mixes a key, the fraction of its digest in the shard, with the shard's seed.
[[nodiscard]] std::uint64_t hash_filter_key(std::uint64_t key, std::uint64_t seed) noexcept;
/// The three fingerprints of a key in the filter, XORed, are this.
[[nodiscard]] std::uint16_t filter_fingerprint(std::uint64_t hashed, std::uint32_t bits) noexcept;

[[nodiscard]] constexpr std::uint64_t filter_slots_per_page(std::uint32_t bits) noexcept {
  return kSectionPayload / (bits / 8);
}
/// How many shards a filter of this many entries has.
[[nodiscard]] std::uint64_t filter_shards(std::uint64_t entries) noexcept;

}  // namespace credence::breach

#endif  // CREDENCE_BREACH_FILTER_HPP_
