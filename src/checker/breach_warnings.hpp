// SPDX-License-Identifier: Apache-2.0
// What is to be said of the breach files that a checker is given: that there is none, or that they are not what they
// may be taken for.
#ifndef CREDENCE_CHECKER_BREACH_WARNINGS_HPP_
#define CREDENCE_CHECKER_BREACH_WARNINGS_HPP_

#include <vector>

#include "credence/breach.hpp"
#include "credence/policy.hpp"
#include "credence/report.hpp"

namespace credence::checker {

/// Appends breach.builtin_only, breach.small and breach.incomplete. `files` are those besides the built-in list. Throws
/// Error(kMissingResource) where they aren't what the rule requires.
void examine_breach_files(const BreachRule& rule, const std::vector<BreachFacts>& files, Violations& warnings);

/// How many prefixes a list of this many digests leaves without entries, at most, but for chance: digests are spread
/// evenly, so a list that leaves more was cut.
[[nodiscard]] double expected_missing_prefixes(std::uint64_t entries) noexcept;

}  // namespace credence::checker

#endif  // CREDENCE_CHECKER_BREACH_WARNINGS_HPP_
