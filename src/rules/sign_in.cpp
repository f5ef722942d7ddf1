// SPDX-License-Identifier: Apache-2.0
#include "rules/rules.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>

#include "credence/error.hpp"
#include "credence/time.hpp"
#include "rules/seconds.hpp"

namespace credence::rules {
namespace {

using std::chrono::sys_seconds;

sys_seconds add_days(sys_seconds time, std::uint32_t days) {
  std::int64_t due = 0;
  if (__builtin_add_overflow(seconds_of(time), std::int64_t{days} * 86'400, &due)) {
    throw Error(ErrorCode::kOutOfRange, "the time plus inactive_days is too late to be counted; give an earlier time");
  }
  return sys_seconds(std::chrono::seconds(due));
}

// From when on an account last used at `last` is inactive; nothing where the policy has no limit.
std::optional<sys_seconds> due_time(const SignInRule& rule, sys_seconds last) {
  std::optional<sys_seconds> due;
  if (rule.inactive_months != 0) {
    // More months than the calendar has are out of its range, whatever their number.
    due = add_months(last, static_cast<std::int32_t>(std::min<std::uint32_t>(rule.inactive_months, INT32_MAX)));
  }
  if (rule.inactive_days != 0) {
    const sys_seconds by_days = add_days(last, rule.inactive_days);
    due = due ? std::min(*due, by_days) : by_days;
  }
  return due;
}

// A federated account has no password here that could be reset.
SignInAction without_reset(SignInAction action) {
  return action == SignInAction::kReset ? SignInAction::kWarn : action;
}

bool has_limit(const SignInRule& rule) { return rule.inactive_months != 0 || rule.inactive_days != 0; }

// sign_in.clock_error for each time that lies in the future and that a rule reads.
void check_clock(const Request& request, Findings& findings) {
  const SignInRule& rule = request.policy().sign_in;
  const AgeRule& age = request.policy().age;
  const SignIn& sign_in = *request.sign_in;
  const bool federated = sign_in.account == AccountKind::kFederated;
  const bool reads_age = !federated && (age.max_days != 0 || age.min_days != 0);
  const bool reads_creation = has_limit(rule) || (reads_age && age.max_days != 0 && age.created);
  const SignInAction action = federated ? without_reset(rule.clock_error) : rule.clock_error;
  const auto ask = [&](bool is_read, const std::optional<sys_seconds>& time, TimeFact fact) {
    if (!is_read || !time || *time <= sign_in.now) return;
    if (seconds_between(sign_in.now, *time) <= rule.clock_skew_seconds) return;
    Violation finding{Code::kSignInClockError, {}, seconds_of(sign_in.now), seconds_of(*time)};
    finding.fact = fact;
    findings.act(action, finding);
  };
  ask(has_limit(rule), sign_in.last_sign_in, TimeFact::kLastSignIn);
  ask(reads_creation, sign_in.created, TimeFact::kCreated);
  ask(reads_age, sign_in.password_set, TimeFact::kPasswordSet);
}

}  // namespace

void check_sign_in(const Request& request, Findings& findings) {
  if (!request.is_sign_in()) return;
  check_clock(request, findings);
  const SignInRule& rule = request.policy().sign_in;
  if (!has_limit(rule)) return;
  const SignIn& sign_in = *request.sign_in;
  const bool federated = sign_in.account == AccountKind::kFederated;

  if (!sign_in.last_sign_in && !sign_in.created) {
    const SignInAction action =
        federated && rule.never != SignInAction::kIgnore ? without_reset(rule.federated) : rule.never;
    return findings.act(action, {Code::kSignInNever, {}, 0, 0});
  }

  const sys_seconds now = sign_in.now;
  const sys_seconds last = sign_in.last_sign_in ? *sign_in.last_sign_in : *sign_in.created;
  if (last > now) return;  // nothing in the future is stale
  const std::optional<sys_seconds> due = due_time(rule, last);
  if (!due || now < *due) return;
  const SignInAction action = federated ? without_reset(rule.federated) : rule.inactive;
  return findings.act(action, {Code::kSignInStale, {}, seconds_of(*due), seconds_of(last)});
}

}  // namespace credence::rules
