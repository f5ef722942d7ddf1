// SPDX-License-Identifier: Apache-2.0
// The order in which a rule that looks for several things reports them.
#ifndef CREDENCE_RULES_ORDER_HPP_
#define CREDENCE_RULES_ORDER_HPP_

#include <algorithm>
#include <cstddef>
#include <tuple>

#include "credence/report.hpp"

namespace credence::rules {

/// Sorts the violations from number `first` on by their spans.
inline void sort_by_span(Violations& violations, std::size_t first) {
  std::sort(violations.begin() + static_cast<std::ptrdiff_t>(first), violations.end(),
            [](const Violation& a, const Violation& b) {
              return std::tie(a.span.begin, a.span.end, a.code) < std::tie(b.span.begin, b.span.end, b.code);
            });
}

}  // namespace credence::rules

#endif  // CREDENCE_RULES_ORDER_HPP_
