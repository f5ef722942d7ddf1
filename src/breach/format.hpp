// SPDX-License-Identifier: Apache-2.0
// The breach file's outer layout: 4,096-byte pages, each with a checksum that covers its number, the header in the
// first, then one section after the other. data/FORMATS.md describes every field.
#ifndef CREDENCE_BREACH_FORMAT_HPP_
#define CREDENCE_BREACH_FORMAT_HPP_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "breach/entry.hpp"
#include "credence/breach.hpp"

namespace credence::breach {

inline constexpr std::size_t kPageSize = 4096;
using PageBytes = std::span<const std::byte, kPageSize>;

inline constexpr std::uint32_t kFormatVersion = 1;

/// Every page has its CRC-32C at this offset.
inline constexpr std::size_t kPageCrc = 8;
/// The CRC-32C of a page's number (u64) and of its bytes but for the checksum itself.
[[nodiscard]] std::uint32_t page_crc(std::uint64_t number, PageBytes page) noexcept;
[[nodiscard]] bool page_is_intact(std::uint64_t number, PageBytes page) noexcept;
/// Stores the checksum of a page that is otherwise complete.
void seal_page(std::uint64_t number, std::span<std::byte, kPageSize> page) noexcept;

/// The sections, in their order in the file. Their numbers are stored: never renumber.
enum class SectionKind : std::uint8_t {
  kData,      ///< Pages of entries (data_page.hpp), or the fingerprints of a filter (filter.hpp).
  kOverflow,  ///< Entries that found no room in their page, whole.
  kLarge,     ///< Counts that don't fit a byte.
  kPrefixes,  ///< A bit for each of the 2^20 prefixes that the source had entries for.
  kSources,   ///< Where the entries came from.
  kShards,    ///< How each part of a filter is read.
};
inline constexpr std::size_t kSections = 6;

/// The pages of a section. All but kData are made of records that don't cross pages.
struct SectionExtent {
  std::uint64_t first_page = 0;
  std::uint64_t pages = 0;
  std::uint64_t records = 0;  ///< Of kData: entries in pages.
  friend bool operator==(const SectionExtent&, const SectionExtent&) = default;
};

/// Pages of every section but kData: tag (u32), bytes used (u32), checksum, zero (u32), then records.
inline constexpr std::size_t kSectionPayloadOffset = 16;
inline constexpr std::size_t kSectionPayload = kPageSize - kSectionPayloadOffset;
[[nodiscard]] std::uint32_t section_tag(SectionKind section) noexcept;

inline constexpr std::size_t kOverflowRecord = Hash::kSize + 8;
inline constexpr std::size_t kLargeRecord = 8;
inline constexpr std::size_t kShardRecord = 32;
[[nodiscard]] constexpr std::uint64_t records_per_page(std::size_t record) noexcept { return kSectionPayload / record; }
inline constexpr std::size_t kPrefixBytes = kPrefixCount / 8;

/// What page 0 says.
struct Header {
  HashKind kind = HashKind::kSha1;
  bool exact = false;
  std::uint32_t filter_bits = 0;
  bool counts_known = true;  ///< False: the counts are only lines of lists that have none. A filter says nothing of it.
  std::uint64_t entries = 0;
  std::uint64_t count_sum = 0;  ///< Of all entries, at most UINT64_MAX.
  std::uint32_t prefixes_present = 0;
  Hash first, last;
  double false_positive_rate = 0;
  std::optional<std::int64_t> source_date;  ///< Seconds since 1970, UTC.
  std::array<std::uint8_t, 16> build_id{};  ///< From the checksums of all pages but this one.
  std::array<SectionExtent, kSections> sections{};

  [[nodiscard]] const SectionExtent& section(SectionKind which) const noexcept {
    return sections[static_cast<std::size_t>(which)];
  }
  [[nodiscard]] SectionExtent& section(SectionKind which) noexcept { return sections[static_cast<std::size_t>(which)]; }
  /// Pages of the whole file.
  [[nodiscard]] std::uint64_t total_pages() const noexcept;
  friend bool operator==(const Header&, const Header&) = default;
};

void encode_header(const Header& header, std::span<std::byte, kPageSize> page) noexcept;
/// Reads and checks page 0 of a file of `file_size` bytes; `first_bytes` may be shorter than a page. Throws
/// Error(kBadFile) that says what is wrong and what to do.
[[nodiscard]] Header decode_header(std::span<const std::byte> first_bytes, std::uint64_t file_size,
                                   const std::string& name);

/// One source's record in kSources.
[[nodiscard]] std::vector<std::byte> encode_sources(const std::vector<BreachSource>& sources);
/// Throws Error(kBadFile).
[[nodiscard]] std::vector<BreachSource> decode_sources(std::span<const std::byte> bytes, std::uint64_t records,
                                                       const std::string& name);

}  // namespace credence::breach

#endif  // CREDENCE_BREACH_FORMAT_HPP_
