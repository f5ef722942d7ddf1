// SPDX-License-Identifier: Apache-2.0
#include "breach/writing/entry_stream.hpp"

#include <algorithm>
#include <cstring>

#include "credence/error.hpp"

namespace credence::breach::writing {

std::unique_ptr<BreachFile> open_exact(const std::filesystem::path& path) {
  auto file = std::make_unique<BreachFile>(path, BreachOptions{});
  if (!file->header().exact) {
    throw Error(ErrorCode::kUnsupported, "does not keep whole digests; build it again as an exact file",
                {path.string()});
  }
  return file;
}

// What is made of these entries relies on their order and on their counts; a file may have neither, with right
// checksums.
bool ExactFileStream::next(Entry& out) {
  if (!read(out)) return false;
  const Header& header = file_.header();
  const bool is_sound = header.first <= out.hash && out.hash <= header.last &&
                        (!has_previous_ || previous_ < out.hash) && out.count != 0 && out.count <= kMaxCount;
  if (!is_sound) throw Error(ErrorCode::kBadFile, "is corrupt; copy or build it again", {file_.name()});
  previous_ = out.hash;
  has_previous_ = true;
  return true;
}

bool ExactFileStream::read(Entry& out) {
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
          file_.record(SectionKind::kOverflow, page.overflow_first() + overflow_, kOverflowRecord, record_buffer_);
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
  const SectionExtent& data = file_.header().section(SectionKind::kData);
  if (page_ == data.pages) return false;
  bytes_ = file_.checked_page(data.first_page + page_, page_buffer_);
  ++page_;
  entry_ = large_ = overflow_ = 0;
  return true;
}

std::uint64_t ExactFileStream::large_count(std::uint64_t index) {
  const BreachFile::PageRead read = file_.record(SectionKind::kLarge, index, kLargeRecord, record_buffer_);
  if (read.bytes == nullptr) throw Error(ErrorCode::kBadFile, "is corrupt; copy or build it again", {file_.name()});
  return platform::load_le64(read.bytes);
}

std::uint64_t combine_counts(DuplicateCounts duplicates, std::uint64_t a, std::uint64_t b) noexcept {
  return duplicates == DuplicateCounts::kAdd ? add_counts(a, b) : std::max(a, b);
}

}  // namespace credence::breach::writing
