// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <cstdint>

#include "rules/rules.hpp"
#include "rules/seconds.hpp"

namespace credence::rules {

void check_age(const Request& request, Findings& findings) {
  if (!request.is_sign_in()) return;
  const AgeRule& rule = request.policy().age;
  const SignIn& sign_in = *request.sign_in;
  if (!sign_in.password_set || sign_in.account == AccountKind::kFederated) return;
  const std::chrono::sys_seconds set = *sign_in.password_set;
  // A password set in the future, by a clock that was wrong, is new.
  const std::uint64_t days = sign_in.now > set ? seconds_between(set, sign_in.now) / 86'400 : 0;
  const auto actual = static_cast<std::int64_t>(days);

  if (days < rule.min_days) findings.warn({Code::kAgeTooYoung, {}, rule.min_days, actual});
  if (rule.max_days == 0 || days < rule.max_days) return;
  const SignInAction action = rule.level == Level::kReject ? SignInAction::kReset : SignInAction::kWarn;
  findings.act(action, {Code::kAgeExpired, {}, rule.max_days, actual});
}

}  // namespace credence::rules
