// SPDX-License-Identifier: Apache-2.0
// The rules history.*: a new password must be none of the old ones, nor nearly the previous one.
#ifndef CREDENCE_RULES_HISTORY_HPP_
#define CREDENCE_RULES_HISTORY_HPP_

#include "credence/checker.hpp"
#include "credence/policy.hpp"
#include "credence/report.hpp"
#include "text/prepared.hpp"

namespace credence::rules {

/// Appends history.reused (limit: how many old passwords are refused, actual: how many passwords ago it was), then
/// history.similar (limit: the fewest edits asked for, actual: those it takes, 0 where it is a trick such as
/// rotation). Old passwords are asked for as typed and, where that differs, in the NFC form.
/// Throws Error(kMissingResource) if Subject::is_old is needed and missing or fails.
void check_history(const HistoryRule& rule, const text::Prepared& prepared, const Subject& subject,
                   Violations& violations);

}  // namespace credence::rules

#endif  // CREDENCE_RULES_HISTORY_HPP_
