// SPDX-License-Identifier: Apache-2.0
// The rule context.*: facts about the account must not serve as its password.
#ifndef CREDENCE_RULES_CONTEXT_HPP_
#define CREDENCE_RULES_CONTEXT_HPP_

#include "credence/checker.hpp"
#include "credence/policy.hpp"
#include "credence/report.hpp"
#include "text/prepared.hpp"

namespace credence::rules {

/// Looks for the words of the facts, backwards, in leet spelling and disguised as `rule` says; words of
/// `rule.min_token` letters not in leet spelling and disguised. Appends one violation for each stretch of the password
/// that comes from a fact, in the order of spans; a stretch that comes from several facts is reported for each.
/// Occurrences that overlap are one stretch. With kWhole a fact is reported once, and only if no letter of the password
/// lies outside its occurrences: the word itself, reversed, doubled, its parts in any order, with any digits and
/// symbols.
void check_context(const ContextRule& rule, const text::Prepared& prepared, const Subject& subject,
                   Violations& violations);

}  // namespace credence::rules

#endif  // CREDENCE_RULES_CONTEXT_HPP_
