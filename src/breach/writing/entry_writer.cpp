// SPDX-License-Identifier: Apache-2.0
#include "breach/writing/entry_writer.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace credence::breach::writing {

// For 1,000,000 entries of a serving file 1,954 pages are filled as aimed at: 0b11110100010, of which the upper seven
// bits count, so it becomes 0b11110110000, 1,968 pages. Any number of entries from 999,425 to 1,007,616 gives the same.
std::uint64_t data_pages(const PageShape& shape, std::uint64_t entries) noexcept {
  constexpr int kBitsThatCount = 7;
  const std::uint64_t pages = (entries + shape.fill - 1) / shape.fill;
  const int dropped = std::max(0, static_cast<int>(std::bit_width(pages)) - kBitsThatCount);
  return ((pages + (std::uint64_t{1} << dropped) - 1) >> dropped) << dropped;
}

EntryWriter::EntryWriter(const std::filesystem::path& output, const Header& header, const Hash& first, const Hash& last,
                         std::uint64_t pages)
    : assembly_(output, header),
      exact_(header.exact),
      shape_(page_shape(header.kind, header.exact)),
      interpolation_(first, last, pages),
      pages_(pages) {}

// An entry goes to the page that its digest points to, while that has room. Two digests with one remainder look alike
// in a serving page, so neither may answer for both: the first of them stays as a stand-in, whose code sends a lookup
// on to the overflow entries, and both go there.
void EntryWriter::add(const Entry& entry) {
  const Interpolation::Location location = interpolation_.locate(entry.hash);
  end_pages_before(location.page);
  PageEntry* const last = in_page_count_ != 0 ? &in_page_[in_page_count_ - 1] : nullptr;
  if (!exact_ && last != nullptr && remainder_of(last->fraction) == remainder_of(location.fraction)) {
    if (last->code != kCountsAreInOverflow) {
      add_to_overflow({last->hash, last->count});
      last->code = kCountsAreInOverflow;
      ++stand_ins_;
    }
    add_to_overflow(entry);
  } else if (in_page_count_ < shape_.capacity) {
    // One by one: a whole PageEntry would be put together first, and its copy wait for the pieces to be stored.
    PageEntry& next = in_page_[in_page_count_++];
    next.hash = entry.hash;
    next.fraction = location.fraction;
    next.count = entry.count;
    next.code = count_code(entry.count);
  } else {
    if (!exact_) mark_as_elsewhere(remainder_of(location.fraction), page_.data());
    add_to_overflow(entry);
  }
}

std::uint64_t EntryWriter::finish(const Summary& summary, const std::vector<BreachSource>& sources) {
  end_pages_before(pages_);
  Header& header = assembly_.header();
  header.section(SectionKind::kData).records = summary.entries - assembly_.overflow.records();
  if (!exact_) {
    // A random digest falls into some page and matches each of its entries with probability 2^-48.
    header.false_positive_rate = static_cast<double>(summary.entries) / static_cast<double>(pages_) /
                                 static_cast<double>(std::uint64_t{1} << kRemainderBits);
  }
  return assembly_.finish(summary, sources);
}

// The overflow records of a page shall be in one section page where they fit one, which is known when the page ends. So
// they are kept until then, or until there are more than a section page holds.
void EntryWriter::add_to_overflow(const Entry& entry) {
  constexpr std::uint64_t kTogether = records_per_page(kOverflowRecord);
  if (overflowed_ < kTogether) {
    overflow_[overflowed_] = entry;
  } else {
    if (overflowed_ == kTogether) write_overflow(kTogether);
    write_overflow_record(entry);
  }
  ++overflowed_;
}

void EntryWriter::write_overflow_record(const Entry& entry) {
  std::byte record[kOverflowRecord];
  std::memcpy(record, entry.hash.bytes.data(), Hash::kSize);
  platform::store_le64(record + Hash::kSize, entry.count);
  assembly_.overflow.add(record);
}

void EntryWriter::write_overflow(std::uint64_t count) {
  assembly_.overflow.keep_together(count, kOverflowRecord);
  platform::store_le64(page_.data() + kPageOverflowFirst, assembly_.overflow.next_number(kOverflowRecord));
  for (std::uint64_t i = 0; i < count; ++i) write_overflow_record(overflow_[i]);
}

void EntryWriter::write_large() {
  assembly_.large.keep_together(large_.size(), kLargeRecord);
  platform::store_le64(page_.data() + kPageLargeFirst, assembly_.large.next_number(kLargeRecord));
  for (const std::uint64_t count : large_) {
    std::byte record[kLargeRecord];
    platform::store_le64(record, count);
    assembly_.large.add(record);
  }
}

void EntryWriter::end_page() {
  std::byte* const page = page_.data();
  const std::span<const PageEntry> entries(in_page_.data(), in_page_count_);
  if (exact_) {
    encode_exact_page(entries, shape_, page, large_);
  } else {
    encode_serving_page(entries, page, large_);
  }
  platform::store_le16(page + kPageEntries, static_cast<std::uint16_t>(in_page_count_ - stand_ins_));
  platform::store_le16(page + kPageLargeCounts, static_cast<std::uint16_t>(large_.size()));
  platform::store_le32(page + kPageOverflowCount, static_cast<std::uint32_t>(overflowed_));
  if (overflowed_ != 0 && overflowed_ <= records_per_page(kOverflowRecord)) write_overflow(overflowed_);
  if (!large_.empty()) write_large();
  assembly_.write_data_page(page_);
  page_.fill(std::byte{0});
  in_page_count_ = stand_ins_ = 0;
  overflowed_ = 0;
  large_.clear();
}

std::uint64_t write_entries(const std::filesystem::path& output, EntryStream& stream, const Summary& summary,
                            const Header& header, const std::vector<BreachSource>& sources,
                            workshop::BuildMonitor& monitor) {
  const std::uint64_t pages = data_pages(page_shape(header.kind, header.exact), summary.entries);
  const std::uint64_t bytes_an_entry = pages * kPageSize / summary.entries;
  monitor.start(BuildProgress::Phase::kWriting, summary.entries * bytes_an_entry);
  EntryWriter writer(output, header, summary.first, summary.last, pages);
  for (Entry entry; stream.next(entry);) {
    if (entry.count < summary.min_count) continue;
    writer.add(entry);
    monitor.advance(bytes_an_entry, 1);
  }
  return writer.finish(summary, sources);
}

}  // namespace credence::breach::writing
