// SPDX-License-Identifier: Apache-2.0
// Runs along one reading of a password (dictionary/reading.hpp) from each of its cells, as far as some word begins
// like the text, and keeps the words that count.
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

class Walker {
 public:
  /// Adds to `found`, whose `capitals` and `reach` must be there. All must outlive this.
  Walker(const Dictionary::State& dictionary, std::uint32_t number, const DictionaryRule& rule,
         std::span<const char32_t> text, FoundWords& found);

  /// Finds the words of a reading, all disguised by `disguise` at least. Where `runs` is what find_runs() gave, not
  /// empty, stretched words too. The time is linear in the cells.
  void walk(const Cells& cells, std::uint8_t disguise, std::span<const std::uint32_t> runs = {});
  /// How many nodes further readings may visit, besides those that each of their starts adds.
  [[nodiscard]] std::uint32_t steps_left() const noexcept { return steps_left_; }

 private:
  // A node reached by taking letters up to some cell, which is the last that was taken.
  struct Place {
    std::uint32_t node;
    std::uint32_t words_before;
    std::uint32_t cell;
    std::uint32_t letters;
    std::uint32_t weight;
    bool leet;
    bool stretched;  // letters of a run were left out
  };

  void walk_from(std::uint32_t start);
  void open();
  void walk_on(Place place);
  void enter(const Node& node, const Place& from, std::uint32_t cell, bool skips);
  void enter_code(const Node& node, const Place& from, std::uint32_t cell, bool skips);
  [[nodiscard]] Place taken(const Place& from, std::uint32_t cell, const Step& step, bool leet) const;
  [[nodiscard]] std::uint32_t behind(std::uint32_t cell) const;

  void accept(const Place& place, std::uint32_t last_cell, bool stretched);
  void keep(const FoundWord& word);
  [[nodiscard]] bool stands_alone(std::uint32_t begin, std::uint32_t end) const;
  void stop_at(const Place& place);
  void extend_reach(const Place& place, bool stretched, std::uint32_t last_cell);
  void merge_reach();

  [[nodiscard]] bool repeats_last(std::uint32_t start);
  [[nodiscard]] bool is_same(std::uint32_t a, std::uint32_t b) const;
  void repeat_last(std::uint32_t start);

  const Dictionary::State& dictionary_;
  const Automaton automaton_;
  const std::uint32_t number_;
  const DictionaryRule& rule_;
  const std::span<const char32_t> text_;
  const Node root_;
  FoundWords& found_;
  std::uint32_t steps_left_;

  // Of the reading.
  std::span<const Cell> cells_;
  std::span<const std::uint32_t> runs_;
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
  std::array<std::uint32_t, 4> reach_{};
  text::SecureBuffer<Place, 64> places_;  // still to be visited
};

}  // namespace credence::dictionary

#endif  // CREDENCE_DICTIONARY_WORD_SEARCH_HPP_
