// SPDX-License-Identifier: Apache-2.0
#include "rules/confirmation.hpp"

#include <openssl/crypto.h>

namespace credence::rules {

void check_confirmation(const ConfirmationRule& rule, std::string_view password, const Subject& subject,
                        Violations& violations) {
  if (!rule.enabled || !subject.confirmation) return;
  const std::string_view second = *subject.confirmation;
  const bool same =
      password.size() == second.size() && CRYPTO_memcmp(password.data(), second.data(), password.size()) == 0;
  if (same) return;
  violations.push_back({Code::kConfirmationMismatch, {0, static_cast<std::uint32_t>(password.size())}, 0, 0});
}

}  // namespace credence::rules
