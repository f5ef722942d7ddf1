// SPDX-License-Identifier: Apache-2.0
// A policy file is read or refused with a place; what was read prints as a text that reads back equal.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "credence/error.hpp"
#include "credence/policy.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    const credence::Policy policy = credence::parse_policy(text, "fuzz");
    if (credence::parse_policy(credence::policy_text(policy), "printed") != policy) std::abort();
  } catch (const credence::Error& error) {
    if (error.code() != credence::ErrorCode::kBadPolicy || error.location().file != "fuzz") std::abort();
  }
  // The same bytes as a key and its value.
  const std::size_t split = text.find('=');
  if (split == std::string_view::npos) return 0;
  credence::Policy policy;
  try {
    credence::set_policy_value(policy, text.substr(0, split), text.substr(split + 1));
  } catch (const credence::Error&) {
    if (policy != credence::Policy{}) std::abort();
  }
  return 0;
}
