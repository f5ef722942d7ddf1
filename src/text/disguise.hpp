// SPDX-License-Identifier: Apache-2.0
// What all who look for disguised words have in common: which characters are separators, and what a run is.
// Leet spelling has a table of its own (text/leet.hpp).
//
// The spellings of a text, each of which is searched as if it were the text itself:
//
//   plain      as it is
//   leet       a character is also read as the letters it may stand for      p4ssword   4 is a
//   reversed   from the last character to the first                          drowssap
//   separated  without the separators between letters                        p-a-s-s    - is left out
//   stretched  more of the same character than the word has                  passssword ssss is ss
//
// Some separators stand for letters, too: in b!a!n!k the '!' is left out, in c!tibank it is the i. So a separated
// spelling leaves out one of two sorts at a time, or all.
//
// The dictionary (dictionary/spelling.hpp) leaves a separator out only between two letters, because among a million
// words more freedom finds a word in everything. The few words of an account (patterns/skipped_text.hpp) are found
// with any number of separators between their letters.
#ifndef CREDENCE_TEXT_DISGUISE_HPP_
#define CREDENCE_TEXT_DISGUISE_HPP_

#include <cstdint>

#include "text/character_kind.hpp"
#include "text/forms.hpp"
#include "text/leet.hpp"

namespace credence::text {

/// Which separators a separated spelling leaves out.
enum class Separators : std::uint8_t {
  kPlain,  ///< Those that stand for no letter, such as '-' and '.'.
  kLeet,   ///< Those that also stand for letters, such as '!' and '+'.
  kAll,
};

[[nodiscard]] inline bool is_one_of(Separators separators, char32_t c) noexcept {
  return is_separator(c) &&
         (separators == Separators::kAll || (leet_letters(c) != 0) == (separators == Separators::kLeet));
}

/// Whether a character is in one run with the one before it: a run is as many equal characters in a row as there are.
[[nodiscard]] inline bool continues_run(TextForm<Matching> text, Position position) noexcept {
  return position != 0 && text[position] == text[position - 1];
}

}  // namespace credence::text

#endif  // CREDENCE_TEXT_DISGUISE_HPP_
