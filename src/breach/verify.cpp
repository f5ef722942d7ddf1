// SPDX-License-Identifier: Apache-2.0
#include "breach/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "breach/filter.hpp"
#include "breach/prefix_map.hpp"
#include "credence/error.hpp"
#include "platform/digest.hpp"

namespace credence::breach {
namespace {

// Checks what lookups rely on and don't look at: that each entry is where a lookup of its digest looks, that the
// numbers in page heads lead to the records they should, and that the header's totals are those of the pages. Checksums
// alone would not do: a builder with a fault writes right checksums, too.
class Verifier {
 public:
  explicit Verifier(const BreachFile& file) : file_(file), header_(file.header()), shape_(file.shape()) {}

  void run() {
    check_all_checksums();
    if (header_.filter_bits == 0) {
      check_entries();
    } else {
      check_shards();
    }
    check_sections();
    check_prefixes();
    (void)file_.sources();
  }

 private:
  [[noreturn]] void refuse(const std::string& problem) const {
    throw Error(ErrorCode::kBadFile, "is corrupt: " + problem + "; copy or build it again", {file_.name()});
  }
  void require(bool holds, std::uint64_t page, const char* problem) const {
    if (!holds) refuse(fmt::format("page {}, {}", page, problem));
  }

  // Pages swapped with those of another build have valid checksums, but not this file's build id.
  void check_all_checksums() const {
    platform::Sha256 build_id;
    for (std::uint64_t page = 0; page < header_.total_pages(); ++page) {
      BreachFile::PageBuffer buffer;
      const std::byte* const bytes = file_.checked_page(page, buffer);
      if (page != 0) build_id.add({bytes + kPageCrc, 4});
    }
    const auto digest = build_id.finish();
    if (!std::equal(header_.build_id.begin(), header_.build_id.end(), digest.begin())) {
      refuse("pages of different builds are mixed");
    }
  }

  // The shards share out the fingerprints one after the other, without gap.
  void check_shards() const {
    std::uint64_t slots = 0;
    for (std::uint64_t i = 0; i < header_.section(SectionKind::kShards).records; ++i) {
      BreachFile::PageBuffer buffer;
      const BreachFile::PageRead read = file_.record(SectionKind::kShards, i, kShardRecord, buffer);
      if (read.bytes == nullptr) refuse("shards are missing");
      const FilterShard shard = decode_shard(read.bytes);
      const bool is_padded = platform::load_le32(read.bytes + kShardRecord - 4) == 0;
      if (!shard.is_sound() || !is_padded || shard.first_slot != slots)
        refuse(fmt::format("shard {} contradicts itself", i));
      slots += shard.slots;
    }
    if (slots != header_.section(SectionKind::kData).records) refuse("its shards are not those its header announces");
  }

  // The heads of all pages but those of entries: what they are a page of, and how much of it is used.
  void check_sections() const {
    check_section(SectionKind::kOverflow, kOverflowRecord);
    check_section(SectionKind::kLarge, kLargeRecord);
    check_section(SectionKind::kShards, kShardRecord);
    if (header_.filter_bits != 0) check_section(SectionKind::kData, header_.filter_bits / 8);
    check_section(SectionKind::kPrefixes, 0);
    check_section(SectionKind::kSources, 0);
  }

  // `size` is that of a record, or 0 where records cross pages.
  void check_section(SectionKind section, std::size_t size) const {
    const SectionExtent& extent = header_.section(section);
    std::uint64_t used_bytes = 0;
    for (std::uint64_t i = 0; i < extent.pages; ++i) {
      BreachFile::PageBuffer buffer;
      const std::uint64_t number = extent.first_page + i;
      const std::byte* const bytes = file_.checked_page(number, buffer);
      const std::uint32_t used = platform::load_le32(bytes + 4);
      require(platform::load_le32(bytes) == section_tag(section), number, "it is of another section");
      require(used <= kSectionPayload && platform::load_le32(bytes + 12) == 0, number, "its head contradicts itself");
      used_bytes += used;
    }
    if (size != 0 && used_bytes != extent.records * size) {
      refuse("records of a section are not those its header announces");
    }
  }

  void check_entries() {
    const SectionExtent& data = header_.section(SectionKind::kData);
    for (std::uint64_t page = 0; page < data.pages; ++page) {
      BreachFile::PageBuffer buffer;
      const std::byte* const bytes = file_.checked_page(data.first_page + page, buffer);
      if (header_.exact) {
        check_exact_page(data.first_page + page, page, ExactPage(bytes, shape_));
      } else {
        check_serving_page(data.first_page + page, page, ServingPage(bytes));
      }
    }
    const std::uint64_t overflowed = header_.section(SectionKind::kOverflow).records;
    if (entries_ != header_.entries || entries_ - overflowed_ != data.records || overflowed_ != overflowed ||
        large_ != header_.section(SectionKind::kLarge).records || count_sum_ != header_.count_sum) {
      refuse("its entries and counts are not those its header announces");
    }
  }

