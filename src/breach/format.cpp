// SPDX-License-Identifier: Apache-2.0
#include "breach/format.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <string_view>

#include "breach/data_page.hpp"
#include "breach/filter.hpp"
#include "credence/error.hpp"
#include "platform/crc32c.hpp"
#include "platform/file_header.hpp"

namespace credence::breach {
namespace {

constexpr std::uint32_t kFeatureExact = 1;
constexpr std::uint32_t kFeatureFilter = 2;
constexpr std::uint32_t kFeatureUnknownCounts = 4;
constexpr std::uint32_t kKnownFeatures = kFeatureExact | kFeatureFilter | kFeatureUnknownCounts;
constexpr std::int64_t kNoDate = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kLatestDate = std::int64_t{30'000} * 366 * 86'400;  // about the year 32,000

constexpr platform::FileKind kFileKind{"breach file", "credbrch", kFormatVersion, 12, 24, kPageSize};

// What page 0 stores otherwise than Header has it.
struct Stored {
  std::uint32_t checksum = 0;
  std::uint32_t features = 0;
  std::uint32_t kind = 0;
  std::uint64_t file_size = 0;
  std::uint32_t page_capacity = 0;
  std::uint32_t bits_kept = 0;
  std::int64_t source_date = kNoDate;
};

// The fields of page 0 with their offsets, which are stored: never change one.
template <typename Codec, typename AnyHeader, typename AnyStored>
void transfer(Codec& codec, AnyHeader& header, AnyStored& stored) {
  codec.field(kPageCrc, stored.checksum);
  codec.field(16, stored.features);
  codec.field(20, stored.kind);
  codec.field(kFileKind.file_size_at, stored.file_size);
  codec.field(32, header.entries);
  codec.field(40, header.count_sum);
  codec.field(48, stored.page_capacity);
  codec.field(52, stored.bits_kept);
  codec.field(56, header.prefixes_present);
  codec.field(60, header.filter_bits);
  codec.field(64, stored.source_date);
  codec.field(72, header.false_positive_rate);
  codec.field(80, header.build_id);
  codec.field(96, header.first.bytes);
  codec.field(116, header.last.bytes);
  for (std::size_t i = 0; i < kSections; ++i) {
    codec.field(136 + 24 * i, header.sections[i].first_page);
    codec.field(136 + 24 * i + 8, header.sections[i].pages);
    codec.field(136 + 24 * i + 16, header.sections[i].records);
  }
}

// What is stored of a header that is known to be sound.
Stored stored_of(const Header& header) noexcept {
  Stored stored;
  stored.features = (header.exact ? kFeatureExact : 0) | (header.filter_bits != 0 ? kFeatureFilter : 0) |
                    (header.counts_known ? 0 : kFeatureUnknownCounts);
  stored.kind = static_cast<std::uint32_t>(header.kind);
  stored.file_size = header.total_pages() * kPageSize;
  if (header.filter_bits != 0) {
    stored.bits_kept = header.filter_bits;
  } else {
    stored.page_capacity = page_shape(header.kind, header.exact).capacity;
    stored.bits_kept = header.exact ? static_cast<std::uint32_t>(8 * digest_size(header.kind)) : kRemainderBits;
  }
  stored.source_date = header.source_date.value_or(kNoDate);
  return stored;
}

// Whether the totals are such as the pages can hold. Lookups compute with them before they look at any page, and a
// forger can make every checksum right.
bool totals_fit(const Header& header) noexcept {
  const SectionExtent& data = header.section(SectionKind::kData);
  const std::uint64_t shards = header.section(SectionKind::kShards).records;
  if (header.filter_bits != 0) {
    return data.records <= data.pages * filter_slots_per_page(header.filter_bits) &&
           shards == filter_shards(header.entries);
  }
  return shards == 0 && data.records <= data.pages * page_shape(header.kind, header.exact).capacity &&
         header.entries == data.records + header.section(SectionKind::kOverflow).records;
}

// Whether a time can be computed with: later ones, or earlier ones, are no dates.
bool is_date(std::int64_t seconds) noexcept { return seconds >= -kLatestDate && seconds <= kLatestDate; }

// The sections must follow each other without gap from page 1 to the end of the file.
void check_sections(const Header& header, std::uint64_t file_size, const platform::HeaderReader& reader) {
  std::uint64_t next = 1;
  const std::uint64_t pages = file_size / kPageSize;
  for (const SectionExtent& extent : header.sections) {
    if (extent.first_page != next || extent.pages > pages - next) {
      reader.refuse_corrupt("its sections overlap or leave the file");
    }
    next += extent.pages;
  }
  const auto holds = [&](SectionKind section, std::size_t record) {
    const SectionExtent& extent = header.section(section);
    return extent.records <= extent.pages * records_per_page(record);
  };
  const bool sound =
      next == pages && header.section(SectionKind::kData).pages > 0 && header.entries > 0 &&
      holds(SectionKind::kOverflow, kOverflowRecord) && holds(SectionKind::kLarge, kLargeRecord) &&
      holds(SectionKind::kShards, kShardRecord) &&
      header.section(SectionKind::kPrefixes).pages == (kPrefixBytes + kSectionPayload - 1) / kSectionPayload &&
      header.first <= header.last && header.prefixes_present <= kPrefixCount && totals_fit(header) &&
      header.false_positive_rate >= 0 && header.false_positive_rate <= 1 && is_date(header.source_date.value_or(0));
  reader.require_sound(sound);
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

std::uint32_t section_tag(SectionKind section) noexcept {
  static constexpr std::string_view kTags[kSections] = {"DATA", "OVER", "LARG", "PREF", "SRCS", "SHRD"};
  return platform::load_le32(kTags[static_cast<std::size_t>(section)].data());
}

std::uint64_t Header::total_pages() const noexcept {
  const SectionExtent& end = sections.back();
  return end.first_page + end.pages;
}

void encode_header(const Header& header, std::span<std::byte, kPageSize> page) noexcept {
  platform::HeaderWriter writer(kFileKind, page);
  const Stored stored = stored_of(header);
  transfer(writer, header, stored);
  seal_page(0, page);
}

Header decode_header(std::span<const std::byte> first_bytes, std::uint64_t file_size, const std::string& name) {
  platform::HeaderReader reader(kFileKind, first_bytes, name);
  reader.require_checksum(page_is_intact(0, PageBytes(first_bytes.first<kPageSize>())));
  Header header;
  Stored stored;
  transfer(reader, header, stored);
  if ((stored.features & ~kKnownFeatures) != 0) {
    throw Error(ErrorCode::kBadFile, "uses features this credence does not know; update credence", {name});
  }
  reader.require_size(file_size);
  if (stored.kind != static_cast<std::uint32_t>(HashKind::kSha1) &&
      stored.kind != static_cast<std::uint32_t>(HashKind::kNtlm)) {
    throw Error(ErrorCode::kBadFile, "holds digests of a kind this credence does not know; update credence", {name});
  }
  header.kind = static_cast<HashKind>(stored.kind);
  header.exact = (stored.features & kFeatureExact) != 0;
  header.counts_known = (stored.features & kFeatureUnknownCounts) == 0;
  if (stored.source_date != kNoDate) header.source_date = stored.source_date;

  const bool filter = (stored.features & kFeatureFilter) != 0;
  const bool is_filter_width = header.filter_bits == 8 || header.filter_bits == 16;
  reader.require_sound(filter ? !header.exact && header.counts_known && is_filter_width : header.filter_bits == 0);
  const Stored expected = stored_of(header);
  reader.require_sound(stored.page_capacity == expected.page_capacity && stored.bits_kept == expected.bits_kept);
  check_sections(header, file_size, reader);
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
      kFileKind.refuse_corrupt(name, "its table of sources");
    }
    BreachSource source;
    source.lines = platform::load_le64(&bytes[at]);
    const auto date = static_cast<std::int64_t>(platform::load_le64(&bytes[at + 8]));
    if (date != kNoDate && !is_date(date)) kFileKind.refuse_corrupt(name, "its table of sources");
    if (date != kNoDate) source.date = std::chrono::sys_seconds(std::chrono::seconds(date));
    const std::size_t size = platform::load_le16(&bytes[at + 16]);
    source.name.assign(reinterpret_cast<const char*>(bytes.data()) + at + 18, size);
    sources.push_back(std::move(source));
    at += 18 + size;
  }
  if (at != bytes.size()) kFileKind.refuse_corrupt(name, "its table of sources");
  return sources;
}

}  // namespace credence::breach
