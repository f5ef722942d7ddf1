// SPDX-License-Identifier: Apache-2.0
#include "rules/words/contained.hpp"

#include <algorithm>
#include <cstdint>

#include "text/character_kind.hpp"
#include "text/letter_weight.hpp"

namespace credence::rules::words {
namespace {

using Range = text::Range<text::Matching>;

constexpr std::uint64_t kPercent = 100;

// A Han character says as much as three letters, so it is as large a part. Nothing is without a part.
std::uint64_t weight_of(text::TextForm<text::Matching> text, Range range) {
  std::uint64_t weight = 0;
  for (text::Position i = range.begin; i < range.end; ++i) weight += std::max(text::letter_weight(text[i]), 1U);
  return weight;
}

bool is_number(text::TextForm<text::Matching> text, Range range) {
  return std::all_of(text.begin() + range.begin, text.begin() + range.end, text::is_digit);
}

// Whether a character of this kind is right before or right after a range.
template <typename IsOfKind>
bool is_adjoined(text::TextForm<text::Matching> text, Range range, const IsOfKind& is_of_kind) {
  return (range.begin != 0 && is_of_kind(text[range.begin - 1])) ||
         (range.end != text.size() && is_of_kind(text[range.end]));
}

// The patterns that are not within another, and how much they cover together.
std::uint64_t outermost(const Patterns& patterns, text::TextForm<text::Matching> text, Patterns& out) {
  std::uint64_t covered = 0;
  text::Position end = 0;
  for (const Pattern& pattern : patterns.span()) {
    if (pattern.range.end <= end) continue;
    covered += weight_of(text, {std::max(pattern.range.begin, end), pattern.range.end});
    end = pattern.range.end;
    out.push_back(pattern);
  }
  return covered;
}

}  // namespace

void contained_words(const DictionaryRule& rule, const dictionary::FoundWords& found,
                     text::TextForm<text::Matching> text, ChosenParts& out) {
  ChosenParts best;
  best_segmentation(found, text.size(), best);
  std::uint64_t plain = 0;
  std::uint64_t all = 0;
  for (const dictionary::FoundWord& word : best.words.span()) {
    const std::uint64_t weight = weight_of(text, word.range);
    all += weight;
    if (word.disguise == 0) plain += weight;
  }
  const auto is_share = [&](std::uint64_t weight, std::uint32_t percent) {
    return weight * kPercent >= percent * weight_of(text, {0, text.size()});
  };
  for (const dictionary::FoundWord& word : best.words.span()) {
    if (is_number(text, word.range) && is_adjoined(text, word.range, text::is_digit)) continue;
    const bool counts = word.disguise != 0 ? is_share(all, rule.disguised_share)
                        : is_adjoined(text, word.range, text::is_letter)
                            ? is_share(plain, rule.min_share)
                            : weight_of(text, word.range) >= rule.min_length || is_share(plain, rule.short_share);
    if (counts) out.words.push_back(word);
  }
}

void contained_patterns(const DictionaryRule& rule, const Patterns& patterns, text::TextForm<text::Matching> text,
                        ChosenParts& out) {
  constexpr std::uint64_t kLeastCovered = 4;
  Patterns outer;
  const std::uint64_t covered = outermost(patterns, text, outer);
  const std::uint64_t whole = weight_of(text, {0, text.size()});
  if (covered < kLeastCovered || covered * kPercent < rule.pattern_share * whole) return;
  out.patterns.append(outer.data(), outer.size());
}

}  // namespace credence::rules::words
