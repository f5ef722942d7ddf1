// SPDX-License-Identifier: Apache-2.0
// The points of DictionaryMode::kBasedOn counted the obvious way: every choice of words, and for the beginning of a
// word at the end every spelling of it.
#ifndef CREDENCE_TESTS_NAIVE_POINTS_HPP_
#define CREDENCE_TESTS_NAIVE_POINTS_HPP_

#include <algorithm>
#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "naive_dictionary.hpp"
#include "rules/segmentation.hpp"
#include "text/letter_weight.hpp"

namespace credence::test {

class NaivePoints {
 public:
  /// `words` are those the password has.
  NaivePoints(const std::vector<const SampleDictionary*>& dictionaries, const DictionaryRule& rule,
              const text::Prepared& password, const std::vector<dictionary::FoundWord>& words)
      : dictionaries_(dictionaries),
        rule_(rule),
        text_(password.matching().begin(), password.matching().end()),
        words_(words) {
    capitals_.read(password);
    for (text::Position i = 0; i < text_.size(); ++i) {
      sources_.push_back(password.typed_position(i));
    }
  }

  /// Those of the best beginning of the password.
  [[nodiscard]] std::uint32_t count() const {
    std::vector<std::uint32_t> before;  // the points of the characters before each
    std::uint32_t most = 0;
    for (std::uint32_t end = 0; end <= text_.size(); ++end) {
      std::uint32_t least = 0;
      if (end != 0) least = before[end - 1] + (end == 1 || sources_[end - 1] != sources_[end - 2] ? 1 : 0);
      for (const dictionary::FoundWord& word : words_) {
        if (word.range.end == end) least = std::min(least, before[word.range.begin] + word_points(word));
      }
      before.push_back(least);
      for (std::uint32_t begin = 0; begin < end; ++begin) {
        if (const auto points = beginning_points(begin, end)) least = std::min(least, before[begin] + *points);
      }
      most = std::max(most, least);
    }
    return most;
  }

 private:
  enum Way : unsigned { kLeetWay = 1, kStretchedWay = 2, kSeparatedWay = 4 };

  [[nodiscard]] std::uint32_t word_points(const dictionary::FoundWord& word) const {
    std::uint32_t weight = 0;
    for (text::Position i = word.range.begin; i < word.range.end; ++i) weight += text::letter_weight(text_[i]);
    std::uint32_t rare = rule_.rare_rank;
    for (; weight < 7; ++weight) rare /= 4;
    return points(word.letters, std::popcount(word.disguise)) + (word.disguise == 0 && word.rank > rare ? 1 : 0);
  }

  [[nodiscard]] std::uint32_t points(std::uint32_t letters, int disguises) const {
    std::uint32_t points = rule_.word_points;
    while (rule_.letters_per_point != 0 && points < 2 * rule_.word_points &&
           points * rule_.letters_per_point < letters) {
      ++points;
    }
    return points + static_cast<std::uint32_t>(disguises) * rule_.disguise_points;
  }

  // The least points of a word that may begin with the characters from `begin` to `end`.
  [[nodiscard]] std::optional<std::uint32_t> beginning_points(std::uint32_t begin, std::uint32_t end) const {
    std::optional<std::uint32_t> least;
    const int capitals = capitals_.inside({begin, end}) ? 1 : 0;
    const auto consider = [&](std::uint32_t letters, int disguises) {
      const std::uint32_t points = this->points(letters, disguises + capitals);
      if (!least || points < *least) least = points;
    };
    for (const unsigned way : {0U, 1U, 2U, 3U, 4U, 5U}) {
      if (!may_begin(begin, end, way)) continue;
      const int leet = (way & kLeetWay) != 0 ? 1 : 0;
      if (way <= kLeetWay) consider(end - begin, leet);
      consider(least_letters(begin, end), leet + 1);
    }
    return least;
  }

  // What is not a separator, rows of one character as one.
  [[nodiscard]] std::uint32_t least_letters(std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t letters = 0;
    for (std::uint32_t i = begin; i < end; ++i) {
      if (!NaiveMatcher::is_separator(text_[i]) && (i == begin || text_[i] != text_[i - 1])) ++letters;
    }
    return letters;
  }

