// SPDX-License-Identifier: Apache-2.0
#include "breach/entry_writer.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace credence::internal {

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

void EntryWriter::add(const Entry& entry) {
  const Interpolation::Place place = interpolation_.locate(entry.hash);
  if (has_held_) {
    const bool alike =
        !exact_ && place.page == held_place_.page && remainder_of(place.fraction) == remainder_of(held_place_.fraction);
    place_held(alike);
    held_alike_ = alike;
  }
  held_ = entry;
  held_place_ = place;
  has_held_ = true;
}

std::uint64_t EntryWriter::finish(const Summary& summary, const std::vector<BreachSource>& sources) {
  if (has_held_) place_held(false);
  end_pages_before(pages_);
  Header& header = assembly_.header();
  header.section(Section::kData).records = summary.entries - assembly_.overflow.records();
  if (!exact_) {
    // A random digest falls into some page and matches each of its entries with probability 2^-48.
    header.false_positive_rate = static_cast<double>(summary.entries) / static_cast<double>(pages_) /
                                 static_cast<double>(std::uint64_t{1} << kRemainderBits);
  }
  return assembly_.finish(summary, sources);
}

void EntryWriter::place_held(bool like_next) {
  end_pages_before(held_place_.page);
  if (entries_ == shape_.capacity || held_alike_ || like_next) {
    add_to_overflow();
  } else {
    add_to_page();
  }
}

void EntryWriter::add_to_page() {
  std::byte* const page = page_.data();
  for (const unsigned bucket = bucket_of(held_place_.fraction); buckets_ <= bucket; ++buckets_) {
    store_le16(page + kPageBuckets + 2 * buckets_, static_cast<std::uint16_t>(entries_));
  }
  if (exact_) {
    std::memcpy(page + shape_.digests + entries_ * shape_.digest_size, held_.hash.bytes.data(), shape_.digest_size);
  } else {
    const std::uint64_t remainder = remainder_of(held_place_.fraction);
    store_le16(page + kFingerprints + 2 * entries_, static_cast<std::uint16_t>(remainder >> 32));
    store_le32(page + kLows + 4 * entries_, static_cast<std::uint32_t>(remainder));
  }
  if (held_.count >= kCountIsLarge) large_[large_counts_++] = held_.count;
  page[shape_.counts + entries_] = static_cast<std::byte>(std::min<std::uint64_t>(held_.count, kCountIsLarge));
  ++entries_;
}

void EntryWriter::add_to_overflow() {
  constexpr std::uint64_t kTogether = records_per_page(kOverflowRecord);
  if (overflowed_ < kTogether) {
    overflow_[overflowed_] = held_;
  } else {
    if (overflowed_ == kTogether) write_overflow(kTogether);
    write_overflow_record(held_);
  }
  ++overflowed_;
}

void EntryWriter::write_overflow_record(const Entry& entry) {
  std::byte record[kOverflowRecord];
  std::memcpy(record, entry.hash.bytes.data(), Hash::kSize);
  store_le64(record + Hash::kSize, entry.count);
  assembly_.overflow.add(record);
}

void EntryWriter::write_overflow(std::uint64_t count) {
  assembly_.overflow.keep_together(count, kOverflowRecord);
  store_le64(page_.data() + kPageOverflowFirst, assembly_.overflow.next_number(kOverflowRecord));
  for (std::uint64_t i = 0; i < count; ++i) write_overflow_record(overflow_[i]);
}

void EntryWriter::write_large() {
  assembly_.large.keep_together(large_counts_, kLargeRecord);
  store_le64(page_.data() + kPageLargeFirst, assembly_.large.next_number(kLargeRecord));
  for (std::uint32_t i = 0; i < large_counts_; ++i) {
    std::byte record[kLargeRecord];
    store_le64(record, large_[i]);
    assembly_.large.add(record);
  }
}

void EntryWriter::end_page() {
  std::byte* const page = page_.data();
  for (; buckets_ <= kBuckets; ++buckets_) {
    store_le16(page + kPageBuckets + 2 * buckets_, static_cast<std::uint16_t>(entries_));
  }
  store_le16(page + kPageEntries, static_cast<std::uint16_t>(entries_));
  store_le16(page + kPageLargeCounts, static_cast<std::uint16_t>(large_counts_));
  store_le32(page + kPageOverflowCount, static_cast<std::uint32_t>(overflowed_));
  if (overflowed_ != 0 && overflowed_ <= records_per_page(kOverflowRecord)) write_overflow(overflowed_);
  if (large_counts_ != 0) write_large();
  assembly_.write_data_page(page_);
  page_.fill(std::byte{0});
  entries_ = buckets_ = large_counts_ = 0;
  overflowed_ = 0;
}

std::uint64_t write_entries(const std::filesystem::path& output, EntryStream& stream, const Summary& summary,
                            const Header& header, const std::vector<BreachSource>& sources, BuildMonitor& monitor) {
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

}  // namespace credence::internal
