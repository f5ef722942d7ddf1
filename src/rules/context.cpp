// SPDX-License-Identifier: Apache-2.0
#include "rules/rules.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "patterns/disguised_words.hpp"
#include "patterns/word_finder.hpp"
#include "rules/subject.hpp"
#include "text/character_kind.hpp"
#include "text/coverage.hpp"
#include "text/leet.hpp"
#include "text/unicode.hpp"

namespace credence::rules {
namespace {

// What of a password comes from facts.
class Occurrences {
 public:
  using Range = text::Range<text::Matching>;

  explicit Occurrences(std::size_t password_size) : password_size_(password_size) {}

  void add(Range found) {
    ends_.resize(password_size_);  // only now, for most facts are in no password
    ends_[found.begin] = std::max(ends_[found.begin], found.end);
  }

  // Ranges apart from each other, in order: occurrences that overlap are one.
  [[nodiscard]] std::vector<Range> ranges() const {
    std::vector<Range> ranges;
    for (text::Position begin = 0; begin < ends_.size(); ++begin) {
      if (ends_[begin] == 0) continue;
      if (!ranges.empty() && ranges.back().end > begin) {
        ranges.back().end = std::max(ranges.back().end, ends_[begin]);
      } else {
        ranges.push_back({begin, ends_[begin]});
      }
    }
    return ranges;
  }

 private:
  std::size_t password_size_;
  std::vector<text::Position> ends_;  // for each position, where the longest one that begins there ends; 0: none
};

struct Fact {
  Code code{};
  Occurrences occurrences;
};

// The fact of this code, which is added if it is new.
std::size_t fact_of(Code code, std::size_t password_size, std::vector<Fact>& facts) {
  const auto fact = std::find_if(facts.begin(), facts.end(), [code](const Fact& f) { return f.code == code; });
  const auto number = static_cast<std::size_t>(fact - facts.begin());
  if (fact == facts.end()) facts.push_back({code, Occurrences(password_size)});
  return number;
}

// Whether a disguised word has its own letters, none of them in leet spelling. The shortest words must: leet and other
// characters between the letters together would make too many random passwords hold them.
bool is_spelled_plainly(std::span<const char32_t> part, std::u32string_view word) {
  return std::all_of(part.begin(), part.end(), [word](char32_t c) {
    return word.find(c) != std::u32string_view::npos || (text::is_separator(c) && text::leet_letters(c) == 0);
  });
}

}  // namespace

void check_context(const Request& request, Findings& findings) {
  const ContextRule& rule = request.policy().context;
  const text::Prepared& prepared = request.password;
  if (rule.match == ContextMatch::kOff || !prepared.is_text()) return;
  const std::vector<SubjectWord> words = subject_words(rule, request.setup.delimiters, request.subject);
  if (words.empty()) return;

  const text::TextForm<text::Matching> password = prepared.matching();
  std::vector<Fact> facts;
  std::vector<std::size_t> fact_of_word;
  std::vector<std::u32string_view> texts;
  fact_of_word.reserve(words.size());
  texts.reserve(words.size());
  for (const SubjectWord& word : words) {
    fact_of_word.push_back(fact_of(word.code, password.size(), facts));
    texts.emplace_back(word.text);
  }

  Occurrences of_any_fact(password.size());
  const auto add = [&](std::size_t word, Occurrences::Range range) {
    facts[fact_of_word[word]].occurrences.add(range);
    of_any_fact.add(range);
  };
  const patterns::WordFinder finder(texts, rule.leet, rule.reversed);
  finder.find(password, add);
  if (rule.derivatives) {
    const auto add_disguised = [&](std::size_t word, Occurrences::Range range) {
      const auto part = password.characters().subspan(range.begin, range.size());
      if (texts[word].size() > rule.min_token || is_spelled_plainly(part, texts[word])) add(word, range);
    };
    patterns::find_separated_words(finder, password, rule.leet, add_disguised);
    patterns::find_stretched_words(texts, rule.leet, rule.reversed, password, add_disguised);
  }
  if (rule.match == ContextMatch::kWhole && !text::covers_all_letters(password, of_any_fact.ranges())) return;

  findings.in_order_of_spans(rule.level, [&] {
    for (const Fact& fact : facts) {
      std::vector<Occurrences::Range> ranges = fact.occurrences.ranges();
      if (ranges.empty()) continue;
      if (rule.match == ContextMatch::kWhole) ranges = {{ranges.front().begin, ranges.back().end}};
      for (const Occurrences::Range& range : ranges) {
        findings.add(rule.level, {fact.code, password.span_of(range), 0, 0});
      }
    }
  });
}

}  // namespace credence::rules
