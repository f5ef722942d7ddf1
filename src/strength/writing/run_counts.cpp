// SPDX-License-Identifier: Apache-2.0
#include "strength/writing/run_counts.hpp"

#include <algorithm>
#include <cmath>

#include "strength/model.hpp"

namespace credence::strength::writing {
namespace {

// Adds the runs of one kind; `symbol_of` is 0 for what is not of it.
template <typename SymbolOf>
void add_runs(const Characters& characters, float weight, SymbolCounts& counts, const SymbolOf& symbol_of) {
  const auto contexts = static_cast<std::uint32_t>(power(counts.symbols(), counts.memory()));
  std::uint32_t context = 0;
  for (const Character& c : characters.span()) {
    const std::uint32_t symbol = symbol_of(c);
    if (symbol == 0) {
      if (context != 0) counts.add(context, 0, weight);
      context = 0;
      continue;
    }
    counts.add(context, symbol, weight);
    context = (context * counts.symbols() + symbol) % contexts;
  }
  if (context != 0) counts.add(context, 0, weight);
}

std::uint8_t run_value(double probability) {
  const double value = std::ceil(-std::log2(probability) * (kBit / kRunUnit) - 1e-9);
  return static_cast<std::uint8_t>(std::clamp(value, 0.0, double{kLargestRunValue}));
}

}  // namespace

SymbolCounts SymbolCounts::shortened() const {
  SymbolCounts shorter(symbols_, memory_ - 1);
  const std::size_t size = shorter.counts_.size();
  for (std::size_t i = 0; i < counts_.size(); ++i) shorter.counts_[i % size] += counts_[i];
  return shorter;
}

std::vector<float> SymbolCounts::probabilities() const {
  const std::vector<float> lower =
      memory_ == 0 ? std::vector<float>(symbols_, 1.0F / static_cast<float>(symbols_)) : shortened().probabilities();
  std::vector<float> result(counts_.size());
  for (std::size_t row = 0; row < counts_.size(); row += symbols_) {
    double total = 0;
    double types = 0;
    for (std::size_t s = 0; s < symbols_; ++s) {
      total += double{counts_[row + s]};
      types += counts_[row + s] > 0 ? 1 : 0;
    }
    for (std::size_t s = 0; s < symbols_; ++s) {
      const double below = double{lower[(row + s) % lower.size()]};
      result[row + s] =
          static_cast<float>(total > 0 ? (double{counts_[row + s]} + types * below) / (total + types) : below);
    }
  }
  return result;
}

void RunCounts::add(const Characters& characters, float weight) {
  add_runs(characters, weight, letters_, [](const Character& c) { return std::uint32_t{c.letter}; });
  add_runs(characters, weight, digits_, [](const Character& c) { return std::uint32_t{c.digit}; });
  add_runs(characters, weight, signs_, [](const Character& c) { return std::uint32_t{c.sign}; });
  // Years: four digits that no other touches.
  std::uint32_t number = 0;
  std::size_t digits = 0;
  for (std::size_t i = 0; i <= characters.size(); ++i) {
    const std::uint32_t digit = i < characters.size() ? characters[i].digit : 0;
    if (digit != 0) {
      number = digits < 4 ? number * 10 + digit - 1 : number;
      ++digits;
      continue;
    }
    if (digits == 4 && number >= kFirstModelYear && number <= kLastModelYear)
      years_[number - kFirstModelYear] += weight;
    number = 0;
    digits = 0;
  }
}

void RunCounts::add(const RunCounts& other, float weight) {
  letters_.add(other.letters_, weight);
  digits_.add(other.digits_, weight);
  signs_.add(other.signs_, weight);
  for (std::size_t i = 0; i < years_.size(); ++i) years_[i] += other.years_[i] * weight;
}

std::vector<std::uint8_t> run_values(const std::vector<float>& probabilities) {
  std::vector<std::uint8_t> values;
  values.reserve(probabilities.size());
  for (const float probability : probabilities) values.push_back(run_value(double{probability}));
  return values;
}

LetterRows make_letter_rows(const SymbolCounts& letters, double least_gain) {
  const std::vector<float> full = letters.probabilities();
  const std::vector<float> shorter = letters.shortened().probabilities();
  const std::vector<float>& counts = letters.counts();
  LetterRows out;
  out.rows.resize((counts.size() / kLetterSymbols + 63) / 64);
  for (std::size_t context = 0; context < counts.size() / kLetterSymbols; ++context) {
    if (context % 64 == 0) out.ranks.push_back(static_cast<std::uint32_t>(out.entries.size() / 2));
    const std::size_t row = context * kLetterSymbols;
    double total = 0;
    double types = 0;
    for (std::size_t s = 0; s < kLetterSymbols; ++s) {
      total += double{counts[row + s]};
      types += counts[row + s] > 0 ? 1 : 0;
    }
    if (total == 0) continue;
    std::uint32_t kept = 0;
    double kept_share = 0;
    double kept_below = 0;
    for (std::size_t s = 0; s < kLetterSymbols; ++s) {
      const double below = double{shorter[(row + s) % shorter.size()]};
      const double share = double{full[row + s]};
      const double without = types / (total + types) * below;
      if (double{counts[row + s]} * std::log2(share / without) < least_gain) continue;
      kept |= 1U << s;
      kept_share += share;
      kept_below += below;
    }
    if (kept == 0) continue;
    // Every letter that was left out is as likely as after three letters, times what is left over for these.
    const double rest = std::min((1 - kept_share) / std::max(1 - kept_below, 1e-9), 1.0);
    out.rows[context / 64] |= std::uint64_t{1} << (context % 64);
    out.entries.push_back(kept);
    out.entries.push_back(static_cast<std::uint32_t>(out.values.size()) << 8 | run_value(std::max(rest, 1e-9)));
    for (std::size_t s = 0; s < kLetterSymbols; ++s) {
      if ((kept >> s & 1) != 0) out.values.push_back(run_value(double{full[row + s]}));
    }
  }
  return out;
}

}  // namespace credence::strength::writing
