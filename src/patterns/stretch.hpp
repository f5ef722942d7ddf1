// SPDX-License-Identifier: Apache-2.0
// A part of the text that a matcher searched, and what all matchers do with the parts they found.
#ifndef CREDENCE_PATTERNS_STRETCH_HPP_
#define CREDENCE_PATTERNS_STRETCH_HPP_

#include <algorithm>
#include <cstddef>
#include <vector>

namespace credence::patterns {

/// Characters [begin, end) of the text that was searched.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
  [[nodiscard]] std::size_t size() const noexcept { return end - begin; }
  friend bool operator==(const Stretch&, const Stretch&) = default;
};

/// Sorts matches (each with a Stretch `where`) by their places and leaves out those that lie within another. Of
/// equal places the match that came first stays.
template <typename Match>
void keep_outermost(std::vector<Match>& matches) {
  std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    return a.where.begin != b.where.begin ? a.where.begin < b.where.begin : a.where.end > b.where.end;
  });
  std::size_t covered = 0;
  const auto is_inside = [&](const Match& match) {
    if (match.where.end <= covered) return true;
    covered = match.where.end;
    return false;
  };
  matches.erase(std::remove_if(matches.begin(), matches.end(), is_inside), matches.end());
}

}  // namespace credence::patterns

#endif  // CREDENCE_PATTERNS_STRETCH_HPP_
