// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <bit>

#include "patterns/date.hpp"
#include "rules/words/segmentation.hpp"
#include "text/character_kind.hpp"
#include "text/letter_weight.hpp"

namespace credence::rules::words {
namespace {

// What words and beginnings of words give.
class WordPoints {
 public:
  WordPoints(const DictionaryRule& rule, const text::Prepared& password) noexcept
      : rule_(rule), password_(password), text_(password.matching()) {}

  // Some characters are several in the matching form: letters of Hangul, sound marks of kana. They are one here.
  [[nodiscard]] std::uint32_t outside(text::Position i) const noexcept {
    return i == 0 || password_.typed_position(i) != password_.typed_position(i - 1) ? 1 : 0;
  }

  // A long word counts as much as two at the most, for the sake of passphrases, in which nothing is disguised.
  [[nodiscard]] std::uint32_t letters(std::uint32_t letters, int disguises) const noexcept {
    if (disguises != 0) return disguised(disguises);
    const std::uint32_t per_point = rule_.letters_per_point;
    const std::uint32_t for_length = per_point == 0 ? 0 : (letters + per_point - 1) / per_point;
    return std::clamp(for_length, rule_.word_points, 2 * rule_.word_points);
  }
  [[nodiscard]] std::uint32_t disguised(int disguises) const noexcept {
    return rule_.word_points + rule_.disguise_points * static_cast<std::uint32_t>(disguises);
  }
  [[nodiscard]] std::uint32_t word(const dictionary::FoundWord& word) const noexcept {
    if (word.letters == 0) return 0;  // it is recited after another one
    return letters(word.letters, std::popcount(word.disguise)) + (word.disguise == 0 && is_rare(word) ? 1 : 0);
  }

 private:
  // A letter less makes it far likelier that a word is there by chance, so a short one must be commoner.
  [[nodiscard]] bool is_rare(const dictionary::FoundWord& word) const noexcept {
    constexpr std::uint32_t kLongEnough = 7;
    std::uint32_t weight = 0;
    for (text::Position i = word.range.begin; i < word.range.end; ++i) weight += text::letter_weight(text_[i]);
    const std::uint32_t missing = kLongEnough - std::min(weight, kLongEnough);
    return word.rank > rule_.rare_rank >> (2 * missing);
  }

  const DictionaryRule& rule_;
  const text::Prepared& password_;
  const text::TextForm<text::Matching> text_;
};

// Lowers the points of what ends with a beginning of a word from `begin` on. FoundWords::reach says where the longest
// beginning ends in each way of disguise, and each shorter one is a beginning, too. If "p4s" reaches 1 plain (p) and 3
// leet (p4s), these are p, p4 and p4s, the first without a disguise, the others as leet. What is plain so far may go on
// disguised.
template <typename Improve>
void count_beginnings(const DictionaryRule& rule, const dictionary::FoundWords& found,
                      text::TextForm<text::Matching> text, text::Position begin, const WordPoints& points_of,
                      std::uint32_t points_before, const Improve& improve) {
  const dictionary::FoundWords::Reach& reach = found.reach[begin];
  text::Position once = std::max({reach.plain, reach.leet, reach.stretched, reach.separated});  // disguised
  text::Position twice = std::max({once, reach.stretched_leet, reach.separated_leet});
  // A separator at the password's end may be between two letters of a word: the next character decides.
  const text::Position last = text.size() - 1;
  if (rule.separated && begin != last && text::is_separator(text[last])) {
    const bool may_go_on = std::max(reach.plain, reach.separated) == last;
    const bool may_go_on_leet = std::max(reach.leet, reach.separated_leet) == last;
    if (may_go_on) once = last + 1;
    if (may_go_on || may_go_on_leet) twice = last + 1;
  }
  // Without and with capitals inside.
  const std::uint32_t once_points[] = {points_of.disguised(1), points_of.disguised(2)};
  const std::uint32_t twice_points[] = {points_of.disguised(2), points_of.disguised(3)};
  for (text::Position end = begin + kMinBeginning; end <= twice; ++end) {
    const int capitals = found.capitals.inside({begin, end}) ? 1 : 0;
    const bool is_long = end - begin >= kMinDisguisedBeginning;
    if (is_long) improve(end, points_before + (end <= once ? once_points[capitals] : twice_points[capitals]));
    if (end <= reach.plain && (is_long || capitals == 0)) {
      improve(end, points_before + points_of.letters(end - begin, capitals));
    }
  }
}

// How many of the first two or three digits of a year are at a position, which no digit is before; else 0.
text::Position started_year(text::TextForm<text::Matching> text, text::Position begin) {
  const auto digit = [&](text::Position i) { return i < text.size() && U'0' <= text[i] && text[i] <= U'9'; };
  if (!digit(begin) || !digit(begin + 1) || (begin != 0 && digit(begin - 1))) return 0;
  const auto century = static_cast<int>((text[begin] - U'0') * 10 + (text[begin + 1] - U'0'));
  if (century < patterns::kFirstYear / 100 || century > patterns::kLastYear / 100) return 0;
  return digit(begin + 2) ? 3 : 2;
}

// A beginning of a word that is spelled backwards or recited counts as the word, though it is known only once all of it
// is there: "gnidulcn" from "gnidulcni". So a password may be refused after a shorter one was accepted.
template <typename Improve>
void count_late_beginnings(const dictionary::FoundWords& found, const Segmentation& segmentation,
                           const WordPoints& points_of, const Improve& improve) {
  for (std::size_t i = found.words.size(); i != 0;) {
    const text::Position begin = found.words[i - 1].range.begin;
    std::uint32_t least = UINT32_MAX;  // of those from here on that end at `above` or later
    text::Position above = begin;
    const auto fill = [&](text::Position first) {
      for (text::Position end = first; end < above; ++end) improve(end, least);
    };
    for (; i != 0 && found.words[i - 1].range.begin == begin; --i) {
      const dictionary::FoundWord& word = found.words[i - 1];
      if ((word.disguise & dictionary::kReversed) == 0 && word.letters != 0) continue;
      fill(word.range.end);
      least = std::min(least, segmentation.points(begin) + points_of.word(word));
      above = word.range.end;
    }
    fill(begin + 1);
  }
}

}  // namespace

std::uint32_t count_points(const DictionaryRule& rule, const dictionary::FoundWords& found, const Patterns& patterns,
                           const text::Prepared& password, ChosenParts& out) {
  const text::TextForm<text::Matching> text = password.matching();
  const WordPoints points_of(rule, password);
  const Segmentation segmentation(
      found, patterns, text.size(), [&](text::Position i) { return points_of.outside(i); },
      [&](const dictionary::FoundWord& word) { return points_of.word(word); });
  segmentation.append_parts(out);

  // points[i]: of the first i characters, if the password ended there.
  text::SecureBuffer<std::uint32_t, 96> points;
  points.reserve(text.size() + std::size_t{1});
  for (text::Position end = 0; end <= text.size(); ++end) points.push_back(segmentation.points(end));
  const auto improve = [&](text::Position end, std::uint32_t least) { points[end] = std::min(points[end], least); };
  for (text::Position begin = 0; begin < text.size(); ++begin) {
    const std::uint32_t before = segmentation.points(begin);
    if (rule.date_points != 0) {
      const text::Position digits = started_year(text, begin);
      for (text::Position count = 2; count <= digits; ++count) improve(begin + count, before + rule.date_points);
    }
    count_beginnings(rule, found, text, begin, points_of, before, improve);
  }
  count_late_beginnings(found, segmentation, points_of, improve);
  return *std::max_element(points.begin(), points.end());
}

}  // namespace credence::rules::words
