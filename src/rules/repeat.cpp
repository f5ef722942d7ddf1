// SPDX-License-Identifier: Apache-2.0
#include "rules/rules.hpp"

#include <cstddef>
#include <cstdint>

#include "patterns/repeat.hpp"

namespace credence::rules {
namespace {

void add_repeats(const RepeatRule& rule, const text::Prepared& prepared, Findings& findings) {
  const auto report = [&](Code code, Span span, std::uint32_t limit, std::size_t actual) {
    findings.add(rule.level, {code, span, limit, static_cast<std::int64_t>(actual)});
  };

  if (rule.max_class_run != 0) {
    const auto typed = prepared.typed();
    for (const auto& run : patterns::find_class_runs(typed, std::size_t{rule.max_class_run} + 1)) {
      report(Code::kRepeatClassRun, typed.span_of(run), rule.max_class_run, run.size());
    }
  }
  if (rule.max_run != 0 || rule.min_block != 0) {
    const auto folded = prepared.folded();
    if (rule.max_run != 0) {
      for (const auto& run : patterns::find_runs(folded, std::size_t{rule.max_run} + 1)) {
        report(Code::kRepeatRun, folded.span_of(run), rule.max_run, run.size());
      }
    }
    if (rule.min_block != 0) {
      for (const patterns::BlockRepeat& repeat : patterns::find_block_repeats(folded, rule.min_block)) {
        report(Code::kRepeatBlock, folded.span_of(repeat.range), rule.min_block, repeat.block);
      }
    }
  }
}

}  // namespace

void check_repeat(const Request& request, Findings& findings) {
  const RepeatRule& rule = request.policy().repeat;
  if (!request.password.is_text()) return;
  findings.in_order_of_spans(rule.level, [&] { add_repeats(rule, request.password, findings); });
}

}  // namespace credence::rules
