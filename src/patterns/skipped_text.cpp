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
  for (text::Position i = 0; i < text.size(); ++i) {
    if (text::continues_run(text, i)) {
      sources_[sources_.size() - 1].end = i + 1;
    } else {
      text_.push_back(text[i]);
      sources_.push_back({i, i + 1});
    }
  }
}

}  // namespace credence::patterns
