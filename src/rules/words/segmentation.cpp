// SPDX-License-Identifier: Apache-2.0
#include "rules/words/segmentation.hpp"

#include <algorithm>

namespace credence::rules::words {

void Segmentation::append_parts(ChosenParts& out) const {
  const std::size_t first_word = out.words.size();
  const std::size_t first_pattern = out.patterns.size();
  for (std::size_t i = costs_.size() - 1; i != 0;) {
    const std::uint32_t part = costs_[i].part;
    if (part == 0) {
      --i;
    } else if ((part & kIsPattern) != 0) {
      Pattern pattern = patterns_[part & ~kIsPattern];
      pattern.range.end = static_cast<text::Position>(i);
      out.patterns.push_back(pattern);
      i = pattern.range.begin;
    } else {
      const dictionary::FoundWord& word = found_.words[part - 1];
      out.words.push_back(word);
      i = word.range.begin;
    }
  }
  std::reverse(out.words.begin() + first_word, out.words.end());
  std::reverse(out.patterns.begin() + first_pattern, out.patterns.end());
}

void best_segmentation(const dictionary::FoundWords& found, text::Position length, ChosenParts& out) {
  if (found.words.empty()) return;
  const auto no_points = [](const auto&) { return 0U; };
  Segmentation(found, Patterns(), length, no_points, no_points).append_parts(out);
}

}  // namespace credence::rules::words
