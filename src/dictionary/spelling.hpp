// SPDX-License-Identifier: Apache-2.0
// The spellings of a password (text/disguise.hpp) as rows of cells, one a character, that a search along the automaton
// takes one by one. Of "p4s-s" with leet:
//
//   plain        p  4  s  -  s      each cell has its own symbol and those it may stand for: 4 is 4 and a
//   backwards    s  -  s  4  p
//   separated    p  4  s  s         the '-' is left out; each cell still has its position in the matching form
//
// Stretched words need no row of their own: the plain row and the ends of its runs are enough.
#ifndef CREDENCE_DICTIONARY_SPELLING_HPP_
#define CREDENCE_DICTIONARY_SPELLING_HPP_

#include <cstdint>

#include "dictionary/alphabet.hpp"
#include "text/disguise.hpp"
#include "text/forms.hpp"
#include "text/secure_buffer.hpp"

namespace credence::dictionary {

/// A character as the search takes it.
struct Cell {
  std::uint64_t own;        ///< The character's own symbol as a bit; 0 where its code has none or several.
  std::uint64_t any;        ///< The same and the letters it may stand for.
  std::uint64_t lead;       ///< The first symbol of a code of several as a bit; 0 for other codes.
  text::Position position;  ///< In the matching form.
  LetterCode code;          ///< The character's own code.
  std::uint8_t weight;      ///< text::letter_weight()
};
using Cells = text::SecureBuffer<Cell, 64>;

/// For each cell of the plain spelling the number of the first cell after its run.
using RunEnds = text::SecureBuffer<std::uint32_t, 96>;

/// The characters as they are; `leet` adds the letters they may stand for.
void spell_plain(const Alphabet& alphabet, text::TextForm<text::Matching> text, bool leet, Cells& out);

/// Appends the plain cells without the separators that are between two letters; to one that stands for no letter itself
/// what stands for a letter is one. Returns false if there is no such separator.
bool spell_without_separators(text::TextForm<text::Matching> text, text::Separators separators, const Cells& plain,
                              Cells& out);

/// Appends the plain cells from the last to the first.
void spell_backwards(const Cells& plain, Cells& out);

/// Returns false if there is no run of two or more.
bool find_run_ends(text::TextForm<text::Matching> text, RunEnds& out);

}  // namespace credence::dictionary

#endif  // CREDENCE_DICTIONARY_SPELLING_HPP_
