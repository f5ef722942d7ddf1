// SPDX-License-Identifier: Apache-2.0
// What a checker was built with, as its rules use it: whatever a setting names (a keyboard layout, a set of
// characters, delimiters) is looked up once, when the checker is built, and not at each check.
#ifndef CREDENCE_RULES_SETUP_HPP_
#define CREDENCE_RULES_SETUP_HPP_

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "credence/checker.hpp"
#include "credence/dictionary.hpp"
#include "credence/policy.hpp"
#include "patterns/keyboard.hpp"
#include "rules/character_set.hpp"
#include "strength/estimate.hpp"

namespace credence::rules {

/// What the dictionary rule asks of a search.
[[nodiscard]] constexpr MatchOptions match_options(const DictionaryRule& rule) noexcept {
  MatchOptions options;
  options.min_length = rule.min_length;
  options.common_min_length = rule.common_min_length;
  options.common_rank = rule.common_rank;
  options.disguised_rank = rule.disguised_rank;
  options.leet = rule.leet;
  options.reversed = rule.reversed;
  options.separated = rule.separated;
  options.stretched = rule.stretched;
  options.leet_extra = rule.leet_extra;
  options.reversed_extra = rule.reversed_extra;
  options.separated_extra = rule.separated_extra;
  options.stretched_extra = rule.stretched_extra;
  return options;
}
static_assert(match_options(DictionaryRule{}) == MatchOptions{}, "both have the same defaults");

/// Immutable after construction, so that every thread may read it.
struct Setup {
  /// `policy` was validated (policy/validate.hpp), and no resource is null. `built_in` is the built-in list of leaked
  /// passwords, if any of the resources may be: what compiles that list is linked without it.
  Setup(Policy policy, Resources resources, const BreachDatabase* built_in = nullptr);

  Policy policy;
  Resources resources;
  const BreachDatabase* built_in_breaches;  ///< Compared, never asked.

  CharacterSet symbols;  ///< Of CharacterRule::symbols.
  CharacterSet allowed;  ///< Of CharacterRule::allowed.
  /// The same as violations carry them: every ASCII symbol that has a shape where no symbols are set, null where all
  /// characters are allowed.
  std::shared_ptr<const std::string> symbols_text, allowed_text;
  patterns::LayoutSet layouts = 0;  ///< Of KeyboardRule::layouts.
  std::u32string delimiters;        ///< Of ContextRule::delimiters, in the matching form.
  MatchOptions match_options;       ///< Of DictionaryRule.
  bool has_built_in_words = false;  ///< Whether the built-in dictionary is among the dictionaries.
  /// Where the policy asks for guesses: set by the checker, which has the built-in model.
  std::optional<strength::Estimator> estimator;
  /// The newest source date of the breach files besides the built-in list; nothing if none has one.
  std::optional<std::chrono::sys_seconds> breach_date;
};

}  // namespace credence::rules

#endif  // CREDENCE_RULES_SETUP_HPP_
