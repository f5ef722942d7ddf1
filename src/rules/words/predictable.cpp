// SPDX-License-Identifier: Apache-2.0
#include "rules/words/predictable.hpp"

#include <algorithm>
#include <tuple>

#include "patterns/date.hpp"
#include "patterns/repeat.hpp"
#include "patterns/sequence.hpp"

namespace credence::rules::words {
namespace {

// Adds patterns of one kind, in whichever form they were found.
class Collector {
 public:
  Collector(const text::Prepared& password, Patterns& out) : matching_(password.matching()), out_(out) {}

  // `shortest` 0: only the whole is one.
  template <typename Form>
  void add(const text::TextForm<Form>& form, text::Range<Form> found, Code code, std::uint32_t points,
           text::Position shortest, std::uint32_t limit, std::uint32_t actual) {
    const text::Range<text::Matching> range = matching_.range_of(form.span_of(found));
    if (range.size() == 0) return;
    if (shortest == 0 || shortest > range.size()) shortest = range.size();
    out_.push_back({range, shortest, points, actual, limit, code});
  }

 private:
  const text::TextForm<text::Matching> matching_;
  Patterns& out_;
};

}  // namespace

void find_patterns(const DictionaryRule& rule, patterns::LayoutSet layouts, const text::Prepared& password,
                   Patterns& out) {
  Collector collector(password, out);
  if (rule.date_points != 0) {
    const auto matching = password.matching();
    const auto add = [&](const patterns::FoundDate& date) {
      collector.add(matching, date.range, Code::kDateFound, rule.date_points, 0, 0, 0);
    };
    for (const auto& date : patterns::find_dates(matching)) add(date);
    for (const auto& year : patterns::find_years(matching)) add(year);
  }
  const auto folded = password.folded();
  if (rule.sequence_points != 0) {
    for (const auto& sequence : patterns::find_sequences(folded, kMinSequence, 1)) {
      collector.add(folded, sequence.range, Code::kSequenceRun, rule.sequence_points, kMinSequence, kMinSequence,
                    sequence.range.size());
    }
  }
  if (rule.run_points != 0) {
    for (const auto& run : patterns::find_runs(folded, kMinRun)) {
      collector.add(folded, run, Code::kRepeatRun, rule.run_points, kMinRun, kMinRun - 1, run.size());
    }
  }
  if (rule.block_points != 0) {
    for (const auto& repeat : patterns::find_block_repeats(folded, kMinBlock)) {
      collector.add(folded, repeat.range, Code::kRepeatBlock, rule.block_points, 2 * repeat.block, kMinBlock,
                    repeat.block);
    }
  }
  if (rule.walk_points != 0) {
    const auto typed = password.typed();
    for (const auto& walk : patterns::find_walks(typed, kMinWalk, layouts)) {
      collector.add(typed, walk.range, Code::kKeyboardWalk, rule.walk_points, kMinWalk, kMinWalk, walk.range.size());
    }
  }
  std::sort(out.begin(), out.end(), [](const Pattern& a, const Pattern& b) {
    return std::tie(a.range.begin, b.range.end, a.code) < std::tie(b.range.begin, a.range.end, b.code);
  });
}

}  // namespace credence::rules::words
