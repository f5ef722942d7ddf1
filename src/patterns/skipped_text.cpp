// SPDX-License-Identifier: Apache-2.0
#include "patterns/skipped_text.hpp"

#include "text/character_kind.hpp"
#include "text/leet.hpp"

namespace credence::patterns {

ReducedText::ReducedText(std::span<const char32_t> text, Reduction reduction) {
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    if (reduction == Reduction::kRepeats) {
      if (!text_.empty() && text_[text_.size() - 1] == text[i]) {
        sources_[sources_.size() - 1].end = i + 1;
        continue;
      }
    } else if (text::is_separator(text[i]) &&
               (reduction == Reduction::kSeparators || text::leet_letters(text[i]) == 0)) {
      continue;
    }
    text_.push_back(text[i]);
    sources_.push_back({i, i + 1});
  }
}

}  // namespace credence::patterns
