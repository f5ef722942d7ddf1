// SPDX-License-Identifier: Apache-2.0
// What a checker was built with, as its rules use it: whatever a setting names (a keyboard layout, a set of
// characters, delimiters) is looked up once, when the checker is built, and not at each check.
#ifndef CREDENCE_RULES_SETUP_HPP_
#define CREDENCE_RULES_SETUP_HPP_

#include <chrono>
#include <optional>
#include <string>

#include "credence/checker.hpp"
#include "credence/dictionary.hpp"
#include "credence/policy.hpp"
#include "patterns/keyboard.hpp"
#include "rules/character_set.hpp"

namespace credence::rules {

/// Immutable after construction, so that every thread may read it.
struct Setup {
  /// `policy` was validated (policy/validate.hpp), and no resource is null.
  Setup(const Policy& policy, Resources resources);

  Policy policy;
  Resources resources;

  CharacterSet symbols;             ///< Of CharacterRule::symbols.
  CharacterSet allowed;             ///< Of CharacterRule::allowed.
  patterns::LayoutSet layouts = 0;  ///< Of KeyboardRule::layouts.
  std::u32string delimiters;        ///< Of ContextRule::delimiters, in the matching form.
  MatchOptions match_options;       ///< Of DictionaryRule.
  /// The newest source date of the breach files besides the built-in list; nothing if none has one.
  std::optional<std::chrono::sys_seconds> breach_date;
};

}  // namespace credence::rules

#endif  // CREDENCE_RULES_SETUP_HPP_
