// SPDX-License-Identifier: Apache-2.0
#include "dictionary/search.hpp"

#include <algorithm>

#include "dictionary/spelling.hpp"
#include "dictionary/state.hpp"
#include "dictionary/word_search.hpp"

namespace credence::dictionary {
namespace {

// Puts the words in order in linear time, for those of one beginning are few, and keeps the best in each place.
void arrange(std::size_t characters, text::SecureBuffer<FoundWord, 64>& words) {
  if (words.size() < 2) return;
  text::SecureBuffer<std::uint32_t, 96> ends;  // of the words that begin at each character
  ends.resize(characters);
  for (const FoundWord& word : words.span()) ++ends[word.begin];
  for (std::size_t i = 1; i < characters; ++i) ends[i] += ends[i - 1];
  text::SecureBuffer<FoundWord, 64> ordered;
  ordered.resize_uninitialised(words.size());
  for (std::size_t i = words.size(); i-- > 0;) ordered[--ends[words[i].begin]] = words[i];  // now they are begins

  words.resize_uninitialised(0);
  for (std::size_t i = 0; i < characters; ++i) {
    FoundWord* const begin = ordered.begin() + ends[i];
    FoundWord* const end = i + 1 < characters ? ordered.begin() + ends[i + 1] : ordered.end();
    std::sort(begin, end,
              [](const FoundWord& a, const FoundWord& b) { return a.end != b.end ? a.end < b.end : is_better(a, b); });
    for (const FoundWord* word = begin; word != end; ++word) {
      if (word == begin || word->end != word[-1].end) words.push_back(*word);
    }
  }
}

}  // namespace

void find_words(const Dictionary::State& dictionary, std::uint32_t number, const DictionaryRule& rule,
                const text::Prepared& password, FoundWords& found) {
  const std::span<const char32_t> text = password.matching();
  if (found.reach.empty()) {
    found.reach.resize(text.size());
    found.capitals.read(password);
  }
  Cells plain;
  read_plain(dictionary.alphabet, text, rule.leet, plain);
  text::SecureBuffer<std::uint32_t, 96> runs;
  const bool stretched = rule.stretched && find_runs(text, runs);
  Walker walker(dictionary, number, rule, text, found);
  walker.walk(plain, 0, stretched ? runs.span() : std::span<const std::uint32_t>());
  if (rule.reversed) {
    Cells backwards;
    read_backwards(plain, backwards);
    walker.walk(backwards, kReversed);
  }
  if (rule.separated) {
    for (const Separators separators : {Separators::kPlain, Separators::kLeet}) {
      Cells joined;
      if (read_without_separators(text, separators, plain, joined)) walker.walk(joined, kSeparated);
    }
  }
  arrange(text.size(), found.words);
}

}  // namespace credence::dictionary
