// SPDX-License-Identifier: Apache-2.0
// The attackers beside the model. Each says after how many guesses it finds a password, as log2 in 1/256 bits, or
// kImpossible. They matter for what nobody chose: a model of what people choose takes random letters for rarer than
// somebody does who tries all letters.
#ifndef CREDENCE_STRENGTH_ATTACKERS_HPP_
#define CREDENCE_STRENGTH_ATTACKERS_HPP_

#include "strength/edges.hpp"
#include "strength/reading.hpp"

namespace credence::strength {

/// Somebody who tries all strings of the smallest alphabet that has the password, one alphabet beside another.
[[nodiscard]] Cost uniform_guesses(const text::Prepared& password, const Characters& characters) noexcept;

/// Somebody who tries rows of three words and more (of two, where they are of `phrase_list`), as password generators
/// draw them: of the first 300, 1,000, ... of the dictionaries' lists, or of `phrase_list` (may be null), whose words
/// are all alike. Run together or with one and the same separator; lower case, capitals or a capital at each beginning.
/// Longer passwords than kLongestPhrase characters are beyond anybody's guesses anyway.
[[nodiscard]] Cost phrase_guesses(const Reading& reading, const Dictionary* phrase_list);
inline constexpr std::size_t kLongestPhrase = 128;

}  // namespace credence::strength

#endif  // CREDENCE_STRENGTH_ATTACKERS_HPP_
