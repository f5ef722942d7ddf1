// SPDX-License-Identifier: Apache-2.0
// The characters rule: which kinds of characters a password must and may hold.
#ifndef CREDENCE_RULES_CHARACTERS_HPP_
#define CREDENCE_RULES_CHARACTERS_HPP_

#include "credence/policy.hpp"
#include "credence/report.hpp"
#include "text/prepared.hpp"

namespace credence::rules {

/// Appends characters.* in the order of their codes: with the whole password as span for what is missing, and
/// one characters.not_allowed for each run of characters that may not stand in it. Nothing for bytes that are no text.
void check_characters(const CharacterRule& rule, const text::Prepared& prepared, Violations& violations);

}  // namespace credence::rules

#endif  // CREDENCE_RULES_CHARACTERS_HPP_
