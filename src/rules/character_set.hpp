// SPDX-License-Identifier: Apache-2.0
// A set of code points that a setting spells out, made to be asked once for each character of a password.
#ifndef CREDENCE_RULES_CHARACTER_SET_HPP_
#define CREDENCE_RULES_CHARACTER_SET_HPP_

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

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

}  // namespace credence::rules

#endif  // CREDENCE_RULES_CHARACTER_SET_HPP_
