// SPDX-License-Identifier: Apache-2.0
// The words in a password found the obvious way: every part of it, in every spelling, is looked up in a
// map of all words. What the matcher finds must be the same.
#ifndef CREDENCE_TESTS_NAIVE_DICTIONARY_HPP_
#define CREDENCE_TESTS_NAIVE_DICTIONARY_HPP_

#include <bit>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "credence/build.hpp"
#include "dictionary/search.hpp"
#include "dictionary/state.hpp"
#include "platform/bytes.hpp"
#include "rules/setup.hpp"
#include "temporary_folder.hpp"
#include "text/leet.hpp"
#include "text/letter_weight.hpp"
#include "text/unicode.hpp"

namespace credence::test {

using Words = std::vector<std::string>;

inline std::u32string matching_form(std::string_view text) {
  const text::Prepared prepared(text, text::kMaxPasswordBytes);
  return {prepared.matching().begin(), prepared.matching().end()};
}

/// A dictionary made of lists, each word ranked by its line, beside a map of the same.
class SampleDictionary {
 public:
  explicit SampleDictionary(const std::vector<Words>& lists) {
    const TemporaryFolder folder;
    std::vector<WordListInput> inputs;
    for (std::uint32_t list = 0; list < lists.size(); ++list) {
      std::string lines;
      for (std::uint32_t i = 0; i < lists[list].size(); ++i) {
        lines += lists[list][i] + "\n";
        const Dictionary::Entry entry{list, i + 1};
        const auto [at, is_new] = words_.try_emplace(matching_form(lists[list][i]), entry);
        if (!is_new && entry.rank < at->second.rank) at->second = entry;
      }
      inputs.emplace_back().input = folder.path() / std::to_string(list);
      write_file(inputs.back().input.path, lines);
    }
    DictionaryBuildOptions options;
    options.min_letters = 1;
    options.max_letters = dictionary::kMaxWordLetters;
    build_dictionary_file(inputs, folder.path() / "made", options);
    file_ = file_content(folder.path() / "made");
    dictionary_ = Dictionary::open_memory(platform::as_bytes(file_));
  }

  [[nodiscard]] const Dictionary& dictionary() const noexcept { return *dictionary_; }
  [[nodiscard]] const std::map<std::u32string, Dictionary::Entry>& words() const noexcept { return words_; }

 private:
  std::map<std::u32string, Dictionary::Entry> words_;
  std::string file_;
  std::shared_ptr<const Dictionary> dictionary_;
};

/// Finds all words that count under a rule.
class NaiveMatcher {
 public:
  using Part = std::pair<text::Position, text::Position>;  // begin and end
  /// For each part that is a word the best one, or those of which none is better.
  using Found = std::map<Part, std::vector<dictionary::FoundWord>>;

  NaiveMatcher(const std::vector<const SampleDictionary*>& dictionaries, const DictionaryRule& rule,
               const text::Prepared& password)
      : dictionaries_(dictionaries), rule_(rule), text_(password.matching().begin(), password.matching().end()) {
    for (text::Position i = 0; i < text_.size(); ++i) {
      const char32_t typed = password.typed()[password.typed_position(i)];
      cases_ += typed < 0x80 ? static_cast<char>(typed) : '\x80';
    }
    for (std::uint32_t begin = 0; begin < text_.size(); ++begin) {
      for (std::uint32_t end = begin + 1; end <= text_.size(); ++end) read({begin, end});
    }
  }

  [[nodiscard]] const Found& found() const noexcept { return found_; }

  static bool is_letter(char32_t c) {
    return c < 0x80 ? c >= U'a' && c <= U'z' : text::is_alphabetic(c) || text::is_mark(c);
  }
  static bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
  static bool is_separator(char32_t c) { return !is_letter(c) && !is_digit(c); }
  /// Whether the character is a separator that is left out: of those that stand for letters, or of the others.
  static bool is_left_out(std::u32string_view text, bool leet, std::size_t i, bool stands_for_letters) {
    if (!is_separator(text[i]) || (text::leet_letters(text[i]) != 0) != stands_for_letters) return false;
    const auto has_letter = [&](char32_t beside) {
      return is_letter(beside) || (!stands_for_letters && leet && text::leet_letters(beside) != 0);
    };
    return i != 0 && i + 1 != text.size() && has_letter(text[i - 1]) && has_letter(text[i + 1]);
  }

 private:
  // A part, spelled one way or another.
  struct Spelling {
    Part part;
    std::u32string text;
    std::uint8_t disguise;
    bool may_stretch;
  };

  [[nodiscard]] bool starts_run(std::size_t i) const { return i == 0 || i == text_.size() || text_[i] != text_[i - 1]; }
  void read(Part part) {
    const std::u32string letters = text_.substr(part.first, part.second - part.first);
    const bool whole_runs = starts_run(part.first) && starts_run(part.second);
    spell({part, letters, 0, rule_.stretched && whole_runs});
    if (rule_.reversed) spell({part, {letters.rbegin(), letters.rend()}, dictionary::kReversed, false});
    if (!rule_.separated) return;
    for (const bool stands_for_letters : {false, true}) {
      const auto is_out = [&](std::uint32_t i) { return is_left_out(text_, rule_.leet, i, stands_for_letters); };
      if (is_out(part.first) || is_out(part.second - 1)) continue;
      std::u32string joined;
      for (std::uint32_t i = part.first; i < part.second; ++i) {
        if (!is_out(i)) joined += text_[i];
      }
      if (joined != letters) spell({part, joined, dictionary::kSeparated, false});
    }
  }

