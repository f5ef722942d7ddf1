// SPDX-License-Identifier: Apache-2.0
// A set of code points that a setting spells out, made to be asked once for each character of a password, and what a
// character is to the rule that counts kinds.
#ifndef CREDENCE_RULES_CHARACTER_SET_HPP_
#define CREDENCE_RULES_CHARACTER_SET_HPP_

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace credence::rules {

class CharacterSet {
 public:
  /// The code points of `characters`, which is UTF-8.
  explicit CharacterSet(std::string_view characters) {
    for (text::Utf8Reader reader(characters); reader.next();) {
      const char32_t c = reader.current().code_point;
      if (c < kAsciiEnd) {
        ascii_[c / 64] |= std::uint64_t{1} << (c % 64U);
      } else {
        others_ += c;
      }
    }
    std::sort(others_.begin(), others_.end());
  }

  [[nodiscard]] bool is_empty() const noexcept { return others_.empty() && ascii_[0] == 0 && ascii_[1] == 0; }
  [[nodiscard]] bool contains(char32_t c) const noexcept {
    if (c < kAsciiEnd) return (ascii_[c / 64] >> (c % 64U) & 1U) != 0;
    return std::binary_search(others_.begin(), others_.end(), c);
  }

 private:
  static constexpr char32_t kAsciiEnd = 0x80;
  std::array<std::uint64_t, 2> ascii_{};
  std::u32string others_;  // sorted
};

/// What a character is to the counts of CharacterRule. It can be several things at once.
struct CharacterTraits {
  bool digit = false;
  bool upper = false;
  bool lower = false;
  bool letter = false;
  bool symbol = false;
  [[nodiscard]] bool caseless() const noexcept { return letter && !upper && !lower; }
};

/// `symbols` is CharacterRule::symbols; empty, it means every ASCII character but letters and digits.
[[nodiscard]] inline CharacterTraits traits_of(char32_t c, const CharacterSet& symbols) noexcept {
  constexpr char32_t kAsciiEnd = 0x80;
  const bool ascii = c < kAsciiEnd;
  CharacterTraits traits;
  traits.digit = c >= U'0' && c <= U'9';
  traits.upper = ascii ? c >= U'A' && c <= U'Z' : text::is_uppercase(c);
  traits.lower = ascii ? c >= U'a' && c <= U'z' : text::is_lowercase(c);
  traits.letter = ascii ? traits.upper || traits.lower : text::is_alphabetic(c);
  traits.symbol = symbols.is_empty() ? ascii && !traits.digit && !traits.letter : symbols.contains(c);
  return traits;
}

/// Whether CharacterRule::ascii_only lets the character stand.
[[nodiscard]] constexpr bool is_printable_ascii(char32_t c) noexcept { return c >= 0x20 && c <= 0x7E; }

}  // namespace credence::rules

#endif  // CREDENCE_RULES_CHARACTER_SET_HPP_
