// SPDX-License-Identifier: Apache-2.0
#include "patterns/disguised_words.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "patterns/skipped_text.hpp"
#include "text/character_kind.hpp"

namespace credence::patterns {
namespace {

using text::Matching;

bool are_both(bool (*is_kind)(char32_t), char32_t a, char32_t b) { return is_kind(a) && is_kind(b); }

// Whether one word or number goes on from one character to the next.
bool goes_on(char32_t a, char32_t b) { return are_both(text::is_letter, a, b) || are_both(text::is_digit, a, b); }

bool is_apart(text::TextForm<Matching> text, text::Range<Matching> range) {
  return (range.begin == 0 || !goes_on(text[range.begin - 1], text[range.begin])) &&
         (range.end == text.size() || !goes_on(text[range.end - 1], text[range.end]));
}

std::u32string without_repeats(std::u32string word) {
  word.erase(std::unique(word.begin(), word.end()), word.end());
  return word;
}

// Whether each run of the text in a range is at least as long as the word has it: of "anna" the text's runs are a, nnn,
// a, so they must be at least 1, 2 and 1 long. A word that is longer than a WordFinder looks for ends before its end.
bool has_all_repeats(const SkippedText& text, SkippedText::Range range, std::u32string_view word) {
  for (text::Position i = range.begin; i < range.end; ++i) {
    const std::size_t repeats = std::min(word.find_first_not_of(word.front()), word.size());
    if (text.source({i, i + 1}).size() < repeats) return false;
    word.remove_prefix(repeats);
  }
  return true;
}

}  // namespace

void find_separated_words(const WordFinder& finder, text::TextForm<Matching> text, bool leet, const VisitWord& visit) {
  const auto find_in = [&](const SkippedText& skipped) {
    finder.find(skipped, [&](std::size_t word, SkippedText::Range found) {
      const text::Range<Matching> range = skipped.source(found);
      const bool is_separated = range.size() > found.size();
      if (is_separated && is_apart(text, range)) visit(word, range);
    });
  };
  const SkippedText letters(text, text::Separators::kAll);
  if (letters.size() == text.size()) return;
  find_in(letters);
  if (leet) find_in(SkippedText(text, text::Separators::kPlain));
}

// "aliiice" is found where "alice" is in the text with runs as one; "anna" where "ana" is, if the run of n is long
// enough.
void find_stretched_words(std::span<const std::u32string_view> words, bool leet, bool reversed,
                          text::TextForm<Matching> text, const VisitWord& visit) {
  const SkippedText skipped = SkippedText::with_runs_as_one(text);
  if (skipped.size() == text.size()) return;

  std::vector<std::u32string> spellings(words.begin(), words.end());  // and after them the same backwards
  if (reversed) {
    for (const std::u32string_view word : words) spellings.emplace_back(word.rbegin(), word.rend());
  }
  std::vector<std::u32string> with_runs_as_one(spellings.size());
  std::transform(spellings.begin(), spellings.end(), with_runs_as_one.begin(), without_repeats);
  const WordFinder finder(std::vector<std::u32string_view>(with_runs_as_one.begin(), with_runs_as_one.end()), leet,
                          false);
  finder.find(skipped, [&](std::size_t spelling, SkippedText::Range found) {
    if (has_all_repeats(skipped, found, spellings[spelling])) visit(spelling % words.size(), skipped.source(found));
  });
}

}  // namespace credence::patterns
