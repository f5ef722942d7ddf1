// SPDX-License-Identifier: Apache-2.0
// Finds dates and years, as people write them into passwords.
#ifndef CREDENCE_PATTERNS_DATE_HPP_
#define CREDENCE_PATTERNS_DATE_HPP_

#include <span>
#include <vector>

#include "patterns/stretch.hpp"

namespace credence::internal {

/// The years that are taken for one when written with four digits.
inline constexpr int kFirstYear = 1900;
inline constexpr int kLastYear = 2099;

struct FoundDate {
  Stretch where;
  int year = 0;  ///< Of two digits: 0 to 99.
  friend bool operator==(const FoundDate&, const FoundDate&) = default;
};

/// Dates that the calendar has, in order, none overlapping another, as day month year, month day year or year
/// month day, the year in two or four digits:
///  - with the separator / - . , _ \ or space, twice the same, or the signs of Chinese and Japanese dates, between
///    numbers of which days and months may be a single digit;
///  - without separators, as eight digits, or as six that no further digit touches: any six digits next to others
///    would be a date too often.
/// `text` is the matching form, in which digits of every script are ASCII.
[[nodiscard]] std::vector<FoundDate> find_dates(std::span<const char32_t> text);

/// Four digits, which no further digit touches, from kFirstYear to kLastYear, in order.
[[nodiscard]] std::vector<FoundDate> find_years(std::span<const char32_t> text);

}  // namespace credence::internal

#endif  // CREDENCE_PATTERNS_DATE_HPP_
