// SPDX-License-Identifier: Apache-2.0
// Takes entries in any order and gives them back sorted, in bounded memory. Entries that come in order, as Pwned
// Passwords text does, go straight to the spool; from the first disorder on it is an external merge sort.
#ifndef CREDENCE_BREACH_WRITING_ENTRY_SORTER_HPP_
#define CREDENCE_BREACH_WRITING_ENTRY_SORTER_HPP_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "breach/entry.hpp"
#include "breach/writing/entry_stream.hpp"
#include "breach/writing/summary.hpp"
#include "credence/build.hpp"
#include "workshop/spool.hpp"

namespace credence::breach::writing {

class EntrySorter {
 public:
  /// `target` is the file that is built, `memory` how many bytes may be used to sort.
  EntrySorter(const std::filesystem::path& target, HashKind kind, DuplicateCounts duplicates, std::uint64_t min_count,
              std::uint64_t memory);

  void add(const Entry& entry) {
    if (sorting_) {
      add_unsorted(entry);
    } else if (entry.hash > pending_.hash || !has_pending_) {
      if (has_pending_) write_pending();
      pending_ = entry;
      has_pending_ = true;
    } else {
      add_out_of_order(entry);
    }
  }
  /// Ends the input. Nothing may be added after it.
  void finish();

  /// The entries sorted, each digest once. The sorter must outlive the stream.
  [[nodiscard]] std::unique_ptr<EntryStream> open() const;
  /// What open() will give, if that is known without reading it: when all came in order.
  [[nodiscard]] const Summary* summary() const noexcept { return runs_.size() <= 1 ? &summary_ : nullptr; }
  /// How many entries were combined with another while they were added.
  [[nodiscard]] std::uint64_t combined() const noexcept { return combined_; }

 private:
  struct Run {
    std::uint64_t begin;
    std::uint64_t end;
  };
  void write(const Entry& entry);
  void write_pending();
  void add_out_of_order(const Entry& entry);
  void add_unsorted(const Entry& entry);
  void sort_and_write();
  void end_run();

  std::size_t digest_size_;
  DuplicateCounts duplicates_;
  std::uint64_t memory_;
  workshop::Spool spool_;
  std::vector<Run> runs_;
  std::uint64_t run_begin_ = 0;
  Summary summary_;  // of the first run
  Entry pending_;
  bool has_pending_ = false;
  bool sorting_ = false;
  std::vector<Entry> unsorted_;
  std::uint64_t combined_ = 0;
};

}  // namespace credence::breach::writing

#endif  // CREDENCE_BREACH_WRITING_ENTRY_SORTER_HPP_
