// SPDX-License-Identifier: Apache-2.0
#include "patterns/disguised_words.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "patterns/skipped_text.hpp"
#include "text/character_kind.hpp"

namespace credence::patterns {
namespace {

bool are_both(bool (*is_kind)(char32_t), char32_t a, char32_t b) { return is_kind(a) && is_kind(b); }

// Whether one word or number goes on from one character to the next.
bool goes_on(char32_t a, char32_t b) { return are_both(text::is_letter, a, b) || are_both(text::is_digit, a, b); }

bool stands_apart(std::span<const char32_t> text, Stretch where) {
  return (where.begin == 0 || !goes_on(text[where.begin - 1], text[where.begin])) &&
         (where.end == text.size() || !goes_on(text[where.end - 1], text[where.end]));
}

std::u32string without_repeats(std::u32string word) {
  word.erase(std::unique(word.begin(), word.end()), word.end());
  return word;
}

// Whether each character of the text from `place` on stands at least as often as in the word, of which the first
// `count` are looked at; repeats count as one.
bool has_all_repeats(const ReducedText& text, std::size_t place, std::size_t count, std::u32string_view word) {
  for (const std::size_t end = place + count; place < end; ++place) {
    const std::size_t repeats = std::min(word.find_first_not_of(word.front()), word.size());
    if (text.source(place, place + 1).size() < repeats) return false;
    word.remove_prefix(repeats);
  }
  return true;
}

}  // namespace

void find_separated_words(const WordFinder& finder, std::span<const char32_t> text, bool leet,
                          const std::function<void(const WordOccurrence&)>& visit) {
  const auto find_in = [&](const ReducedText& reduced) {
    finder.find(reduced.text(), [&](const WordOccurrence& found) {
      const Stretch where = reduced.source(found.begin, found.end);
      const bool is_separated = where.size() > found.end - found.begin;
      if (is_separated && stands_apart(text, where)) visit({found.word, where.begin, where.end});
    });
  };
  const ReducedText letters(text, Reduction::kSeparators);
  if (letters.text().size() == text.size()) return;
  find_in(letters);
  if (leet) find_in(ReducedText(text, Reduction::kPureSeparators));
}

void find_stretched_words(std::span<const std::u32string_view> words, bool leet, bool reversed,
                          std::span<const char32_t> text, const std::function<void(const WordOccurrence&)>& visit) {
  const ReducedText reduced(text, Reduction::kRepeats);
  if (reduced.text().size() == text.size()) return;

  std::vector<std::u32string> spellings(words.begin(), words.end());  // and behind them the same backwards
  if (reversed) {
    for (const std::u32string_view word : words) spellings.emplace_back(word.rbegin(), word.rend());
  }
  std::vector<std::u32string> reduced_words(spellings.size());
  std::transform(spellings.begin(), spellings.end(), reduced_words.begin(), without_repeats);
  const WordFinder finder(std::vector<std::u32string_view>(reduced_words.begin(), reduced_words.end()), leet, false);
  finder.find(reduced.text(), [&](const WordOccurrence& found) {
    const Stretch where = reduced.source(found.begin, found.end);
    if (!has_all_repeats(reduced, found.begin, found.end - found.begin, spellings[found.word])) return;
    visit({found.word % words.size(), where.begin, where.end});
  });
}

}  // namespace credence::patterns
