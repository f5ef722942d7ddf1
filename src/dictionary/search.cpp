// SPDX-License-Identifier: Apache-2.0
#include "dictionary/search.hpp"

#include <algorithm>

#include "dictionary/spelling.hpp"
#include "dictionary/state.hpp"
#include "dictionary/word_search.hpp"

namespace credence::dictionary {
namespace {

// Puts the words in order in linear time, for those of one beginning are few, and keeps the best in each range.
void arrange(std::size_t characters, text::SecureBuffer<FoundWord, 64>& words) {
  if (words.size() < 2) return;
  text::SecureBuffer<std::uint32_t, 96> ends;  // of the words that begin at each character
  ends.resize(characters);
  for (const FoundWord& word : words.span()) ++ends[word.range.begin];
  for (std::size_t i = 1; i < characters; ++i) ends[i] += ends[i - 1];
  text::SecureBuffer<FoundWord, 64> ordered;
  ordered.resize_uninitialised(words.size());
  for (std::size_t i = words.size(); i-- > 0;) ordered[--ends[words[i].range.begin]] = words[i];  // now they are begins

  words.resize_uninitialised(0);
  for (std::size_t i = 0; i < characters; ++i) {
    FoundWord* const begin = ordered.begin() + ends[i];
    FoundWord* const end = i + 1 < characters ? ordered.begin() + ends[i + 1] : ordered.end();
    std::sort(begin, end, [](const FoundWord& a, const FoundWord& b) {
      return a.range.end != b.range.end ? a.range.end < b.range.end : is_better(a, b);
    });
    for (const FoundWord* word = begin; word != end; ++word) {
      if (word == begin || word->range.end != word[-1].range.end) words.push_back(*word);
    }
  }
}

}  // namespace

void begin_search(const text::Prepared& password, FoundWords& found) {
  if (!found.reach.empty()) return;
  found.reach.resize(password.matching().size());
  found.capitals.read(password);
}

void find_words(const State& dictionary, std::uint32_t number, const MatchOptions& options,
                const text::Prepared& password, FoundWords& found) {
  const text::TextForm<text::Matching> text = password.matching();
  begin_search(password, found);
  Cells plain;
  spell_plain(dictionary.alphabet, text, options.leet, plain);
  RunEnds run_ends;
  const bool has_runs = options.stretched && find_run_ends(text, run_ends);
  WordSearch search(dictionary, number, options, text, found);
  search.find(plain, 0, has_runs ? run_ends.span() : std::span<const std::uint32_t>());
  if (options.reversed) {
    Cells backwards;
    spell_backwards(plain, backwards);
    search.find(backwards, kReversed);
  }
  if (options.separated) {
    const auto find_without = [&](text::Separators separators) {
      Cells joined;
      const bool has_any = spell_without_separators(text, separators, plain, joined);
      if (has_any) search.find(joined, kSeparated);
      return has_any;
    };
    const bool has_plain = find_without(text::Separators::kPlain);
    const bool has_leet = find_without(text::Separators::kLeet);
    if (has_plain && has_leet) find_without(text::Separators::kAll);
  }
  arrange(text.size(), found.words);
}

}  // namespace credence::dictionary
