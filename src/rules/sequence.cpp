// SPDX-License-Identifier: Apache-2.0
#include "rules/rules.hpp"

#include <algorithm>
#include <cstdint>

#include "patterns/sequence.hpp"

namespace credence::rules {

void check_sequence(const Request& request, Findings& findings) {
  const SequenceRule& rule = request.policy().sequence;
  const text::Prepared& prepared = request.password;
  if (rule.min_run == 0 || !prepared.is_text()) return;
  const auto folded = prepared.folded();
  for (const patterns::Sequence& sequence :
       patterns::find_sequences(folded, std::max(rule.min_run, 2U), rule.max_step)) {
    findings.add(rule.level, {Code::kSequenceRun, folded.span_of(sequence.range), rule.min_run,
                              static_cast<std::int64_t>(sequence.range.size())});
  }
}

}  // namespace credence::rules
