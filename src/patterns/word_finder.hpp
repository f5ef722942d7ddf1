// SPDX-License-Identifier: Apache-2.0
// Finds a handful of words in a text, all at once and through leet spelling. Bit-parallel (Shift-And, Baeza-Yates
// and Gonnet 1992): every character of every word has a bit, and one shift, OR and AND a character of the text
// carry 64 of them on. The time depends on the lengths alone, never on what the text or the words are.
//
// For the words "ann" and "na", from the lowest bit:
//
//   bit      0 1 2 3 4
//   is       a n n n a
//   first    1 0 0 1 0       the bits that begin a word
//   last     0 0 1 0 1       the bits that end one
//   row a    1 0 0 0 1       where the words have an a
//   row n    0 1 1 1 0
//
// Bit i of the state says that the text up to here ends with its word up to bit i. With each character the state moves
// on by one bit, words may begin, and only the bits stay where the words have this character. In "anna":
//
//   a   (00000 moved | first) & row a = 1 0 0 0 0
//   n   (01000       | first) & row n = 0 1 0 1 0
//   n   (00101       | first) & row n = 0 0 1 1 0    bit 2 is last: "ann" ends here
//   a   (00011       | first) & row a = 1 0 0 0 1    bit 4 is last: "na" ends here
//
// A bit that moves out of its word is on the first bit of the next, which is set in any case. A word's bits are all in
// one machine word, so that nothing has to be carried from one to the next.
#ifndef CREDENCE_PATTERNS_WORD_FINDER_HPP_
#define CREDENCE_PATTERNS_WORD_FINDER_HPP_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/forms.hpp"

namespace credence::patterns {

class WordFinder {
 public:
  /// Of a longer word its first characters are looked for.
  static constexpr std::size_t kMaxWord = 64;
  /// The most characters of words, each counted up to kMaxWord, that one finder takes: the rows of bits grow with the
  /// square of them. Words beyond are not looked for; more of them take several finders.
  static constexpr std::size_t kMaxCharacters = 4096;
  /// A word has a bit a character, twice that if it is looked for backwards too, and at most as many more so that all
  /// its bits are in one machine word.
  static constexpr std::size_t kMaxTotal = 4 * kMaxCharacters;

  /// `words` and texts are in the matching form, no word is empty. With `leet`, two characters are the same if the
  /// letters they may stand for are not disjoint; with `reversed`, words are found backwards too.
  WordFinder(std::span<const std::u32string_view> words, bool leet, bool reversed);

  /// Calls visit(word, range) for every occurrence, by end: `word` is its number in the order in which words were
  /// given, `range` a range of the text, which is a text::TextForm or a SkippedText.
  template <typename Text, typename Visit>
  void find(const Text& text, const Visit& visit) const {
    std::vector<std::uint64_t> state(first_.size());
    for (text::Position i = 0; i < text.size(); ++i) {
      const Rows rows = rows_of(text[i]);
      for (std::size_t w = 0; w < state.size(); ++w) {
        std::uint64_t same = 0;
        for (std::size_t r = 0; r < rows.count; ++r) same |= rows.row[r][w];
        state[w] = (state[w] << 1 | first_[w]) & same;
        for (std::uint64_t ends = state[w] & last_[w]; ends != 0; ends &= ends - 1) {
          const Ending& ending = endings_[w * 64 + static_cast<std::size_t>(std::countr_zero(ends))];
          visit(ending.word, typename Text::Range{i + 1 - ending.length, i + 1});
        }
      }
    }
  }

 private:
  // The word whose last character has this bit.
  struct Ending {
    std::size_t word = 0;
    text::Position length = 0;
  };
  // The bits of the characters that are the same as one character of the text: the union of some rows.
  struct Rows {
    std::size_t count = 0;
    const std::uint64_t* row[3];  // the character itself and at most two letters
  };

  void reserve(std::size_t bits);
  void give_bits(std::size_t word, std::u32string_view characters);
  void make_rows();
  [[nodiscard]] std::size_t row_number(char32_t character) const;
  [[nodiscard]] Rows rows_of(char32_t character) const;

  bool leet_;
  std::vector<char32_t> bits_;        // the character of each bit, or none
  std::vector<Ending> endings_;       // for each bit
  std::vector<std::uint64_t> first_;  // the bits that begin a word
  std::vector<std::uint64_t> last_;   // the bits that end one
  std::vector<std::uint64_t> rows_;   // first_.size() machine words each
  std::array<std::uint16_t, 128> ascii_rows_{};
  std::vector<char32_t> others_;  // the characters beyond ASCII, sorted
  std::size_t first_other_row_ = 0;
};

}  // namespace credence::patterns

#endif  // CREDENCE_PATTERNS_WORD_FINDER_HPP_
