// SPDX-License-Identifier: Apache-2.0
// The syntax of an account's e-mail address. That its owner reads it is proved by mail, which is the caller's part.
#ifndef CREDENCE_TEXT_EMAIL_SYNTAX_HPP_
#define CREDENCE_TEXT_EMAIL_SYNTAX_HPP_

#include <string_view>

namespace credence::text {

/// Whether this is an address that mail systems in general take: a dot-atom, "@" and a domain name. No quoted
/// local parts, comments or address literals. At most 64 octets before the last "@", 255 after it, 254 in all, 63 a
/// label (RFC 5321, 4.5.3.1; RFC 1035). Beyond ASCII, local parts may hold any character but white space and controls
/// (RFC 6531), labels letters, marks and digits (RFC 5890).
[[nodiscard]] bool is_valid_email(std::string_view address) noexcept;

}  // namespace credence::text

#endif  // CREDENCE_TEXT_EMAIL_SYNTAX_HPP_
