// SPDX-License-Identifier: Apache-2.0
// The rule keyboard.walk: neighbouring keys.
#ifndef CREDENCE_RULES_KEYBOARD_HPP_
#define CREDENCE_RULES_KEYBOARD_HPP_

#include "credence/policy.hpp"
#include "credence/report.hpp"
#include "text/prepared.hpp"

namespace credence::rules {

/// Appends keyboard.walk for each walk (limit: the shortest reported, actual: its keys), in order. Layouts that
/// are not known are none; validating the policy refuses them.
void check_keyboard(const KeyboardRule& rule, const text::Prepared& prepared, Violations& violations);

}  // namespace credence::rules

#endif  // CREDENCE_RULES_KEYBOARD_HPP_
