// SPDX-License-Identifier: Apache-2.0
// The rule sequence.run: stretches of an alphabet or of digits in their order.
#ifndef CREDENCE_RULES_SEQUENCE_HPP_
#define CREDENCE_RULES_SEQUENCE_HPP_

#include "credence/policy.hpp"
#include "credence/report.hpp"
#include "text/prepared.hpp"

namespace credence::rules {

/// Appends sequence.run for each sequence (limit: the shortest reported, actual: its length), in order.
void check_sequence(const SequenceRule& rule, const text::Prepared& prepared, Violations& violations);

}  // namespace credence::rules

#endif  // CREDENCE_RULES_SEQUENCE_HPP_
