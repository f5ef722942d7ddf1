// SPDX-License-Identifier: Apache-2.0
#include "rules/text.hpp"

#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace credence::rules {

void check_text(const TextRule& rule, const text::Prepared& prepared, Violations& violations) {
  if (prepared.over_cap()) return;
  if (!prepared.is_text()) {
    violations.push_back({Code::kTextNotUtf8, prepared.ill_formed(), 0, 0});
    return;
  }
  if (!rule.refuse_unassigned && !rule.refuse_controls) return;
  for (text::Utf8Reader reader(prepared.raw()); reader.next();) {
    const auto [code_point, span] = reader.current();
    if (rule.refuse_unassigned && text::is_unassigned(code_point)) {
      violations.push_back({Code::kTextUnassigned, span, 0, 0});
    } else if (rule.refuse_controls && text::is_control(code_point)) {
      violations.push_back({Code::kTextForbidden, span, 0, 0});
    }
  }
}

}  // namespace credence::rules
