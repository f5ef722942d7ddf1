// SPDX-License-Identifier: Apache-2.0
#include "rules/setup.hpp"

#include <algorithm>
#include <utility>

#include "dictionary/state.hpp"
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

Setup::Setup(Policy policy_given, Resources resources_given, const BreachDatabase* built_in)
    : policy(std::move(policy_given)),
      resources(std::move(resources_given)),
      built_in_breaches(built_in),
      symbols(policy.characters.symbols),
      allowed(policy.characters.allowed),
      symbols_text(std::make_shared<const std::string>(symbols.is_empty() ? kAsciiSymbols : policy.characters.symbols)),
      allowed_text(allowed.is_empty() ? nullptr : std::make_shared<const std::string>(policy.characters.allowed)),
      layouts(layouts_of(policy.keyboard)),
      delimiters(fact_in_matching_form(policy.context.delimiters)),
      match_options(rules::match_options(policy.dictionary)),
      has_built_in_words(std::ranges::any_of(resources.dictionaries, [](const auto& dictionary) {
        return dictionary::state_of(*dictionary).is_built_in;
      })) {}

}  // namespace credence::rules
