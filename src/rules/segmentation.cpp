// SPDX-License-Identifier: Apache-2.0
#include "rules/segmentation.hpp"

#include <algorithm>
#include <bit>

namespace credence::rules {

std::uint32_t Segmentation::guess_cost(const dictionary::FoundWord& word) noexcept {
  constexpr std::uint32_t kWordCost = 4 * kBit;
  constexpr std::uint32_t kDisguiseCost = 3 * kBit;
  // log2(rank), between powers of two linear.
  const std::uint64_t rank = std::max(word.rank, 1U);
  const auto bits = static_cast<std::uint32_t>(std::bit_width(rank)) - 1;
  const std::uint32_t rank_cost = bits * kBit + static_cast<std::uint32_t>((rank * kBit >> bits) - kBit);
  const std::uint32_t cost =
      kWordCost + rank_cost + kDisguiseCost * static_cast<std::uint32_t>(std::popcount(word.disguise));
  // Always cheaper than no word.
  return std::min(cost, word.range.size() * kOutsideCost - 1);
}

void Segmentation::append_words(ChosenWords& out) const {
  const std::size_t first = out.size();
  for (std::size_t i = costs_.size() - 1; i != 0;) {
    if (costs_[i].word == 0) {
      --i;
      continue;
    }
    const dictionary::FoundWord& word = found_.words[costs_[i].word - 1];
    out.push_back(word);
    i = word.range.begin;
  }
  std::reverse(out.begin() + first, out.end());
}

void best_segmentation(const dictionary::FoundWords& found, text::Position length, ChosenWords& out) {
  if (found.words.empty()) return;
  const auto no_points = [](const auto&) { return 0U; };
  Segmentation(found, length, no_points, no_points).append_words(out);
}

}  // namespace credence::rules
