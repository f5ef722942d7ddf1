// SPDX-License-Identifier: Apache-2.0
// Asks one rule alone, as the checker asks all of them.
#ifndef CREDENCE_TESTS_JUDGE_HPP_
#define CREDENCE_TESTS_JUDGE_HPP_

#include <string_view>
#include <type_traits>

#include "credence/checker.hpp"
#include "rules/rules.hpp"

namespace credence::test {

/// A policy that has these settings and otherwise its defaults, but for the byte cap, which is the largest.
template <typename Settings>
Policy policy_with(const Settings& settings) {
  Policy policy;
  policy.length.byte_cap = text::kMaxPasswordBytes;
  const auto set = [&](auto& member) {
    if constexpr (std::is_same_v<std::remove_reference_t<decltype(member)>, Settings>) member = settings;
  };
  set(policy.text), set(policy.length), set(policy.characters), set(policy.repeat), set(policy.sequence);
  set(policy.keyboard), set(policy.date), set(policy.context), set(policy.history), set(policy.dictionary);
  set(policy.breach), set(policy.confirmation), set(policy.email), set(policy.sign_in), set(policy.age);
  return policy;
}

/// What a rule says of a password that is to be set.
inline Report judge(rules::Rule rule, const rules::Setup& setup, const text::Prepared& password,
                    const Subject& subject = {}) {
  rules::Findings findings(Verdict::kReject);
  rule({setup, password, subject}, findings);
  return findings.take();
}
template <typename Settings>
Report judge(rules::Rule rule, const Settings& settings, std::string_view password, const Subject& subject = {},
             const Resources& resources = {}) {
  const rules::Setup setup(policy_with(settings), resources);
  return judge(rule, setup, text::Prepared(password, setup.policy.length.byte_cap), subject);
}

/// What a rule says of a sign-in without a password.
template <typename Settings>
Report judge_sign_in(rules::Rule rule, const Settings& settings, const SignIn& sign_in) {
  const rules::Setup setup(policy_with(settings), {});
  const text::Prepared none({}, text::kMaxPasswordBytes);
  rules::Findings findings(Verdict::kResetRequired);
  rule({setup, none, sign_in.subject, &sign_in}, findings);
  return findings.take();
}

}  // namespace credence::test

#endif  // CREDENCE_TESTS_JUDGE_HPP_
