// SPDX-License-Identifier: Apache-2.0
// Text from elsewhere (a file's name, a key of a policy, the name that a data file gives its list) as a terminal, a log
// or a message may show it.
#ifndef CREDENCE_TEXT_PRINTABLE_HPP_
#define CREDENCE_TEXT_PRINTABLE_HPP_

#include <string>
#include <string_view>

namespace credence::text {

/// Whether a character does something else to what shows it than to appear: controls (a terminal obeys those up to
/// U+009F), ends of lines, what turns the direction of writing, and what can't be seen.
[[nodiscard]] constexpr bool is_treacherous(char32_t code_point) noexcept {
  const auto between = [code_point](char32_t first, char32_t last) {
    return first <= code_point && code_point <= last;
  };
  if (code_point < 0x20 || between(0x7F, 0x9F)) return true;
  return code_point == 0xAD || code_point == 0x61C || code_point == 0x180E || between(0x200B, 0x200F) ||
         between(0x2028, 0x202E) || between(0x2060, 0x206F) || code_point == 0xFEFF || between(0xFFF9, 0xFFFB) ||
         between(0xE0000, 0xE007F);
}

/// One line of valid UTF-8: what is treacherous is written as \n, \r, \t, \x1B or \u202E, and a byte that is no UTF-8
/// as \xFF. Other text is the same, a backslash too, so that text which went through this twice is as after the first
/// time.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace credence::text

#endif  // CREDENCE_TEXT_PRINTABLE_HPP_
