// SPDX-License-Identifier: Apache-2.0
// breach.found: is the password in a list of leaked ones, and how often?
#ifndef CREDENCE_RULES_BREACH_HPP_
#define CREDENCE_RULES_BREACH_HPP_

#include <memory>
#include <span>

#include "credence/breach.hpp"
#include "credence/policy.hpp"
#include "credence/report.hpp"
#include "text/prepared.hpp"

namespace credence::rules {

/// Looks the bytes as given up in every database, and the NFC form too where it differs; the largest count decides.
/// `possibly` of a filter goes where the rule says. limit is the rule's min_count, actual the count or -1 where
/// it is not known. Throws Error(kBadFile), Error(kIo) or Error(kUnsupported) if a database turns out
/// to be corrupt or unreadable, or its digest can't be made: no verdict is ever made from one.
void check_breach(const BreachRule& rule, const text::Prepared& prepared,
                  std::span<const std::shared_ptr<const BreachDatabase>> databases, Violations& violations,
                  Violations& warnings);

}  // namespace credence::rules

#endif  // CREDENCE_RULES_BREACH_HPP_
