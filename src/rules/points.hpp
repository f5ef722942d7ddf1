// SPDX-License-Identifier: Apache-2.0
// Counts the points of a password that is based on words (DictionaryMode::kBasedOn).
#ifndef CREDENCE_RULES_POINTS_HPP_
#define CREDENCE_RULES_POINTS_HPP_

#include <cstdint>

#include "credence/policy.hpp"
#include "dictionary/search.hpp"
#include "rules/segmentation.hpp"
#include "text/prepared.hpp"

namespace credence::rules {

/// The points over the segmentation that has the fewest, whose words are appended to `out`: a character outside a word
/// gives 1, a word word_points or more if it is long or rare. With the default settings maryland in
/// "maryland7" gives 3, a point for every 3 of its 8 letters, or 4 if it is rare, and the 7 gives 1.
///
/// Longer passwords never have fewer points. A beginning of a word at the end counts as the word, because the next
/// character may complete it: "maryl" has the 2 points of a word of which 5 letters are known, not those of mary and l.
/// And the points are those of the best beginning of the password, because that is not so for the disguises that are
/// spelled backwards or over gaps.
[[nodiscard]] std::uint32_t count_points(const DictionaryRule& rule, const dictionary::FoundWords& found,
                                         const text::Prepared& password, ChosenWords& out);

}  // namespace credence::rules

#endif  // CREDENCE_RULES_POINTS_HPP_
