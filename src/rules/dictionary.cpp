// SPDX-License-Identifier: Apache-2.0
#include "rules/rules.hpp"

#include <algorithm>
#include <optional>

#include "dictionary/search.hpp"
#include "dictionary/state.hpp"
#include "rules/contained.hpp"
#include "rules/predictable.hpp"
#include "rules/segmentation.hpp"

namespace credence::rules {
namespace {

using Dictionaries = std::span<const std::shared_ptr<const Dictionary>>;

Violation word_violation(const Dictionary& dictionary, std::uint32_t list, std::uint32_t rank, Span span) {
  const WordList& words = dictionary::state_of(dictionary).lists[list];
  Violation violation{Code::kDictionaryWord, span, static_cast<std::int64_t>(words.kind),
                      static_cast<std::int64_t>(rank)};
  violation.word_kind = words.kind;
  const std::size_t subtag = std::min(words.language.find('-'), words.language.size());
  if (subtag < violation.language.size()) words.language.copy(violation.language.data(), subtag);
  return violation;
}

void check_whole(const text::Prepared& password, Dictionaries dictionaries, Level level, Findings& findings) {
  std::optional<Violation> commonest;
  for (const auto& dictionary : dictionaries) {
    const auto entry = dictionary::state_of(*dictionary).find(password.matching());
    if (!entry || (commonest && commonest->actual <= entry->rank)) continue;
    commonest = word_violation(*dictionary, entry->list, entry->rank, password.whole());
  }
  if (commonest) findings.add(level, *commonest);
}

}  // namespace

void check_dictionary(const Request& request, Findings& findings) {
  const DictionaryRule& rule = request.policy().dictionary;
  const text::Prepared& password = request.password;
  const Dictionaries dictionaries = request.setup.resources.dictionaries;
  const auto text = password.matching();
  if (rule.mode == DictionaryMode::kOff || !password.is_text()) return;
  if (rule.mode == DictionaryMode::kWhole) {
    if (!text.empty()) check_whole(password, dictionaries, rule.level, findings);
    return;
  }

  dictionary::FoundWords found;
  for (std::uint32_t i = 0; i < dictionaries.size(); ++i) {
    dictionary::find_words(dictionary::state_of(*dictionaries[i]), i, request.setup.match_options, password, found);
  }
  const auto find = [&](Patterns& patterns) { find_patterns(rule, request.setup.layouts, password, patterns); };
  Patterns patterns;
  ChosenParts parts;
  if (rule.mode == DictionaryMode::kContains) {
    if (rule.pattern_share != 0) find(patterns);
    contained_parts(rule, found, patterns, text, parts);
  } else {
    find(patterns);
    const std::uint32_t points = count_points(rule, found, patterns, password, parts);
    if (points >= rule.min_points) return;
    Violation too_few{Code::kPointsTooFew, password.whole(), rule.min_points, points};
    if (parts.words.empty()) too_few.word_kind = WordKind::kOther;
    findings.add(rule.level, too_few);
  }
  findings.in_order_of_spans(rule.level, [&] {
    for (const dictionary::FoundWord& word : parts.words.span()) {
      findings.add(rule.level,
                   word_violation(*dictionaries[word.dictionary], word.list, word.rank, text.span_of(word.range)));
    }
    for (const Pattern& pattern : parts.patterns.span()) add_pattern(request.policy(), password, pattern, findings);
  });
}

}  // namespace credence::rules
