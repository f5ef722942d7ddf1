// SPDX-License-Identifier: Apache-2.0
// The text rule: the password must be UTF-8, and where asked of assigned characters and without controls.
#ifndef CREDENCE_RULES_TEXT_HPP_
#define CREDENCE_RULES_TEXT_HPP_

#include "credence/policy.hpp"
#include "credence/report.hpp"
#include "text/prepared.hpp"

namespace credence::rules {

/// Appends text.not_utf8 with the first ill-formed sequence, or text.unassigned and text.forbidden for each
/// code point concerned, in their order. A password over the byte cap gets nothing.
void check_text(const TextRule& rule, const text::Prepared& prepared, Violations& violations);

}  // namespace credence::rules

#endif  // CREDENCE_RULES_TEXT_HPP_
