// SPDX-License-Identifier: Apache-2.0
// Goes along one spelling of a password (dictionary/spelling.hpp) from each of its cells, as far as some word begins
// like the text, and keeps the words that count.
//
// Of the words nandu, tap, taps, top, tops (their automaton is drawn in dictionary/automaton.hpp) and the password
// "t0ps", leet, the search from its t:
//
//   t   node 15, 1 word before
//   0   stands for o, which node 15 has: node 23, 1 + 2 words before, leet
//   p   node 24, 3 words before: final, so word 3 (top) ends here
//   s   node 25, 3 + 1 words before: final, so word 4 (tops) ends here; no edge, so the search from t ends
//
// From the 0, the p and the s no word begins. A character that stands for several letters goes on along each edge: one
// at once, the others wait in `pending_`.
#ifndef CREDENCE_DICTIONARY_WORD_SEARCH_HPP_
#define CREDENCE_DICTIONARY_WORD_SEARCH_HPP_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "dictionary/search.hpp"
#include "dictionary/spelling.hpp"
#include "dictionary/state.hpp"

namespace credence::dictionary {

class WordSearch {
 public:
  /// Adds to `found`, whose `capitals` and `reach` must be there. All must outlive this.
  WordSearch(const State& dictionary, std::uint32_t number, const MatchOptions& options,
             text::TextForm<text::Matching> text, FoundWords& found);

  /// Finds the words of a spelling, all disguised by `disguise` at least. Where `run_ends` is what find_run_ends()
  /// gave, not empty, stretched words too. The time is linear in the cells.
  void find(const Cells& cells, std::uint8_t disguise, std::span<const std::uint32_t> run_ends = {});
  /// How many nodes further spellings may visit, besides those that each of their starts adds.
  [[nodiscard]] std::uint32_t steps_left() const noexcept { return steps_left_; }

 private:
  // A beginning of some word that was read from the start up to a cell, the last that was taken.
  struct Prefix {
    std::uint32_t node;
    std::uint32_t words_before;
    std::uint32_t cell;
    std::uint32_t letters;
    std::uint32_t weight;
    bool leet;
    bool stretched;  // letters of a run were left out
  };

  void find_from(std::uint32_t start);
  void open();
  void extend(Prefix prefix);
  void take(const Node& node, const Prefix& from, std::uint32_t cell, bool skips);
  void take_code(const Node& node, const Prefix& from, std::uint32_t cell, bool skips);
  [[nodiscard]] Prefix taken(const Prefix& from, std::uint32_t cell, const Step& step, bool leet) const;
  [[nodiscard]] std::uint32_t after(std::uint32_t cell) const;

  void accept(const Prefix& prefix, std::uint32_t last_cell, bool stretched);
  [[nodiscard]] bool has_capitals_inside(text::Range<text::Matching> range) const;
  void keep(const FoundWord& word);
  [[nodiscard]] bool is_alone(text::Range<text::Matching> range) const;
  void stop_at(const Prefix& prefix);
  void extend_reach(const Prefix& prefix, bool stretched, std::uint32_t last_cell);
  void merge_reach();

  [[nodiscard]] bool repeats_last(std::uint32_t start);
  [[nodiscard]] bool is_same(std::uint32_t a, std::uint32_t b) const;
  void repeat_last(std::uint32_t start);

  const State& dictionary_;
  const Automaton automaton_;
  const std::uint32_t number_;
  const MatchOptions& options_;
  const text::TextForm<text::Matching> text_;
  const Node root_;
  FoundWords& found_;
  std::uint32_t steps_left_;

  // Of the spelling.
  std::span<const Cell> cells_;
  std::span<const std::uint32_t> run_ends_;
  std::uint8_t disguise_ = 0;
  std::uint32_t extra_ = 0;                    // letters that words need for this disguise
  std::uint32_t least_weight_ = 0;             // of a word that counts
  std::uint32_t row_begin_ = 0, row_end_ = 0;  // the cells of one character that the start is in

  // Of the start.
  std::uint32_t start_ = 0;
  bool opens_run_ = false;       // and stretched words are wanted: they begin and end with whole runs
  std::uint32_t looked_at_ = 0;  // the last cell that had a say
  std::size_t first_word_ = 0;   // of those found from it
  // Where its longest beginnings of words end: plain, leet, stretched, both.
  std::array<text::Position, 4> reach_{};
  text::SecureBuffer<Prefix, 64> pending_;  // still to be extended
};

}  // namespace credence::dictionary

#endif  // CREDENCE_DICTIONARY_WORD_SEARCH_HPP_
