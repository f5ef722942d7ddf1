// SPDX-License-Identifier: Apache-2.0
#include "rules/rules.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "dictionary/search.hpp"
#include "dictionary/state.hpp"
#include "patterns/word_changes.hpp"
#include "rules/segmentation.hpp"
#include "text/coverage.hpp"

namespace credence::rules {
namespace {

using patterns::Dictionaries;

Violation word_violation(Code code, WordKind kind, std::uint32_t rank, Span span) {
  Violation violation{code, span, static_cast<std::int64_t>(kind), static_cast<std::int64_t>(rank)};
  violation.word_kind = kind;
  return violation;
}

Violation word_violation(Code code, const Dictionary& dictionary, const Dictionary::Entry& entry, Span span) {
  const WordList& words = dictionary::state_of(dictionary).lists[entry.list];
  Violation violation = word_violation(code, words.kind, entry.rank, span);
  const std::size_t subtag = std::min(words.language.find('-'), words.language.size());
  if (subtag < violation.language.size()) words.language.copy(violation.language.data(), subtag);
  return violation;
}

Violation word_violation(Code code, Dictionaries dictionaries, const dictionary::FoundWord& word, Span span) {
  if (word.dictionary != patterns::kRecited) {
    return word_violation(code, *dictionaries[word.dictionary], {word.list, word.rank}, span);
  }
  return word_violation(code, word.list == patterns::kRecitedCalendar ? WordKind::kCalendar : WordKind::kOther,
                        word.rank, span);
}

bool is_entry(Dictionaries dictionaries, text::TextForm<text::Matching> text) {
  return std::any_of(dictionaries.begin(), dictionaries.end(), [&](const auto& dictionary) {
    return dictionary::state_of(*dictionary).find(text.characters()).has_value();
  });
}

void check_whole(const Request& request, Findings& findings) {
  const text::Prepared& password = request.password;
  const Resources& resources = request.setup.resources;
  const auto text = password.matching();
  if (text.empty() || is_entry(resources.allowed, text)) return;
  std::optional<Violation> commonest;
  for (const auto& dictionary : resources.dictionaries) {
    const auto entry = dictionary::state_of(*dictionary).find(text.characters());
    if (!entry || (commonest && commonest->actual <= entry->rank)) continue;
    commonest = word_violation(Code::kDictionaryWord, *dictionary, *entry, password.whole());
  }
  if (commonest) findings.add(request.policy().dictionary.level, *commonest);
}

void find_all(Dictionaries dictionaries, const MatchOptions& options, const text::Prepared& password,
              dictionary::FoundWords& found) {
  for (std::uint32_t i = 0; i < dictionaries.size(); ++i) {
    dictionary::find_words(dictionary::state_of(*dictionaries[i]), i, options, password, found);
  }
}

// Words that are refused wherever they stand, however long or common they are.
void check_forbidden(const Request& request, Findings& findings) {
  const DictionaryRule& rule = request.policy().dictionary;
  const Resources& resources = request.setup.resources;
  if (resources.forbidden.empty() || rule.forbidden == ContextMatch::kOff) return;
  MatchOptions options = request.setup.match_options;
  options.min_length = options.common_min_length = rule.forbidden_min_length;
  dictionary::FoundWords found;
  find_all(resources.forbidden, options, request.password, found);
  if (found.words.empty()) return;
  patterns::drop_allowed(resources.allowed, request.password, found);

  const auto text = request.password.matching();
  ChosenWords words;
  best_segmentation(found, text.size(), words);
  if (rule.forbidden == ContextMatch::kWhole) {
    std::vector<text::Range<text::Matching>> ranges;
    for (const dictionary::FoundWord& word : words.span()) ranges.push_back(word.range);
    if (!text::covers_all_letters(text, ranges)) return;
  }
  for (const dictionary::FoundWord& word : words.span()) {
    findings.add(rule.forbidden_level,
                 word_violation(Code::kDictionaryForbidden, resources.forbidden, word, text.span_of(word.range)));
  }
}

}  // namespace

void check_dictionary(const Request& request, Findings& findings) {
  const DictionaryRule& rule = request.policy().dictionary;
  const text::Prepared& password = request.password;
  const Resources& resources = request.setup.resources;
  if (!password.is_text()) return;
  check_forbidden(request, findings);
  if (rule.mode == DictionaryMode::kOff) return;
  if (rule.mode == DictionaryMode::kWhole) return check_whole(request, findings);

  dictionary::FoundWords found;
  const auto text = password.matching();
  find_all(resources.dictionaries, request.setup.match_options, password, found);
  if (request.setup.has_built_in_words) patterns::add_recited(text, found);
  patterns::drop_allowed(resources.allowed, password, found);
  ChosenWords words;
  if (rule.mode == DictionaryMode::kContains) {
    best_segmentation(found, text.size(), words);
  } else {
    const std::uint32_t points = count_points(rule, found, password, words);
    if (points >= rule.min_points) return;
    findings.add(rule.level, {Code::kPointsTooFew, password.whole(), rule.min_points, points});
  }
  for (const dictionary::FoundWord& word : words.span()) {
    findings.add(rule.level,
                 word_violation(Code::kDictionaryWord, resources.dictionaries, word, text.span_of(word.range)));
  }
}

}  // namespace credence::rules
