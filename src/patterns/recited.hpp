// SPDX-License-Identifier: Apache-2.0
// Words recited in an order: the months, days and numbers of the languages of the built-in dictionary, from ICU's data
// (CLDR, Unicode-3.0: data/NOTICES.txt), and those of data/recited.toml. Of "mondayTuesdayWednesday" a guesser who
// knows the first word knows the others.
#ifndef CREDENCE_PATTERNS_RECITED_HPP_
#define CREDENCE_PATTERNS_RECITED_HPP_

#include <vector>

#include "text/forms.hpp"

namespace credence::patterns {

struct RecitedWord {
  text::Range<text::Matching> range;
  bool follows = false;      ///< It is next to the one before it, forwards or backwards.
  bool is_calendar = false;  ///< A month or a day.
  friend bool operator==(const RecitedWord&, const RecitedWord&) = default;
};

/// The words of all rows of two words or more that are next to each other, all forwards or all backwards, with at most
/// two characters that are no letters between them; a row has at least six letters (text::letter_weight) without these.
/// In order, none twice and none overlapping another. Only as they are spelled, whatever the case.
[[nodiscard]] std::vector<RecitedWord> find_recited(text::TextForm<text::Matching> text);

}  // namespace credence::patterns

#endif  // CREDENCE_PATTERNS_RECITED_HPP_
