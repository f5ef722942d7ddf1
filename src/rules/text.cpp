// SPDX-License-Identifier: Apache-2.0
#include "rules/rules.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace credence::rules {

void check_text(const Request& request, Findings& findings) {
  const TextRule& rule = request.policy().text;
  const text::Prepared& prepared = request.password;
  if (!prepared.is_text()) return findings.refuse({Code::kTextNotUtf8, prepared.ill_formed(), 0, 0});
  if (!rule.refuse_unassigned && !rule.refuse_controls) return;
  for (text::Utf8Reader reader(prepared.raw()); reader.next();) {
    const auto [code_point, span] = reader.current();
    if (rule.refuse_unassigned && text::is_unassigned(code_point)) {
      findings.add(rule.level, {Code::kTextUnassigned, span, 0, 0});
    } else if (rule.refuse_controls && text::is_control(code_point)) {
      findings.add(rule.level, {Code::kTextForbidden, span, 0, 0});
    }
  }
}

}  // namespace credence::rules