  // `number` is the page's in the file, `index` the one among the data pages.
  void check_serving_page(std::uint64_t number, std::uint64_t index, const ServingPage& page) {
    std::uint32_t entries = 0;
    std::uint32_t large = 0;
    for (std::uint32_t slot = 0; slot < shape_.capacity; ++slot) {
      const std::uint64_t remainder = page.remainder(slot);
      const std::uint8_t count = page.count(slot);
      // Each entry must be where a lookup looks for it, and a free slot all zero.
      require(count == 0 ? remainder == 0 : page.find(remainder) == slot, number, "an entry is in the wrong slot");
      if (count == 0) continue;
      if (count == kCountsAreInOverflow) continue;  // these entries are counted with the overflow records
      add_count(number, page, count, large);
      ++entries;
    }
    check_page(number, index, page, entries, large);
  }

  void check_exact_page(std::uint64_t number, std::uint64_t index, const ExactPage& page) {
    const std::uint32_t entries = page.entries();
    std::uint32_t large = 0;
    bool ordered = page.numbers_fit() && page.bucket_start(0) == 0 && page.bucket_start(kBuckets) == entries;
    for (unsigned bucket = 0; bucket < kBuckets; ++bucket) {
      ordered = ordered && page.bucket_start(bucket) <= page.bucket_start(bucket + 1);
    }
    for (std::uint32_t i = 0; i < entries; ++i) {
      const Hash hash = page.hash(i);
      check_order(number, hash);
      const Interpolation::Location location = file_.interpolation().locate(hash);
      require(location.page == index, number, "a digest is in the wrong page");
      const unsigned bucket = bucket_of(location.fraction);
      ordered = ordered && page.bucket_start(bucket) <= i && i < page.bucket_start(bucket + 1);
      require(page.count(i) != 0, number, "a count is zero");
      add_count(number, page, page.count(i), large);
    }
    require(ordered, number, "its entries are out of order");
    check_page(number, index, page, entries, large);
  }

  void add_count(std::uint64_t number, const PageHead& page, std::uint64_t count, std::uint32_t& large) {
    count_sum_ += count == kCountIsLarge ? large_count(number, page.large_first() + large++) : count;
  }

  void check_page(std::uint64_t number, std::uint64_t index, const PageHead& page, std::uint32_t entries,
                  std::uint32_t large) {
    require(entries == page.entries(), number, "entries are missing");
    require(large == page.large_counts(), number, "large counts are missing");
    require(page.reserved_is_zero(header_.exact), number, "its head contradicts itself");
    large_ += large;
    entries_ += entries;
    check_overflow(number, index, page);
  }

  // Exact entries ascend through the whole file: those of a page, then its overflow entries, then the next page.
  void check_order(std::uint64_t number, const Hash& hash) {
    require(header_.first <= hash && hash <= header_.last, number, "a digest is outside the file's range");
    require(!has_previous_ || previous_ < hash, number, "its entries are out of order");
    previous_ = hash;
    has_previous_ = true;
  }

  [[nodiscard]] std::uint64_t large_count(std::uint64_t number, std::uint64_t index) const {
    BreachFile::PageBuffer buffer;
    const BreachFile::PageRead read = file_.record(SectionKind::kLarge, index, kLargeRecord, buffer);
    require(read.bytes != nullptr, number, "a large count is missing");
    const std::uint64_t count = platform::load_le64(read.bytes);
    require(count >= kLeastLargeCount && count <= kMaxCount, number, "a large count is out of range");
    return count;
  }

  void check_overflow(std::uint64_t number, std::uint64_t index, const PageHead& page) {
    Hash previous;
    for (std::uint64_t i = 0; i < page.overflow_count(); ++i) {
      BreachFile::PageBuffer buffer;
      const BreachFile::PageRead read =
          file_.record(SectionKind::kOverflow, page.overflow_first() + i, kOverflowRecord, buffer);
      require(read.bytes != nullptr, number, "overflow entries are missing");
      Hash hash;
      std::memcpy(hash.bytes.data(), read.bytes, Hash::kSize);
      if (header_.exact) check_order(number, hash);
      require(header_.first <= hash && hash <= header_.last, number, "a digest is outside the file's range");
      require(file_.interpolation().locate(hash).page == index, number, "an overflow entry is in the wrong page");
      require(i == 0 || previous < hash, number, "its overflow entries are out of order");
      const std::uint64_t count = platform::load_le64(read.bytes + Hash::kSize);
      require(count != 0 && count <= kMaxCount, number, "a count is out of range");
      previous = hash;
      count_sum_ += count;
    }
    overflowed_ += page.overflow_count();
    entries_ += page.overflow_count();
  }

  void check_prefixes() const {
    PrefixMap prefixes;
    const std::vector<std::byte> bits = file_.section_bytes(SectionKind::kPrefixes);
    prefixes.add(bits);
    if (bits.size() != kPrefixBytes || header_.section(SectionKind::kPrefixes).records != 0 ||
        prefixes.count() != header_.prefixes_present) {
      refuse("its map of prefixes is not the one its header announces");
    }
  }

  const BreachFile& file_;
  const Header& header_;
  const PageShape& shape_;
  std::uint64_t entries_ = 0;
  std::uint64_t overflowed_ = 0;
  std::uint64_t large_ = 0;
  std::uint64_t count_sum_ = 0;
  Hash previous_;
  bool has_previous_ = false;
};

}  // namespace

void verify_whole_file(const BreachFile& file) { Verifier(file).run(); }

}  // namespace credence::breach
