// SPDX-License-Identifier: Apache-2.0
#include "patterns/recited.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <optional>
#include <span>

#include "text/character_kind.hpp"
#include "text/letter_weight.hpp"

// Each word knows those next after it and those next before it, whatever the order they are in: after april comes may,
// and mayo, and mei. A row goes on with the longest of them that the text has, so a long text costs little, and from
// most characters no row is tried, because no word begins with these three letters.

namespace credence::patterns {
namespace {

struct Word {
  std::uint16_t letters;  // where its letters begin in kLetters
  std::uint8_t length;
  std::uint16_t neighbours;  // where those next after it begin in kNeighbours; those next before it follow
  std::uint8_t after, before;
  bool is_calendar;
};

// kLetters, kWords, sorted by their letters, and kNeighbours, the numbers of words.
#include "patterns/recited_table.inc"

constexpr std::uint32_t kLeastWeight = 6;  // of a row: fewer letters are there by chance
constexpr text::Position kMaxBetween = 2;

std::u32string_view letters_of(const Word& word) { return {kLetters + word.letters, word.length}; }

// A set of beginnings of three letters, or of words of two, of which some share a bit.
class Beginnings {
 public:
  constexpr Beginnings() {
    for (const Word& word : kWords) {
      const char32_t* const letters = kLetters + word.letters;
      const std::size_t bit = bit_of(letters[0], letters[1], word.length == 2 ? 0 : letters[2]);
      set_[bit / 64] |= std::uint64_t{1} << (bit % 64);
    }
  }
  [[nodiscard]] constexpr bool has(char32_t a, char32_t b, char32_t c) const {
    const std::size_t bit = bit_of(a, b, c);
    return (set_[bit / 64] >> (bit % 64) & 1) != 0;
  }

 private:
  static constexpr std::size_t kBits = std::size_t{1} << 15;
  static constexpr std::size_t bit_of(char32_t a, char32_t b, char32_t c) { return (a * 1024 + b * 32 + c) % kBits; }

  std::array<std::uint64_t, kBits / 64> set_{};
};
constexpr Beginnings kBeginnings;

bool is_at(std::span<const char32_t> text, const Word& word) {
  return text.size() >= word.length && std::equal(text.begin(), text.begin() + word.length, kLetters + word.letters);
}

// A row of words, the first of which is not counted.
struct Row {
  std::vector<RecitedWord> words;
  std::uint32_t weight = 0;
};

class RowFinder {
 public:
  explicit RowFinder(text::TextForm<text::Matching> text) : text_(text) {}

  // The longest row from `begin` on.
  [[nodiscard]] Row find(text::Position begin) const {
    Row longest;
    // The words that the text has here: those that begin with its letters, one letter more at a time.
    std::span<const Word> words = kWords;
    for (std::size_t i = 0; begin + i < text_.size() && !words.empty(); ++i) {
      const char32_t letter = text_[begin + static_cast<text::Position>(i)];
      const auto has_letter = [&](const Word& word) { return i < word.length ? letters_of(word)[i] : char32_t{0}; };
      const auto first =
          std::partition_point(words.begin(), words.end(), [&](const Word& word) { return has_letter(word) < letter; });
      const auto last =
          std::partition_point(first, words.end(), [&](const Word& word) { return has_letter(word) <= letter; });
      words = {first, last};
      if (words.empty() || words.front().length != i + 1) continue;
      for (const bool forwards : {true, false}) {
        Row row = follow(words.front(), begin, forwards);
        if (row.words.size() < 2 || row.weight < kLeastWeight) continue;
        if (longest.words.empty() || row.words.back().range.end > longest.words.back().range.end) {
          longest = std::move(row);
        }
      }
    }
    return longest;
  }

 private:
  [[nodiscard]] Row follow(const Word& first, text::Position begin, bool forwards) const {
    Row row;
    const auto add = [&](const Word& word, text::Position at) {
      row.words.push_back({{at, at + word.length}, !row.words.empty(), word.is_calendar});
      for (const char32_t letter : letters_of(word)) row.weight += text::letter_weight(letter);
    };
    const Word* word = &first;
    text::Position at = begin;
    while (word != nullptr) {
      if (word != &first || at != begin) add(*word, at);
      const Word* next = nullptr;
      const text::Position end = at + word->length;
      text::Position next_at = end;
      for (text::Position between = 0; between <= kMaxBetween && next == nullptr; ++between) {
        next_at = end + between;
        if (between != 0 && (next_at > text_.size() || text::is_letter(text_[next_at - 1]))) break;
        next = longest_neighbour(*word, next_at, forwards);
      }
      if (next != nullptr && row.words.empty()) add(first, begin);
      word = next;
      at = next_at;
    }
    return row;
  }

  [[nodiscard]] const Word* longest_neighbour(const Word& word, text::Position at, bool forwards) const {
    if (at >= text_.size()) return nullptr;
    const auto rest = text_.characters().subspan(at);
    const std::size_t first = word.neighbours + (forwards ? std::size_t{0} : word.after);
    const Word* longest = nullptr;
    for (const std::uint16_t number : std::span(kNeighbours).subspan(first, forwards ? word.after : word.before)) {
      const Word& neighbour = kWords[number];
      if (is_at(rest, neighbour) && (longest == nullptr || neighbour.length > longest->length)) longest = &neighbour;
    }
    return longest;
  }

  const text::TextForm<text::Matching> text_;
};

}  // namespace

std::vector<RecitedWord> find_recited(text::TextForm<text::Matching> text) {
  std::vector<RecitedWord> found;
  const RowFinder finder(text);
  for (text::Position i = 0; i + 2 < text.size(); ++i) {
    // Only Han words have two letters.
    const bool is_beginning = kBeginnings.has(text[i], text[i + 1], text[i + 2]) ||
                              (text[i] >= 0x3000 && kBeginnings.has(text[i], text[i + 1], 0));
    if (!is_beginning) continue;
    const Row row = finder.find(i);
    if (row.words.empty()) continue;
    // The last word of a row may be the first one of the next, the other way.
    const bool goes_on = !found.empty() && found.back().range == row.words.front().range;
    found.insert(found.end(), row.words.begin() + (goes_on ? 1 : 0), row.words.end());
    i = found.back().range.begin - 1;
  }
  return found;
}

}  // namespace credence::patterns
