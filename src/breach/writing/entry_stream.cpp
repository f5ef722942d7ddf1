// SPDX-License-Identifier: Apache-2.0
#include "breach/writing/entry_stream.hpp"

#include <algorithm>
#include <cstring>

#include "credence/error.hpp"

namespace credence::breach::writing {

std::unique_ptr<BreachFile> open_exact(const std::filesystem::path& path) {
  auto file = std::make_unique<BreachFile>(path, BreachOptions{});
  if (!file->header().exact) {
    throw Error(ErrorCode::kUnsupported, "does not keep whole digests; build the master with --exact", {path.string()});
  }
  return file;
}

bool ExactFileStream::next(Entry& out) {
  const PageShape& shape = file_.shape();
  while (true) {
    if (bytes_ == nullptr && !next_page()) return false;
    const ExactPage page(bytes_, shape);
    if (entry_ < page.entries()) {
      out.hash = page.hash(entry_);
      out.count = page.count(entry_);
      if (out.count == kCountIsLarge) out.count = large_count(page.large_first() + large_++);
      ++entry_;
      return true;
    }
    if (overflow_ < page.overflow_count()) {
      const BreachFile::PageRead read =
          file_.record(Section::kOverflow, page.overflow_first() + overflow_, kOverflowRecord, record_buffer_);
      if (read.bytes == nullptr) throw Error(ErrorCode::kBadFile, "is corrupt; copy or build it again", {file_.name()});
      std::memcpy(out.hash.bytes.data(), read.bytes, Hash::kSize);
      out.count = platform::load_le64(read.bytes + Hash::kSize);
      ++overflow_;
      return true;
    }
    bytes_ = nullptr;
  }
}

bool ExactFileStream::next_page() {
  const SectionPlace& data = file_.header().section(Section::kData);
  if (page_ == data.pages) return false;
  bytes_ = file_.checked_page(data.first_page + page_, page_buffer_);
  ++page_;
  entry_ = large_ = overflow_ = 0;
  return true;
}

std::uint64_t ExactFileStream::large_count(std::uint64_t index) {
  const BreachFile::PageRead read = file_.record(Section::kLarge, index, kLargeRecord, record_buffer_);
  if (read.bytes == nullptr) throw Error(ErrorCode::kBadFile, "is corrupt; copy or build it again", {file_.name()});
  return platform::load_le64(read.bytes);
}

MergedStream::MergedStream(std::vector<std::unique_ptr<EntryStream>> streams, DuplicateCounts duplicates)
    : streams_(std::move(streams)), duplicates_(duplicates) {
  for (std::size_t i = 0; i < streams_.size(); ++i) {
    Entry entry;
    if (streams_[i]->next(entry)) heads_.push_back({entry, i});
  }
  std::make_heap(heads_.begin(), heads_.end(), later);
}

bool MergedStream::pop(Entry& out) {
  if (heads_.empty()) return false;
  if (heads_.size() == 1) {  // the usual case: nothing to order
    out = heads_.front().entry;
    if (!streams_[heads_.front().stream]->next(heads_.front().entry)) heads_.clear();
    return true;
  }
  std::pop_heap(heads_.begin(), heads_.end(), later);
  Head& head = heads_.back();
  out = head.entry;
  if (streams_[head.stream]->next(head.entry)) {
    std::push_heap(heads_.begin(), heads_.end(), later);
  } else {
    heads_.pop_back();
  }
  return true;
}

bool MergedStream::next(Entry& out) {
  if (!pop(out)) return false;
  while (!heads_.empty() && heads_.front().entry.hash == out.hash) {
    Entry same;
    pop(same);
    out.count = combine_counts(duplicates_, out.count, same.count);
    ++combined_;
  }
  return true;
}

std::uint64_t combine_counts(DuplicateCounts duplicates, std::uint64_t a, std::uint64_t b) noexcept {
  return duplicates == DuplicateCounts::kAdd ? add_counts(a, b) : std::max(a, b);
}

}  // namespace credence::breach::writing
