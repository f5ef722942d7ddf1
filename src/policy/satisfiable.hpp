// SPDX-License-Identifier: Apache-2.0
// Whether any password meets what a policy counts: lengths, kinds of characters, different ones, runs.
#ifndef CREDENCE_POLICY_SATISFIABLE_HPP_
#define CREDENCE_POLICY_SATISFIABLE_HPP_

#include <optional>

#include "policy/validate.hpp"

namespace credence::policy {

/// The settings that no password meets together, as few as can be, or nothing. What only warns doesn't count. A policy
/// is never refused that a password meets. Where all characters count as one it is refused, too, if none does; where
/// bytes or UTF-16 units are counted and the characters allowed differ in them, each is taken for the shortest; and
/// runs of one character and of one class are looked at one by one.
[[nodiscard]] std::optional<PolicyFault> find_impossible(const Policy& policy);

}  // namespace credence::policy

#endif  // CREDENCE_POLICY_SATISFIABLE_HPP_
