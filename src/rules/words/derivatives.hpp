// SPDX-License-Identifier: Apache-2.0
// What people make of a whole entry of a list: with capitals, in leet spelling, with digits or symbols after it. Judged
// by undoing that, which is equal to having a list with all of these in it.
#ifndef CREDENCE_RULES_WORDS_DERIVATIVES_HPP_
#define CREDENCE_RULES_WORDS_DERIVATIVES_HPP_

#include <optional>

#include "dictionary/search.hpp"
#include "text/prepared.hpp"

namespace credence::rules::words {

/// Digits or symbols that may follow an entry.
inline constexpr text::Position kMostAfterEntry = 4;

/// The commonest word that begins with the password, in whatever case and leet spelling, and after which at most
/// kMostAfterEntry characters follow, none of them a letter. `found` has the words of a search without other disguises.
[[nodiscard]] std::optional<dictionary::FoundWord> commonest_derivative(const dictionary::FoundWords& found,
                                                                        text::TextForm<text::Matching> text);

}  // namespace credence::rules::words

#endif  // CREDENCE_RULES_WORDS_DERIVATIVES_HPP_
