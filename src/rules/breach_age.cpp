// SPDX-License-Identifier: Apache-2.0
#include <chrono>

#include "rules/rules.hpp"

namespace credence::rules {

void check_breach_age(const Request& request, Findings& findings) {
  const BreachRule& rule = request.policy().breach;
  const auto& date = request.setup.breach_date;
  if (!request.is_sign_in() || request.sign_in->account != AccountKind::kLocal) return;
  if (!rule.enabled || rule.max_age_days == 0 || !date) return;
  const auto age = std::chrono::floor<std::chrono::days>(request.sign_in->now - *date).count();
  if (age > rule.max_age_days) findings.warn({Code::kBreachOutdated, {}, rule.max_age_days, age});
}

}  // namespace credence::rules
