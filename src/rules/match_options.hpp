// SPDX-License-Identifier: Apache-2.0
// What the dictionary rule asks of a search.
#ifndef CREDENCE_RULES_MATCH_OPTIONS_HPP_
#define CREDENCE_RULES_MATCH_OPTIONS_HPP_

#include "credence/dictionary.hpp"
#include "credence/policy.hpp"

namespace credence::rules {

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

}  // namespace credence::rules

#endif  // CREDENCE_RULES_MATCH_OPTIONS_HPP_
