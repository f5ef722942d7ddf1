// SPDX-License-Identifier: Apache-2.0
#include "breach/format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <string_view>

#include "breach/data_page.hpp"
#include "credence/error.hpp"
#include "platform/crc32c.hpp"

namespace credence::breach {
namespace {

constexpr std::string_view kMagic = "credbrch";
constexpr std::uint32_t kFeatureExact = 1;
constexpr std::uint32_t kFeatureFilter = 2;
constexpr std::uint32_t kKnownFeatures = kFeatureExact | kFeatureFilter;
constexpr std::int64_t kNoDate = std::numeric_limits<std::int64_t>::min();

// Offsets in page 0. Stored: never change.
enum Offset : std::size_t {
  kAtMagic = 0,
  kAtVersion = 12,
  kAtFeatures = 16,
  kAtKind = 20,
  kAtFileSize = 24,
  kAtEntries = 32,
  kAtCountSum = 40,
  kAtPageCapacity = 48,
  kAtRemainderBits = 52,
  kAtPrefixesPresent = 56,
  kAtFilterBits = 60,
  kAtSourceDate = 64,
  kAtFalsePositives = 72,
  kAtBuildId = 80,
  kAtFirst = 96,
  kAtLast = 116,
  kAtSections = 136,
  kAtEnd = kAtSections + kSections * 24,
};

struct Geometry {
  std::uint32_t capacity;
  std::uint32_t remainder_bits;
};

Geometry geometry(const Header& header) noexcept {
  if (header.filter_bits != 0) return {0, header.filter_bits};
  const PageShape shape = page_shape(header.kind, header.exact);
  return {shape.capacity, header.exact ? static_cast<std::uint32_t>(8 * digest_size(header.kind)) : kRemainderBits};
}

[[noreturn]] void refuse(const std::string& name, const std::string& problem) {
  throw Error(ErrorCode::kBadFile, problem, {name});
}

// The sections must follow each other without gap from page 1 to the end of the file.
void check_sections(const Header& header, std::uint64_t file_size, const std::string& name) {
  std::uint64_t next = 1;
  const std::uint64_t pages = file_size / kPageSize;
  for (const SectionPlace& place : header.sections) {
    if (place.first_page != next || place.pages > pages - next) {
      refuse(name, "is a corrupt breach file (its sections overlap or leave the file); copy or build it again");
    }
    next += place.pages;
  }
  const auto holds = [&](Section section, std::size_t record) {
    const SectionPlace& place = header.section(section);
    return place.records <= place.pages * records_per_page(record);
  };
  const bool sound =
      next == pages && header.section(Section::kData).pages > 0 && header.entries > 0 &&
      holds(Section::kOverflow, kOverflowRecord) && holds(Section::kLarge, kLargeRecord) &&
      holds(Section::kShards, kShardRecord) &&
      header.section(Section::kPrefixes).pages == (kPrefixBytes + kSectionPayload - 1) / kSectionPayload &&
      header.first <= header.last && header.prefixes_present <= kPrefixCount &&
      (header.section(Section::kShards).records > 0) == (header.filter_bits != 0);
  if (!sound) refuse(name, "is a corrupt breach file (its header contradicts itself); copy or build it again");
}

}  // namespace

std::uint32_t page_crc(std::uint64_t number, PageBytes page) noexcept {
  std::byte prefix[16];
  platform::store_le64(prefix, number);
  std::memcpy(prefix + 8, page.data(), kPageCrc);
  return platform::crc32c(platform::crc32c(0, prefix), page.subspan(kPageCrc + 4));
}

bool page_is_intact(std::uint64_t number, PageBytes page) noexcept {
  return platform::load_le32(page.data() + kPageCrc) == page_crc(number, page);
}

void seal_page(std::uint64_t number, std::span<std::byte, kPageSize> page) noexcept {
  platform::store_le32(page.data() + kPageCrc, page_crc(number, page));
}

std::uint32_t section_tag(Section section) noexcept {
  static constexpr std::string_view kTags[kSections] = {"DATA", "OVER", "LARG", "PREF", "SRCS", "SHRD"};
  return platform::load_le32(kTags[static_cast<std::size_t>(section)].data());
}

std::uint64_t Header::total_pages() const noexcept {
  const SectionPlace& end = sections.back();
  return end.first_page + end.pages;
}

void encode_header(const Header& header, std::span<std::byte, kPageSize> page) noexcept {
  std::fill(page.begin(), page.end(), std::byte{0});
  std::byte* const at = page.data();
  std::memcpy(at + kAtMagic, kMagic.data(), kMagic.size());
  platform::store_le32(at + kAtVersion, kFormatVersion);
  platform::store_le32(at + kAtFeatures,
                       (header.exact ? kFeatureExact : 0) | (header.filter_bits != 0 ? kFeatureFilter : 0));
  platform::store_le32(at + kAtKind, static_cast<std::uint32_t>(header.kind));
  platform::store_le64(at + kAtFileSize, header.total_pages() * kPageSize);
  platform::store_le64(at + kAtEntries, header.entries);
  platform::store_le64(at + kAtCountSum, header.count_sum);
  const Geometry shape = geometry(header);
  platform::store_le32(at + kAtPageCapacity, shape.capacity);
  platform::store_le32(at + kAtRemainderBits, shape.remainder_bits);
  platform::store_le32(at + kAtPrefixesPresent, header.prefixes_present);
  platform::store_le32(at + kAtFilterBits, header.filter_bits);
  platform::store_le64(at + kAtSourceDate, static_cast<std::uint64_t>(header.source_date.value_or(kNoDate)));
  platform::store_le64(at + kAtFalsePositives, std::bit_cast<std::uint64_t>(header.false_positive_rate));
  std::memcpy(at + kAtBuildId, header.build_id.data(), header.build_id.size());
  std::memcpy(at + kAtFirst, header.first.bytes.data(), Hash::kSize);
  std::memcpy(at + kAtLast, header.last.bytes.data(), Hash::kSize);
  for (std::size_t i = 0; i < kSections; ++i) {
    platform::store_le64(at + kAtSections + 24 * i, header.sections[i].first_page);
    platform::store_le64(at + kAtSections + 24 * i + 8, header.sections[i].pages);
    platform::store_le64(at + kAtSections + 24 * i + 16, header.sections[i].records);
  }
  seal_page(0, page);
}

Header decode_header(std::span<const std::byte> first_bytes, std::uint64_t file_size, const std::string& name) {
  const std::byte* const at = first_bytes.data();
  if (first_bytes.size() < kMagic.size() || std::memcmp(at, kMagic.data(), kMagic.size()) != 0) {
    refuse(name, "is not a breach file; make one with `credence breach build`");
  }
  if (first_bytes.size() < kPageSize) refuse(name, "is truncated; copy or build it again");
  if (const std::uint32_t version = platform::load_le32(at + kAtVersion); version != kFormatVersion) {
    refuse(name,
           fmt::format("has format version {}, not {}; build it again with this credence", version, kFormatVersion));
  }
  const PageBytes page(first_bytes.first<kPageSize>());
  if (!page_is_intact(0, page)) refuse(name, "is a corrupt breach file (header checksum); copy or build it again");
  const std::uint32_t features = platform::load_le32(at + kAtFeatures);
  if ((features & ~kKnownFeatures) != 0) refuse(name, "uses features this credence does not know; update credence");
  if (const std::uint64_t said = platform::load_le64(at + kAtFileSize); said != file_size) {
    refuse(name, fmt::format("is truncated or has grown: {} bytes, its header says {}; copy or build it again",
                             file_size, said));
  }

  Header header;
  const std::uint32_t kind = platform::load_le32(at + kAtKind);
  if (kind != static_cast<std::uint32_t>(HashKind::kSha1) && kind != static_cast<std::uint32_t>(HashKind::kNtlm)) {
    refuse(name, "holds digests of a kind this credence does not know; update credence");
  }
  header.kind = static_cast<HashKind>(kind);
  header.exact = (features & kFeatureExact) != 0;
  header.filter_bits = platform::load_le32(at + kAtFilterBits);
  header.entries = platform::load_le64(at + kAtEntries);
  header.count_sum = platform::load_le64(at + kAtCountSum);
  header.prefixes_present = platform::load_le32(at + kAtPrefixesPresent);
  const auto date = static_cast<std::int64_t>(platform::load_le64(at + kAtSourceDate));
  if (date != kNoDate) header.source_date = date;
  header.false_positive_rate = std::bit_cast<double>(platform::load_le64(at + kAtFalsePositives));
  std::memcpy(header.build_id.data(), at + kAtBuildId, header.build_id.size());
  std::memcpy(header.first.bytes.data(), at + kAtFirst, Hash::kSize);
  std::memcpy(header.last.bytes.data(), at + kAtLast, Hash::kSize);
  for (std::size_t i = 0; i < kSections; ++i) {
    header.sections[i] = {platform::load_le64(at + kAtSections + 24 * i),
                          platform::load_le64(at + kAtSections + 24 * i + 8),
                          platform::load_le64(at + kAtSections + 24 * i + 16)};
  }
  const bool filter = (features & kFeatureFilter) != 0;
  const bool known_bits = filter ? header.filter_bits == 8 || header.filter_bits == 16 : header.filter_bits == 0;
  const Geometry shape = known_bits ? geometry(header) : Geometry{};
  if (!known_bits || (filter && header.exact) || platform::load_le32(at + kAtPageCapacity) != shape.capacity ||
      platform::load_le32(at + kAtRemainderBits) != shape.remainder_bits ||
      std::any_of(page.begin() + kAtEnd, page.end(), [](std::byte byte) { return byte != std::byte{0}; })) {
    refuse(name, "is a corrupt breach file (its header contradicts itself); copy or build it again");
  }
  check_sections(header, file_size, name);
  return header;
}

std::vector<std::byte> encode_sources(const std::vector<BreachSource>& sources) {
  std::vector<std::byte> bytes;
  for (const BreachSource& source : sources) {
    const std::size_t name_size = std::min(source.name.size(), std::size_t{UINT16_MAX});
    const std::size_t at = bytes.size();
    bytes.resize(at + 18 + name_size);
    platform::store_le64(&bytes[at], source.lines);
    const std::int64_t date = source.date ? source.date->time_since_epoch().count() : kNoDate;
    platform::store_le64(&bytes[at + 8], static_cast<std::uint64_t>(date));
    platform::store_le16(&bytes[at + 16], static_cast<std::uint16_t>(name_size));
    std::memcpy(bytes.data() + at + 18, source.name.data(), name_size);
  }
  return bytes;
}

std::vector<BreachSource> decode_sources(std::span<const std::byte> bytes, std::uint64_t records,
                                         const std::string& name) {
  std::vector<BreachSource> sources;
  std::size_t at = 0;
  for (std::uint64_t i = 0; i < records; ++i) {
    if (!platform::in_bounds(bytes.size(), at, 18) ||
        !platform::in_bounds(bytes.size(), at + 18, platform::load_le16(&bytes[at + 16]))) {
      refuse(name, "is a corrupt breach file (its table of sources); copy or build it again");
    }
    BreachSource source;
    source.lines = platform::load_le64(&bytes[at]);
    const auto date = static_cast<std::int64_t>(platform::load_le64(&bytes[at + 8]));
    if (date != kNoDate) source.date = std::chrono::sys_seconds(std::chrono::seconds(date));
    const std::size_t size = platform::load_le16(&bytes[at + 16]);
    source.name.assign(reinterpret_cast<const char*>(bytes.data()) + at + 18, size);
    sources.push_back(std::move(source));
    at += 18 + size;
  }
  if (at != bytes.size()) refuse(name, "is a corrupt breach file (its table of sources); copy or build it again");
  return sources;
}

}  // namespace credence::breach
