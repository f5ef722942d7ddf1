// SPDX-License-Identifier: Apache-2.0
// Finds words to which characters were added: separators between the letters (a.l.i.c.e) or more of the same (aliiice).
#ifndef CREDENCE_PATTERNS_DISGUISED_WORDS_HPP_
#define CREDENCE_PATTERNS_DISGUISED_WORDS_HPP_

#include <cstddef>
#include <functional>
#include <span>
#include <string_view>

#include "patterns/word_finder.hpp"
#include "text/forms.hpp"

namespace credence::patterns {

/// Takes the number of a word and where it is.
using VisitWord = std::function<void(std::size_t word, text::Range<text::Matching> range)>;

/// Visits each word of `finder` with separators inside, any number of them. No letter is beside its first or last
/// letter, no digit beside a digit: else the ends of words that follow each other would hold too many names. With
/// `leet`, what may stand for a letter is read as separator and as letter.
void find_separated_words(const WordFinder& finder, text::TextForm<text::Matching> text, bool leet,
                          const VisitWord& visit);

/// Visits each word of which some characters are there more often in a row than they should, none less often. An
/// occurrence has all of them. `words`, `leet` and `reversed` are as for WordFinder.
void find_stretched_words(std::span<const std::u32string_view> words, bool leet, bool reversed,
                          text::TextForm<text::Matching> text, const VisitWord& visit);

}  // namespace credence::patterns

#endif  // CREDENCE_PATTERNS_DISGUISED_WORDS_HPP_
