// SPDX-License-Identifier: Apache-2.0
// What the lines of a list look like, so that a build can say that it was given something else than it was told.
#ifndef CREDENCE_WORKSHOP_LINE_CENSUS_HPP_
#define CREDENCE_WORKSHOP_LINE_CENSUS_HPP_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "credence/build.hpp"

namespace credence::workshop {

/// Looks at the first lines of a build and keeps numbers alone.
class LineCensus {
 public:
  void add(std::string_view line) noexcept {
    if (lines_ < kLines) count(line);
  }
  /// What nearly all lines are; kWords for lists of words or passwords, or where the lines differ.
  [[nodiscard]] ListLook look() const noexcept;

 private:
  static constexpr std::uint64_t kLines = 65'536;
  static constexpr std::size_t kLooks = 6;                  // values of ListLook
  static constexpr std::string_view kSeparators = ",;\t|";  // of columns

  void count(std::string_view line) noexcept;
  void count_columns(std::string_view line) noexcept;

  std::uint64_t lines_ = 0;
  std::array<std::uint64_t, kLooks> looks_{};
  // For each separator: how many the first line has, and how many lines have as many.
  std::array<std::size_t, kSeparators.size()> columns_{};
  std::array<std::uint64_t, kSeparators.size()> same_columns_{};
};

}  // namespace credence::workshop

#endif  // CREDENCE_WORKSHOP_LINE_CENSUS_HPP_
