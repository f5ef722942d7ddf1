// SPDX-License-Identifier: Apache-2.0
// Counts what follows what in runs of letters, digits and signs, and smooths the counts to costs.
//
// The smoothing is that of Witten and Bell (1991): after a context h that was seen n(h) times with T(h) different
// symbols after it,
//
//   P(s | h) = (n(h, s) + T(h) P(s | h without its first symbol)) / (n(h) + T(h))
#ifndef CREDENCE_STRENGTH_WRITING_RUN_COUNTS_HPP_
#define CREDENCE_STRENGTH_WRITING_RUN_COUNTS_HPP_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "strength/characters.hpp"
#include "strength/format.hpp"

namespace credence::strength::writing {

/// Counts by context, the last symbol lowest, and symbol.
class SymbolCounts {
 public:
  SymbolCounts(std::uint32_t symbols, std::size_t memory)
      : symbols_(symbols), memory_(memory), counts_(power(symbols, memory + 1)) {}

  void add(std::uint32_t context, std::uint32_t symbol, float weight) {
    counts_[std::size_t{context} * symbols_ + symbol] += weight;
  }
  void add(const SymbolCounts& other, float weight) {
    for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i] += other.counts_[i] * weight;
  }
  [[nodiscard]] std::uint32_t symbols() const noexcept { return symbols_; }
  [[nodiscard]] std::size_t memory() const noexcept { return memory_; }
  [[nodiscard]] const std::vector<float>& counts() const noexcept { return counts_; }
  /// The same with one symbol of memory less.
  [[nodiscard]] SymbolCounts shortened() const;
  /// P(s | h) for each context and symbol, by context.
  [[nodiscard]] std::vector<float> probabilities() const;

 private:
  std::uint32_t symbols_;
  std::size_t memory_;
  std::vector<float> counts_;
};

/// All runs of some passwords.
class RunCounts {
 public:
  void add(const Characters& characters, float weight);
  /// Adds those of others, each as so many.
  void add(const RunCounts& other, float weight);

  [[nodiscard]] const SymbolCounts& letters() const noexcept { return letters_; }
  [[nodiscard]] const SymbolCounts& digits() const noexcept { return digits_; }
  [[nodiscard]] const SymbolCounts& signs() const noexcept { return signs_; }
  [[nodiscard]] const std::array<float, kLastModelYear - kFirstModelYear + 1>& years() const noexcept { return years_; }

 private:
  SymbolCounts letters_{kLetterSymbols, 4};
  SymbolCounts digits_{kDigitSymbols, 4};
  SymbolCounts signs_{kSignSymbols, 2};
  std::array<float, kLastModelYear - kFirstModelYear + 1> years_{};
};

/// A table of values in kRunUnit, each rounded up.
[[nodiscard]] std::vector<std::uint8_t> run_values(const std::vector<float>& probabilities);

/// What follows four letters, as a model file has it (model.hpp).
struct LetterRows {
  std::vector<std::uint64_t> rows;
  std::vector<std::uint32_t> ranks;
  std::vector<std::uint32_t> entries;  // two a row
  std::vector<std::uint8_t> values;
};
/// Leaves out what hardly differs from what follows the last three of them: where `least_gain` bits over all counts are
/// not won.
[[nodiscard]] LetterRows make_letter_rows(const SymbolCounts& letters, double least_gain);

}  // namespace credence::strength::writing

#endif  // CREDENCE_STRENGTH_WRITING_RUN_COUNTS_HPP_
