// SPDX-License-Identifier: Apache-2.0
#include "rules/rules.hpp"

#include <vector>

#include "patterns/date.hpp"

namespace credence::rules {

void check_date(const Request& request, Findings& findings) {
  const DateRule& rule = request.policy().date;
  const text::Prepared& prepared = request.password;
  if ((!rule.dates && !rule.years) || !prepared.is_text()) return;
  std::vector<patterns::FoundDate> found;
  if (rule.dates) found = patterns::find_dates(prepared.matching());
  if (rule.years) {
    const std::vector<patterns::FoundDate> years = patterns::find_years(prepared.matching());
    found.insert(found.end(), years.begin(), years.end());
    patterns::keep_outermost(found);
  }
  for (const patterns::FoundDate& date : found) {
    findings.add(rule.level, {Code::kDateFound, prepared.matching_span(date.where.begin, date.where.end), 0, 0});
  }
}

}  // namespace credence::rules
