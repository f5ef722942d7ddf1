// SPDX-License-Identifier: Apache-2.0
#include "dictionary/two_letter_index.hpp"

#include <bit>

namespace credence::dictionary {
namespace {

template <typename Visit>
void for_each_symbol(std::uint64_t symbols, const Visit& visit) {
  for (; symbols != 0; symbols &= symbols - 1) visit(static_cast<unsigned>(std::countr_zero(symbols)));
}

}  // namespace

TwoLetterIndex::TwoLetterIndex(const Automaton& automaton) : pairs_(kSymbols * kSymbols) {
  const Node root = automaton.node(Automaton::kRoot);
  for_each_symbol(root.symbols, [&](unsigned first) {
    const Step one = automaton.follow(root, first);
    const Node node = automaton.node(one.node);
    seconds_[first] = node.symbols;
    if (node.is_final) words_of_one_ |= std::uint64_t{1} << first;
    for_each_symbol(node.symbols, [&](unsigned second) {
      const Step two = automaton.follow(node, second);
      const Node third = automaton.node(two.node);
      pairs_[first * kSymbols + second] = {third.symbols, two.node, one.words_before + two.words_before,
                                           third.is_final};
    });
  });
}

}  // namespace credence::dictionary
