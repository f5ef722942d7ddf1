// SPDX-License-Identifier: Apache-2.0
#include "rules/repeat.hpp"

#include <cstddef>
#include <cstdint>

#include "patterns/repeat.hpp"
#include "rules/order.hpp"
#include "text/folded_text.hpp"

namespace credence::rules {

void check_repeat(const RepeatRule& rule, const text::Prepared& prepared, Violations& violations) {
  if (!prepared.is_text()) return;
  const std::size_t first_new = violations.size();
  const auto report = [&](Code code, const patterns::Stretch& where, std::uint32_t limit, std::size_t actual) {
    violations.push_back({code, prepared.nfc_span(where.begin, where.end), limit, static_cast<std::int64_t>(actual)});
  };

  if (rule.max_class_run != 0) {
    for (const patterns::Stretch& run :
         patterns::find_class_runs(prepared.nfc(), std::size_t{rule.max_class_run} + 1)) {
      report(Code::kRepeatClassRun, run, rule.max_class_run, run.size());
    }
  }
  if (rule.max_run != 0 || rule.min_block != 0) {
    const text::FoldedText folded(prepared);
    if (rule.max_run != 0) {
      for (const patterns::Stretch& run : patterns::find_runs(folded.text(), std::size_t{rule.max_run} + 1)) {
        report(Code::kRepeatRun, run, rule.max_run, run.size());
      }
    }
    if (rule.min_block != 0) {
      for (const patterns::BlockRepeat& repeat : patterns::find_block_repeats(folded.text(), rule.min_block)) {
        report(Code::kRepeatBlock, repeat.where, rule.min_block, repeat.block);
      }
    }
  }
  sort_by_span(violations, first_new);
}

}  // namespace credence::rules
