// SPDX-License-Identifier: Apache-2.0
// Which of the words and patterns that a password includes a reader would say it includes. Random text holds short
// words by chance, at some place and in some disguise; people write words for a large part of their passwords, or put
// something between them and the rest.
#ifndef CREDENCE_RULES_WORDS_CONTAINED_HPP_
#define CREDENCE_RULES_WORDS_CONTAINED_HPP_

#include "credence/policy.hpp"
#include "rules/words/segmentation.hpp"
#include "text/forms.hpp"

namespace credence::rules::words {

/// The words that DictionaryMode::kContains reports, appended to `out`: of those of the best segmentation, plain ones
/// that no letter adjoins, shorter ones than min_length where all plain words together cover short_share percent of the
/// password; the other plain ones where these cover min_share; disguised ones where all words cover disguised_share. A
/// number is no word inside a longer number.
void contained_words(const DictionaryRule& rule, const dictionary::FoundWords& found,
                     text::TextForm<text::Matching> text, ChosenParts& out);

/// What it reports of a password without such words: the outermost patterns, where they cover pattern_share and four
/// characters at least.
void contained_patterns(const DictionaryRule& rule, const Patterns& patterns, text::TextForm<text::Matching> text,
                        ChosenParts& out);

}  // namespace credence::rules::words

#endif  // CREDENCE_RULES_WORDS_CONTAINED_HPP_
