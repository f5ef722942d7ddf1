// SPDX-License-Identifier: Apache-2.0
// Entries in ascending order, one after the other: what runs, files and their union all are.
#ifndef CREDENCE_BREACH_WRITING_ENTRY_STREAM_HPP_
#define CREDENCE_BREACH_WRITING_ENTRY_STREAM_HPP_

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "breach/breach_file.hpp"
#include "breach/entry.hpp"
#include "credence/build.hpp"

namespace credence::breach::writing {

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
};

/// The union of streams: entries of one digest become one, their counts combined.
class MergedStream final : public EntryStream {
 public:
  MergedStream(std::vector<std::unique_ptr<EntryStream>> streams, DuplicateCounts duplicates);
  bool next(Entry& out) override;
  [[nodiscard]] std::uint64_t combined() const noexcept override { return combined_; }

 private:
  struct Head {
    Entry entry;
    std::size_t stream;
  };
  static bool later(const Head& a, const Head& b) noexcept { return a.entry.hash > b.entry.hash; }
  bool pop(Entry& out);

  std::vector<std::unique_ptr<EntryStream>> streams_;
  std::vector<Head> heads_;  // a heap, the smallest digest first
  DuplicateCounts duplicates_;
  std::uint64_t combined_ = 0;
};

[[nodiscard]] std::uint64_t combine_counts(DuplicateCounts duplicates, std::uint64_t a, std::uint64_t b) noexcept;

}  // namespace credence::breach::writing

#endif  // CREDENCE_BREACH_WRITING_ENTRY_STREAM_HPP_
