// SPDX-License-Identifier: Apache-2.0
#include "rules/words/word_changes.hpp"

#include <algorithm>

#include "dictionary/state.hpp"
#include "patterns/recited.hpp"

namespace credence::rules::words {
namespace {

using dictionary::FoundWord;
using text::Position;

bool is_before(const text::Range<text::Matching>& a, const text::Range<text::Matching>& b) {
  return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
}

FoundWord found_word(const patterns::RecitedWord& word) {
  return {word.range, kRecited, word.is_calendar ? kRecitedCalendar : kRecitedOther, 1, word.range.size(), 0};
}

}  // namespace

void add_recited(text::TextForm<text::Matching> text, dictionary::FoundWords& found) {
  const std::vector<patterns::RecitedWord> recited = patterns::find_recited(text);
  if (recited.empty()) return;
  // Both are in order.
  text::SecureBuffer<FoundWord, 64> all;
  std::size_t next = 0;
  const auto take_before = [&](const auto& is_next) {
    for (; next < found.words.size() && is_next(found.words[next]); ++next) all.push_back(found.words[next]);
  };
  for (const patterns::RecitedWord& word : recited) {
    take_before([&](const FoundWord& one) { return is_before(one.range, word.range); });
    const bool is_there = next < found.words.size() && found.words[next].range == word.range;
    FoundWord one = is_there ? found.words[next++] : found_word(word);
    if (word.follows) {
      one.letters = 0;
      one.disguise = 0;
    }
    all.push_back(one);
  }
  take_before([](const FoundWord&) { return true; });
  found.words.resize_uninitialised(all.size());
  std::copy(all.begin(), all.end(), found.words.begin());
}

void drop_allowed(Dictionaries allowed, const text::Prepared& password, dictionary::FoundWords& found) {
  if (allowed.empty()) return;
  MatchOptions options;
  options.min_length = options.common_min_length = 1;
  options.leet = options.reversed = options.separated = options.stretched = false;
  dictionary::FoundWords exceptions;
  for (std::uint32_t i = 0; i < allowed.size(); ++i) {
    dictionary::find_words(dictionary::state_of(*allowed[i]), i, options, password, exceptions);
  }
  if (exceptions.words.empty()) return;

  // For each character the end of the longest exception that it is in.
  text::SecureBuffer<Position, 96> ends;
  ends.resize(password.matching().size());
  for (const FoundWord& word : exceptions.words.span()) {
    ends[word.range.begin] = std::max(ends[word.range.begin], word.range.end);
  }
  for (std::size_t i = 1; i < ends.size(); ++i) ends[i] = std::max(ends[i], ends[i - 1]);
  const auto kept = std::remove_if(found.words.begin(), found.words.end(),
                                   [&](const FoundWord& word) { return word.range.end <= ends[word.range.begin]; });
  found.words.resize_uninitialised(static_cast<std::size_t>(kept - found.words.begin()));
  for (std::size_t i = 0; i < found.reach.size(); ++i) {
    dictionary::FoundWords::Reach& reach = found.reach[i];
    for (Position* const end : {&reach.plain, &reach.leet, &reach.stretched, &reach.stretched_leet, &reach.separated,
                                &reach.separated_leet}) {
      if (*end <= ends[i]) *end = 0;
    }
  }
}

}  // namespace credence::rules::words
