// SPDX-License-Identifier: Apache-2.0
// A text without some of its characters, so that words are found that more were put into: a.l.i.c.e, aliiice.
//
//   the text      x a . . l i i i c e
//   position      0 1 2 3 4 5 6 7 8 9
//   without '.'   x a l i i i c e           position 2 is [4, 5) of the text, [1, 3) is [1, 5)
//   runs as one   x a . l i c e             position 4 is [5, 8) of the text
#ifndef CREDENCE_PATTERNS_SKIPPED_TEXT_HPP_
#define CREDENCE_PATTERNS_SKIPPED_TEXT_HPP_

#include "text/disguise.hpp"
#include "text/forms.hpp"
#include "text/secure_buffer.hpp"

namespace credence::patterns {

// Name of the form that this text has, used as a type only: a position in it is not one in the matching form.
struct Skipped;

class SkippedText {
 public:
  using Range = text::Range<Skipped>;

  SkippedText(const SkippedText&) = delete;
  SkippedText& operator=(const SkippedText&) = delete;

  /// Leaves out separators.
  SkippedText(text::TextForm<text::Matching> text, text::Separators separators);
  /// Leaves out all but the first of each run of one character.
  static SkippedText with_runs_as_one(text::TextForm<text::Matching> text) { return SkippedText(text); }

  [[nodiscard]] text::Position size() const noexcept { return static_cast<text::Position>(text_.size()); }
  [[nodiscard]] char32_t operator[](text::Position position) const noexcept { return text_[position]; }
  /// What a range of this text, which is not empty, came from: whole runs, and the separators inside.
  [[nodiscard]] text::Range<text::Matching> source(Range range) const noexcept {
    return {sources_[range.begin].begin, sources_[range.end - 1].end};
  }

 private:
  explicit SkippedText(text::TextForm<text::Matching> text);

  text::SecureCodePoints text_;
  text::SecureBuffer<text::Range<text::Matching>, 96> sources_;
};

}  // namespace credence::patterns

#endif  // CREDENCE_PATTERNS_SKIPPED_TEXT_HPP_
