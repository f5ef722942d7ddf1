// SPDX-License-Identifier: Apache-2.0
// Chooses among overlapping words the ones that explain a password best, and counts its points.
#ifndef CREDENCE_RULES_SEGMENTATION_HPP_
#define CREDENCE_RULES_SEGMENTATION_HPP_

#include <cstddef>
#include <cstdint>

#include "credence/policy.hpp"
#include "dictionary/search.hpp"

namespace credence::rules {

/// The words of the best segmentation of a text of `length` characters, in order: about the one that a guesser would
/// come to first, who knows the words by rank and tries few words, few disguises and few characters besides. It has
/// at least one word if any was found. Linear in the text and the words.
void best_segmentation(const dictionary::FoundWords& found, std::size_t length,
                       text::SecureBuffer<dictionary::FoundWord, 64>& out);

/// The points of DictionaryMode::kBasedOn over the segmentation that has the fewest, whose words go to `out`: a
/// character outside a word gives 1, a word word_points or more if it is long or rare.
///
/// Longer passwords never have fewer points. A beginning of a word at the end counts as the word, because the next
/// character may complete it; and the points are those of the best beginning of the password, because that is
/// not so for the disguises that read backwards or over gaps.
[[nodiscard]] std::uint32_t count_points(const DictionaryRule& rule, const dictionary::FoundWords& found,
                                         const text::Prepared& password,
                                         text::SecureBuffer<dictionary::FoundWord, 64>& out);

}  // namespace credence::rules

#endif  // CREDENCE_RULES_SEGMENTATION_HPP_
