// SPDX-License-Identifier: Apache-2.0
#include "text/graphemes.hpp"

namespace credence::text {
namespace {

using enum GraphemeBreak;

bool is_line_control(GraphemeBreak value) { return value == kCr || value == kLf || value == kControl; }

/// Rules GB6 to GB8: a Hangul syllable in letters, which is leading consonants, vowels, trailing consonants.
bool joins_hangul(GraphemeBreak previous, GraphemeBreak next) {
  switch (previous) {
    case kHangulL:
      return next == kHangulL || next == kHangulV || next == kHangulLv || next == kHangulLvt;
    case kHangulLv:
    case kHangulV:
      return next == kHangulV || next == kHangulT;
    case kHangulLvt:
    case kHangulT:
      return next == kHangulT;
    default:
      return false;
  }
}

}  // namespace

bool GraphemeBreaker::breaks_before(GraphemeBreak next) const noexcept {
  if (at_start_) return true;                                                             // GB1
  if (previous_ == kCr && next == kLf) return false;                                      // GB3
  if (is_line_control(previous_) || is_line_control(next)) return true;                   // GB4, GB5
  if (joins_hangul(previous_, next)) return false;                                        // GB6 to GB8
  if (next == kExtend || next == kZeroWidthJoiner || next == kSpacingMark) return false;  // GB9, GB9a
  if (previous_ == kPrepend) return false;                                                // GB9b
  if (emoji_may_go_on_ && next == kPictographic) return false;                            // GB11
  return !(odd_regional_indicators_ && next == kRegionalIndicator);                       // GB12, GB13, GB999
}

bool GraphemeBreaker::begins_cluster(char32_t code_point) noexcept {
  const GraphemeBreak next = grapheme_break(code_point);
  const bool breaks = breaks_before(next);
  at_start_ = false;
  previous_ = next;
  odd_regional_indicators_ = next == kRegionalIndicator && !odd_regional_indicators_;
  emoji_may_go_on_ = after_pictograph_ && next == kZeroWidthJoiner;
  after_pictograph_ = next == kPictographic || (after_pictograph_ && next == kExtend);
  return breaks;
}

std::size_t count_graphemes(std::span<const char32_t> text) noexcept {
  GraphemeBreaker breaker;
  std::size_t count = 0;
  for (const char32_t code_point : text) count += breaker.begins_cluster(code_point) ? 1U : 0U;
  return count;
}

}  // namespace credence::text
