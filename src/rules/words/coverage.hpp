// SPDX-License-Identifier: Apache-2.0
// Whether a password is made of what was found in it and of nothing else that counts.
#ifndef CREDENCE_RULES_WORDS_COVERAGE_HPP_
#define CREDENCE_RULES_WORDS_COVERAGE_HPP_

#include <algorithm>
#include <span>

#include "text/forms.hpp"
#include "text/unicode.hpp"

namespace credence::rules::words {

/// Whether every letter of the text lies in one of the ranges, which are in order and don't overlap.
[[nodiscard]] inline bool covers_all_letters(text::TextForm<text::Matching> text,
                                             std::span<const text::Range<text::Matching>> ranges) {
  text::Position begin = 0;
  for (const text::Range<text::Matching>& range : ranges) {
    for (; begin < range.begin; ++begin) {
      if (text::is_alphabetic(text[begin])) return false;
    }
    begin = range.end;
  }
  return std::none_of(text.begin() + begin, text.end(), text::is_alphabetic);
}

}  // namespace credence::rules::words

#endif  // CREDENCE_RULES_WORDS_COVERAGE_HPP_
