// SPDX-License-Identifier: Apache-2.0
#include "rules/date.hpp"

#include <vector>

#include "patterns/date.hpp"

namespace credence::rules {

void check_date(const DateRule& rule, const text::Prepared& prepared, Violations& violations) {
  if ((!rule.dates && !rule.years) || !prepared.is_text()) return;
  std::vector<patterns::FoundDate> found;
  if (rule.dates) found = patterns::find_dates(prepared.matching());
  if (rule.years) {
    const std::vector<patterns::FoundDate> years = patterns::find_years(prepared.matching());
    found.insert(found.end(), years.begin(), years.end());
    patterns::keep_outermost(found);
  }
  for (const patterns::FoundDate& date : found) {
    violations.push_back({Code::kDateFound, prepared.matching_span(date.where.begin, date.where.end), 0, 0});
  }
}

}  // namespace credence::rules
