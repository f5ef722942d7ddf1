// SPDX-License-Identifier: Apache-2.0
// The facts of one sign-in, for Checker::assess. All times are UTC; the library reads no clock.
#ifndef CREDENCE_SIGN_IN_HPP_
#define CREDENCE_SIGN_IN_HPP_

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "credence/cxx20.hpp"
#include "credence/subject.hpp"

namespace credence {

/// Where the password lives. A federated account's password is checked elsewhere: no password rule,
/// age or reset applies to it here.
enum class AccountKind : std::uint8_t { kLocal = 0, kFederated = 1 };

/// One sign-in, after the credential was verified. Without a password, time and account alone are judged.
/// History and similarity are not looked at: the current password always matches itself.
struct SignIn {
  std::optional<std::string_view> password;
  Subject subject;
  AccountKind account = AccountKind::kLocal;
  std::optional<std::chrono::sys_seconds> last_sign_in;  ///< Nothing: never signed in before.
  std::optional<std::chrono::sys_seconds> created;       ///< Judged instead where there was no sign-in.
  std::optional<std::chrono::sys_seconds> password_set;  ///< Nothing: not known; AgeRule says what is judged instead.
  std::chrono::sys_seconds now{};
};

}  // namespace credence

#endif  // CREDENCE_SIGN_IN_HPP_
