// SPDX-License-Identifier: Apache-2.0
// Finds texts that go on by equal steps, or two such series in alternation: abcd, 1a2b3c, and with every key twice
// qqwweerr.
//
// With two series, the step of a character is that from the one two before it. In 1a2b3d, where characters are letters
// and digits and steps are differences:
//
//   text   1  a  2  b  3  d
//   step         1  1  1  2     the odd series is 1 2 3, the even one a b d: its step changes from 1 to 2 at d
//
// So 1a2b3 is one range. The next one has the step from b to d, so it begins right after a, from which another step
// leads: 2b3d.
#ifndef CREDENCE_PATTERNS_ALTERNATION_HPP_
#define CREDENCE_PATTERNS_ALTERNATION_HPP_

#include <algorithm>
#include <array>
#include <cstddef>
#include <type_traits>

#include "text/forms.hpp"

namespace credence::patterns {

/// Two series in alternation have at least this many characters each: fewer say nothing.
inline constexpr text::Position kMinOfSeries = 3;

/// Calls visit(begin, end, step) for each longest range [begin, end) in which all steps from a character to the one
/// kSeries after it are the same, among those an even number of characters apart if kSeries is 2, in order; `step` is
/// that from its first character. Ranges may overlap; those of fewer than `min_length` characters are left out, and
/// those of fewer than two characters (1 series) or kMinOfSeries (2) a series. value_at(i) is what steps are taken
/// between, of character i of `size`, and step_between(a, b) the step from value to value, Step{} if there is none.
template <text::Position kSeries, typename ValueAt, typename StepBetween, typename Visit>
void visit_series(text::Position size, text::Position min_length, const ValueAt& value_at,
                  const StepBetween& step_between, const Visit& visit) {
  using Value = std::invoke_result_t<ValueAt, text::Position>;
  using Step = std::invoke_result_t<StepBetween, Value, Value>;
  min_length = std::max(min_length, kSeries == 1 ? text::Position{2} : kSeries * kMinOfSeries);
  if (size < min_length) return;
  std::array<Value, kSeries> before{};  // the last value of each series
  std::array<Step, kSeries> steps{};    // and its last step
  text::Position begin = 0;
  const auto close = [&](text::Position end) {
    if (end - begin >= min_length) visit(begin, end, steps[begin % kSeries]);
  };
  for (text::Position i = 0; i < size; ++i) {
    const std::size_t series = i % kSeries;
    const Value value = value_at(i);
    if (i >= begin + kSeries) {
      const Step step = step_between(before[series], value);
      if (step == Step{}) {
        close(i);
        begin = i - kSeries + 1;
      } else if (i >= begin + 2 * kSeries && step != steps[series]) {
        close(i);
        begin = i - 2 * kSeries + 1;
      }
      steps[series] = step;
    }
    before[series] = value;
  }
  close(size);
}

}  // namespace credence::patterns

#endif  // CREDENCE_PATTERNS_ALTERNATION_HPP_
