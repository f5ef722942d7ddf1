// SPDX-License-Identifier: Apache-2.0
// Whether a policy's settings are in range and agree with each other.
#ifndef CREDENCE_POLICY_VALIDATE_HPP_
#define CREDENCE_POLICY_VALIDATE_HPP_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "credence/policy.hpp"

namespace credence::policy {

/// What is wrong with a policy: the key to change, and a sentence that says what and how.
struct PolicyFault {
  std::string_view key;
  std::string problem;
  std::vector<std::string_view> others = {};  ///< The other keys that are part of it.
};

/// The first fault, or nothing.
[[nodiscard]] std::optional<PolicyFault> find_fault(const Policy& policy);

/// Throws Error(kBadPolicy) for the first fault.
void validate_policy(const Policy& policy);

}  // namespace credence::policy

#endif  // CREDENCE_POLICY_VALIDATE_HPP_
