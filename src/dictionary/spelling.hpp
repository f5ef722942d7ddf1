// SPDX-License-Identifier: Apache-2.0
// The ways of reading a password: as it stands, backwards, without separators, with runs as one. Each is a row of
// cells, one a character, that a walk over the automaton takes one by one.
#ifndef CREDENCE_DICTIONARY_SPELLING_HPP_
#define CREDENCE_DICTIONARY_SPELLING_HPP_

#include <cstdint>
#include <span>

#include "dictionary/alphabet.hpp"
#include "text/secure_buffer.hpp"

namespace credence::dictionary {

/// A character.
struct Cell {
  std::uint64_t own;    ///< The character's own symbol as a bit; 0 where its code has none or several.
  std::uint64_t any;    ///< The same and the letters it may stand for.
  std::uint64_t lead;   ///< The first symbol of a code of several as a bit; 0 for other codes.
  std::uint32_t place;  ///< In the matching form.
  LetterCode code;      ///< The character's own code.
  std::uint8_t weight;
};
using Cells = text::SecureBuffer<Cell, 64>;

/// The characters as they stand; `leet` adds the letters they may stand for.
void read_plain(const Alphabet& alphabet, std::span<const char32_t> text, bool leet, Cells& out);

/// Which characters can stand between the letters of a separated word.
enum class Separators : std::uint8_t {
  kPlain,  ///< Separators that stand for no letter, between letters and what stands for them.
  kLeet,   ///< Separators that also stand for letters, such as '!' and '+', between letters themselves.
};

/// Appends the plain cells without the separators that stand between two letters. Returns false if there is no such
/// separator.
bool read_without_separators(std::span<const char32_t> text, Separators separators, const Cells& plain, Cells& out);

/// For each plain cell the number of the cell behind its run, the cells of the same character in a row. Returns false
/// if there is no run of two or more.
bool find_runs(std::span<const char32_t> text, text::SecureBuffer<std::uint32_t, 96>& out);

/// Appends the plain cells from the last to the first.
void read_backwards(const Cells& plain, Cells& out);

}  // namespace credence::dictionary

#endif  // CREDENCE_DICTIONARY_SPELLING_HPP_
