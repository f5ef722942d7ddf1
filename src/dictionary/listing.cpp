// SPDX-License-Identifier: Apache-2.0
// Lists the words of a dictionary, path by path through the automaton.
#include <array>
#include <bit>
#include <string>
#include <vector>

#include "credence/dictionary.hpp"
#include "dictionary/state.hpp"
#include "text/utf8.hpp"

namespace credence {
namespace {

// A node on the path, and which of its edges are still to be followed.
struct Visit {
  dictionary::Node node;
  std::uint64_t edges_left;
  std::uint32_t words_before;
};

void append_letters(std::span<const std::uint8_t> symbols, const std::vector<char32_t>& letters, std::string& word) {
  while (!symbols.empty()) {
    const dictionary::LetterNumber letter = dictionary::letter_number(symbols);
    std::array<char, text::kMaxUtf8> bytes;
    const char32_t c = letter.number < letters.size() ? letters[letter.number] : U'\uFFFD';
    word.append(bytes.data(), text::encode_utf8(c, bytes.data()));
    symbols = symbols.subspan(std::min<std::size_t>(letter.count, symbols.size()));
  }
}

}  // namespace

void Dictionary::for_each_word(const std::function<void(std::string_view, const Entry&)>& visit) const {
  const dictionary::Automaton& automaton = state_->automaton;
  const std::vector<char32_t> letters = state_->alphabet.letters();
  std::string word;
  std::vector<std::uint8_t> symbols;  // of the edges on the path
  std::vector<Visit> path;
  const auto enter = [&](std::uint32_t at, std::uint32_t words_before) {
    const dictionary::Node node = automaton.node(at);
    path.push_back({node, node.symbols, words_before});
    if (!node.is_final) return;
    word.clear();
    append_letters(symbols, letters, word);
    visit(word, state_->entry(words_before));
  };
  enter(dictionary::Automaton::kRoot, 0);
  while (!path.empty()) {
    Visit& last = path.back();
    if (last.edges_left == 0) {
      path.pop_back();
      if (!symbols.empty()) symbols.pop_back();
      continue;
    }
    const auto symbol = static_cast<unsigned>(std::countr_zero(last.edges_left));
    last.edges_left &= last.edges_left - 1;
    const dictionary::Step step = automaton.follow(last.node, symbol);
    symbols.push_back(static_cast<std::uint8_t>(symbol));
    enter(step.node, last.words_before + step.words_before);
  }
}

}  // namespace credence
