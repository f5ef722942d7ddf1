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
#include "workshop/external_sorter.hpp"

namespace credence::breach::writing {

/// A spooled entry: its digest, then its count in a byte, or 255 and the count in eight. So nearly all take 21 bytes.
class EntryCodec {
 public:
  using Record = Entry;
  using Less = ByHash;
  static constexpr std::size_t kLongest = Hash::kSize + 1 + 8;

  explicit EntryCodec(HashKind kind) noexcept : digest_size_(digest_size(kind)) {}

  void encode(const Entry& entry, workshop::Spool& spool) const;
  std::size_t decode(const std::byte* from, Entry& to) const noexcept {
    std::memcpy(to.hash.bytes.data(), from, digest_size_);
    to.count = static_cast<std::uint8_t>(from[digest_size_]);
    if (to.count != kLongCount) return digest_size_ + 1;
    to.count = platform::load_le64(from + digest_size_ + 1);
    return digest_size_ + 1 + 8;
  }

 private:
  static constexpr std::uint8_t kLongCount = 255;
  std::size_t digest_size_;
};

/// Entries in memory, to be sorted. Sorting combines those of one digest.
class EntryBatch {
 public:
  using Codec = EntryCodec;

  EntryBatch(std::uint64_t memory, DuplicateCounts duplicates) noexcept;

  [[nodiscard]] bool is_full() const noexcept { return entries_.size() == capacity_; }
  [[nodiscard]] bool is_empty() const noexcept { return entries_.empty(); }
  void add(const Entry& entry) {
    if (entries_.empty()) entries_.reserve(capacity_);  // once; input in order never comes here
    entries_.push_back(entry);
  }
  void sort();
  template <typename Visit>
  void for_each(const Visit& visit) const {
    for (const Entry& entry : entries_) visit(entry);
  }
  void clear() noexcept { entries_.clear(); }
  void release() noexcept { entries_.shrink_to_fit(); }
  /// How many entries were combined with another.
  [[nodiscard]] std::uint64_t combined() const noexcept { return combined_; }

 private:
  std::size_t capacity_;
  DuplicateCounts duplicates_;
  std::vector<Entry> entries_;
  std::uint64_t combined_ = 0;
};

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
  [[nodiscard]] const Summary* summary() const noexcept { return sorter_.runs() <= 1 ? &summary_ : nullptr; }
  /// How many entries were combined with another while they were added.
  [[nodiscard]] std::uint64_t combined() const noexcept { return combined_ + sorter_.batch().combined(); }

 private:
  void write_pending();
  void add_unsorted(const Entry& entry);  // not in line, so that add() is: it is called for every line
  void add_out_of_order(const Entry& entry);

  DuplicateCounts duplicates_;
  workshop::ExternalSorter<EntryBatch> sorter_;
  Summary summary_;  // of the first run
  Entry pending_;    // the latest of those in order, until one of another digest follows
  bool has_pending_ = false;
  bool sorting_ = false;  // no order is hoped for any more
  std::uint64_t combined_ = 0;
};

}  // namespace credence::breach::writing

#endif  // CREDENCE_BREACH_WRITING_ENTRY_SORTER_HPP_
