// SPDX-License-Identifier: Apache-2.0
#include "patterns/month_name.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

namespace credence::patterns {
namespace {

#include "patterns/month_table.inc"

// The longest name that the text begins with, of names that are sorted: those that begin like it are side by side, and
// with each character they become fewer.
std::size_t longest_leading(std::span<const std::u32string_view> names, std::span<const char32_t> text) noexcept {
  std::size_t longest = 0;
  for (std::size_t i = 0; i < text.size() && !names.empty(); ++i) {
    const auto differs = [&](std::u32string_view name, char32_t c) { return name.size() <= i || name[i] < c; };
    const auto begin = std::lower_bound(names.begin(), names.end(), text[i], differs);
    const auto end = std::lower_bound(begin, names.end(), text[i] + 1, differs);
    names = {begin, end};
    if (!names.empty() && names.front().size() == i + 1) longest = i + 1;
  }
  return longest;
}

// The first name that begins with each letter a to z, or would.
constexpr char32_t kFirstLetter = U'a';
constexpr std::size_t kLetters = 26;
constexpr auto kFirstNames = [] {
  std::array<std::uint16_t, kLetters + 1> first_names{};
  std::size_t name = 0;
  for (std::size_t letter = 0; letter <= kLetters; ++letter) {
    while (name < std::size(kMonthNames) && kMonthNames[name].text[0] < kFirstLetter + letter) ++name;
    first_names[letter] = static_cast<std::uint16_t>(name);
  }
  return first_names;
}();

// The names that may begin with `character`.
std::span<const MonthName> names_from(char32_t character) {
  const std::span<const MonthName> names = kMonthNames;
  if (character >= 0x80) return names.subspan(kFirstNames[kLetters]);
  const std::size_t letter = character - kFirstLetter;  // far beyond z for what is before a
  if (letter >= kLetters) return {};
  return names.subspan(kFirstNames[letter], kFirstNames[letter + 1] - kFirstNames[letter]);
}

}  // namespace

std::span<const MonthName> month_names() noexcept { return kMonthNames; }

// The names are sorted, so those that begin like the text are side by side, and character by character they become
// fewer. For "mars": 'm' leaves those with m, "ma" those from maalis on, "mar" those from mar, which is a name, to
// marzo, "mars" only itself, the longest.
const MonthName* leading_month_name(std::span<const char32_t> text, bool plain) noexcept {
  const MonthName* longest = nullptr;
  if (text.empty()) return longest;
  std::span<const MonthName> names = names_from(text.front());
  for (std::size_t i = 0; i < text.size() && !names.empty(); ++i) {
    const auto differs = [&](const MonthName& name, char32_t c) { return name.text.size() <= i || name.text[i] < c; };
    const auto begin = std::lower_bound(names.begin(), names.end(), text[i], differs);
    const auto end = std::lower_bound(begin, names.end(), text[i] + 1, differs);
    names = {begin, end};
    if (names.empty() || names.front().text.size() != i + 1) continue;
    if (names.front().is_plain || !plain) longest = &names.front();
  }
  return longest;
}

std::size_t leading_calendar_name(std::span<const char32_t> text, CalendarKind kind) noexcept {
  switch (kind) {
    case CalendarKind::kMonth: {
      const MonthName* const month = leading_month_name(text, false);
      return month == nullptr ? 0 : month->text.size();
    }
    case CalendarKind::kDay:
      return longest_leading(kDayNames, text);
    case CalendarKind::kSeason:
      break;
  }
  return longest_leading(kSeasonNames, text);
}

}  // namespace credence::patterns
