// SPDX-License-Identifier: Apache-2.0
// Finds the words of a dictionary inside a password in the matching form, plain and disguised. Every disguise is a
// walk over the same automaton along another spelling of the text: backwards, without separators, with runs of
// one character taken once or more; and a character that may stand for letters (leet) takes every edge of its set.
#ifndef CREDENCE_DICTIONARY_SEARCH_HPP_
#define CREDENCE_DICTIONARY_SEARCH_HPP_

#include <bit>
#include <cstdint>

#include "credence/dictionary.hpp"
#include "dictionary/capitals.hpp"
#include "text/prepared.hpp"
#include "text/secure_buffer.hpp"

namespace credence::dictionary {

/// Bits of FoundWord::disguise.
enum : std::uint8_t { kLeet = 1, kReversed = 2, kSeparated = 4, kStretched = 8, kCapitals = 16 };

/// A word found. It tells about the password: keep it in SecureBuffers.
struct FoundWord {
  text::Range<text::Matching> range;
  std::uint32_t dictionary;  ///< The number given to find_words().
  std::uint32_t list, rank;
  std::uint32_t letters;
  std::uint8_t disguise;
};

/// What a search found.
struct FoundWords {
  /// Where the longest beginnings of words that start at a character end, by how they are disguised. If some word
  /// begins with "pass" and none goes on with what follows, the reach of "passX" from its p is 4: a password that ends
  /// anywhere in it might yet become the word.
  struct Reach {
    text::Position plain;
    text::Position leet;
    text::Position stretched;
    text::Position stretched_leet;
    text::Position separated;
    text::Position separated_leet;
  };
  /// In order of begin, then end; of several words in one range the one that is least disguised, then commonest.
  text::SecureBuffer<FoundWord, 64> words;
  text::SecureBuffer<Reach, 64> reach;  ///< For each character.
  Capitals capitals;
};

/// Of two words in one range: whether `a` is less disguised, then commoner.
[[nodiscard]] inline bool is_better(const FoundWord& a, const FoundWord& b) noexcept {
  const int disguises_a = std::popcount(a.disguise);
  const int disguises_b = std::popcount(b.disguise);
  if (disguises_a != disguises_b) return disguises_a < disguises_b;
  return a.rank != b.rank ? a.rank < b.rank : a.dictionary < b.dictionary;
}

[[nodiscard]] inline Disguise disguise_of(const FoundWord& word) noexcept {
  return {(word.disguise & kLeet) != 0, (word.disguise & kReversed) != 0, (word.disguise & kSeparated) != 0,
          (word.disguise & kStretched) != 0, (word.disguise & kCapitals) != 0};
}

/// Makes `found` ready for a password; find_words() does so itself, this is for where no dictionary is asked.
void begin_search(const text::Prepared& password, FoundWords& found);

/// Adds to `found` all words that `options` ask for. The time is linear in the text: the steps from each position are
/// bounded.
void find_words(const State& dictionary, std::uint32_t number, const MatchOptions& options,
                const text::Prepared& password, FoundWords& found);

}  // namespace credence::dictionary

#endif  // CREDENCE_DICTIONARY_SEARCH_HPP_
