// SPDX-License-Identifier: Apache-2.0
// Whether a word may be said to be of a language, from the script it was typed in.
#ifndef CREDENCE_RULES_WORDS_NAMED_LANGUAGE_HPP_
#define CREDENCE_RULES_WORDS_NAMED_LANGUAGE_HPP_

#include <algorithm>
#include <string_view>

#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace credence::rules::words {

/// Look-alikes compare alike, so that the Russian word for mountain is found as the Spanish one for clothes: letters
/// beyond Latin are of no language that is written in Latin letters. The other way round it may be: people write every
/// language in them, and have the keyboard set to another. `typed` is valid UTF-8.
[[nodiscard]] inline bool may_be_of(std::string_view language, std::string_view typed) {
  constexpr std::string_view kInOtherLetters[] = {"ar", "be", "bg", "bn", "el", "fa", "he", "hi", "hy", "ja",  "ka",
                                                  "kk", "ko", "mk", "ru", "sr", "ta", "th", "uk", "ur", "yue", "zh"};
  if (std::find(std::begin(kInOtherLetters), std::end(kInOtherLetters), language) != std::end(kInOtherLetters))
    return true;
  constexpr char32_t kBeyondLatin = 0x370;
  const auto is_latin = [](char32_t c) { return c < kBeyondLatin || (c >= 0x1E00 && c <= 0x1EFF) || c >= 0xFF00; };
  for (text::Utf8Reader reader(typed); reader.next();) {
    const char32_t c = reader.current().code_point;
    if (!is_latin(c) && text::is_alphabetic(c)) return false;
  }
  return true;
}

}  // namespace credence::rules::words

#endif  // CREDENCE_RULES_WORDS_NAMED_LANGUAGE_HPP_
