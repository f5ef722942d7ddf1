// SPDX-License-Identifier: Apache-2.0
#include "rules/date.hpp"

#include <vector>

#include "patterns/date.hpp"

namespace credence::internal {

void check_date(const DateRule& rule, const Prepared& prepared, Violations& violations) {
  if ((!rule.dates && !rule.years) || !prepared.is_text()) return;
  std::vector<FoundDate> found;
  if (rule.dates) found = find_dates(prepared.matching());
  if (rule.years) {
    const std::vector<FoundDate> years = find_years(prepared.matching());
    found.insert(found.end(), years.begin(), years.end());
    keep_outermost(found);
  }
  for (const FoundDate& date : found) {
    violations.push_back({Code::kDateFound, prepared.matching_span(date.where.begin, date.where.end), 0, 0});
  }
}

}  // namespace credence::internal