  void spell(const Spelling& spelling) {
    for (std::uint32_t i = 0; i < dictionaries_.size(); ++i) spell(spelling, i, {}, 0, spelling.disguise);
  }

  // Goes on in every way from a beginning of the spelling, up to `at`, that is the beginning `spelt` of some word.
  void spell(const Spelling& spelling, std::uint32_t dictionary, const std::u32string& spelt, std::size_t at,
             std::uint8_t disguise) {
    const auto& words = dictionaries_[dictionary]->words();
    const auto first = words.lower_bound(spelt);
    if (first == words.end() || !first->first.starts_with(spelt)) return;
    const std::u32string& text = spelling.text;
    if (at == text.size()) {
      if (first->first == spelt) add(spelling.part, dictionary, spelt, first->second, disguise);
      return;
    }
    spell(spelling, dictionary, spelt + text[at], at + 1, disguise);
    for (char32_t letter = U'a'; rule_.leet && letter <= U'z'; ++letter) {
      if ((text::leet_letters(text[at]) & text::letter_set(letter)) == 0 || letter == text[at]) continue;
      spell(spelling, dictionary, spelt + letter, at + 1, disguise | dictionary::kLeet);
    }
    if (spelling.may_stretch && at != 0 && text[at] == text[at - 1]) {
      const std::size_t after_run = std::min(text.find_first_not_of(text[at], at), text.size());
      spell(spelling, dictionary, spelt, after_run, disguise | dictionary::kStretched);
    }
  }

  void add(Part part, std::uint32_t dictionary, const std::u32string& word, const Dictionary::Entry& entry,
           std::uint8_t disguise) {
    using namespace credence;
    std::uint32_t extra = 0;
    if ((disguise & dictionary::kLeet) != 0) extra += rule_.leet_extra;
    if ((disguise & dictionary::kReversed) != 0) extra += rule_.reversed_extra;
    if ((disguise & dictionary::kSeparated) != 0) extra += rule_.separated_extra;
    if ((disguise & dictionary::kStretched) != 0) extra += rule_.stretched_extra;
    if (has_capitals_inside(part)) disguise |= dictionary::kCapitals;
    std::uint32_t weight = 0;
    for (const char32_t letter : word) weight += text::letter_weight(letter);
    if (weight < rule_.min_length + extra) {
      const bool alone = (part.first == 0 || !is_letter(text_[part.first - 1])) &&
                         (part.second == text_.size() || !is_letter(text_[part.second]));
      const std::uint32_t worst_rank = disguise == 0 ? rule_.common_rank : rule_.disguised_rank;
      if (weight < rule_.common_min_length + extra || !alone || entry.rank > worst_rank) return;
    }
    const dictionary::FoundWord candidate{{part.first, part.second},
                                          dictionary,
                                          entry.list,
                                          entry.rank,
                                          static_cast<std::uint32_t>(word.size()),
                                          disguise};
    const auto badness = [](const dictionary::FoundWord& one) {
      return std::tuple(std::popcount(one.disguise), one.rank, one.dictionary);
    };
    std::vector<dictionary::FoundWord>& best = found_[part];
    if (!best.empty() && badness(candidate) < badness(best.front())) best.clear();
    if (best.empty() || badness(candidate) == badness(best.front())) best.push_back(candidate);
  }

  // Whether ASCII letters of both cases are here, not counting a capital that comes first.
  [[nodiscard]] bool has_capitals_inside(Part part) const {
    std::string letters;
    for (const char c : cases_.substr(part.first, part.second - part.first)) {
      if (c >= 'A' && c <= 'Z') letters += 'A';
      if (c >= 'a' && c <= 'z') letters += 'a';
    }
    if (letters.starts_with('A')) letters.erase(0, 1);
    return letters.find('A') != std::string::npos && letters.find('a') != std::string::npos;
  }

  const std::vector<const SampleDictionary*>& dictionaries_;
  const DictionaryRule& rule_;
  const std::u32string text_;
  std::string cases_;  // for each character the first byte it came from
  Found found_;
};

/// What the matcher finds of these dictionaries, which are numbered in this order.
inline std::vector<dictionary::FoundWord> found_words(const std::vector<const SampleDictionary*>& dictionaries,
                                                      const DictionaryRule& rule, const text::Prepared& password) {
  dictionary::FoundWords found;
  std::uint32_t number = 0;
  for (const SampleDictionary* sample : dictionaries) {
    dictionary::find_words(dictionary::state_of(sample->dictionary()), number++, rules::match_options(rule), password,
                           found);
  }
  return {found.words.begin(), found.words.end()};
}

/// Whether what the matcher found is what the obvious way finds: the same parts in order, and of each one of the best
/// words.
inline bool agree(const std::vector<dictionary::FoundWord>& actual, const NaiveMatcher::Found& expected) {
  const auto fields = [](const dictionary::FoundWord& word) {
    return std::tuple(word.range.begin, word.range.end, word.dictionary, word.list, word.rank, word.letters,
                      word.disguise);
  };
  if (actual.size() != expected.size()) return false;
  auto part = expected.begin();
  for (const dictionary::FoundWord& word : actual) {
    const std::vector<dictionary::FoundWord>& best = part++->second;
    bool is_one = false;
    for (const dictionary::FoundWord& one : best) is_one |= fields(one) == fields(word);
    if (!is_one) return false;
  }
  return true;
}

}  // namespace credence::test

#endif  // CREDENCE_TESTS_NAIVE_DICTIONARY_HPP_
