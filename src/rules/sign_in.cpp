// SPDX-License-Identifier: Apache-2.0
#include "rules/sign_in.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>

#include "credence/error.hpp"

namespace credence::rules {
namespace {

using std::chrono::sys_seconds;

std::int64_t seconds_of(sys_seconds time) { return time.time_since_epoch().count(); }

// later - earlier where later >= earlier: times at the ends of their type must not overflow.
std::uint64_t seconds_between(sys_seconds earlier, sys_seconds later) {
  return static_cast<std::uint64_t>(seconds_of(later)) - static_cast<std::uint64_t>(seconds_of(earlier));
}

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

Verdict act(SignInAction action, const Violation& violation, Report& report) {
  switch (action) {
    case SignInAction::kIgnore:
      return Verdict::kAccept;
    case SignInAction::kWarn:
      report.warnings.push_back(violation);
      return Verdict::kAccept;
    case SignInAction::kReset:
      report.violations.push_back(violation);
      return Verdict::kResetRequired;
    case SignInAction::kDisable:
      break;
  }
  report.violations.push_back(violation);
  return Verdict::kDisabled;
}

}  // namespace

Verdict check_sign_in(const SignInRule& rule, const SignIn& sign_in, Report& report) {
  if (rule.inactive_months == 0 && rule.inactive_days == 0) return Verdict::kAccept;
  const bool federated = sign_in.account == AccountKind::kFederated;

  if (!sign_in.last_sign_in && !sign_in.created) {
    const SignInAction action =
        federated && rule.never != SignInAction::kIgnore ? without_reset(rule.federated) : rule.never;
    return act(action, {Code::kSignInNever, {}, 0, 0}, report);
  }

  const sys_seconds now = sign_in.now;
  const sys_seconds last = sign_in.last_sign_in ? *sign_in.last_sign_in : *sign_in.created;
  if (last > now) {
    // Nothing in the future is stale, and a creation time in the future says nothing of a sign-in.
    if (!sign_in.last_sign_in || seconds_between(now, last) <= rule.clock_skew_seconds) return Verdict::kAccept;
    const SignInAction action = federated ? without_reset(rule.clock_error) : rule.clock_error;
    return act(action, {Code::kSignInClockError, {}, seconds_of(now), seconds_of(last)}, report);
  }

  const std::optional<sys_seconds> due = due_time(rule, last);
  if (!due || now < *due) return Verdict::kAccept;
  const SignInAction action = federated ? without_reset(rule.federated) : rule.inactive;
  return act(action, {Code::kSignInStale, {}, seconds_of(*due), seconds_of(last)}, report);
}

Verdict check_age(const AgeRule& rule, const SignIn& sign_in, Report& report) {
  if (!sign_in.password_set || sign_in.account == AccountKind::kFederated) return Verdict::kAccept;
  const sys_seconds set = *sign_in.password_set;
  // A password set in the future, by a clock that was wrong, is new.
  const std::uint64_t days = sign_in.now > set ? seconds_between(set, sign_in.now) / 86'400 : 0;
  const auto actual = static_cast<std::int64_t>(days);

  if (days < rule.min_days) report.warnings.push_back({Code::kAgeTooYoung, {}, rule.min_days, actual});
  if (rule.max_days == 0 || days < rule.max_days) return Verdict::kAccept;
  const Violation expired{Code::kAgeExpired, {}, rule.max_days, actual};
  return act(rule.level == Level::kReject ? SignInAction::kReset : SignInAction::kWarn, expired, report);
}

}  // namespace credence::rules
