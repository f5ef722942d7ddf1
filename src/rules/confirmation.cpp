// SPDX-License-Identifier: Apache-2.0
#include <openssl/crypto.h>

#include <string_view>

#include "rules/rules.hpp"

namespace credence::rules {

void check_confirmation(const Request& request, Findings& findings) {
  const ConfirmationRule& rule = request.policy().confirmation;
  if (request.is_sign_in() || !rule.enabled || !request.subject.confirmation) return;
  const std::string_view first = request.password.raw();
  const std::string_view second = *request.subject.confirmation;
  const bool same = first.size() == second.size() && CRYPTO_memcmp(first.data(), second.data(), first.size()) == 0;
  if (!same) findings.add(rule.level, {Code::kConfirmationMismatch, request.password.whole(), 0, 0});
}

}  // namespace credence::rules
