// SPDX-License-Identifier: Apache-2.0
#include "breach/writing/entry_sorter.hpp"

#include <algorithm>
#include <cstring>

namespace credence::breach::writing {
namespace {

// Runs that are taken as they come before sorting in memory begins. Two sorted lists, one after the other, are two runs
// that only need to be merged; a list without any order would give a run for every second entry, so it ends these hopes
// after 64 of them.
constexpr std::size_t kNaturalRuns = 64;

// The only run, whose entries need no merging.
class RunStream final : public EntryStream {
 public:
  explicit RunStream(workshop::RunReader<EntryCodec> run) : run_(std::move(run)) {}
  bool next(Entry& out) override { return run_.next(out); }

 private:
  workshop::RunReader<EntryCodec> run_;
};

}  // namespace

void EntryCodec::encode(const Entry& entry, workshop::Spool& spool) const {
  std::byte record[kLongest];
  std::memcpy(record, entry.hash.bytes.data(), Hash::kSize);
  std::size_t size = digest_size_ + 1;
  if (entry.count < kLongCount) {
    record[digest_size_] = static_cast<std::byte>(entry.count);
  } else {
    record[digest_size_] = static_cast<std::byte>(kLongCount);
    platform::store_le64(record + size, entry.count);
    size += 8;
  }
  spool.append({record, size});
}

EntryBatch::EntryBatch(std::uint64_t memory, DuplicateCounts duplicates) noexcept
    : capacity_(static_cast<std::size_t>(std::max<std::uint64_t>(memory / sizeof(Entry), 1024))),
      duplicates_(duplicates) {}

void EntryBatch::sort() {
  std::sort(entries_.begin(), entries_.end(), ByHash());
  std::size_t kept = 0;
  for (const Entry& entry : entries_) {
    if (kept != 0 && entries_[kept - 1].hash == entry.hash) {
      entries_[kept - 1].count = combine_counts(duplicates_, entries_[kept - 1].count, entry.count);
      ++combined_;
    } else {
      entries_[kept++] = entry;
    }
  }
  entries_.resize(kept);
}

EntrySorter::EntrySorter(const std::filesystem::path& target, HashKind kind, DuplicateCounts duplicates,
                         std::uint64_t min_count, std::uint64_t memory)
    : duplicates_(duplicates),
      sorter_(target, memory, EntryBatch(memory, duplicates), EntryCodec(kind)),
      summary_(min_count) {}

void EntrySorter::write_pending() {
  if (sorter_.runs() == 0) summary_.add(pending_);
  sorter_.append(pending_);
}

void EntrySorter::add_unsorted(const Entry& entry) { sorter_.add(entry); }

void EntrySorter::add_out_of_order(const Entry& entry) {
  if (entry.hash == pending_.hash) {
    pending_.count = combine_counts(duplicates_, pending_.count, entry.count);
    ++combined_;
    return;
  }
  write_pending();
  sorter_.end_run();
  sorting_ = sorter_.runs() >= kNaturalRuns;
  has_pending_ = !sorting_;
  if (sorting_) {
    sorter_.add(entry);
  } else {
    pending_ = entry;
  }
}

void EntrySorter::finish() {
  if (has_pending_) {
    write_pending();
    sorter_.end_run();
  }
  sorter_.finish();
}

std::unique_ptr<EntryStream> EntrySorter::open() const {
  std::vector<workshop::RunReader<EntryCodec>> runs = sorter_.open();
  if (runs.size() == 1) return std::make_unique<RunStream>(std::move(runs.front()));
  return std::make_unique<MergedStream<workshop::RunReader<EntryCodec>>>(std::move(runs), duplicates_);
}

}  // namespace credence::breach::writing
