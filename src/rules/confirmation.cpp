// SPDX-License-Identifier: Apache-2.0
#include <openssl/crypto.h>

#include <string_view>

#include "rules/rules.hpp"

namespace credence::rules {
namespace {

bool are_same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace

void check_confirmation(const Request& request, Findings& findings) {
  const ConfirmationRule& rule = request.policy().confirmation;
  if (request.is_sign_in() || !rule.enabled || !request.subject.confirmation) return;
  const std::string_view second = *request.subject.confirmation;
  bool same = are_same(request.password.raw(), second);
  if (!same && request.password.is_text()) {
    // Two keyboards, or a paste, give one text as other bytes.
    const text::Prepared prepared(second, text::kMaxPasswordBytes);
    same = are_same(request.password.nfc_utf8(), prepared.nfc_utf8());
  }
  if (!same) findings.add(rule.level, {Code::kConfirmationMismatch, request.password.whole(), 0, 0});
}

}  // namespace credence::rules