  // Whether the characters, with more after them or not, are the beginning of a word in this way.
  [[nodiscard]] bool may_begin(std::uint32_t begin, std::uint32_t end, unsigned way) const {
    if ((way & kStretchedWay) != 0 && (!rule_.stretched || (begin != 0 && text_[begin] == text_[begin - 1])))
      return false;
    if ((way & kSeparatedWay) != 0 && !rule_.separated) return false;
    for (std::uint32_t longer = end; longer <= text_.size(); ++longer) {
      if (begins_word(begin, longer, way)) return true;
    }
    // The separator at the end may be between two letters of a word.
    const bool at_end = end == text_.size() && NaiveMatcher::is_separator(text_[end - 1]) && end - 1 > begin;
    return at_end && way >= kSeparatedWay &&
           (begins_word(begin, end - 1, way) || begins_word(begin, end - 1, way & kLeetWay));
  }

  [[nodiscard]] bool begins_word(std::uint32_t begin, std::uint32_t end, unsigned way) const {
    if ((way & kSeparatedWay) == 0)
      return spells(text_.substr(begin, end - begin), {}, 0, way, (way & kStretchedWay) != 0);
    for (const bool stands_for_letters : {false, true}) {
      const auto is_left_out = [&](std::uint32_t i) {
        return NaiveMatcher::is_left_out(text_, rule_.leet, i, stands_for_letters);
      };
      if (is_left_out(begin) || is_left_out(end - 1)) continue;
      std::u32string joined;
      bool any = false;  // left out in the whole password: else no word has separators
      for (std::uint32_t i = 0; i < text_.size(); ++i) {
        any |= is_left_out(i) && i > begin;
        if (i >= begin && i < end && !is_left_out(i)) joined += text_[i];
      }
      if (any && spells(joined, {}, 0, way & kLeetWay, false)) return true;
    }
    return false;
  }

  // Whether some word begins with `spelt` and what the text from `at` on may be spelled as, stretched if so it must be.
  [[nodiscard]] bool spells(const std::u32string& text, const std::u32string& spelt, std::size_t at, unsigned way,
                            bool may_stretch) const {
    const auto begins = [&](const SampleDictionary* dictionary) {
      const auto first = dictionary->words().lower_bound(spelt);
      return first != dictionary->words().end() && first->first.starts_with(spelt);
    };
    if (std::none_of(dictionaries_.begin(), dictionaries_.end(), begins)) return false;
    if (at == text.size()) return (way & kStretchedWay) == 0;
    if (spells(text, spelt + text[at], at + 1, way, may_stretch)) return true;
    for (char32_t letter = U'a'; rule_.leet && (way & kLeetWay) != 0 && letter <= U'z'; ++letter) {
      const bool stands_for = (text::leet_letters(text[at]) & text::letter_set(letter)) != 0;
      if (stands_for && spells(text, spelt + letter, at + 1, way, may_stretch)) return true;
    }
    if (!may_stretch || at == 0 || text[at] != text[at - 1]) return false;
    const std::size_t after_run = std::min(text.find_first_not_of(text[at], at), text.size());
    return spells(text, spelt, after_run, way & ~kStretchedWay, true);
  }

  const std::vector<const SampleDictionary*>& dictionaries_;
  const DictionaryRule& rule_;
  const std::u32string text_;
  const std::vector<dictionary::FoundWord>& words_;
  dictionary::Capitals capitals_;
  std::vector<std::uint32_t> sources_;  // for each character the one of the NFC form it came from
};

/// The points that the library counts with these dictionaries.
inline std::uint32_t points(const std::vector<const SampleDictionary*>& dictionaries, const DictionaryRule& rule,
                            const text::Prepared& password) {
  dictionary::FoundWords words;
  rules::ChosenWords best;
  for (std::uint32_t i = 0; i < dictionaries.size(); ++i) {
    dictionary::find_words(dictionary::state_of(dictionaries[i]->dictionary()), i, rules::match_options(rule), password,
                           words);
  }
  return rules::count_points(rule, words, password, best);
}

}  // namespace credence::test

#endif  // CREDENCE_TESTS_NAIVE_POINTS_HPP_
