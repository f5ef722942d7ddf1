// SPDX-License-Identifier: Apache-2.0
#include "patterns/date.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

namespace credence::internal {
namespace {

constexpr std::u32string_view kSeparators = U"/-.,_\\ ";
constexpr char32_t kYearSign = 0x5E74;
constexpr char32_t kMonthSign = 0x6708;
constexpr char32_t kDaySign = 0x65E5;

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

// A number of one to four digits, as written.
struct Number {
  std::size_t digits = 0;
  int value = 0;
};

Number read_number(std::span<const char32_t> digits) {
  Number number{digits.size(), 0};
  for (const char32_t digit : digits) number.value = number.value * 10 + static_cast<int>(digit - U'0');
  return number;
}

// All digits from `begin` on.
Stretch digits_at(std::span<const char32_t> text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && is_digit(text[end])) ++end;
  return {begin, end};
}

// A number of at most four digits that stands at `begin` and that no further digit follows.
std::optional<Number> number_at(std::span<const char32_t> text, std::size_t begin) {
  const Stretch digits = digits_at(text, begin);
  if (digits.size() < 1 || digits.size() > 4) return std::nullopt;
  return read_number(text.subspan(digits.begin, digits.size()));
}

bool is_date(int year, int month, int day) { return (std::chrono::year(year) / month / day).ok(); }

// The year of a date of the calendar.
std::optional<int> date_of(Number year, Number month, Number day) {
  if (month.digits > 2 || day.digits > 2) return std::nullopt;
  if (year.digits == 4) {
    const bool known = year.value >= kFirstYear && year.value <= kLastYear;
    return known && is_date(year.value, month.value, day.value) ? std::optional(year.value) : std::nullopt;
  }
  if (year.digits != 2) return std::nullopt;
  const bool either = is_date(1900 + year.value, month.value, day.value) ||  //
                      is_date(2000 + year.value, month.value, day.value);
  return either ? std::optional(year.value) : std::nullopt;
}

// The year of three numbers that are a date in one of the usual orders.
std::optional<int> date_in_any_order(Number first, Number second, Number third) {
  if (const auto year = date_of(third, second, first)) return year;  // day month year
  if (const auto year = date_of(third, first, second)) return year;  // month day year
  return date_of(first, second, third);
}

// The date whose first number is the digits `first`.
std::optional<FoundDate> separated_date(std::span<const char32_t> text, Stretch first) {
  const auto number = number_at(text, first.begin);
  if (!number || first.end == text.size()) return std::nullopt;
  const char32_t sign = text[first.end];
  const bool is_signed = sign == kYearSign;
  if (!is_signed && kSeparators.find(sign) == std::u32string_view::npos) return std::nullopt;

  const std::size_t second_begin = first.end + 1;
  const auto second = number_at(text, second_begin);
  if (!second) return std::nullopt;
  const std::size_t second_end = second_begin + second->digits;
  if (second_end == text.size() || text[second_end] != (is_signed ? kMonthSign : sign)) return std::nullopt;

  const auto third = number_at(text, second_end + 1);
  if (!third) return std::nullopt;
  const std::size_t end = second_end + 1 + third->digits;
  const auto year = is_signed ? date_of(*number, *second, *third) : date_in_any_order(*number, *second, *third);
  if (!year) return std::nullopt;
  const bool has_day_sign = is_signed && end < text.size() && text[end] == kDaySign;
  return FoundDate{{first.begin, has_day_sign ? end + 1 : end}, *year};
}

// The date written as the `digits`, six or eight of them.
std::optional<int> compact_date(std::span<const char32_t> digits) {
  const auto number = [&](std::size_t begin, std::size_t size) { return read_number(digits.subspan(begin, size)); };
  const std::size_t year_digits = digits.size() - 4;
  if (const auto found = date_in_any_order(number(0, 2), number(2, 2), number(4, year_digits))) return found;
  return date_of(number(0, year_digits), number(year_digits, 2), number(year_digits + 2, 2));
}

}  // namespace

std::vector<FoundDate> find_dates(std::span<const char32_t> text) {
  std::vector<FoundDate> dates;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const Stretch digits = digits_at(text, i);
    if (digits.size() == 0) continue;
    i = digits.end;  // no digit stands there
    if (const auto date = separated_date(text, digits)) {
      dates.push_back(*date);
      i = date->where.end - 1;
      continue;
    }
    const std::size_t size = digits.size() == 6 ? 6 : 8;
    for (std::size_t begin = digits.begin; begin + size <= digits.end; ++begin) {
      if (const auto year = compact_date(text.subspan(begin, size))) {
        dates.push_back({{begin, begin + size}, *year});
        begin += size - 1;
      }
    }
  }
  return dates;
}

std::vector<FoundDate> find_years(std::span<const char32_t> text) {
  std::vector<FoundDate> years;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const Stretch digits = digits_at(text, i);
    if (digits.size() == 0) continue;
    i = digits.end;
    if (digits.size() != 4) continue;
    const int year = read_number(text.subspan(digits.begin, 4)).value;
    if (year >= kFirstYear && year <= kLastYear) years.push_back({digits, year});
  }
  return years;
}

}  // namespace credence::internal
