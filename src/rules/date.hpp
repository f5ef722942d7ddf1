// SPDX-License-Identifier: Apache-2.0
// The rule date.found: dates and years.
#ifndef CREDENCE_RULES_DATE_HPP_
#define CREDENCE_RULES_DATE_HPP_

#include "credence/policy.hpp"
#include "credence/report.hpp"
#include "text/prepared.hpp"

namespace credence::rules {

/// Appends date.found for each date and for each year that is in none, in order.
void check_date(const DateRule& rule, const text::Prepared& prepared, Violations& violations);

}  // namespace credence::rules

#endif  // CREDENCE_RULES_DATE_HPP_
