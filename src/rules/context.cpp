// SPDX-License-Identifier: Apache-2.0
#include "rules/context.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "patterns/stretch.hpp"
#include "patterns/word_finder.hpp"
#include "rules/order.hpp"
#include "rules/subject.hpp"
#include "text/unicode.hpp"

namespace credence::internal {
namespace {

// What of the password comes from one fact: stretches apart from each other, in order.
struct FactStretches {
  Code code{};
  std::vector<Stretch> stretches;

  // Occurrences come by their end, so one that overlaps others overlaps the last ones.
  void add(Stretch found) {
    while (!stretches.empty() && stretches.back().end > found.begin) {
      found.begin = std::min(found.begin, stretches.back().begin);
      stretches.pop_back();
    }
    stretches.push_back(found);
  }
};

// Whether every letter of the text lies in a stretch.
bool covers_all_letters(std::span<const char32_t> text, const std::vector<Stretch>& stretches) {
  std::size_t begin = 0;
  for (const Stretch& stretch : stretches) {
    for (; begin < stretch.begin; ++begin) {
      if (is_alphabetic(text[begin])) return false;
    }
    begin = stretch.end;
  }
  return std::none_of(text.begin() + static_cast<std::ptrdiff_t>(begin), text.end(), is_alphabetic);
}

}  // namespace

void check_context(const ContextRule& rule, const Prepared& prepared, const Subject& subject, Violations& violations) {
  if (rule.match == ContextMatch::kOff || !prepared.is_text()) return;
  const std::vector<SubjectWord> words = subject_words(rule, subject);
  if (words.empty()) return;

  std::vector<FactStretches> facts;  // words of one fact stand together
  std::vector<std::size_t> fact_of_word;
  std::vector<std::u32string_view> texts;
  for (const SubjectWord& word : words) {
    if (facts.empty() || facts.back().code != word.code) facts.push_back({word.code, {}});
    fact_of_word.push_back(facts.size() - 1);
    texts.emplace_back(word.text);
  }

  const std::span<const char32_t> password = prepared.matching();
  const WordFinder finder(texts, rule.leet, rule.reversed);
  FactStretches any_fact;
  finder.find(password, [&](const WordOccurrence& found) {
    facts[fact_of_word[found.word]].add({found.begin, found.end});
    any_fact.add({found.begin, found.end});
  });
  if (rule.match == ContextMatch::kWhole && !covers_all_letters(password, any_fact.stretches)) return;

  const std::size_t first_new = violations.size();
  for (const FactStretches& fact : facts) {
    if (fact.stretches.empty()) continue;
    if (rule.match == ContextMatch::kContains) {
      for (const Stretch& stretch : fact.stretches) {
        violations.push_back({fact.code, prepared.matching_span(stretch.begin, stretch.end), 0, 0});
      }
    } else {
      const Span span = prepared.matching_span(fact.stretches.front().begin, fact.stretches.back().end);
      violations.push_back({fact.code, span, 0, 0});
    }
  }
  sort_by_span(violations, first_new);
}

}  // namespace credence::internal
