// SPDX-License-Identifier: Apache-2.0
// Finds texts that go on step by step, or two such texts in alternation: abcd, 1a2b3c, and with every key twice
// qqwweerr.
#ifndef CREDENCE_PATTERNS_ALTERNATION_HPP_
#define CREDENCE_PATTERNS_ALTERNATION_HPP_

#include <algorithm>
#include <array>
#include <cstddef>
#include <type_traits>

#include "patterns/stretch.hpp"

namespace credence::patterns {

/// Two in alternation have this many characters each: fewer say nothing.
inline constexpr std::size_t kMinStrand = 3;

/// Calls visit(Stretch, step) for each longest stretch in which all steps from a character to the one kStrands behind
/// it are the same, among those an even number of characters apart if kStrands is 2, in order; `step` is that from its
/// first character. Stretches may overlap; those of fewer than `min_length` characters, or than two characters (1
/// strand) or kMinStrand (2) a strand, are left out. place_at(i) is where character i of `size` stands, and
/// step_between(a, b) the step from place to place, Step{} if there is none.
template <std::size_t kStrands, typename PlaceAt, typename StepBetween, typename Visit>
void visit_strands(std::size_t size, std::size_t min_length, const PlaceAt& place_at, const StepBetween& step_between,
                   const Visit& visit) {
  using Place = std::invoke_result_t<PlaceAt, std::size_t>;
  using Step = std::invoke_result_t<StepBetween, Place, Place>;
  min_length = std::max(min_length, kStrands == 1 ? std::size_t{2} : kStrands * kMinStrand);
  if (size < min_length) return;
  std::array<Place, kStrands> before{};
  std::array<Step, kStrands> steps{};  // the last one of each strand
  std::size_t begin = 0;
  const auto close = [&](std::size_t end) {
    if (end - begin >= min_length) visit(Stretch{begin, end}, steps[begin % kStrands]);
  };
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t strand = i % kStrands;
    const Place place = place_at(i);
    if (i >= begin + kStrands) {
      const Step step = step_between(before[strand], place);
      if (step == Step{}) {
        close(i);
        begin = i - kStrands + 1;
      } else if (i >= begin + 2 * kStrands && step != steps[strand]) {
        close(i);
        begin = i - 2 * kStrands + 1;
      }
      steps[strand] = step;
    }
    before[strand] = place;
  }
  close(size);
}

}  // namespace credence::patterns

#endif  // CREDENCE_PATTERNS_ALTERNATION_HPP_
