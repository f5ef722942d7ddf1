// SPDX-License-Identifier: Apache-2.0
// Entries in ascending order, one after the other: what runs, files and their union all are.
#ifndef CREDENCE_BREACH_WRITING_ENTRY_STREAM_HPP_
#define CREDENCE_BREACH_WRITING_ENTRY_STREAM_HPP_

#include <cstdint>
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

#include "breach/breach_file.hpp"
#include "breach/entry.hpp"
#include "credence/build.hpp"
#include "workshop/merge.hpp"

namespace credence::breach::writing {

/// The order of entries.
struct ByHash {
  bool operator()(const Entry& a, const Entry& b) const noexcept { return a.hash < b.hash; }
};

class EntryStream {
 public:
  EntryStream() = default;
  virtual ~EntryStream() = default;
  EntryStream(const EntryStream&) = delete;
  EntryStream& operator=(const EntryStream&) = delete;

  /// Gives the next entry, or false at the end. Throws Error where its file can't be read.
  virtual bool next(Entry& out) = 0;
  /// How many entries were combined with another of the same digest so far.
  [[nodiscard]] virtual std::uint64_t combined() const noexcept { return 0; }
};

/// Opens a file that keeps whole digests; throws Error(kUnsupported) for another.
[[nodiscard]] std::unique_ptr<BreachFile> open_exact(const std::filesystem::path& path);

/// The entries of an exact file, which must outlive the stream. Every page is checked.
class ExactFileStream final : public EntryStream {
 public:
  explicit ExactFileStream(const BreachFile& file) noexcept : file_(file) {}
  bool next(Entry& out) override;

 private:
  bool read(Entry& out);
  bool next_page();
  [[nodiscard]] std::uint64_t large_count(std::uint64_t index);

  const BreachFile& file_;
  std::uint64_t page_ = 0;  // pages begun
  const std::byte* bytes_ = nullptr;
  std::uint32_t entry_ = 0;     // of the page, the next
  std::uint32_t large_ = 0;     // of the page's large counts, the next
  std::uint32_t overflow_ = 0;  // of the page's overflow entries, the next
  BreachFile::PageBuffer page_buffer_{};
  BreachFile::PageBuffer record_buffer_{};
  Hash previous_;
  bool has_previous_ = false;
};

/// How the counts of one digest that comes more than once become one.
[[nodiscard]] std::uint64_t combine_counts(DuplicateCounts duplicates, std::uint64_t a, std::uint64_t b) noexcept;

/// The union of sorted sources of entries, as workshop::Merge takes them: entries of one digest become one, their
/// counts combined.
template <typename Source>
class MergedStream final : public EntryStream {
 public:
  MergedStream(std::vector<Source> sources, DuplicateCounts duplicates)
      : sources_(std::move(sources)), duplicates_(duplicates) {}

  bool next(Entry& out) override {
    const Source* first = sources_.front();
    if (first == nullptr) return false;
    out = first->record();
    for (sources_.pop(); (first = sources_.front()) != nullptr && first->record().hash == out.hash; sources_.pop()) {
      out.count = combine_counts(duplicates_, out.count, first->record().count);
      ++combined_;
    }
    return true;
  }
  [[nodiscard]] std::uint64_t combined() const noexcept override { return combined_; }

 private:
  workshop::Merge<Source, ByHash> sources_;
  DuplicateCounts duplicates_;
  std::uint64_t combined_ = 0;
};

/// A stream as a source of MergedStream.
class StreamSource {
 public:
  explicit StreamSource(std::unique_ptr<EntryStream> stream) noexcept : stream_(std::move(stream)) {}
  bool next() { return stream_->next(entry_); }
  [[nodiscard]] const Entry& record() const noexcept { return entry_; }

 private:
  std::unique_ptr<EntryStream> stream_;
  Entry entry_;
};

}  // namespace credence::breach::writing

#endif  // CREDENCE_BREACH_WRITING_ENTRY_STREAM_HPP_
