// SPDX-License-Identifier: Apache-2.0
// The probability of a password over all rows of segments, by trying them all: slow and obvious.
#ifndef CREDENCE_TESTS_NAIVE_STRENGTH_HPP_
#define CREDENCE_TESTS_NAIVE_STRENGTH_HPP_

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "strength/edges.hpp"
#include "strength/model.hpp"

namespace credence::test {

class NaiveRows {
 public:
  NaiveRows(const strength::Model& model, const strength::Characters& characters, const strength::EdgeIndex& edges)
      : model_(model), characters_(characters), edges_(edges) {}

  /// Of what stands from `begin` on, behind a segment of kind `before` (kKinds: the beginning).
  [[nodiscard]] double share(std::size_t begin = 0, std::size_t before = strength::kKinds) const {
    using strength::Kind;
    if (begin == characters_.size()) return step(before, strength::kKinds);
    double sum = 0;
    for (const strength::Edge& edge : edges_.from(static_cast<text::Position>(begin))) {
      sum += row(before, edge.kind, share_of(edge.cost), edge.end);
    }
    for (std::size_t end = begin + 1; end <= characters_.size(); ++end) {
      sum += row(before, Kind::kLetters, letters(begin, end), end);
      sum +=
          row(before, Kind::kDigits, run(begin, end, 11, 4, &strength::Character::digit, &strength::Model::digit), end);
      sum +=
          row(before, Kind::kSymbols, run(begin, end, 34, 2, &strength::Character::sign, &strength::Model::sign), end);
      sum += row(before, Kind::kRandom, random(begin, end), end);
    }
    return sum;
  }

 private:
  static double share_of(strength::Cost cost) { return std::exp2(-static_cast<double>(cost) / strength::kBit); }
  [[nodiscard]] double step(std::size_t from, std::size_t to) const {
    const strength::Cost cost = model_.transition(from, to);
    return cost >= strength::kImpossible ? 0 : share_of(cost);
  }
  [[nodiscard]] double row(std::size_t before, strength::Kind kind, double segment, std::size_t end) const {
    if (segment == 0) return 0;
    const auto number = static_cast<std::size_t>(kind);
    return step(before, number) * segment * share(end, number);
  }

  template <typename Next>
  [[nodiscard]] double run(std::size_t begin, std::size_t end, std::uint32_t symbols, std::size_t memory,
                           std::uint8_t strength::Character::*member, Next next) const {
    const auto contexts = static_cast<std::uint32_t>(strength::power(symbols, memory));
    std::uint32_t context = 0;
    double share = 1;
    for (std::size_t i = begin; i < end; ++i) {
      const std::uint32_t symbol = characters_[i].*member;
      if (symbol == 0) return 0;
      share *= share_of((model_.*next)(context, symbol) +
                        (member == &strength::Character::letter && characters_[i].accent ? strength::kAccent : 0));
      context = (context * symbols + symbol) % contexts;
    }
    return share * share_of((model_.*next)(context, 0));
  }
  [[nodiscard]] double letters(std::size_t begin, std::size_t end) const {
    return run(begin, end, 27, 4, &strength::Character::letter, &strength::Model::letter) *
           share_of(case_cost(begin, end));
  }
  [[nodiscard]] bool is_usual(std::size_t begin, std::size_t end) const {
    const auto upper = [&](std::size_t i) { return characters_[i].upper; };
    std::size_t count = 0;
    for (std::size_t i = begin; i < end; ++i) count += upper(i) ? 1 : 0;
    return count == 0 || count == end - begin || (count == 1 && upper(begin));
  }
  [[nodiscard]] strength::Cost case_cost(std::size_t begin, std::size_t end) const {
    std::size_t count = 0;
    for (std::size_t i = begin; i < end; ++i) count += characters_[i].upper ? 1 : 0;
    if (count == 0) return strength::kLowerCase;
    if (end - begin == 1) return strength::kOneCapital;
    if (is_usual(begin, end)) return count == 1 ? strength::kFirstCapital : strength::kAllCapitals;
    std::size_t breaks = begin;
    while (is_usual(begin, breaks + 1)) ++breaks;
    return strength::kMixedCase + (3 + static_cast<strength::Cost>(end - breaks)) * strength::kBit;
  }
  [[nodiscard]] double random(std::size_t begin, std::size_t end) const {
    double share = 0.2;
    for (std::size_t i = begin; i < end; ++i) share *= share_of(characters_[i].random) * (i == begin ? 1 : 0.8);
    return share;
  }

  const strength::Model& model_;
  const strength::Characters& characters_;
  const strength::EdgeIndex& edges_;
};

}  // namespace credence::test

#endif  // CREDENCE_TESTS_NAIVE_STRENGTH_HPP_
