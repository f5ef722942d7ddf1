// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <cstdint>
#include <optional>

#include "rules/rules.hpp"
#include "rules/seconds.hpp"

namespace credence::rules {
namespace {

using std::chrono::sys_seconds;

// A password set in the future, by a clock that was wrong (sign_in.clock_error), is new.
std::int64_t days_since(sys_seconds set, sys_seconds now) {
  return now > set ? static_cast<std::int64_t>(seconds_between(set, now) / 86'400) : 0;
}

// What the rule's level leaves of an action.
SignInAction at_level(SignInAction action, Level level) {
  return level == Level::kWarn && action != SignInAction::kIgnore ? SignInAction::kWarn : action;
}

}  // namespace

void check_age(const Request& request, Findings& findings) {
  if (!request.is_sign_in() || request.sign_in->account == AccountKind::kFederated) return;
  const AgeRule& rule = request.policy().age;
  const SignIn& sign_in = *request.sign_in;

  if (sign_in.password_set) {
    const std::int64_t days = days_since(*sign_in.password_set, sign_in.now);
    if (days < rule.min_days) findings.warn({Code::kAgeTooYoung, {}, rule.min_days, days});
  }
  if (rule.max_days == 0) return;
  const std::optional<sys_seconds> set = sign_in.password_set || !rule.created ? sign_in.password_set : sign_in.created;
  if (!set) return findings.act(at_level(rule.unknown, rule.level), {Code::kAgeUnknown, {}, rule.max_days, 0});
  const std::int64_t days = days_since(*set, sign_in.now);
  if (days < rule.max_days) return;
  findings.act(at_level(SignInAction::kReset, rule.level), {Code::kAgeExpired, {}, rule.max_days, days});
}

}  // namespace credence::rules
