// SPDX-License-Identifier: Apache-2.0
// The confirmation rule: a password that is typed twice must be the same both times.
#ifndef CREDENCE_RULES_CONFIRMATION_HPP_
#define CREDENCE_RULES_CONFIRMATION_HPP_

#include <string_view>

#include "credence/checker.hpp"
#include "credence/policy.hpp"
#include "credence/report.hpp"

namespace credence::rules {

/// Appends confirmation.mismatch if the subject has a second entry that is not the same bytes. The time taken tells
/// nothing but the lengths.
void check_confirmation(const ConfirmationRule& rule, std::string_view password, const Subject& subject,
                        Violations& violations);

}  // namespace credence::rules

#endif  // CREDENCE_RULES_CONFIRMATION_HPP_
