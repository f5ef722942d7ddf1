// SPDX-License-Identifier: Apache-2.0
#include "rules/keyboard.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

#include "patterns/keyboard.hpp"

namespace credence::rules {
namespace {

patterns::LayoutSet layouts_of(const KeyboardRule& rule) {
  if (rule.layouts.empty()) return patterns::kAllLayouts;
  patterns::LayoutSet layouts = 0;
  for (const std::string& name : rule.layouts) {
    if (const auto layout = patterns::layout_of_name(name)) layouts |= patterns::LayoutSet{1} << *layout;
  }
  return layouts;
}

}  // namespace

void check_keyboard(const KeyboardRule& rule, const text::Prepared& prepared, Violations& violations) {
  if (rule.min_walk == 0 || !prepared.is_text()) return;
  for (const patterns::KeyboardWalk& walk :
       patterns::find_walks(prepared.nfc(), std::max(rule.min_walk, 2U), layouts_of(rule))) {
    violations.push_back({Code::kKeyboardWalk, prepared.nfc_span(walk.where.begin, walk.where.end), rule.min_walk,
                          static_cast<std::int64_t>(walk.where.size())});
  }
}

}  // namespace credence::rules
