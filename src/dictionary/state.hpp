// SPDX-License-Identifier: Apache-2.0
// An open dictionary as the library's own code sees it.
#ifndef CREDENCE_DICTIONARY_STATE_HPP_
#define CREDENCE_DICTIONARY_STATE_HPP_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "credence/dictionary.hpp"
#include "dictionary/alphabet.hpp"
#include "dictionary/automaton.hpp"
#include "dictionary/format.hpp"
#include "dictionary/two_letter_index.hpp"
#include "platform/mapped_file.hpp"

namespace credence::dictionary {

struct State {
  platform::MappedFile file;  // empty for open_memory
  std::span<const std::byte> data;
  std::string name;
  bool is_built_in = false;  // the library's own words
  DictionaryHeader header;
  std::vector<WordList> lists;
  Alphabet alphabet;
  Automaton automaton;
  TwoLetterIndex two_letters;

  /// The entry of the word with this number in the automaton's order. A number past the end, which only a file that
  /// was made to deceive gives, is the last word's.
  [[nodiscard]] Dictionary::Entry entry(std::uint32_t word) const noexcept;
  /// The entry of a word in the matching form.
  [[nodiscard]] std::optional<Dictionary::Entry> find(std::span<const char32_t> word) const noexcept;
};

/// What the library's own code reads of a dictionary; lives as long as that.
[[nodiscard]] const State& state_of(const Dictionary& dictionary) noexcept;

}  // namespace credence::dictionary

#endif  // CREDENCE_DICTIONARY_STATE_HPP_
