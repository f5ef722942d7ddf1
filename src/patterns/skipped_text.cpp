// SPDX-License-Identifier: Apache-2.0
#include "patterns/skipped_text.hpp"

namespace credence::patterns {

SkippedText::SkippedText(text::TextForm<text::Matching> text, text::Separators separators) {
  for (text::Position i = 0; i < text.size(); ++i) {
    if (text::is_one_of(separators, text[i])) continue;
    text_.push_back(text[i]);
    sources_.push_back({i, i + 1});
  }
}

SkippedText::SkippedText(text::TextForm<text::Matching> text) {
  for (text::Position begin = 0, end = 0; begin < text.size(); begin = end) {
    end = text::end_of_run(text, begin);
    text_.push_back(text[begin]);
    sources_.push_back({begin, end});
  }
}

}  // namespace credence::patterns
