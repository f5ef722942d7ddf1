// SPDX-License-Identifier: Apache-2.0
// Sorts records in bounded memory, however many there are: an external merge sort.
#ifndef CREDENCE_WORKSHOP_EXTERNAL_SORTER_HPP_
#define CREDENCE_WORKSHOP_EXTERNAL_SORTER_HPP_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <utility>
#include <vector>

#include "workshop/merge.hpp"
#include "workshop/run_reader.hpp"
#include "workshop/spool.hpp"

namespace credence::workshop {

/// Records are collected in a batch. A full batch is sorted and written to the spool as a run; at the end the runs are
/// merged. With room for three records, say, d b a c e becomes the runs "a b d" and "c e"; the merge compares their
/// first records, a and c, gives a, then b, then compares d and c, and so on. Each record is written and read once, and
/// the memory of the batch serves the runs as their buffers.
///
/// A Batch keeps records in memory:
///   using Codec: how records are spooled, see RunReader; besides, void encode(record, Spool&) const and Less, their
///   order; bool is_full() const; void add(record); void sort(); then void for_each(visit) gives the records in order;
///   void clear() empties it, void release() frees it.
template <typename Batch>
class ExternalSorter {
 public:
  using Codec = typename Batch::Codec;
  using Record = typename Codec::Record;
  using Reader = RunReader<Codec>;
  using Runs = Merge<Reader, typename Codec::Less>;

  /// `target` is the file that is built; what `memory` bytes can't hold is spooled beside it.
  ExternalSorter(const std::filesystem::path& target, std::uint64_t memory, Batch batch, Codec codec = {})
      : memory_(memory), codec_(std::move(codec)), batch_(std::move(batch)), spool_(target) {}

  /// Adds a record in any order. Throws Error(kIo) where the disk is full.
  void add(const Record& record) {
    if (batch_.is_full()) write_batch();
    batch_.add(record);
  }

  /// For records that come in order, which need no batch: adds one to the run in hand, and ends this run.
  void append(const Record& record) { codec_.encode(record, spool_); }
  void end_run() {
    const std::uint64_t begin = runs_.empty() ? 0 : runs_.back().end;
    runs_.push_back({begin, spool_.size()});
  }
  [[nodiscard]] std::size_t runs() const noexcept { return runs_.size(); }

  /// Ends the input: writes the last batch, and frees its memory for the merge.
  void finish() {
    if (!batch_.is_empty()) write_batch();
    batch_.release();
  }
  /// The runs, in order once they are merged. To be called after finish(), any number of times.
  [[nodiscard]] std::vector<Reader> open() const {
    const auto buffer = static_cast<std::size_t>(std::clamp<std::uint64_t>(
        memory_ / std::max<std::size_t>(runs_.size(), 1), RunBuffer::kLeastSize, RunBuffer::kLargestSize));
    std::vector<Reader> readers;
    readers.reserve(runs_.size());
    for (const Run& run : runs_) readers.emplace_back(spool_, run, buffer, codec_);
    return readers;
  }

  /// Instead of both: gives every record in order, equal ones as often as they were added. What fits the batch is never
  /// spooled.
  template <typename Visit>
  void for_each(const Visit& visit) {
    if (runs_.empty()) {
      batch_.sort();
      batch_.for_each(visit);
      return;
    }
    finish();
    for (Runs merged(open()); merged.front() != nullptr; merged.pop()) visit(merged.front()->record());
  }

  [[nodiscard]] const Batch& batch() const noexcept { return batch_; }

 private:
  void write_batch() {
    batch_.sort();
    batch_.for_each([this](const Record& record) { append(record); });
    batch_.clear();
    end_run();
  }

  std::uint64_t memory_;
  Codec codec_;
  Batch batch_;
  Spool spool_;
  std::vector<Run> runs_;
};

}  // namespace credence::workshop

#endif  // CREDENCE_WORKSHOP_EXTERNAL_SORTER_HPP_
