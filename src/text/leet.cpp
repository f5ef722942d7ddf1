// SPDX-License-Identifier: Apache-2.0
#include "text/leet.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

namespace credence::text {
namespace {

struct LeetEntry {
  char32_t character;
  LetterSet letters;
};

constexpr LetterSet letter_set(std::string_view letters) {
  LetterSet set = 0;
  for (const char letter : letters) set |= text::letter_set(static_cast<char32_t>(letter));
  return set;
}

#include "text/leet_table.inc"

constexpr auto kAscii = [] {
  std::array<LetterSet, 128> ascii{};
  for (const LeetEntry& entry : kLeetEntries) {
    if (entry.character < ascii.size()) ascii[entry.character] = entry.letters;
  }
  return ascii;
}();

}  // namespace

LetterSet leet_letters(char32_t character) noexcept {
  if (character < kAscii.size()) return kAscii[character];
  const auto* const entry = std::lower_bound(std::begin(kLeetEntries), std::end(kLeetEntries), character,
                                             [](const LeetEntry& e, char32_t c) { return e.character < c; });
  return entry != std::end(kLeetEntries) && entry->character == character ? entry->letters : 0;
}

}  // namespace credence::text
