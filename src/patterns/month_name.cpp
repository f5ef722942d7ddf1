// SPDX-License-Identifier: Apache-2.0
#include "patterns/month_name.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

namespace credence::patterns {
namespace {

#include "patterns/month_table.inc"

// Where the names stand that begin with each letter a to z.
constexpr char32_t kFirstLetter = U'a';
constexpr std::size_t kLetters = 26;
constexpr auto kPlaces = [] {
  std::array<std::uint16_t, kLetters + 1> places{};
  std::size_t name = 0;
  for (std::size_t letter = 0; letter <= kLetters; ++letter) {
    while (name < std::size(kMonthNames) && kMonthNames[name].text[0] < kFirstLetter + letter) ++name;
    places[letter] = static_cast<std::uint16_t>(name);
  }
  return places;
}();

// The names that may begin with `character`.
std::span<const MonthName> names_from(char32_t character) {
  const std::span<const MonthName> names = kMonthNames;
  if (character >= 0x80) return names.subspan(kPlaces[kLetters]);
  const std::size_t letter = character - kFirstLetter;  // far beyond z for what stands before a
  if (letter >= kLetters) return {};
  return names.subspan(kPlaces[letter], kPlaces[letter + 1] - kPlaces[letter]);
}

}  // namespace

std::span<const MonthName> month_names() noexcept { return kMonthNames; }

// The names that begin like the text stand together; character by character they become fewer.
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

}  // namespace credence::patterns
