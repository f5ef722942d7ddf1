// SPDX-License-Identifier: Apache-2.0
// What changes among the words that a search found before they are judged: words that people recite in an order are
// added, and the exceptions of the administrator are left out.
#ifndef CREDENCE_PATTERNS_WORD_CHANGES_HPP_
#define CREDENCE_PATTERNS_WORD_CHANGES_HPP_

#include <cstdint>
#include <memory>
#include <span>

#include "credence/dictionary.hpp"
#include "dictionary/search.hpp"
#include "text/prepared.hpp"

namespace credence::patterns {

using Dictionaries = std::span<const std::shared_ptr<const Dictionary>>;

/// FoundWord::dictionary of a recited word that no dictionary has where it is. Its `list` says what it is.
inline constexpr std::uint32_t kRecited = UINT32_MAX;
enum RecitedKind : std::uint32_t { kRecitedOther = 0, kRecitedCalendar = 1 };

/// Adds the words that are recited in an order (patterns/recited.hpp). One that follows from the word before it has no
/// `letters` that a guesser would not know.
void add_recited(text::TextForm<text::Matching> text, dictionary::FoundWords& found);

/// Leaves out the words, and the beginnings of words, that lie within a word of an allow list. That one is found only
/// as it stands, whatever its case.
void drop_allowed(Dictionaries allowed, const text::Prepared& password, dictionary::FoundWords& found);

}  // namespace credence::patterns

#endif  // CREDENCE_PATTERNS_WORD_CHANGES_HPP_
