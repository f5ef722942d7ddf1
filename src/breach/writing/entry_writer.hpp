// SPDX-License-Identifier: Apache-2.0
// Writes a serving or an exact breach file from entries in order.
#ifndef CREDENCE_BREACH_WRITING_ENTRY_WRITER_HPP_
#define CREDENCE_BREACH_WRITING_ENTRY_WRITER_HPP_

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <vector>

#include "breach/data_page.hpp"
#include "breach/interpolation.hpp"
#include "breach/writing/entry_stream.hpp"
#include "breach/writing/file_assembly.hpp"
#include "breach/writing/page_encoder.hpp"
#include "breach/writing/summary.hpp"
#include "workshop/build_monitor.hpp"

namespace credence::breach::writing {

/// How many data pages hold this many entries. Of large numbers only seven bits count, so that a good guess of the
/// entries gives the same number of pages as the entries themselves.
[[nodiscard]] std::uint64_t data_pages(const PageShape& shape, std::uint64_t entries) noexcept;

/// Fills data pages. Entries that share all the bits a serving page keeps can't be told apart there, so they all go to
/// the overflow section, which has whole digests, and one slot of the page refers to all of them.
class EntryWriter {
 public:
  /// `header` says kind, exact and the date. All entries must be in [first, last].
  EntryWriter(const std::filesystem::path& output, const Header& header, const Hash& first, const Hash& last,
              std::uint64_t pages);

  /// Takes the next entry, of a larger digest than the last.
  void add(const Entry& entry);
  /// Puts the file in place; `summary` is of all entries added. Returns the file's size.
  std::uint64_t finish(const Summary& summary, const std::vector<BreachSource>& sources);

 private:
  void add_to_overflow(const Entry& entry);
  void write_overflow_record(const Entry& entry);
  void write_overflow(std::uint64_t count);
  void write_large();
  void end_pages_before(std::uint64_t page) {
    for (; current_ < page; ++current_) end_page();
  }
  void end_page();

  FileAssembly assembly_;
  const bool exact_;
  const PageShape shape_;
  const Interpolation interpolation_;
  const std::uint64_t pages_;

  std::array<std::byte, kPageSize> page_{};
  std::uint64_t current_ = 0;  // number of the page being filled
  std::array<PageEntry, kServingShape.capacity> in_page_;
  std::uint32_t in_page_count_ = 0;
  std::uint32_t stand_ins_ = 0;  // of these, those that refer to overflow entries
  std::vector<std::uint64_t> large_;
  std::uint64_t overflowed_ = 0;
  std::array<Entry, records_per_page(kOverflowRecord)> overflow_{};
};

/// Writes the entries of `stream`, of which `summary` is true, to `output`. Returns the file's size.
std::uint64_t write_entries(const std::filesystem::path& output, EntryStream& stream, const Summary& summary,
                            const Header& header, const std::vector<BreachSource>& sources,
                            workshop::BuildMonitor& monitor);

}  // namespace credence::breach::writing

#endif  // CREDENCE_BREACH_WRITING_ENTRY_WRITER_HPP_
