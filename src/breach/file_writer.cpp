// SPDX-License-Identifier: Apache-2.0
#include "breach/file_writer.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "breach/data_page.hpp"
#include "breach/interpolation.hpp"

namespace credence::internal {

FileAssembly::FileAssembly(const std::filesystem::path& output, const Header& header)
    : overflow(Section::kOverflow, output),
      large(Section::kLarge, output),
      shards(Section::kShards, output),
      output_(output),
      file_(output),
      header_(header) {
  file_.write(std::array<std::byte, kPageSize>{});  // the header's place
}

void FileAssembly::write_page(std::span<std::byte, kPageSize> page) {
  seal_page(next_page_, page);
  build_id_.add(page.subspan(kPageCrc, 4));
  file_.write(page);
  ++next_page_;
}

void FileAssembly::write_data_page(std::span<std::byte, kPageSize> page) { write_page(page); }

void FileAssembly::append(Section section, SectionWriter& writer) {
  writer.finish();
  header_.section(section) = {next_page_, writer.pages(), writer.records()};
  std::array<std::byte, kPageSize> page{};
  for (std::uint64_t i = 0; i < writer.pages(); ++i) {
    writer.read_page(i, page);
    write_page(page);
  }
}

std::uint64_t FileAssembly::finish(const Summary& summary, const std::vector<BreachSource>& sources) {
  header_.entries = summary.entries;
  header_.count_sum = summary.count_sum;
  header_.first = summary.first;
  header_.last = summary.last;
  header_.prefixes_present = summary.prefixes.count();
  SectionPlace& data = header_.section(Section::kData);
  data.first_page = 1;
  data.pages = next_page_ - 1;
  append(Section::kOverflow, overflow);
  append(Section::kLarge, large);
  SectionWriter prefixes(Section::kPrefixes, output_);
  prefixes.add_bytes(summary.prefixes.bytes());
  append(Section::kPrefixes, prefixes);
  SectionWriter source_table(Section::kSources, output_);
  source_table.add_bytes(encode_sources(sources));
  append(Section::kSources, source_table);
  header_.section(Section::kSources).records = sources.size();
  append(Section::kShards, shards);
  const std::array<std::uint8_t, 32> digest = build_id_.finish();
  std::copy_n(digest.begin(), header_.build_id.size(), header_.build_id.begin());
  std::array<std::byte, kPageSize> first_page{};
  encode_header(header_, first_page);
  file_.write_at(0, first_page);
  file_.commit();
  return header_.total_pages() * kPageSize;
}

namespace {

// Fills data pages. Entries that share all the bits a serving page keeps can't be told apart there, so they all go to
// the overflow section, which has whole digests; an entry is therefore held back until the next one is seen.
class PageWriter {
 public:
  PageWriter(FileAssembly& assembly, const Summary& summary, std::uint64_t pages, BuildMonitor& monitor)
      : assembly_(assembly),
        monitor_(monitor),
        exact_(assembly.header().exact),
        shape_(page_shape(assembly.header().kind, exact_)),
        interpolation_(summary.first, summary.last, pages),
        pages_(pages) {}

  void add(const Entry& entry) {
    const Interpolation::Place place = interpolation_.locate(entry.hash);
    if (has_held_) {
      const bool alike = !exact_ && place.page == held_place_.page &&
                         remainder_of(place.fraction) == remainder_of(held_place_.fraction);
      place_held(alike);
      held_alike_ = alike;
    }
    held_ = entry;
    held_place_ = place;
    has_held_ = true;
  }

  void finish() {
    if (has_held_) place_held(false);
    end_pages_before(pages_);
  }

 private:
  void place_held(bool like_next) {
    end_pages_before(held_place_.page);
    if (entries_ == shape_.capacity || held_alike_ || like_next) {
      add_to_overflow();
    } else {
      add_to_page();
    }
  }

  void add_to_page() {
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

  void add_to_overflow() {
    constexpr std::uint64_t kTogether = records_per_page(kOverflowRecord);
    if (overflowed_ < kTogether) {
      overflow_[overflowed_] = held_;
    } else {
      if (overflowed_ == kTogether) write_overflow(kTogether);
      write_overflow_record(held_);
    }
    ++overflowed_;
  }

  void write_overflow_record(const Entry& entry) {
    std::byte record[kOverflowRecord];
    std::memcpy(record, entry.hash.bytes.data(), Hash::kSize);
    store_le64(record + Hash::kSize, entry.count);
    assembly_.overflow.add(record);
  }

  void write_overflow(std::uint64_t count) {
    assembly_.overflow.keep_together(count, kOverflowRecord);
    store_le64(page_.data() + kPageOverflowFirst, assembly_.overflow.next_number(kOverflowRecord));
    for (std::uint64_t i = 0; i < count; ++i) write_overflow_record(overflow_[i]);
  }

  void write_large() {
    assembly_.large.keep_together(large_counts_, kLargeRecord);
    store_le64(page_.data() + kPageLargeFirst, assembly_.large.next_number(kLargeRecord));
    for (std::uint32_t i = 0; i < large_counts_; ++i) {
      std::byte record[kLargeRecord];
      store_le64(record, large_[i]);
      assembly_.large.add(record);
    }
  }

  void end_pages_before(std::uint64_t page) {
    for (; current_ < page; ++current_) end_page();
  }

  void end_page() {
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
    monitor_.advance(kPageSize, entries_ + overflowed_);
    page_.fill(std::byte{0});
    entries_ = buckets_ = large_counts_ = 0;
    overflowed_ = 0;
  }

  FileAssembly& assembly_;
  BuildMonitor& monitor_;
  const bool exact_;
  const PageShape shape_;
  const Interpolation interpolation_;
  const std::uint64_t pages_;

  std::array<std::byte, kPageSize> page_{};
  std::uint64_t current_ = 0;  // number of the page being filled
  std::uint32_t entries_ = 0;
  std::uint32_t buckets_ = 0;  // buckets whose start is known
  std::uint32_t large_counts_ = 0;
  std::uint64_t overflowed_ = 0;
  std::array<std::uint64_t, kServingShape.capacity> large_{};
  std::array<Entry, records_per_page(kOverflowRecord)> overflow_{};

  Entry held_;
  Interpolation::Place held_place_{};
  bool has_held_ = false;
  bool held_alike_ = false;  // as the entry before it
};

}  // namespace

std::uint64_t write_entries(const std::filesystem::path& output, EntryStream& stream, const Summary& summary,
                            const Header& header, const std::vector<BreachSource>& sources, BuildMonitor& monitor) {
  const std::uint32_t fill = page_shape(header.kind, header.exact).fill;
  const std::uint64_t pages = (summary.entries + fill - 1) / fill;
  monitor.start(BuildProgress::Phase::kWriting, pages * kPageSize);
  FileAssembly assembly(output, header);
  if (!header.exact) {
    // A random digest falls into some page and matches each of its entries with probability 2^-48.
    assembly.header().false_positive_rate = static_cast<double>(summary.entries) / static_cast<double>(pages) /
                                            static_cast<double>(std::uint64_t{1} << kRemainderBits);
  }
  PageWriter writer(assembly, summary, pages, monitor);
  for (Entry entry; stream.next(entry);) {
    if (entry.count >= summary.min_count) writer.add(entry);
  }
  writer.finish();
  assembly.header().section(Section::kData).records = summary.entries - assembly.overflow.records();
  return assembly.finish(summary, sources);
}

}  // namespace credence::internal
