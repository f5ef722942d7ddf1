// SPDX-License-Identifier: Apache-2.0
// The rules repeat.*: what repeats in a password.
#ifndef CREDENCE_RULES_REPEAT_HPP_
#define CREDENCE_RULES_REPEAT_HPP_

#include "credence/policy.hpp"
#include "credence/report.hpp"
#include "text/prepared.hpp"

namespace credence::rules {

/// Appends repeat.run and repeat.class_run (limit: the longest run allowed, actual: this one's length) and
/// repeat.block (limit: the shortest block that counts, actual: this one's length), in the order of spans.
void check_repeat(const RepeatRule& rule, const text::Prepared& prepared, Violations& violations);

}  // namespace credence::rules

#endif  // CREDENCE_RULES_REPEAT_HPP_
