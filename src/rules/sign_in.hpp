// SPDX-License-Identifier: Apache-2.0
// The rules about time and account: how long ago the last sign-in was, and how old the password is. They
// look at no password.
#ifndef CREDENCE_RULES_SIGN_IN_HPP_
#define CREDENCE_RULES_SIGN_IN_HPP_

#include "credence/policy.hpp"
#include "credence/report.hpp"
#include "credence/sign_in.hpp"

namespace credence::rules {

/// Appends sign_in.stale, sign_in.never and sign_in.clock_error to the report's violations or, where the policy
/// only warns, to its warnings, and returns the strictest verdict they lead to: kAccept, kResetRequired or
/// kDisabled. It leaves the report's own verdict alone. Without a limit of inactivity the rule is off. A federated
/// account is never reset.
///
/// Numbers, in seconds since 1970: sign_in.stale has the time from which the account was inactive and the time
/// judged (last sign-in, else creation); sign_in.clock_error has now and the last sign-in.
/// Throws Error(kOutOfRange) where the due time lies outside the calendar.
Verdict check_sign_in(const SignInRule& rule, const SignIn& sign_in, Report& report);

/// The same for age.expired and age.too_young, in whole days. A federated account and a password whose age is not
/// known give nothing.
Verdict check_age(const AgeRule& rule, const SignIn& sign_in, Report& report);

}  // namespace credence::rules

#endif  // CREDENCE_RULES_SIGN_IN_HPP_
