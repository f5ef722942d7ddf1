// SPDX-License-Identifier: Apache-2.0
// The length rule: how long a password may be, in the unit the policy counts in. Nothing is ever truncated.
#ifndef CREDENCE_RULES_LENGTH_HPP_
#define CREDENCE_RULES_LENGTH_HPP_

#include "credence/policy.hpp"
#include "credence/report.hpp"
#include "text/prepared.hpp"

namespace credence::rules {

/// Appends length.too_long in bytes for a password over the byte cap, which no other rule looks at. It decides
/// whatever the rule's level.
void check_byte_cap(const LengthRule& rule, const text::Prepared& prepared, Violations& violations);

/// Appends length.too_short or length.too_long. Bytes that are no text have a length in bytes only.
void check_length(const LengthRule& rule, const text::Prepared& prepared, Violations& violations);

/// Appends what the rule only warns of: fewer than warn_below units, and more than warn_above_bytes bytes.
void check_length_warnings(const LengthRule& rule, const text::Prepared& prepared, Violations& warnings);

}  // namespace credence::rules

#endif  // CREDENCE_RULES_LENGTH_HPP_
