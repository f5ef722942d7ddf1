// SPDX-License-Identifier: Apache-2.0
// The e-mail rule: the syntax of an account's address. That its owner reads it is proved by mail, which is the
// caller's.
#ifndef CREDENCE_RULES_EMAIL_HPP_
#define CREDENCE_RULES_EMAIL_HPP_

#include <string_view>

#include "credence/policy.hpp"
#include "credence/report.hpp"

namespace credence::rules {

/// Whether this is an address that mail systems in general take: a dot-atom, "@" and a domain name. No quoted
/// local parts, comments or address literals. At most 64 octets before the last "@", 255 after it, 254 in all, 63 a
/// label (RFC 5321, 4.5.3.1; RFC 1035). Beyond ASCII, local parts may hold any character but white space and controls
/// (RFC 6531), labels letters, marks and digits (RFC 5890).
[[nodiscard]] bool is_valid_email(std::string_view address) noexcept;

/// Appends email.invalid, with span [0, 0), if the rule is on and a given address is not valid.
void check_email(const EmailRule& rule, std::string_view address, Violations& violations);

}  // namespace credence::rules

#endif  // CREDENCE_RULES_EMAIL_HPP_
