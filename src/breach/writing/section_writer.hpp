// SPDX-License-Identifier: Apache-2.0
// Collects a section's records in pages while the pages before it are still being written.
#ifndef CREDENCE_BREACH_WRITING_SECTION_WRITER_HPP_
#define CREDENCE_BREACH_WRITING_SECTION_WRITER_HPP_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

#include "breach/format.hpp"
#include "workshop/spool.hpp"

namespace credence::breach::writing {

class SectionWriter {
 public:
  SectionWriter(SectionKind section, const std::filesystem::path& target) : section_(section), spool_(target) {}

  /// Adds a record of at most kSectionPayload bytes. All records of a section but the sources' have one size.
  void add(std::span<const std::byte> record);
  /// Adds bytes that may cross pages.
  void add_bytes(std::span<const std::byte> bytes);
  /// Goes on with a new page unless `count` records of `size` bytes still fit: so that a reader of them all touches
  /// one page. More than fit a page are written on from here.
  void keep_together(std::uint64_t count, std::size_t size);
  /// The number the next record of `size` bytes gets: it follows from where the record is, so records left free count.
  [[nodiscard]] std::uint64_t next_number(std::size_t size) const noexcept {
    return pages_ * records_per_page(size) + used_ / size;
  }
  [[nodiscard]] std::uint64_t records() const noexcept { return records_; }

  /// Ends the section: no page is partly filled any more.
  void finish();
  [[nodiscard]] std::uint64_t pages() const noexcept { return pages_; }
  /// Reads finished page `index`, without its checksum.
  void read_page(std::uint64_t index, std::span<std::byte, kPageSize> page) const;

 private:
  void end_page();

  SectionKind section_;
  workshop::Spool spool_;
  std::array<std::byte, kPageSize> page_{};
  std::size_t used_ = 0;
  std::uint64_t pages_ = 0;
  std::uint64_t records_ = 0;
};

}  // namespace credence::breach::writing

#endif  // CREDENCE_BREACH_WRITING_SECTION_WRITER_HPP_
