// SPDX-License-Identifier: Apache-2.0
// Whether a password is made of what was found in it and of nothing else that counts.
#ifndef CREDENCE_TEXT_COVERAGE_HPP_
#define CREDENCE_TEXT_COVERAGE_HPP_

#include <algorithm>
#include <span>

#include "text/forms.hpp"
#include "text/unicode.hpp"

namespace credence::text {

/// Whether every letter of the text lies in one of the ranges, which are in order and don't overlap.
[[nodiscard]] inline bool covers_all_letters(TextForm<Matching> text, std::span<const Range<Matching>> ranges) {
  Position begin = 0;
  for (const Range<Matching>& range : ranges) {
    for (; begin < range.begin; ++begin) {
      if (is_alphabetic(text[begin])) return false;
    }
    begin = range.end;
  }
  return std::none_of(text.begin() + begin, text.end(), is_alphabetic);
}

}  // namespace credence::text

#endif  // CREDENCE_TEXT_COVERAGE_HPP_
