// SPDX-License-Identifier: Apache-2.0
#include "rules/rules.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "dictionary/search.hpp"
#include "dictionary/state.hpp"
#include "rules/words/contained.hpp"
#include "rules/words/coverage.hpp"
#include "rules/words/derivatives.hpp"
#include "rules/words/named_language.hpp"
#include "rules/words/predictable.hpp"
#include "rules/words/segmentation.hpp"
#include "rules/words/word_changes.hpp"

namespace credence::rules {
namespace {

using words::Dictionaries;

Violation word_violation(Code code, WordKind kind, std::uint32_t rank, Span span) {
  Violation violation{code, span, static_cast<std::int64_t>(kind), static_cast<std::int64_t>(rank)};
  violation.word_kind = kind;
  return violation;
}

Violation word_violation(Code code, const Dictionary& dictionary, const Dictionary::Entry& entry,
                         const text::Prepared& password, Span span) {
  const WordList& list = dictionary::state_of(dictionary).lists[entry.list];
  Violation violation = word_violation(code, list.kind, entry.rank, span);
  const std::string_view language = std::string_view(list.language).substr(0, list.language.find('-'));
  const std::string_view typed = password.raw().substr(span.begin, span.end - span.begin);
  if (language.size() < violation.language.size() && words::may_be_of(language, typed)) {
    language.copy(violation.language.data(), language.size());
  }
  return violation;
}

Violation word_violation(Code code, words::Dictionaries dictionaries, const dictionary::FoundWord& word,
                         const text::Prepared& password) {
  const Span span = password.matching().span_of(word.range);
  if (word.dictionary != words::kRecited) {
    return word_violation(code, *dictionaries[word.dictionary], {word.list, word.rank}, password, span);
  }
  return word_violation(code, word.list == words::kRecitedCalendar ? WordKind::kCalendar : WordKind::kOther, word.rank,
                        span);
}

bool is_entry(words::Dictionaries dictionaries, text::TextForm<text::Matching> text) {
  return std::any_of(dictionaries.begin(), dictionaries.end(), [&](const auto& dictionary) {
    return dictionary::state_of(*dictionary).find(text.characters()).has_value();
  });
}

void find_all(words::Dictionaries dictionaries, const MatchOptions& options, const text::Prepared& password,
              dictionary::FoundWords& found) {
  dictionary::begin_search(password, found);
  for (std::uint32_t i = 0; i < dictionaries.size(); ++i) {
    dictionary::find_words(dictionary::state_of(*dictionaries[i]), i, options, password, found);
  }
}

// Any entry, in leet spelling too.
constexpr MatchOptions kOfWholeEntries = [] {
  MatchOptions options;
  options.min_length = options.common_min_length = 1;
  options.leet_extra = 0;
  options.reversed = options.separated = options.stretched = false;
  return options;
}();

void check_whole(const Request& request, Findings& findings) {
  const text::Prepared& password = request.password;
  const Resources& resources = request.setup.resources;
  const auto text = password.matching();
  if (text.empty() || is_entry(resources.allowed, text)) return;
  std::optional<Violation> commonest;
  for (const auto& dictionary : resources.dictionaries) {
    const auto entry = dictionary::state_of(*dictionary).find(text.characters());
    if (!entry || (commonest && commonest->actual <= entry->rank)) continue;
    commonest = word_violation(Code::kDictionaryWord, *dictionary, *entry, password, password.whole());
  }
  if (!commonest && request.policy().dictionary.derivatives) {
    dictionary::FoundWords found;
    find_all(resources.dictionaries, kOfWholeEntries, password, found);
    if (const auto word = words::commonest_derivative(found, text)) {
      commonest = word_violation(Code::kDictionaryWord, resources.dictionaries, *word, password);
    }
  }
  if (commonest) findings.add(request.policy().dictionary.level, *commonest);
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
  words::drop_allowed(resources.allowed, request.password, found);

  const auto text = request.password.matching();
  words::ChosenParts parts;
  words::best_segmentation(found, text.size(), parts);
  if (rule.forbidden == ContextMatch::kWhole) {
    std::vector<text::Range<text::Matching>> ranges;
    for (const dictionary::FoundWord& word : parts.words.span()) ranges.push_back(word.range);
    if (!words::covers_all_letters(text, ranges)) return;
  }
  for (const dictionary::FoundWord& word : parts.words.span()) {
    findings.add(rule.forbidden_level,
                 word_violation(Code::kDictionaryForbidden, resources.forbidden, word, request.password));
  }
}

// Adds a pattern as its own rule would name it, unless that rule has done so.
void add_pattern(const Policy& policy, const text::Prepared& password, const words::Pattern& pattern,
                 Findings& findings) {
  const bool has_own_rule = [&] {
    switch (pattern.code) {
      case Code::kDateFound:
        return policy.date.dates && policy.date.years;
      case Code::kSequenceRun:
        return policy.sequence.min_run != 0 && policy.sequence.min_run <= words::kMinSequence;
      case Code::kRepeatRun:
        return policy.repeat.max_run != 0 && policy.repeat.max_run < words::kMinRun;
      case Code::kRepeatBlock:
        return policy.repeat.min_block != 0 && policy.repeat.min_block <= words::kMinBlock;
      default:
        return policy.keyboard.min_walk != 0 && policy.keyboard.min_walk <= words::kMinWalk;
    }
  }();
  if (has_own_rule) return;
  findings.add(policy.dictionary.level,
               {pattern.code, password.matching().span_of(pattern.range), pattern.limit, pattern.actual});
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
  if (request.setup.has_built_in_words) words::add_recited(text, found);
  words::drop_allowed(resources.allowed, password, found);
  const auto find = [&](words::Patterns& patterns) {
    words::find_patterns(rule, request.setup.layouts, password, patterns);
  };
  words::Patterns patterns;
  words::ChosenParts parts;
  if (rule.mode == DictionaryMode::kContains) {
    words::contained_words(rule, found, text, parts);
    if (parts.words.empty() && rule.pattern_share != 0) {
      find(patterns);
      words::contained_patterns(rule, patterns, text, parts);
    }
  } else {
    find(patterns);
    const std::uint32_t points = words::count_points(rule, found, patterns, password, parts);
    if (points >= rule.min_points) return;
    Violation too_few{Code::kPointsTooFew, password.whole(), rule.min_points, points};
    if (parts.words.empty()) too_few.word_kind = WordKind::kOther;
    findings.add(rule.level, too_few);
  }
  findings.in_order_of_spans(rule.level, [&] {
    for (const dictionary::FoundWord& word : parts.words.span()) {
      findings.add(rule.level, word_violation(Code::kDictionaryWord, resources.dictionaries, word, password));
    }
    for (const words::Pattern& pattern : parts.patterns.span())
      add_pattern(request.policy(), password, pattern, findings);
  });
}

}  // namespace credence::rules
