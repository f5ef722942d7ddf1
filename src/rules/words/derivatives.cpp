// SPDX-License-Identifier: Apache-2.0
#include "rules/words/derivatives.hpp"

#include <algorithm>

#include "text/character_kind.hpp"

namespace credence::rules::words {

std::optional<dictionary::FoundWord> commonest_derivative(const dictionary::FoundWords& found,
                                                          text::TextForm<text::Matching> text) {
  const auto last_letter =
      std::find_if(std::make_reverse_iterator(text.end()), std::make_reverse_iterator(text.begin()), text::is_letter);
  const auto after_letters = static_cast<text::Position>(last_letter.base() - text.begin());
  std::optional<dictionary::FoundWord> commonest;
  for (const dictionary::FoundWord& word : found.words.span()) {
    if (word.range.begin != 0) break;  // they are in order
    const bool is_one = word.range.end >= after_letters && text.size() - word.range.end <= kMostAfterEntry;
    if (is_one && (!commonest || word.rank < commonest->rank)) commonest = word;
  }
  return commonest;
}

}  // namespace credence::rules::words
