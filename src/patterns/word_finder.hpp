// SPDX-License-Identifier: Apache-2.0
// Finds a handful of words in a text, all at once and through leet spelling. Bit-parallel (Shift-And, Baeza-Yates
// and Gonnet 1992): every character of every word has a bit, and one shift, OR and AND a character of the text
// carry 64 of them on. The time depends on the lengths alone, never on what the text or the words are.
#ifndef CREDENCE_PATTERNS_WORD_FINDER_HPP_
#define CREDENCE_PATTERNS_WORD_FINDER_HPP_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace credence::patterns {

/// Characters [begin, end) of the text are word `word`, in the order in which words were given.
struct WordOccurrence {
  std::size_t word = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  friend bool operator==(const WordOccurrence&, const WordOccurrence&) = default;
};

class WordFinder {
 public:
  /// Of a longer word its first characters are looked for.
  static constexpr std::size_t kMaxWord = 64;
  /// Words beyond this many bits in all are not looked for. A word has one a character, twice that if it is looked for
  /// backwards too, and at most as many more so that all its bits are in one machine word: 4,096 characters have room.
  static constexpr std::size_t kMaxTotal = std::size_t{4} * 4096;

  /// `words` and texts are in the matching form, no word is empty. With `leet`, two characters are the same if the
  /// letters they may stand for are not disjoint; with `reversed`, words are found backwards too.
  WordFinder(std::span<const std::u32string_view> words, bool leet, bool reversed);

  /// Calls visit(WordOccurrence) for every occurrence, by end.
  template <typename Visit>
  void find(std::span<const char32_t> text, const Visit& visit) const {
    std::vector<std::uint64_t> state(first_.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
      const Rows rows = rows_of(text[i]);
      for (std::size_t w = 0; w < state.size(); ++w) {
        std::uint64_t same = 0;
        for (std::size_t r = 0; r < rows.count; ++r) same |= rows.row[r][w];
        state[w] = (state[w] << 1 | first_[w]) & same;
        for (std::uint64_t ends = state[w] & last_[w]; ends != 0; ends &= ends - 1) {
          const Place& place = places_[w * 64 + static_cast<std::size_t>(std::countr_zero(ends))];
          visit(WordOccurrence{place.word, i + 1 - place.length, i + 1});
        }
      }
    }
  }

 private:
  // The word whose last character has this bit.
  struct Place {
    std::size_t word = 0;
    std::size_t length = 0;
  };
  // The bits of the characters that are the same as one character of the text: the union of some rows.
  struct Rows {
    std::size_t count = 0;
    const std::uint64_t* row[3];  // the character itself and at most two letters
  };

  void reserve(std::size_t bits);
  void place(std::size_t word, std::u32string_view characters);
  void make_rows();
  [[nodiscard]] std::size_t row_number(char32_t character) const;
  [[nodiscard]] Rows rows_of(char32_t character) const;

  bool leet_;
  std::vector<char32_t> bits_;        // the character of each bit, or none
  std::vector<Place> places_;         // for each bit
  std::vector<std::uint64_t> first_;  // the bits that begin a word
  std::vector<std::uint64_t> last_;   // the bits that end one
  std::vector<std::uint64_t> rows_;   // first_.size() machine words each
  std::array<std::uint16_t, 128> ascii_rows_{};
  std::vector<char32_t> others_;  // the characters beyond ASCII, sorted
  std::size_t first_other_row_ = 0;
};

}  // namespace credence::patterns

#endif  // CREDENCE_PATTERNS_WORD_FINDER_HPP_
