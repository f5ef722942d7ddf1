// SPDX-License-Identifier: Apache-2.0
// The first two letters of every word, looked up in one step. Most walks over a password end within three letters, and
// the nodes near the root are the largest to decode.
#ifndef CREDENCE_DICTIONARY_TWO_LETTER_INDEX_HPP_
#define CREDENCE_DICTIONARY_TWO_LETTER_INDEX_HPP_

#include <array>
#include <cstdint>
#include <vector>

#include "dictionary/automaton.hpp"

namespace credence::dictionary {

/// Made once from an automaton whose structure was checked; immutable.
class TwoLetterIndex {
 public:
  /// What is after two symbols.
  struct Pair {
    std::uint64_t next = 0;          ///< Symbols that may follow.
    std::uint32_t node = 0;          ///< 0: no word begins so (no edge leads to the root).
    std::uint32_t words_before = 0;  ///< In the automaton's order, before those that begin so.
    bool is_final = false;           ///< A word ends here.
  };

  TwoLetterIndex() = default;
  explicit TwoLetterIndex(const Automaton& automaton);

  [[nodiscard]] const Pair& pair(unsigned first, unsigned second) const noexcept {
    return pairs_[first * kSymbols + second];
  }
  /// Symbols that may follow this one.
  [[nodiscard]] std::uint64_t seconds(unsigned first) const noexcept { return seconds_[first]; }
  /// Symbols that are words by themselves.
  [[nodiscard]] std::uint64_t words_of_one() const noexcept { return words_of_one_; }

 private:
  static constexpr std::size_t kSymbols = 64;
  std::vector<Pair> pairs_;
  std::array<std::uint64_t, kSymbols> seconds_{};
  std::uint64_t words_of_one_ = 0;
};

}  // namespace credence::dictionary

#endif  // CREDENCE_DICTIONARY_TWO_LETTER_INDEX_HPP_
