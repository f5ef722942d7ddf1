// SPDX-License-Identifier: Apache-2.0
// Leet spelling: which letters a character may stand for. The one table of it, for all who look for words.
#ifndef CREDENCE_TEXT_LEET_HPP_
#define CREDENCE_TEXT_LEET_HPP_

#include <cstdint>

namespace credence::text {

/// A set of the letters a to z: bit n is the letter 'a' + n.
using LetterSet = std::uint32_t;

/// The set with only this character in it; empty if it is not a letter a to z.
constexpr LetterSet letter_set(char32_t letter) noexcept {
  return letter >= U'a' && letter <= U'z' ? LetterSet{1} << (letter - U'a') : 0;
}

/// The letters that a character of the matching form may stand for besides itself ('1' for i and l, '@' for a);
/// empty for most characters. From data/leet.toml.
[[nodiscard]] LetterSet leet_letters(char32_t character) noexcept;

}  // namespace credence::text

#endif  // CREDENCE_TEXT_LEET_HPP_
