// SPDX-License-Identifier: Apache-2.0
#include "rules/rules.hpp"

#include <vector>

#include "patterns/date.hpp"
#include "patterns/outermost.hpp"

namespace credence::rules {

void check_date(const Request& request, Findings& findings) {
  const DateRule& rule = request.policy().date;
  const text::Prepared& prepared = request.password;
  if ((!rule.dates && !rule.years) || !prepared.is_text()) return;
  const auto matching = prepared.matching();
  std::vector<patterns::FoundDate> found;
  if (rule.dates) found = patterns::find_dates(matching);
  if (rule.years) {
    const std::vector<patterns::FoundDate> years = patterns::find_years(matching);
    found.insert(found.end(), years.begin(), years.end());
    patterns::keep_outermost(found);
  }
  for (const patterns::FoundDate& date : found) {
    findings.add(rule.level, {Code::kDateFound, matching.span_of(date.range), 0, 0});
  }
}

}  // namespace credence::rules
