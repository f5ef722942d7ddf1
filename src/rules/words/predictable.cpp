// SPDX-License-Identifier: Apache-2.0
#include "rules/words/predictable.hpp"

#include <algorithm>
#include <tuple>

#include "patterns/date.hpp"
#include "patterns/repeat.hpp"
#include "patterns/sequence.hpp"

namespace credence::rules::words {
namespace {

using Found = text::Range<text::Matching>;

// Adds patterns, in whichever form they were found.
class Collector {
 public:
  Collector(const text::Prepared& password, Patterns& out) : password_(password), out_(out) {}

  void add(Found range, Code code, std::uint32_t points, text::Position shortest, std::uint32_t limit,
           std::uint32_t actual) {
    if (range.size() == 0) return;
    out_.push_back({range, std::min(shortest, range.size()), points, actual, limit, code});
  }
  // Of the typed and the folded form, which have the same positions.
  template <typename Form>
  void add(text::Range<Form> range, Code code, std::uint32_t points, text::Position shortest, std::uint32_t limit,
           std::uint32_t actual) {
    add(Found{first_from(range.begin), first_from(range.end)}, code, points, shortest, limit, actual);
  }

 private:
  // The first position whose character was made of the typed one at `typed` or a later one.
  [[nodiscard]] text::Position first_from(text::Position typed) const {
    text::Position begin = 0;
    text::Position end = password_.matching().size();
    while (begin != end) {
      const text::Position middle = begin + (end - begin) / 2;
      if (password_.typed_position(middle) < typed) {
        begin = middle + 1;
      } else {
        end = middle;
      }
    }
    return begin;
  }

  const text::Prepared& password_;
  Patterns& out_;
};

}  // namespace

void find_patterns(const DictionaryRule& rule, patterns::LayoutSet layouts, const text::Prepared& password,
                   Patterns& out) {
  Collector collector(password, out);
  if (rule.date_points != 0) {
    const auto matching = password.matching();
    const auto add = [&](const patterns::FoundDate& date) {
      collector.add(date.range, Code::kDateFound, rule.date_points, kMinOfDate, 0, 0);
    };
    for (const auto& date : patterns::find_dates(matching)) add(date);
    for (const auto& year : patterns::find_years(matching)) add(year);
  }
  const auto folded = password.folded();
  if (rule.sequence_points != 0) {
    for (const auto& sequence : patterns::find_sequences(folded, kMinSequence, 1)) {
      collector.add(sequence.range, Code::kSequenceRun, rule.sequence_points, kMinSequence, kMinSequence,
                    sequence.range.size());
    }
  }
  if (rule.run_points != 0) {
    for (const auto& run : patterns::find_runs(folded, kMinRun)) {
      collector.add(run, Code::kRepeatRun, rule.run_points, kMinRun, kMinRun - 1, run.size());
    }
  }
  if (rule.block_points != 0) {
    for (const auto& repeat : patterns::find_block_repeats(folded, kMinBlock)) {
      collector.add(repeat.range, Code::kRepeatBlock, rule.block_points, 2 * repeat.block, kMinBlock, repeat.block);
    }
  }
  if (rule.walk_points != 0) {
    const auto typed = password.typed();
    for (const auto& walk : patterns::find_walks(typed, kMinWalk, layouts)) {
      collector.add(walk.range, Code::kKeyboardWalk, rule.walk_points, kMinWalk, kMinWalk, walk.range.size());
    }
  }
  std::sort(out.begin(), out.end(), [](const Pattern& a, const Pattern& b) {
    return std::tie(a.range.begin, b.range.end, a.code) < std::tie(b.range.begin, a.range.end, b.code);
  });
}

}  // namespace credence::rules::words
