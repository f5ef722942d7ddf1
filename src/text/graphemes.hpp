// SPDX-License-Identifier: Apache-2.0
// What a reader takes for one character: extended grapheme clusters of UAX #29 (Unicode 15.0), found by a state
// machine over code points. ICU's break iterator is not used on passwords, because it keeps copies of the text.
//
// Whether a cluster begins depends on the code points before the next one only as far as the state remembers them. For
// a family of two, a flag and a letter, man ZWJ woman DE e (D and E: regional indicators, ZWJ: U+200D):
//
//   next   begins?                            odd flag  may go on  after pictograph
//   man    yes, the first                     -         -          yes
//   ZWJ    no, GB9                            -         yes        -
//   woman  no, GB11: a pictograph may go on   -         -          yes
//   D      yes, GB999                         yes       -          -
//   E      no, GB12: second half of a flag    -         -          -
//   e      yes, GB999                         -         -          -         3 clusters
#ifndef CREDENCE_TEXT_GRAPHEMES_HPP_
#define CREDENCE_TEXT_GRAPHEMES_HPP_

#include <cstddef>
#include <span>

#include "text/unicode.hpp"

namespace credence::text {

/// Takes a text code point by code point and says where clusters begin.
class GraphemeBreaker {
 public:
  /// Whether a cluster begins with this next code point; always so for the first.
  bool begins_cluster(char32_t code_point) noexcept;

 private:
  [[nodiscard]] bool breaks_before(GraphemeBreak next) const noexcept;

  bool at_start_ = true;
  GraphemeBreak previous_ = GraphemeBreak::kOther;
  bool odd_regional_indicators_ = false;  // an odd number of them is right before
  bool emoji_may_go_on_ = false;          // a pictograph, extenders and at last a joiner are right before
  bool after_pictograph_ = false;         // a pictograph and any extenders are right before
};

[[nodiscard]] std::size_t count_graphemes(std::span<const char32_t> text) noexcept;

}  // namespace credence::text

#endif  // CREDENCE_TEXT_GRAPHEMES_HPP_
