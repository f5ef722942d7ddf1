// SPDX-License-Identifier: Apache-2.0
// A binary fuse filter with three hashes (Graf and Lemire, "Binary Fuse Filters", 2022): for machines that have no
// room for counts. Digests are split by value into shards of about a million, so that building takes little memory
// however many there are; each shard is a filter of its own.
#ifndef CREDENCE_BREACH_FILTER_HPP_
#define CREDENCE_BREACH_FILTER_HPP_

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "breach/entry_stream.hpp"
#include "breach/format.hpp"
#include "breach/summary.hpp"
#include "platform/build_monitor.hpp"

namespace credence::internal {

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

/// A shard in memory.
struct BuiltShard {
  FilterShard shard;
  std::vector<std::uint16_t> fingerprints;

  [[nodiscard]] bool contains(std::uint64_t key, std::uint32_t bits) const noexcept;
};
/// Builds a shard of different keys. The same keys give the same shard.
[[nodiscard]] BuiltShard build_shard(std::span<const std::uint64_t> keys, std::uint32_t bits);

[[nodiscard]] constexpr std::uint64_t filter_slots_per_page(std::uint32_t bits) noexcept {
  return kSectionPayload / (bits / 8);
}
/// How many shards a filter of so many entries has.
[[nodiscard]] std::uint64_t filter_shards(std::uint64_t entries) noexcept;

/// Writes a filter of header.filter_bits over `stream`, as write_entries (entry_writer.hpp) writes entries.
std::uint64_t write_filter(const std::filesystem::path& output, EntryStream& stream, const Summary& summary,
                           const Header& header, const std::vector<BreachSource>& sources, BuildMonitor& monitor);

}  // namespace credence::internal

#endif  // CREDENCE_BREACH_FILTER_HPP_
