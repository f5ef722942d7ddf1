// SPDX-License-Identifier: Apache-2.0
#include "rules/rules.hpp"
#include "text/email_syntax.hpp"

namespace credence::rules {

void check_email(const Request& request, Findings& findings) {
  const EmailRule& rule = request.policy().email;
  const std::string_view address = request.subject.email;
  if (!rule.enabled || address.empty() || text::is_valid_email(address)) return;
  findings.add(request.is_sign_in() ? Level::kWarn : rule.level, {Code::kEmailInvalid, {}, 0, 0});
}

}  // namespace credence::rules
