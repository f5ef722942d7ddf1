// SPDX-License-Identifier: Apache-2.0
#include "rules/segmentation.hpp"

#include <algorithm>

namespace credence::rules {

void Segmentation::append_words(ChosenWords& out) const {
  const std::size_t first = out.size();
  for (std::size_t i = costs_.size() - 1; i != 0;) {
    if (costs_[i].word == 0) {
      --i;
      continue;
    }
    const dictionary::FoundWord& word = found_.words[costs_[i].word - 1];
    out.push_back(word);
    i = word.range.begin;
  }
  std::reverse(out.begin() + first, out.end());
}

void best_segmentation(const dictionary::FoundWords& found, text::Position length, ChosenWords& out) {
  if (found.words.empty()) return;
  const auto no_points = [](const auto&) { return 0U; };
  Segmentation(found, length, no_points, no_points).append_words(out);
}

}  // namespace credence::rules
