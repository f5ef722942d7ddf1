// SPDX-License-Identifier: Apache-2.0
// An open breach file: gives out checked pages, over a mapping, the caller's memory or pread, and finds digests.
#ifndef CREDENCE_BREACH_BREACH_FILE_HPP_
#define CREDENCE_BREACH_BREACH_FILE_HPP_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "breach/data_page.hpp"
#include "breach/entry.hpp"
#include "breach/format.hpp"
#include "breach/interpolation.hpp"
#include "credence/breach.hpp"
#include "platform/file.hpp"
#include "platform/mapped_file.hpp"

namespace credence::breach {

/// Immutable but for the marks of pages that were checked; any thread may use it.
class BreachFile {
 public:
  /// Throws Error as BreachDatabase::open does.
  BreachFile(const std::filesystem::path& path, const BreachOptions& options);
  BreachFile(std::span<const std::byte> data, std::string_view name, bool check_pages);

  [[nodiscard]] const Header& header() const noexcept { return header_; }
  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  [[nodiscard]] const PageShape& shape() const noexcept { return shape_; }
  [[nodiscard]] const Interpolation& interpolation() const noexcept { return interpolation_; }

  [[nodiscard]] BreachAnswer find(const Hash& hash) const noexcept;
  /// Finds hashes[i] for answers[i], overlapping the memory accesses of neighbours.
  void find_all(std::span<const Hash> hashes, std::span<BreachAnswer> answers) const noexcept;

  /// Room for a page that isn't in memory.
  struct PageBuffer {
    std::byte bytes[kPageSize];
  };
  /// What became of a page: `bytes` is null if it can't be used, and `fault` then says why.
  struct PageRead {
    const std::byte* bytes = nullptr;
    BreachAnswer::State fault = BreachAnswer::State::kAbsent;
  };
  [[nodiscard]] PageRead page(std::uint64_t number, PageBuffer& buffer) const noexcept {
    if (!data_.empty() && (!checked_ || is_checked(number))) [[likely]] {
      return {data_.data() + number * kPageSize, BreachAnswer::State::kFound};
    }
    return read_page(number, buffer);
  }
  /// The same, checked whether this file is opened with checks or not; throws Error.
  [[nodiscard]] const std::byte* checked_page(std::uint64_t number, PageBuffer& buffer) const;

  /// Record `index` of a section whose records are `size` bytes.
  [[nodiscard]] PageRead record(SectionKind section, std::uint64_t index, std::size_t size,
                                PageBuffer& buffer) const noexcept;
  /// All bytes of a section's pages in use, checked. Throws Error(kBadFile).
  [[nodiscard]] std::vector<std::byte> section_bytes(SectionKind section) const;
  [[nodiscard]] std::vector<BreachSource> sources() const;

 private:
  [[nodiscard]] PageRead read_page(std::uint64_t number, PageBuffer& buffer) const noexcept;
  void set_up(std::span<const std::byte> first_bytes, std::uint64_t size, bool check_pages);
  [[nodiscard]] bool is_checked(std::uint64_t number) const noexcept {
    return (checked_[number / 64].load(std::memory_order_relaxed) >> (number % 64) & 1) != 0;
  }
  void mark_checked(std::uint64_t number) const noexcept {
    checked_[number / 64].fetch_or(std::uint64_t{1} << (number % 64), std::memory_order_relaxed);
  }
  [[nodiscard]] bool covers(const Hash& hash) const noexcept { return header_.first <= hash && hash <= header_.last; }
  void touch_lines(const Interpolation::Location& location) const noexcept;
  [[nodiscard]] BreachAnswer find_at(const Hash& hash, const Interpolation::Location& location) const noexcept;
  [[nodiscard]] BreachAnswer find_in_serving_page(const Hash& hash, std::uint64_t remainder,
                                                  const ServingPage& page) const noexcept;
  [[nodiscard]] BreachAnswer find_in_exact_page(const Hash& hash, std::uint64_t fraction,
                                                const ExactPage& page) const noexcept;
  [[nodiscard]] BreachAnswer find_in_overflow(const Hash& hash, const PageHead& page) const noexcept;
  [[nodiscard]] BreachAnswer find_in_filter(const Interpolation::Location& location) const noexcept;
  [[nodiscard]] BreachAnswer large_count(const PageHead& page, std::uint32_t rank) const noexcept;

  std::string name_;
  platform::MappedFile map_;
  platform::FileDescriptor file_;
  std::span<const std::byte> data_;  // empty with the pread backend
  Header header_;
  PageShape shape_{};
  Interpolation interpolation_;     // to data pages, or to a filter's shards
  std::uint64_t mean_entries_ = 0;  // of a page
  bool touches_lines_ = false;
  std::unique_ptr<std::atomic<std::uint64_t>[]> checked_;  // a bit for each page; null: pages aren't checked
};

}  // namespace credence::breach

#endif  // CREDENCE_BREACH_BREACH_FILE_HPP_
