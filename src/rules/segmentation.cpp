// SPDX-License-Identifier: Apache-2.0
#include "rules/segmentation.hpp"

#include <algorithm>
#include <bit>

#include "text/character_kind.hpp"
#include "text/letter_weight.hpp"

namespace credence::rules {
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

std::uint32_t guess_cost(const dictionary::FoundWord& word) noexcept {
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

using Costs = text::SecureBuffer<Cost, 96>;

// The cheapest segmentation of each beginning of the text. The character at i outside words gives outside_points(i), a
// word word_points(word).
template <typename OutsidePoints, typename Points>
void cheapest(const dictionary::FoundWords& found, std::size_t length, const OutsidePoints& outside_points,
              const Points& word_points, Costs& costs) {
  costs.reserve(length + 1);
  costs.push_back({0, 0, 0});
  for (std::size_t i = 0; i < length; ++i) costs.push_back({UINT32_MAX, 0, 0});
  std::size_t number = 0;
  for (std::size_t i = 0; i < length; ++i) {
    // costs[i] is final: words and characters only lead onward.
    const Cost here = costs[i];
    const Cost outside{here.points + outside_points(i), here.guess + kOutsideCost, 0};
    if (less(outside, costs[i + 1])) costs[i + 1] = outside;
    for (; number < found.words.size() && found.words[number].begin == i; ++number) {
      const dictionary::FoundWord& word = found.words[number];
      const Cost with{here.points + word_points(word), here.guess + guess_cost(word),
                      static_cast<std::uint32_t>(number + 1)};
      if (less(with, costs[word.end])) costs[word.end] = with;
    }
  }
}

// What words and beginnings of words give in DictionaryMode::kBasedOn.
class WordPoints {
 public:
  WordPoints(const DictionaryRule& rule, const text::Prepared& password) noexcept : rule_(rule), password_(password) {}

  // Some characters are several in the matching form: letters of Hangul, sound marks of kana. They are one here.
  [[nodiscard]] std::uint32_t outside(std::size_t i) const noexcept {
    return i == 0 || password_.matching_span(i, i + 1).begin != password_.matching_span(i - 1, i).begin ? 1 : 0;
  }

  // A long word counts as much as two at the most.
  [[nodiscard]] std::uint32_t letters(std::uint32_t letters, int disguises) const noexcept {
    const std::uint32_t per_point = rule_.letters_per_point;
    const std::uint32_t for_length = per_point == 0 ? 0 : (letters + per_point - 1) / per_point;
    return std::clamp(for_length, rule_.word_points, 2 * rule_.word_points) +
           rule_.disguise_points * static_cast<std::uint32_t>(disguises);
  }
  [[nodiscard]] std::uint32_t word(const dictionary::FoundWord& word) const noexcept {
    return letters(word.letters, std::popcount(word.disguise)) + (word.disguise == 0 && is_rare(word) ? 1 : 0);
  }

 private:
  // A letter less makes it far likelier that a word stands there by chance, so a short one must be commoner.
  [[nodiscard]] bool is_rare(const dictionary::FoundWord& word) const noexcept {
    constexpr std::uint32_t kLongEnough = 7;
    std::uint32_t weight = 0;
    for (std::uint32_t i = word.begin; i < word.end; ++i) weight += text::letter_weight(password_.matching()[i]);
    const std::uint32_t missing = kLongEnough - std::min(weight, kLongEnough);
    return word.rank > rule_.rare_rank >> (2 * missing);
  }

  const DictionaryRule& rule_;
  const text::Prepared& password_;
};

// The beginnings of words that stand from one character on, from the shortest to the longest.
class Beginnings {
 public:
  Beginnings(const DictionaryRule& rule, const dictionary::FoundWords& found, std::span<const char32_t> text,
             std::uint32_t begin)
      : found_(found), text_(text), begin_(begin), end_(begin), reach_(found.reach[begin]) {
    longest_ = std::max(
        {reach_.plain, reach_.leet, reach_.stretched, reach_.stretched_leet, reach_.separated, reach_.separated_leet});
    // A separator at the password's end may stand between two letters of a word: the next character decides.
    const auto last = static_cast<std::uint32_t>(text.size()) - 1;
    if (!rule.separated || begin == last || !text::is_separator(text[last])) return;
    may_go_on_ = std::max(reach_.plain, reach_.separated) == last;
    may_go_on_leet_ = std::max(reach_.leet, reach_.separated_leet) == last;
    if (may_go_on_ || may_go_on_leet_) longest_ = last + 1;
  }

  bool next() {
    if (end_ >= longest_) return false;
    const char32_t c = text_[end_];
    if (!text::is_separator(c) && (end_ == begin_ || c != text_[end_ - 1])) ++least_letters_;
    ++end_;
    return true;
  }
  [[nodiscard]] std::uint32_t end() const noexcept { return end_; }

  // Of the word that this may be the beginning of, as few as can be.
  [[nodiscard]] std::uint32_t points(const WordPoints& points_of) const {
    const int capitals = found_.capitals.inside(begin_, end_) ? 1 : 0;
    std::uint32_t least = UINT32_MAX;
    const auto consider = [&](bool stands, std::uint32_t letters, int disguises) {
      if (stands) least = std::min(least, points_of.letters(letters, capitals + disguises));
    };
    const bool plain = end_ <= reach_.plain;
    const bool leet = end_ <= reach_.leet;
    const bool all = end_ == text_.size();
    consider(plain, end_ - begin_, 0);
    consider(leet, end_ - begin_, 1);
    // What goes on stretched or separated may have fewer letters.
    consider(plain || end_ <= std::max(reach_.stretched, reach_.separated) || (all && may_go_on_), least_letters_, 1);
    consider(leet || end_ <= std::max(reach_.stretched_leet, reach_.separated_leet) || (all && may_go_on_leet_),
             least_letters_, 2);
    return least;
  }

 private:
  const dictionary::FoundWords& found_;
  std::span<const char32_t> text_;
  std::uint32_t begin_;
  std::uint32_t end_;
  dictionary::FoundWords::Reach reach_;
  std::uint32_t longest_;
  bool may_go_on_ = false, may_go_on_leet_ = false;  // behind the separator at the end
  std::uint32_t least_letters_ = 0;                  // of a beginning whose letters may be stretched or separated
};

void collect(const dictionary::FoundWords& found, const Costs& costs,
             text::SecureBuffer<dictionary::FoundWord, 64>& out) {
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

void best_segmentation(const dictionary::FoundWords& found, std::size_t length,
                       text::SecureBuffer<dictionary::FoundWord, 64>& out) {
  if (found.words.empty()) return;
  Costs costs;
  cheapest(
      found, length, [](std::size_t) { return 0U; }, [](const dictionary::FoundWord&) { return 0U; }, costs);
  collect(found, costs, out);
}

std::uint32_t count_points(const DictionaryRule& rule, const dictionary::FoundWords& found,
                           const text::Prepared& password, text::SecureBuffer<dictionary::FoundWord, 64>& out) {
  const std::span<const char32_t> text = password.matching();
  const WordPoints points_of(rule, password);
  Costs costs;
  cheapest(
      found, text.size(), [&](std::size_t i) { return points_of.outside(i); },
      [&](const dictionary::FoundWord& word) { return points_of.word(word); }, costs);
  collect(found, costs, out);

  // points[i]: of the first i characters, if the password ended there.
  text::SecureBuffer<std::uint32_t, 96> points;
  points.reserve(costs.size());
  for (const Cost& cost : costs.span()) points.push_back(cost.points);
  for (std::uint32_t begin = 0; begin < text.size(); ++begin) {
    Beginnings beginnings(rule, found, text, begin);
    while (beginnings.next()) {
      std::uint32_t& least = points[beginnings.end()];
      least = std::min(least, costs[begin].points + beginnings.points(points_of));
    }
  }
  return *std::max_element(points.begin(), points.end());
}

}  // namespace credence::rules
