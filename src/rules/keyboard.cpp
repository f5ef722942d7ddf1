// SPDX-License-Identifier: Apache-2.0
#include "rules/keyboard.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

#include "patterns/keyboard.hpp"

namespace credence::internal {
namespace {

LayoutSet layouts_of(const KeyboardRule& rule) {
  if (rule.layouts.empty()) return kAllLayouts;
  LayoutSet layouts = 0;
  for (const std::string& name : rule.layouts) {
    if (const auto layout = layout_of_name(name)) layouts |= LayoutSet{1} << *layout;
  }
  return layouts;
}

}  // namespace

void check_keyboard(const KeyboardRule& rule, const Prepared& prepared, Violations& violations) {
  if (rule.min_walk == 0 || !prepared.is_text()) return;
  for (const KeyboardWalk& walk : find_walks(prepared.nfc(), std::max(rule.min_walk, 2U), layouts_of(rule))) {
    violations.push_back({Code::kKeyboardWalk, prepared.nfc_span(walk.where.begin, walk.where.end), rule.min_walk,
                          static_cast<std::int64_t>(walk.where.size())});
  }
}

}  // namespace credence::internal
