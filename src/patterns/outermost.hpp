// SPDX-License-Identifier: Apache-2.0
// What all matchers do with the parts of a password they found: of parts within each other the outermost counts.
#ifndef CREDENCE_PATTERNS_OUTERMOST_HPP_
#define CREDENCE_PATTERNS_OUTERMOST_HPP_

#include <algorithm>
#include <vector>

#include "text/forms.hpp"

namespace credence::patterns {

/// Sorts matches, each with a text::Range `range`, by where they begin and leaves out those that lie within another.
/// Of equal ranges the match that came first stays.
template <typename Match>
void keep_outermost(std::vector<Match>& matches) {
  std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    return a.range.begin != b.range.begin ? a.range.begin < b.range.begin : a.range.end > b.range.end;
  });
  text::Position covered = 0;
  const auto is_inside = [&](const Match& match) {
    if (match.range.end <= covered) return true;
    covered = match.range.end;
    return false;
  };
  matches.erase(std::remove_if(matches.begin(), matches.end(), is_inside), matches.end());
}

}  // namespace credence::patterns

#endif  // CREDENCE_PATTERNS_OUTERMOST_HPP_
