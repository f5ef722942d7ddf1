// SPDX-License-Identifier: Apache-2.0
// The names of months and days, full and abbreviated, in the languages of the built-in dictionary, from the calendar
// data of ICU (CLDR, Unicode-3.0: data/NOTICES.txt), and those of seasons. Languages differ in what they call a month:
// abr is April or August.
#ifndef CREDENCE_PATTERNS_MONTH_NAME_HPP_
#define CREDENCE_PATTERNS_MONTH_NAME_HPP_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace credence::patterns {

struct MonthName {
  std::u32string_view text;  ///< Matching form.
  std::uint32_t months = 0;  ///< Those it may mean: bit 0 is January.
  bool is_plain = false;     ///< A full name, or an English one: it means a month without a day beside it.
};

/// All names, sorted by their texts, each once.
[[nodiscard]] std::span<const MonthName> month_names() noexcept;

/// The longest name, or plain name, that `text`, in the matching form, begins with; null if it begins with none.
[[nodiscard]] const MonthName* leading_month_name(std::span<const char32_t> text, bool plain) noexcept;

/// What a name of the calendar is one of.
enum class CalendarKind : std::uint8_t { kMonth, kDay, kSeason };
inline constexpr CalendarKind kCalendarKinds[] = {CalendarKind::kMonth, CalendarKind::kDay, CalendarKind::kSeason};

/// How many characters the longest name of this kind has that `text`, in the matching form, begins with; 0 if it begins
/// with none.
[[nodiscard]] std::size_t leading_calendar_name(std::span<const char32_t> text, CalendarKind kind) noexcept;

}  // namespace credence::patterns

#endif  // CREDENCE_PATTERNS_MONTH_NAME_HPP_
