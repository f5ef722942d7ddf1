// SPDX-License-Identifier: Apache-2.0
// Finds dates and years, as people write them into passwords.
#ifndef CREDENCE_PATTERNS_DATE_HPP_
#define CREDENCE_PATTERNS_DATE_HPP_

#include <vector>

#include "text/forms.hpp"

namespace credence::patterns {

/// The years that are taken for one when written with four digits.
inline constexpr int kFirstYear = 1900;
inline constexpr int kLastYear = 2099;

struct FoundDate {
  text::Range<text::Matching> range;
  friend bool operator==(const FoundDate&, const FoundDate&) = default;
};

/// Dates that the calendar has, from left to right, at each position the longest, none overlapping another. The year
/// has two or four digits, day and month may be a single one:
///  - day month year, month day year or year month day with a separator, twice the same, between them; any character
///    that is neither letter nor digit will do;
///  - the same without separators, in six or eight digits;
///  - day month year, month day year, year month day, month year or year month, the month by name (month_name.hpp),
///    with up to two separators beside it; an abbreviated name without a day only in English;
///  - such a name and a day, or after it a year of two digits, where no letter and no digit touches them;
///  - year month day with the signs of Chinese, Japanese and Korean dates; that of the day may be missing.
/// No digit touches a date with a year of two digits or a single digit at its edge: the numbers could be cut
/// otherwise. No letter touches a month's name of fewer than five letters.
/// The matching form has the digits of every script as ASCII.
[[nodiscard]] std::vector<FoundDate> find_dates(text::TextForm<text::Matching> text);

/// Four digits, which no further digit touches, from kFirstYear to kLastYear, in order.
[[nodiscard]] std::vector<FoundDate> find_years(text::TextForm<text::Matching> text);

}  // namespace credence::patterns

#endif  // CREDENCE_PATTERNS_DATE_HPP_
