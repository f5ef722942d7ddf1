// SPDX-License-Identifier: Apache-2.0
#include "rules/rules.hpp"

#include <algorithm>
#include <cstdint>

#include "patterns/keyboard.hpp"

namespace credence::rules {
void check_keyboard(const Request& request, Findings& findings) {
  const KeyboardRule& rule = request.policy().keyboard;
  const text::Prepared& prepared = request.password;
  if (rule.min_walk == 0 || !prepared.is_text()) return;
  const auto typed = prepared.typed();
  for (const patterns::KeyboardWalk& walk :
       patterns::find_walks(typed, std::max(rule.min_walk, 2U), request.setup.layouts)) {
    findings.add(rule.level, {Code::kKeyboardWalk, typed.span_of(walk.range), rule.min_walk,
                              static_cast<std::int64_t>(walk.range.size())});
  }
}

}  // namespace credence::rules
