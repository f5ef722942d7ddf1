// SPDX-License-Identifier: Apache-2.0
// After which of its lists a word is named. Many words are in lists of several languages and kinds, and the list that
// has it as the commonest is often not the one a reader thinks of: "kitchen" heads more of the Vietnamese list than of
// the English one, where thousands of words are commoner.
#ifndef CREDENCE_DICTIONARY_WRITING_NAMING_HPP_
#define CREDENCE_DICTIONARY_WRITING_NAMING_HPP_

#include <cstdint>
#include <string>
#include <vector>

#include "credence/build.hpp"
#include "dictionary/writing/word_collector.hpp"

namespace credence::dictionary::writing {

/// Chooses for one word after the other. The rank is always that of the list in which the word is commonest.
///
/// A list of the administrator goes first, then the calendar of a language, then one of the commonest passwords. Then,
/// where languages have the word: the language that alone has it, if it has kNamedLetters; else it is a word of several
/// languages. Ranks don't tell of which it rather is: lists are of all depths, and the order of some is an estimate.
/// Then passwords, words of no language, and names, the commonest first.
class WordNaming {
 public:
  /// Shorter words are in most languages, though not in all of their lists, which are cut where their short words are.
  static constexpr std::size_t kNamedLetters = 6;
  /// A password of this rank or less is thought of as one before it is a word.
  static constexpr std::uint32_t kKnownPassword = 200;

  explicit WordNaming(std::vector<WordList> lists);

  /// The lists of the file: those given and, where they are of several languages, one for words that several have.
  [[nodiscard]] const std::vector<WordList>& lists() const noexcept { return lists_; }

  /// Takes an origin of the word; those of one word come with rising rank.
  void add(WordOrigin origin);
  /// Whether the word has an origin.
  [[nodiscard]] bool has_word() const noexcept { return !origins_.empty(); }
  /// The choice for the word, which has so many letters; then begins with the next one.
  [[nodiscard]] WordOrigin take(std::size_t letters);

 private:
  [[nodiscard]] std::uint32_t choose(std::size_t letters) const;
  [[nodiscard]] const WordOrigin* first_of(WordKind kind) const;

  std::vector<WordList> lists_;
  bool has_several_ = false;  // the last of the lists is that of several languages
  std::vector<WordOrigin> origins_;
};

}  // namespace credence::dictionary::writing

#endif  // CREDENCE_DICTIONARY_WRITING_NAMING_HPP_
