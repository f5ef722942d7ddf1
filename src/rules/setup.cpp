// SPDX-License-Identifier: Apache-2.0
#include "rules/setup.hpp"

#include <utility>

#include "rules/subject.hpp"

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

constexpr const char* kAsciiSymbols = " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

}  // namespace

Setup::Setup(Policy policy_given, Resources resources_given)
    : policy(std::move(policy_given)),
      resources(std::move(resources_given)),
      symbols(policy.characters.symbols),
      allowed(policy.characters.allowed),
      symbols_text(std::make_shared<const std::string>(symbols.is_empty() ? kAsciiSymbols : policy.characters.symbols)),
      allowed_text(allowed.is_empty() ? nullptr : std::make_shared<const std::string>(policy.characters.allowed)),
      layouts(layouts_of(policy.keyboard)),
      delimiters(fact_in_matching_form(policy.context.delimiters)),
      match_options(rules::match_options(policy.dictionary)) {}

}  // namespace credence::rules
