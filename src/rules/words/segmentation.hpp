// SPDX-License-Identifier: Apache-2.0
// Chooses among overlapping words and patterns the ones that explain a password best, and counts its points
// (points.cpp).
//
// A guesser is taken to know the words by rank and to try few words, few disguises and few characters besides. The
// cost is in bits: a word 4 and the logarithm of its rank, a disguise 3, a pattern 8, a character outside both 5. Of
// "maryland7", in which mary (rank 256), land (rank 512) and maryland (rank 4096) were found:
//
//   mary land 7    4 + 8 + 4 + 9 + 5 = 30
//   maryland 7     4 + 12 + 5        = 21     the best
//   mary, land7    4 + 8 + 5 * 5     = 37
//
// The cheapest way to each position follows from the cheapest ways to those before it, so the time is linear in the
// text, the words and the lengths of the patterns.
#ifndef CREDENCE_RULES_WORDS_SEGMENTATION_HPP_
#define CREDENCE_RULES_WORDS_SEGMENTATION_HPP_

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "credence/policy.hpp"
#include "dictionary/search.hpp"
#include "rules/words/predictable.hpp"
#include "text/forms.hpp"
#include "text/prepared.hpp"
#include "text/secure_buffer.hpp"

namespace credence::rules::words {

/// The words and the patterns of a segmentation, each in order.
struct ChosenParts {
  text::SecureBuffer<dictionary::FoundWord, 64> words;
  Patterns patterns;
};

/// The cheapest segmentation of each beginning of a text: the one with the fewest points, among those the one that a
/// guesser comes to first. Points are what the caller says they are.
class Segmentation {
 public:
  /// A text of `length` characters. The one at i, outside words and patterns, has outside_points(i), a word
  /// word_points(word). `found` and `patterns` must outlive this.
  template <typename OutsidePoints, typename WordPoints>
  Segmentation(const dictionary::FoundWords& found, const Patterns& patterns, text::Position length,
               const OutsidePoints& outside_points, const WordPoints& word_points)
      : found_(found), patterns_(patterns) {
    costs_.reserve(length + std::size_t{1});
    costs_.push_back({0, 0, 0});
    for (text::Position i = 0; i < length; ++i) costs_.push_back({UINT32_MAX, 0, 0});
    std::uint32_t number = 0;
    std::uint32_t pattern_number = 0;
    for (text::Position i = 0; i < length; ++i) {
      // costs_[i] is final: words and characters only lead onward.
      const Cost here = costs_[i];
      improve(i + 1, {here.points + outside_points(i), here.guess + kOutsideCost, 0});
      for (; number < found.words.size() && found.words[number].range.begin == i; ++number) {
        const dictionary::FoundWord& word = found.words[number];
        improve(word.range.end, {here.points + word_points(word), here.guess + guess_cost(word), number + 1});
      }
      for (; pattern_number < patterns.size() && patterns[pattern_number].range.begin == i; ++pattern_number) {
        const Pattern& pattern = patterns[pattern_number];
        for (text::Position end = i + pattern.shortest; end <= pattern.range.end; ++end) {
          const std::uint32_t guess = std::min(kPatternCost, (end - i) * kOutsideCost - 1);
          improve(end, {here.points + pattern.points, here.guess + guess, kIsPattern | pattern_number});
        }
      }
    }
  }

  /// The points of the first `end` characters.
  [[nodiscard]] std::uint32_t points(text::Position end) const noexcept { return costs_[end].points; }
  /// Appends the parts of the whole text's segmentation.
  void append_parts(ChosenParts& out) const;

 private:
  // Costs of guessing are in sixteenths of a bit. A character outside words is cheap for a random one, because those
  // that people add are not random.
  static constexpr std::uint32_t kBit = 16;
  static constexpr std::uint32_t kOutsideCost = 5 * kBit;
  static constexpr std::uint32_t kWordCost = 4 * kBit;
  static constexpr std::uint32_t kDisguiseCost = 3 * kBit;
  static constexpr std::uint32_t kPatternCost = 8 * kBit;

  static constexpr std::uint32_t kIsPattern = std::uint32_t{1} << 31;

  // Compared by `points` first.
  struct Cost {
    std::uint32_t points;
    std::uint32_t guess;
    // What ends here: 0, a character outside words and patterns; the number of a word + 1; or kIsPattern with the
    // number of a pattern, of which this may be a beginning.
    std::uint32_t part;
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
  const Patterns& patterns_;
  text::SecureBuffer<Cost, 96> costs_;  // of the first 0, 1, ... characters
};

/// Appends the words of the best segmentation of a text of `length` characters, of which only the guesser's costs
/// count. It has at least one word if any was found.
void best_segmentation(const dictionary::FoundWords& found, text::Position length, ChosenParts& out);

/// The points of DictionaryMode::kBasedOn over the segmentation that has the fewest, whose parts are appended to `out`:
/// a character outside words and patterns gives 1, a word word_points or more if it is rare or disguised, a pattern
/// what the rule gives for its kind. With the default settings "Maryland2026!" has 4: a word, a year and a symbol.
///
/// Longer passwords never have fewer points, but in cases that docs/dictionary.md names: the points are those of the
/// best beginning of the password, and of a beginning that ends within a word or a year the started word counts from
/// kMinBeginning characters on, the started year from two digits on. So "Maryla" has not six points but the two of a
/// word.
[[nodiscard]] std::uint32_t count_points(const DictionaryRule& rule, const dictionary::FoundWords& found,
                                         const Patterns& patterns, const text::Prepared& password, ChosenParts& out);

/// Shorter beginnings of words count letter by letter: random text ends with some of them nearly always.
inline constexpr text::Position kMinBeginning = 5;
/// Of disguised words: with leet spelling, separators and capitals there are more of them.
inline constexpr text::Position kMinDisguisedBeginning = 6;

}  // namespace credence::rules::words

#endif  // CREDENCE_RULES_WORDS_SEGMENTATION_HPP_
