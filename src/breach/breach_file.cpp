// SPDX-License-Identifier: Apache-2.0
#include "breach/breach_file.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <optional>
#include <utility>

#include "breach/filter.hpp"
#include "breach/password_digest.hpp"
#include "credence/error.hpp"

namespace credence::breach {
namespace {

using State = BreachAnswer::State;

PageBytes as_page(const std::byte* bytes) noexcept { return PageBytes(bytes, kPageSize); }

BreachAnswer fault(State state) noexcept { return {state, 0}; }

// A count of 0 would read as "absent", one above the largest as a negative number.
BreachAnswer found(std::uint64_t count, std::uint64_t least) noexcept {
  return count < least || count > kMaxCount ? fault(State::kCorrupt) : BreachAnswer{State::kFound, count};
}

void load_and_forget(const std::byte& byte) noexcept { asm volatile("" : : "r"(byte)); }

}  // namespace

BreachFile::BreachFile(const std::filesystem::path& path, const BreachOptions& options) : name_(path.string()) {
  if (options.backend == BreachOptions::Backend::kMap) {
    map_ = platform::MappedFile(path);
    data_ = map_.data();
    if (options.huge_pages) map_.ask_for_huge_pages();
    if (options.preload) map_.preload();
    map_.expect_random_access();
    set_up(data_, data_.size(), options.check_pages);
    return;
  }
  file_ = platform::open_regular(path);
  const std::uint64_t size = platform::regular_file_size(file_, name_);
  PageBuffer first;
  const std::size_t got = platform::read_fully_at(file_, 0, first.bytes, name_);
  set_up({first.bytes, got}, size, options.check_pages);
}

BreachFile::BreachFile(std::span<const std::byte> data, std::string_view name, bool check_pages)
    : name_(name), data_(data) {
  set_up(data, data.size(), check_pages);
}

void BreachFile::set_up(std::span<const std::byte> first_bytes, std::uint64_t size, bool check_pages) {
  header_ = decode_header(first_bytes, size, name_);
  shape_ = page_shape(header_.kind, header_.exact);
  const std::uint64_t parts = header_.filter_bits != 0 ? header_.section(SectionKind::kShards).records
                                                       : header_.section(SectionKind::kData).pages;
  interpolation_ = Interpolation(header_.first, header_.last, parts);
  mean_entries_ = header_.entries / parts;
  touches_lines_ = !data_.empty() && header_.filter_bits == 0;
  prepare_digest(header_.kind);
  if (check_pages) checked_ = std::make_unique<std::atomic<std::uint64_t>[]>(header_.total_pages() / 64 + 1);
}

// A mapped page is checked when it is first used; its mark then spares later lookups the checksum. Two threads may
// check the same page at once, which does no harm.
BreachFile::PageRead BreachFile::read_page(std::uint64_t number, PageBuffer& buffer) const noexcept {
  if (!data_.empty()) {
    const std::byte* const bytes = data_.data() + number * kPageSize;
    if (!page_is_intact(number, as_page(bytes))) return {nullptr, State::kCorrupt};
    mark_checked(number);
    return {bytes, State::kFound};
  }
  std::size_t done = 0;
  while (done < kPageSize) {
    const ssize_t got =
        pread(file_.get(), buffer.bytes + done, kPageSize - done, static_cast<off_t>(number * kPageSize + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return {nullptr, State::kUnreadable};
    done += static_cast<std::size_t>(got);
  }
  // What was read is a new copy each time, so it is checked each time.
  if (checked_ && !page_is_intact(number, as_page(buffer.bytes))) return {nullptr, State::kCorrupt};
  return {buffer.bytes, State::kFound};
}

const std::byte* BreachFile::checked_page(std::uint64_t number, PageBuffer& buffer) const {
  const PageRead read = page(number, buffer);
  if (read.bytes == nullptr && read.fault == State::kUnreadable) {
    throw Error(ErrorCode::kIo, fmt::format("cannot be read at page {}; was it truncated?", number), {name_});
  }
  if (read.bytes == nullptr || (!checked_ && !page_is_intact(number, as_page(read.bytes)))) {
    throw Error(ErrorCode::kBadFile, fmt::format("is corrupt in page {} (checksum); copy or build it again", number),
                {name_});
  }
  return read.bytes;
}

BreachFile::PageRead BreachFile::record(SectionKind section, std::uint64_t index, std::size_t size,
                                        PageBuffer& buffer) const noexcept {
  const SectionExtent& extent = header_.section(section);
  const std::uint64_t in_section = index / records_per_page(size);
  if (in_section >= extent.pages) return {nullptr, State::kCorrupt};
  PageRead read = page(extent.first_page + in_section, buffer);
  if (read.bytes != nullptr) read.bytes += kSectionPayloadOffset + (index % records_per_page(size)) * size;
  return read;
}

std::vector<std::byte> BreachFile::section_bytes(SectionKind section) const {
  const SectionExtent& extent = header_.section(section);
  std::vector<std::byte> bytes;
  PageBuffer buffer;
  for (std::uint64_t i = 0; i < extent.pages; ++i) {
    const std::byte* const at = checked_page(extent.first_page + i, buffer);
    const std::uint32_t used = platform::load_le32(at + 4);
    if (platform::load_le32(at) != section_tag(section) || used > kSectionPayload) {
      throw Error(ErrorCode::kBadFile,
                  fmt::format("is corrupt in page {} (wrong section); copy or build it again", extent.first_page + i),
                  {name_});
    }
    bytes.insert(bytes.end(), at + kSectionPayloadOffset, at + kSectionPayloadOffset + used);
  }
  return bytes;
}

std::vector<BreachSource> BreachFile::sources() const {
  return decode_sources(section_bytes(SectionKind::kSources), header_.section(SectionKind::kSources).records, name_);
}

// Reads at once a byte of each line of memory that a lookup is likely to need. These are reads and not prefetches
// because processors may drop a prefetch of an address whose translation they don't have at hand.
void BreachFile::touch_lines(const Interpolation::Location& location) const noexcept {
  const std::byte* const page =
      data_.data() + (header_.section(SectionKind::kData).first_page + location.page) * kPageSize;
  if (!header_.exact) {
    load_and_forget(page[line_offset(line_of(remainder_of(location.fraction)))]);
    return;
  }
  // An entry's index follows from its fraction but for chance: the number of those before it has a standard deviation
  // of up to 14. There may be more entries than pages have room for, those in the overflow section.
  const auto guess = std::min<std::size_t>(
      static_cast<std::size_t>((static_cast<Wide>(location.fraction) * mean_entries_) >> 64), shape_.capacity);
  load_and_forget(page[0]);
  load_and_forget(page[shape_.counts + guess]);
  for (std::size_t line = 0; line < 5; ++line) {
    // Never outside the page: that could be one page fault more.
    const std::size_t at = shape_.digests + guess * shape_.digest_size + line * kLineSize;
    load_and_forget(page[std::min(at - 2 * kLineSize, kPageSize - 1)]);
  }
}

BreachAnswer BreachFile::find(const Hash& hash) const noexcept {
  if (!covers(hash)) return {};
  const Interpolation::Location location = interpolation_.locate(hash);
  if (touches_lines_) touch_lines(location);
  return find_at(hash, location);
}

void BreachFile::find_all(std::span<const Hash> hashes, std::span<BreachAnswer> answers) const noexcept {
  constexpr std::size_t kTogether = 64;
  Interpolation::Location locations[kTogether];
  for (std::size_t begin = 0; begin < hashes.size(); begin += kTogether) {
    const std::size_t count = std::min(kTogether, hashes.size() - begin);
    // This loop does little else, so that many of its reads are under way at once.
    for (std::size_t i = 0; i < count; ++i) {
      if (!covers(hashes[begin + i])) continue;
      locations[i] = interpolation_.locate(hashes[begin + i]);
      if (touches_lines_) touch_lines(locations[i]);
    }
    for (std::size_t i = 0; i < count; ++i) {
      const Hash& hash = hashes[begin + i];
      answers[begin + i] = covers(hash) ? find_at(hash, locations[i]) : BreachAnswer{};
    }
  }
}

// What a lookup reads: a data page, and only where that says so a record of the large counts or of the overflow
// entries.
BreachAnswer BreachFile::find_at(const Hash& hash, const Interpolation::Location& location) const noexcept {
  if (header_.filter_bits != 0) return find_in_filter(location);
  PageBuffer buffer;
  const PageRead read = page(header_.section(SectionKind::kData).first_page + location.page, buffer);
  if (read.bytes == nullptr) return fault(read.fault);
  return header_.exact ? find_in_exact_page(hash, location.fraction, ExactPage(read.bytes, shape_))
                       : find_in_serving_page(hash, remainder_of(location.fraction), ServingPage(read.bytes));
}

BreachAnswer BreachFile::find_in_serving_page(const Hash& hash, std::uint64_t remainder,
                                              const ServingPage& page) const noexcept {
  const std::uint32_t slot = page.find(remainder);
  if (slot == ServingPage::kAbsent) return {};
  if (slot == ServingPage::kBeyond) return find_in_overflow(hash, page);
  const std::uint8_t count = page.count(slot);
  if (count == kCountIsLarge) return large_count(page, page.large_rank(slot));
  if (count == kCountsAreInOverflow) return find_in_overflow(hash, page);
  return {State::kFound, count};
}

BreachAnswer BreachFile::find_in_exact_page(const Hash& hash, std::uint64_t fraction,
                                            const ExactPage& page) const noexcept {
  const std::optional<std::uint32_t> entry = page.find(hash, fraction);
  if (!entry) return find_in_overflow(hash, page);
  const std::uint8_t count = page.count(*entry);
  if (count == kCountIsLarge) return large_count(page, page.large_rank(*entry));
  return {State::kFound, count};
}

BreachAnswer BreachFile::find_in_filter(const Interpolation::Location& location) const noexcept {
  PageBuffer buffer;
  const PageRead record_read = record(SectionKind::kShards, location.page, kShardRecord, buffer);
  if (record_read.bytes == nullptr) return fault(record_read.fault);
  const FilterShard shard = decode_shard(record_read.bytes);
  const SectionExtent& data = header_.section(SectionKind::kData);
  if (!shard.is_sound() || !platform::in_bounds(data.records, shard.first_slot, shard.slots))
    return fault(State::kCorrupt);
  const std::uint64_t per_page = filter_slots_per_page(header_.filter_bits);
  const std::size_t slot_size = header_.filter_bits / 8;
  const std::uint64_t hashed = hash_filter_key(location.fraction, shard.seed);
  std::uint16_t seen = filter_fingerprint(hashed, header_.filter_bits);
  for (const std::uint32_t in_shard : shard.slots_of(hashed)) {
    const std::uint64_t slot = shard.first_slot + in_shard;
    const PageRead read = page(data.first_page + slot / per_page, buffer);
    if (read.bytes == nullptr) return fault(read.fault);
    const std::byte* const at = read.bytes + kSectionPayloadOffset + slot % per_page * slot_size;
    seen ^= slot_size == 1 ? static_cast<std::uint16_t>(*at) : platform::load_le16(at);
  }
  return seen == 0 ? BreachAnswer{State::kPossibly, BreachAnswer::kCountUnknown} : BreachAnswer{};
}

BreachAnswer BreachFile::large_count(const PageHead& page, std::uint32_t rank) const noexcept {
  if (rank >= page.large_counts()) return fault(State::kCorrupt);
  PageBuffer buffer;
  const PageRead large = record(SectionKind::kLarge, page.large_first() + rank, kLargeRecord, buffer);
  if (large.bytes == nullptr) return fault(large.fault);
  return found(platform::load_le64(large.bytes), kLeastLargeCount);
}

// Overflow records of a page are sorted, so they are halved; a page seldom has more than one.
BreachAnswer BreachFile::find_in_overflow(const Hash& hash, const PageHead& page) const noexcept {
  PageBuffer buffer;
  std::uint64_t begin = page.overflow_first();
  const std::uint64_t room = header_.section(SectionKind::kOverflow).pages * records_per_page(kOverflowRecord);
  if (page.overflow_count() != 0 && !platform::in_bounds(room, begin, page.overflow_count())) {
    return fault(State::kCorrupt);
  }
  std::uint64_t end = begin + page.overflow_count();
  while (begin < end) {
    const std::uint64_t middle = begin + (end - begin) / 2;
    const PageRead read = record(SectionKind::kOverflow, middle, kOverflowRecord, buffer);
    if (read.bytes == nullptr) return fault(read.fault);
    Hash there;
    std::memcpy(there.bytes.data(), read.bytes, Hash::kSize);
    if (there == hash) return found(platform::load_le64(read.bytes + Hash::kSize), 1);
    if (there < hash) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return {};
}

}  // namespace credence::breach
