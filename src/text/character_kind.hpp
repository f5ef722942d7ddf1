// SPDX-License-Identifier: Apache-2.0
// What a character of the matching form is to words, names and dates: a digit, a letter or a separator.
#ifndef CREDENCE_TEXT_CHARACTER_KIND_HPP_
#define CREDENCE_TEXT_CHARACTER_KIND_HPP_

#include "text/unicode.hpp"

namespace credence::text {

/// The matching form has the digits of every script as these.
[[nodiscard]] constexpr bool is_digit(char32_t c) noexcept { return c >= U'0' && c <= U'9'; }

/// Letters, and the marks that the matching form keeps.
[[nodiscard]] inline bool is_letter(char32_t c) noexcept {
  return c < 0x80 ? c >= U'a' && c <= U'z' : is_alphabetic(c) || is_mark(c);
}

[[nodiscard]] inline bool is_separator(char32_t c) noexcept { return !is_digit(c) && !is_letter(c); }

}  // namespace credence::text

#endif  // CREDENCE_TEXT_CHARACTER_KIND_HPP_
