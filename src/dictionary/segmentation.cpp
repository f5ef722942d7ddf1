// SPDX-License-Identifier: Apache-2.0
#include "dictionary/segmentation.hpp"

#include <algorithm>
#include <bit>

#include "dictionary/reading.hpp"

namespace credence::internal {
namespace {

// Costs of guessing, in sixteenths of a bit. A character outside words is cheap for a random one, because those that
// people add are not random.
constexpr std::uint32_t kBit = 16;
constexpr std::uint32_t kOutsideCost = 5 * kBit;
constexpr std::uint32_t kWordCost = 4 * kBit;
constexpr std::uint32_t kDisguiseCost = 3 * kBit;

// log2(rank), between powers of two linear.
std::uint32_t rank_cost(std::uint32_t rank) noexcept {
  const std::uint64_t r = std::max(rank, 1U);
  const auto bits = static_cast<std::uint32_t>(std::bit_width(r)) - 1;
  return bits * kBit + static_cast<std::uint32_t>((r * kBit >> bits) - kBit);
}

std::uint32_t guess_cost(const FoundWord& word) noexcept {
  const std::uint32_t cost =
      kWordCost + rank_cost(word.rank) + kDisguiseCost * static_cast<std::uint32_t>(std::popcount(word.disguise));
  // Always cheaper than no word.
  return std::min(cost, (word.end - word.begin) * kOutsideCost - 1);
}

// What a segmentation costs, compared by `points` first.
struct Cost {
  std::uint32_t points;
  std::uint32_t guess;
  std::uint32_t word;  // number of the word that ends here + 1; 0: the last character stands outside
};

bool less(const Cost& a, const Cost& b) noexcept {
  return a.points != b.points ? a.points < b.points : a.guess < b.guess;
}

using Costs = SecureBuffer<Cost, 96>;

// The cheapest segmentation of each beginning of the text. A character outside words gives outside_points, a word
// word_points(word).
template <typename Points>
void cheapest(const FoundWords& found, std::size_t length, std::uint32_t outside_points, const Points& word_points,
              Costs& costs) {
  costs.reserve(length + 1);
  costs.push_back({0, 0, 0});
  for (std::size_t i = 0; i < length; ++i) costs.push_back({UINT32_MAX, 0, 0});
  std::size_t number = 0;
  for (std::size_t i = 0; i < length; ++i) {
    // costs[i] is final: words and characters only lead onward.
    const Cost here = costs[i];
    const Cost outside{here.points + outside_points, here.guess + kOutsideCost, 0};
    if (less(outside, costs[i + 1])) costs[i + 1] = outside;
    for (; number < found.words.size() && found.words[number].begin == i; ++number) {
      const FoundWord& word = found.words[number];
      const Cost with{here.points + word_points(word), here.guess + guess_cost(word),
                      static_cast<std::uint32_t>(number + 1)};
      if (less(with, costs[word.end])) costs[word.end] = with;
    }
  }
}

void collect(const FoundWords& found, const Costs& costs, SecureBuffer<FoundWord, 64>& out) {
  for (std::size_t i = costs.size() - 1; i != 0;) {
    if (costs[i].word == 0) {
      --i;
      continue;
    }
    out.push_back(found.words[costs[i].word - 1]);
    i = found.words[costs[i].word - 1].begin;
  }
  std::reverse(out.begin(), out.end());
}

}  // namespace

void best_segmentation(const FoundWords& found, std::size_t length, SecureBuffer<FoundWord, 64>& out) {
  if (found.words.empty()) return;
  Costs costs;
  cheapest(
      found, length, 0, [](const FoundWord&) { return 0U; }, costs);
  collect(found, costs, out);
}

std::uint32_t count_points(const DictionaryRule& rule, const FoundWords& found, std::span<const char32_t> text,
                           SecureBuffer<FoundWord, 64>& out) {
  const std::size_t length = text.size();
  // A long word counts as much as two at the most.
  const auto points_of = [&](std::uint32_t letters, int disguises) {
    const std::uint32_t per_point = rule.letters_per_point;
    const std::uint32_t for_length = per_point == 0 ? 0 : (letters + per_point - 1) / per_point;
    return std::clamp(for_length, rule.word_points, 2 * rule.word_points) +
           rule.disguise_points * static_cast<std::uint32_t>(disguises);
  };
  Costs costs;
  cheapest(
      found, length, 1,
      [&](const FoundWord& word) {
        const std::uint32_t rare = word.disguise == 0 && word.rank > rule.rare_rank ? 1 : 0;
        return points_of(word.letters, std::popcount(word.disguise)) + rare;
      },
      costs);
  collect(found, costs, out);

  // points[i]: of the first i characters, if the password ended there.
  SecureBuffer<std::uint32_t, 96> points;
  points.reserve(length + 1);
  for (const Cost& cost : costs.span()) points.push_back(cost.points);
  const auto size = static_cast<std::uint32_t>(length);
  for (std::uint32_t begin = 0; begin < size; ++begin) {
    const FoundWords::Reach& reach = found.reach[begin];
    std::uint32_t last = std::max(reach.leet, reach.separated);
    // A separator at the end may stand between two letters of a word: the next character decides.
    if (last + 1 == size && is_separator(text[last])) last = size;
    for (std::uint32_t end = begin + 1; end <= last; ++end) {
      const int disguises = (found.capitals.inside(begin, end) ? 1 : 0) + (end > reach.plain ? 1 : 0);
      // How many letters a stretched or separated beginning has is not known: as few as can be.
      const std::uint32_t letters = end > reach.plain ? 0 : end - begin;
      points[end] = std::min(points[end], costs[begin].points + points_of(letters, disguises));
    }
  }
  return *std::max_element(points.begin(), points.end());
}

}  // namespace credence::internal
