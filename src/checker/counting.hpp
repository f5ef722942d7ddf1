// SPDX-License-Identifier: Apache-2.0
// Counts how many rows of choices a policy accepts, where all its rules do is count: length and characters.
#ifndef CREDENCE_CHECKER_COUNTING_HPP_
#define CREDENCE_CHECKER_COUNTING_HPP_

#include <optional>

#include "credence/policy.hpp"
#include "strength/choices.hpp"

namespace credence::checker {

/// log2 of the number of rows accepted, -infinity for none; nothing where the policy, or a choice beyond ASCII, asks
/// for more than counting.
[[nodiscard]] std::optional<double> count_accepted(const Policy& policy, const strength::Places& places);

}  // namespace credence::checker

#endif  // CREDENCE_CHECKER_COUNTING_HPP_
