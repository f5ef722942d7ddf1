// SPDX-License-Identifier: Apache-2.0
#include "rules/sequence.hpp"

#include <algorithm>
#include <cstdint>

#include "patterns/folded_text.hpp"
#include "patterns/sequence.hpp"

namespace credence::internal {

void check_sequence(const SequenceRule& rule, const Prepared& prepared, Violations& violations) {
  if (rule.min_run == 0 || !prepared.is_text()) return;
  const FoldedText folded(prepared);
  for (const Sequence& sequence : find_sequences(folded.text(), std::max(rule.min_run, 2U), rule.max_step)) {
    violations.push_back({Code::kSequenceRun, prepared.nfc_span(sequence.where.begin, sequence.where.end), rule.min_run,
                          static_cast<std::int64_t>(sequence.where.size())});
  }
}

}  // namespace credence::internal
