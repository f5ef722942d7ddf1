// SPDX-License-Identifier: Apache-2.0
// Chooses among overlapping words the ones that explain a password best, and counts its points (points.cpp).
//
// A guesser is taken to know the words by rank and to try few words, few disguises and few characters besides. The
// cost is in bits: a word 4 and the logarithm of its rank, a disguise 3, a character outside words 5. Of
// "maryland7", in which mary (rank 256), land (rank 512) and maryland (rank 4096) were found:
//
//   mary land 7    4 + 8 + 4 + 9 + 5 = 30
//   maryland 7     4 + 12 + 5        = 21     the best
//   mary, land7    4 + 8 + 5 * 5     = 37
//
// The cheapest way to each position follows from the cheapest ways to those before it, so the time is linear in the
// text and the words.
#ifndef CREDENCE_RULES_SEGMENTATION_HPP_
#define CREDENCE_RULES_SEGMENTATION_HPP_

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "credence/policy.hpp"
#include "dictionary/search.hpp"
#include "text/forms.hpp"
#include "text/prepared.hpp"
#include "text/secure_buffer.hpp"

namespace credence::rules {

/// Words of a segmentation, in order.
using ChosenWords = text::SecureBuffer<dictionary::FoundWord, 64>;

/// The cheapest segmentation of each beginning of a text: the one with the fewest points, among those the one that a
/// guesser comes to first. Points are what the caller says they are.
class Segmentation {
 public:
  /// A text of `length` characters. The one at i, outside words, has outside_points(i), a word word_points(word).
  /// `found` must outlive this.
  template <typename OutsidePoints, typename WordPoints>
  Segmentation(const dictionary::FoundWords& found, text::Position length, const OutsidePoints& outside_points,
               const WordPoints& word_points)
      : found_(found) {
    costs_.reserve(length + std::size_t{1});
    costs_.push_back({0, 0, 0});
    for (text::Position i = 0; i < length; ++i) costs_.push_back({UINT32_MAX, 0, 0});
    std::uint32_t number = 0;
    for (text::Position i = 0; i < length; ++i) {
      // costs_[i] is final: words and characters only lead onward.
      const Cost here = costs_[i];
      improve(i + 1, {here.points + outside_points(i), here.guess + kOutsideCost, 0});
      for (; number < found.words.size() && found.words[number].range.begin == i; ++number) {
        const dictionary::FoundWord& word = found.words[number];
        improve(word.range.end, {here.points + word_points(word), here.guess + guess_cost(word), number + 1});
      }
    }
  }

  /// The points of the first `end` characters.
  [[nodiscard]] std::uint32_t points(text::Position end) const noexcept { return costs_[end].points; }
  /// Appends the words of the whole text's segmentation.
  void append_words(ChosenWords& out) const;

 private:
  // Costs of guessing are in sixteenths of a bit. A character outside words is cheap for a random one, because those
  // that people add are not random.
  static constexpr std::uint32_t kBit = 16;
  static constexpr std::uint32_t kOutsideCost = 5 * kBit;
  static constexpr std::uint32_t kWordCost = 4 * kBit;
  static constexpr std::uint32_t kDisguiseCost = 3 * kBit;

  // Compared by `points` first.
  struct Cost {
    std::uint32_t points;
    std::uint32_t guess;
    std::uint32_t word;  // number of the word that ends here + 1; 0: the last character is outside words
  };

  void improve(text::Position end, const Cost& cost) noexcept {
    Cost& best = costs_[end];
    if (cost.points != best.points ? cost.points < best.points : cost.guess < best.guess) best = cost;
  }
  [[nodiscard]] static std::uint32_t guess_cost(const dictionary::FoundWord& word) noexcept {
    // log2(rank), between powers of two linear.
    const std::uint64_t rank = std::max(word.rank, 1U);
    const auto bits = static_cast<std::uint32_t>(std::bit_width(rank)) - 1;
    const std::uint32_t rank_cost = bits * kBit + static_cast<std::uint32_t>((rank * kBit >> bits) - kBit);
    const auto disguises = static_cast<std::uint32_t>(std::popcount(word.disguise));
    // Always cheaper than no word.
    return std::min(kWordCost + rank_cost + kDisguiseCost * disguises, word.range.size() * kOutsideCost - 1);
  }

  const dictionary::FoundWords& found_;
  text::SecureBuffer<Cost, 96> costs_;  // of the first 0, 1, ... characters
};

/// Appends the words of the best segmentation of a text of `length` characters, of which only the guesser's costs
/// count. It has at least one word if any was found.
void best_segmentation(const dictionary::FoundWords& found, text::Position length, ChosenWords& out);

/// The points of DictionaryMode::kBasedOn over the segmentation that has the fewest, whose words are appended to `out`:
/// a character outside a word gives 1, a word word_points or more if it is long or rare. With the default settings
/// maryland in "maryland7" gives 3, a point for every 3 of its 8 letters, or 4 if it is rare, and the 7 gives 1.
///
/// Longer passwords never have fewer points. A beginning of a word at the end counts as the word, because the next
/// character may complete it: "maryl" has the 2 points of a word of which 5 letters are known, not those of mary and l.
/// And the points are those of the best beginning of the password, because that is not so for the disguises that are
/// spelled backwards or over gaps.
[[nodiscard]] std::uint32_t count_points(const DictionaryRule& rule, const dictionary::FoundWords& found,
                                         const text::Prepared& password, ChosenWords& out);

}  // namespace credence::rules

#endif  // CREDENCE_RULES_SEGMENTATION_HPP_
