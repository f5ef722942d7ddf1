// SPDX-License-Identifier: Apache-2.0
// Finds the words of a dictionary inside a password in the matching form, plain and disguised. Every disguise is a
// walk over the same automaton along a differently read text: backwards, without separators, with runs of
// one character taken once or more; and a character that may stand for letters (leet) takes every edge of its set.
#ifndef CREDENCE_DICTIONARY_MATCHER_HPP_
#define CREDENCE_DICTIONARY_MATCHER_HPP_

#include <cstdint>

#include "credence/dictionary.hpp"
#include "text/prepared.hpp"
#include "text/secure_buffer.hpp"

namespace credence::internal {

/// Bits of FoundWord::disguise.
enum : std::uint8_t { kLeet = 1, kReversed = 2, kSeparated = 4, kStretched = 8, kCapitals = 16 };

/// A word found; its place counts characters of the matching form. It tells about the password: keep it in
/// SecureBuffers.
struct FoundWord {
  std::uint32_t begin, end;
  std::uint32_t dictionary;  ///< The number given to find_words().
  std::uint32_t list, rank;
  std::uint32_t letters;
  std::uint8_t disguise;
};

/// Whether capitals and small letters change within a word, but for a capital at its beginning: take its characters
/// one by one.
class CapitalScan {
 public:
  enum Case : std::uint8_t { kNone, kSmall, kCapital };

  void take(std::uint8_t letter_case) noexcept {
    if (letter_case == kNone) return;
    if (letters_ != 0 && letter_case != last_ && !(letters_ == 1 && last_ == kCapital)) found_ = true;
    last_ = letter_case;
    ++letters_;
  }
  [[nodiscard]] bool found() const noexcept { return found_; }

 private:
  std::uint32_t letters_ = 0;
  std::uint8_t last_ = kNone;
  bool found_ = false;
};

/// What a search found.
struct FoundWords {
  /// Where the longest beginnings of words that start at a character end.
  struct Reach {
    std::uint32_t plain;
    std::uint32_t leet;       ///< Through leet spelling and stretched letters; not before `plain`.
    std::uint32_t separated;  ///< Over separators between letters.
  };
  /// In order of begin, then end; of several words in one place the one that is least disguised, then commonest.
  SecureBuffer<FoundWord, 64> words;
  SecureBuffer<Reach, 64> reach;         ///< For each character.
  SecureBuffer<std::uint8_t, 96> cases;  ///< For each character: CapitalScan::Case, of ASCII letters.
};

[[nodiscard]] inline Disguise disguise_of(const FoundWord& word) noexcept {
  return {(word.disguise & kLeet) != 0, (word.disguise & kReversed) != 0, (word.disguise & kSeparated) != 0,
          (word.disguise & kStretched) != 0, (word.disguise & kCapitals) != 0};
}

/// Adds to `found` all words that count under the rule's lengths, ranks and disguises. The time is linear in the
/// text: the steps from each place are bounded.
void find_words(const Dictionary::State& dictionary, std::uint32_t number, const DictionaryRule& rule,
                const Prepared& password, FoundWords& found);

}  // namespace credence::internal

#endif  // CREDENCE_DICTIONARY_MATCHER_HPP_
