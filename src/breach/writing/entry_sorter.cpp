// SPDX-License-Identifier: Apache-2.0
#include "breach/writing/entry_sorter.hpp"

#include <algorithm>
#include <cstring>

namespace credence::breach::writing {
namespace {

// A spooled entry: the digest, then its count in a byte, or 255 and the count in eight.
constexpr std::size_t kLongestRecord = Hash::kSize + 1 + 8;
constexpr std::uint8_t kLongCount = 255;

// Runs that are taken as they come before sorting in memory begins, for a few sorted inputs one after the other.
constexpr std::size_t kNaturalRuns = 64;

class RunStream final : public EntryStream {
 public:
  RunStream(const workshop::Spool& spool, std::uint64_t begin, std::uint64_t end, std::size_t digest_size,
            std::size_t buffer)
      : spool_(spool), next_(begin), end_(end), digest_size_(digest_size), buffer_(buffer) {}

  bool next(Entry& out) override {
    if (size_ - at_ < kLongestRecord && next_ < end_) refill();
    if (at_ == size_) return false;
    const std::byte* const record = buffer_.data() + at_;
    std::memcpy(out.hash.bytes.data(), record, digest_size_);
    out.count = static_cast<std::uint8_t>(record[digest_size_]);
    at_ += digest_size_ + 1;
    if (out.count == kLongCount) {
      out.count = platform::load_le64(record + digest_size_ + 1);
      at_ += 8;
    }
    return true;
  }

 private:
  void refill() {
    const std::size_t rest = size_ - at_;
    std::memmove(buffer_.data(), buffer_.data() + at_, rest);
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(buffer_.size() - rest, end_ - next_));
    const std::size_t got = spool_.read(next_, std::span(buffer_).subspan(rest, wanted));
    next_ += got;
    size_ = rest + got;
    at_ = 0;
  }

  const workshop::Spool& spool_;
  std::uint64_t next_;
  std::uint64_t end_;
  std::size_t digest_size_;
  std::vector<std::byte> buffer_;
  std::size_t at_ = 0;
  std::size_t size_ = 0;
};

}  // namespace

EntrySorter::EntrySorter(const std::filesystem::path& target, HashKind kind, DuplicateCounts duplicates,
                         std::uint64_t min_count, std::uint64_t memory)
    : digest_size_(digest_size(kind)), duplicates_(duplicates), memory_(memory), spool_(target), summary_(min_count) {}

void EntrySorter::write(const Entry& entry) {
  std::byte record[kLongestRecord];
  std::memcpy(record, entry.hash.bytes.data(), Hash::kSize);
  std::size_t size = digest_size_ + 1;
  if (entry.count < kLongCount) {
    record[digest_size_] = static_cast<std::byte>(entry.count);
  } else {
    record[digest_size_] = static_cast<std::byte>(kLongCount);
    platform::store_le64(record + size, entry.count);
    size += 8;
  }
  spool_.append({record, size});
}

void EntrySorter::write_pending() {
  if (runs_.empty()) summary_.add(pending_);
  write(pending_);
}

void EntrySorter::add_out_of_order(const Entry& entry) {
  if (entry.hash == pending_.hash) {
    pending_.count = combine_counts(duplicates_, pending_.count, entry.count);
    ++combined_;
    return;
  }
  write_pending();
  end_run();
  has_pending_ = false;
  if (runs_.size() < kNaturalRuns) {
    pending_ = entry;
    has_pending_ = true;
    return;
  }
  sorting_ = true;
  unsorted_.reserve(std::max<std::uint64_t>(memory_ / sizeof(Entry), 1024));
  unsorted_.push_back(entry);
}

void EntrySorter::add_unsorted(const Entry& entry) {
  if (unsorted_.size() == unsorted_.capacity()) sort_and_write();
  unsorted_.push_back(entry);
}

void EntrySorter::sort_and_write() {
  std::sort(unsorted_.begin(), unsorted_.end(), [](const Entry& a, const Entry& b) { return a.hash < b.hash; });
  for (std::size_t i = 0; i < unsorted_.size();) {
    Entry entry = unsorted_[i];
    for (++i; i < unsorted_.size() && unsorted_[i].hash == entry.hash; ++i) {
      entry.count = combine_counts(duplicates_, entry.count, unsorted_[i].count);
      ++combined_;
    }
    write(entry);
  }
  unsorted_.clear();
  end_run();
}

void EntrySorter::end_run() {
  runs_.push_back({run_begin_, spool_.size()});
  run_begin_ = spool_.size();
}

void EntrySorter::finish() {
  if (has_pending_) {
    write_pending();
    end_run();
  }
  if (!unsorted_.empty()) sort_and_write();
  unsorted_.shrink_to_fit();
}

std::unique_ptr<EntryStream> EntrySorter::open() const {
  constexpr std::size_t kLeastBuffer = 4096;
  constexpr std::size_t kLargestBuffer = std::size_t{1} << 20;
  const std::size_t buffer =
      std::clamp<std::size_t>(memory_ / std::max<std::size_t>(runs_.size(), 1), kLeastBuffer, kLargestBuffer);
  std::vector<std::unique_ptr<EntryStream>> streams;
  streams.reserve(runs_.size());
  for (const Run& run : runs_) {
    streams.push_back(std::make_unique<RunStream>(spool_, run.begin, run.end, digest_size_, buffer));
  }
  if (streams.size() == 1) return std::move(streams.front());
  return std::make_unique<MergedStream>(std::move(streams), duplicates_);
}

}  // namespace credence::breach::writing
