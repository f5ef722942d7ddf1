// SPDX-License-Identifier: Apache-2.0
// Any password through the pattern, context and similarity rules: they agree with the obvious way of finding the
// same, and their spans lie inside the password, in order. The first byte chooses the settings; a line feed ends
// a word of the account, the last line is the password.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "../naive_patterns.hpp"
#include "history/similarity.hpp"
#include "judge.hpp"
#include "patterns/date.hpp"
#include "patterns/disguised_words.hpp"
#include "patterns/keyboard.hpp"
#include "text/matching_form.hpp"
#include "text/utf8.hpp"

using namespace credence;
using namespace credence::test;

namespace {

// The obvious way takes the third power of the length.
constexpr std::size_t kMaxNaive = 100;

void require(bool holds) {
  if (!holds) std::abort();
}

void require_spans(const Violations& violations, std::string_view password) {
  std::uint32_t before = 0;
  for (const Violation& violation : violations) {
    require(violation.span.begin >= before && violation.span.begin < violation.span.end);
    require(violation.span.end <= password.size());
    before = violation.span.begin;
  }
}

void compare_words(const std::vector<std::string_view>& lines, std::u32string_view text, bool leet, bool reversed) {
  std::vector<std::u32string> words;
  for (const std::string_view line : lines) {
    std::u32string word;
    if (!text::find_ill_formed(line)) text::append_matching_form(line, word);
    if (!word.empty() && word.size() <= patterns::WordFinder::kMaxWord && words.size() < 8) words.push_back(word);
  }
  const std::vector<std::u32string_view> views(words.begin(), words.end());
  const patterns::WordFinder finder(views, leet, reversed);
  std::vector<WordOccurrence> actual;
  const auto add = [&](std::size_t word, text::Range<text::Matching> range) { actual.push_back({word, range}); };
  finder.find(MatchingText(text), add);
  require(sorted(actual) == sorted(naive_words(words, text, leet, reversed)));

  // It takes the fourth power of the length.
  if (text.size() > kMaxNaive / 4) return;
  actual.clear();
  patterns::find_separated_words(finder, MatchingText(text), leet, add);
  patterns::find_stretched_words(views, leet, reversed, MatchingText(text), add);
  require(sorted(actual) == sorted(naive_disguised_words(words, text, leet, reversed)));
}

// Walks of two and three keys say which keys are neighbours and in one line; longer walks follow from them.
struct FuzzKeyboard {
  std::string_view name;

  [[nodiscard]] std::vector<patterns::KeyboardWalk> walks(std::u32string_view keys, std::size_t min_length) const {
    return patterns::find_walks(TypedText(keys), static_cast<text::Position>(min_length),
                                patterns::LayoutSet{1} << patterns::layout_of_name(name).value());
  }
  [[nodiscard]] bool is_straight(std::u32string_view keys) const {
    for (std::size_t i = 0; i + 1 < keys.size(); ++i) {
      const std::u32string_view some = keys.substr(i, 3);
      const std::vector<patterns::KeyboardWalk> found = walks(some, some.size());
      if (found.size() != 1 || found[0].turns != 0) return false;
    }
    return true;
  }
  [[nodiscard]] bool returns(std::u32string_view keys) const { return walks(keys, 3).empty(); }
  [[nodiscard]] bool is_grid() const { return name == "keypad"; }
};

void compare_walks(std::u32string_view text, std::size_t min_length) {
  for (const std::string_view name : {"qwerty", "qwertz", "azerty", "dvorak", "jcuken", "keypad"}) {
    const FuzzKeyboard keyboard{name};
    std::vector<text::Range<text::Typed>> actual;
    for (const patterns::KeyboardWalk& walk : keyboard.walks(text, min_length)) actual.push_back(walk.range);
    require(actual == naive_walks(text, min_length, keyboard));
  }
}

void compare_dates(std::u32string_view text) {
  std::vector<text::Range<text::Matching>> actual;
  for (const patterns::FoundDate& date : patterns::find_dates(MatchingText(text))) actual.push_back(date.range);
  require(actual == NaiveDates(text).find());
}

void compare_edits(std::u32string_view a, std::u32string_view b) {
  const std::size_t edits = naive_edits(a, b);
  for (const std::size_t max : {std::size_t{0}, edits / 2, edits, edits + 1}) {
    require(history::edits_within(a, b, max).value_or(SIZE_MAX) == (edits <= max ? edits : SIZE_MAX));
  }
  std::u32string repeated(a);
  while (!a.empty() && repeated.size() < b.size()) repeated += a;
  if (a.size() < b.size()) require(history::is_repetition(a, b) == (repeated == b));
  require(history::is_contained(a, b) == naive_contained(a, b));
  require(history::is_counted(a, b) == history::is_counted(b, a));
  require(history::is_rotation(a, b) ==
          (a.size() == b.size() && (std::u32string(a) + std::u32string(a)).find(b) != a.npos));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::uint8_t settings = data[0];
  std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  Subject subject;
  for (std::size_t end = rest.find('\n'); end != rest.npos; end = rest.find('\n')) {
    subject.words.push_back(rest.substr(0, end));
    rest.remove_prefix(end + 1);
  }
  const std::string_view password = rest;
  const text::Prepared prepared(password, 65'536);
  const std::uint32_t small = 1 + (settings & 3U);

  const auto judge = [&](rules::Rule rule, const auto& rule_settings) {
    const rules::Setup setup(test::policy_with(rule_settings), {});
    require_spans(test::judge(rule, setup, prepared, subject).violations, password);
  };
  judge(rules::check_repeat, RepeatRule{Level::kReject, small, small, small});
  judge(rules::check_sequence, SequenceRule{Level::kReject, small + 1, small});
  judge(rules::check_keyboard, KeyboardRule{Level::kReject, small + 1, {}});
  judge(rules::check_date, DateRule{Level::kReject, true, true});
  ContextRule context;
  context.match = (settings & 4U) != 0 ? ContextMatch::kContains : ContextMatch::kWhole;
  context.leet = (settings & 8U) != 0;
  context.reversed = (settings & 16U) != 0;
  context.derivatives = (settings & 32U) != 0;
  context.min_token = small;
  judge(rules::check_context, context);
  if (!subject.words.empty()) {
    subject.previous_password = subject.words.front();
    judge(rules::check_history, HistoryRule{Level::kReject, 0, small});
  }

  if (!prepared.is_text() || password.size() > kMaxNaive) return 0;
  const std::u32string_view text(prepared.folded().data(), prepared.folded().size());
  require(patterns::find_block_repeats(prepared.folded(), small) == naive_block_repeats(text, small));
  if (prepared.is_ascii())
    require(patterns::find_sequences(prepared.folded(), small + 1, small) == naive_sequences(text, small + 1, small));
  compare_dates({prepared.matching().data(), prepared.matching().size()});
  compare_walks({prepared.typed().data(), prepared.typed().size()}, small + 1);
  compare_words(subject.words, {prepared.matching().data(), prepared.matching().size()}, context.leet,
                context.reversed);
  if (subject.previous_password && subject.previous_password->size() <= kMaxNaive) {
    const text::Prepared previous(*subject.previous_password, 65'536);
    compare_edits({previous.folded().data(), previous.folded().size()}, text);
  }
  return 0;
}
