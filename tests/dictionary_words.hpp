// SPDX-License-Identifier: Apache-2.0
// The words of an open dictionary, read off its automaton path by path.
#ifndef CREDENCE_TESTS_DICTIONARY_WORDS_HPP_
#define CREDENCE_TESTS_DICTIONARY_WORDS_HPP_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "dictionary/state.hpp"
#include "platform/bytes.hpp"

namespace credence::test {

struct ListedWord {
  std::u32string letters;
  std::uint32_t number;  ///< By counting paths.
};

/// Lists words in the automaton's order. A file that was made to deceive may have a word for each of exponentially
/// many paths, and paths that end amid a letter.
class WordLister {
 public:
  WordLister(const dictionary::State& state, std::size_t max_nodes) : state_(state), nodes_left_(max_nodes) {
    const platform::Extent& section = state.header.alphabet;
    for (std::uint64_t at = section.offset; at < section.offset + section.length; at += 8) {
      letters_[platform::load_le32(&state.data[at + 4])] = platform::load_le32(&state.data[at]);
    }
    visit(dictionary::Automaton::kRoot, 0);
  }

  [[nodiscard]] const std::vector<ListedWord>& words() const noexcept { return words_; }
  /// Whether these are all words: `max_nodes` sufficed, and every path ends after a letter.
  [[nodiscard]] bool complete() const noexcept { return complete_; }

 private:
  static constexpr std::size_t kMaxSymbols = 3 * dictionary::kMaxWordLetters;

  void visit(std::uint32_t at, std::uint32_t words_before) {
    if (nodes_left_ == 0 || symbols_.size() > kMaxSymbols) {
      complete_ = false;
      return;
    }
    --nodes_left_;
    const dictionary::Node node = state_.automaton.node(at);
    if (node.is_final) add_word(words_before);
    for (std::uint64_t left = node.symbols; left != 0; left &= left - 1) {
      const auto symbol = static_cast<unsigned>(std::countr_zero(left));
      const dictionary::Step step = state_.automaton.follow(node, symbol);
      symbols_.push_back(symbol);
      visit(step.node, words_before + step.words_before);
      symbols_.pop_back();
    }
  }

  void add_word(std::uint32_t number) {
    using namespace credence;
    ListedWord word{{}, number};
    for (std::size_t i = 0; i < symbols_.size();) {
      const std::uint32_t lead = symbols_[i];
      const std::size_t count = lead < dictionary::kOneSymbol                             ? 1
                                : lead < dictionary::kOneSymbol + dictionary::kTwoSymbols ? 2
                                                                                          : 3;
      if (i + count > symbols_.size()) {
        complete_ = false;
        return;
      }
      std::uint32_t letter = lead;
      if (count == 2) letter = dictionary::kOneSymbol + (lead - dictionary::kOneSymbol) * 64 + symbols_[i + 1];
      if (count == 3) {
        letter = dictionary::kOneSymbol + dictionary::kTwoSymbols * 64 +
                 (lead - dictionary::kOneSymbol - dictionary::kTwoSymbols) * 4096 + symbols_[i + 1] * 64 +
                 symbols_[i + 2];
      }
      i += count;
      const auto beyond_latin = letters_.find(letter);
      if (letter >= dictionary::kLatinLetters && beyond_latin == letters_.end()) {
        complete_ = false;
        return;
      }
      word.letters += letter < dictionary::kLatinLetters ? U'a' + letter : beyond_latin->second;
    }
    words_.push_back(std::move(word));
  }

  const dictionary::State& state_;
  std::size_t nodes_left_;
  std::map<std::uint32_t, char32_t> letters_;  // by number
  std::vector<std::uint32_t> symbols_;         // of the path
  std::vector<ListedWord> words_;
  bool complete_ = true;
};

}  // namespace credence::test

#endif  // CREDENCE_TESTS_DICTIONARY_WORDS_HPP_
