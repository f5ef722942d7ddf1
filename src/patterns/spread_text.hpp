// SPDX-License-Identifier: Apache-2.0
// A text in which a pattern is spread out, brought together again: with separators between (ab-cd-ef, q w e r t y), or
// with every character three times or more (aaabbbccc).
//
//   the text               m  y  :  1  2  -  3  4  -  5  6
//   position               0  1  2  3  4  5  6  7  8  9  10
//   with ':' left out      m  y     1  2                      the separators of one text are all the same:
//   with '-' left out               1  2     3  4     5  6    position 2 of this one is position 6
#ifndef CREDENCE_PATTERNS_SPREAD_TEXT_HPP_
#define CREDENCE_PATTERNS_SPREAD_TEXT_HPP_

#include <algorithm>

#include "text/forms.hpp"
#include "text/secure_buffer.hpp"
#include "text/unicode.hpp"

namespace credence::patterns {

// Name of the form that this text has, used as a type only: a position in it is not one in the form it was made from.
struct Spread;

template <typename Form>
class SpreadText {
 public:
  using Range = text::Range<Spread>;

  [[nodiscard]] text::Position size() const noexcept { return static_cast<text::Position>(text_.size()); }
  [[nodiscard]] char32_t operator[](text::Position position) const noexcept { return text_[position]; }
  /// What a range of this text, which is not empty, came from.
  [[nodiscard]] text::Range<Form> source(Range range) const noexcept {
    return {sources_[range.begin].begin, sources_[range.end - 1].end};
  }

  void add(char32_t character, text::Range<Form> source) {
    text_.push_back(character);
    sources_.push_back(source);
  }
  void clear() noexcept {
    text_.resize_uninitialised(0);
    sources_.resize_uninitialised(0);
  }
  /// Leaves only the characters from `begin` on.
  void keep_from(text::Position begin) {
    const text::Position left = size() - begin;
    std::copy(text_.begin() + begin, text_.end(), text_.begin());
    std::copy(sources_.begin() + begin, sources_.end(), sources_.begin());
    text_.resize_uninitialised(left);
    sources_.resize_uninitialised(left);
  }

 private:
  text::SecureCodePoints text_;
  text::SecureBuffer<text::Range<Form>, 96> sources_;
};

/// What a pattern may be spread over: neither letter nor digit.
[[nodiscard]] inline bool is_between(char32_t c) noexcept {
  if (c < 0x80) return !((c >= U'0' && c <= U'9') || ((c | 0x20U) >= U'a' && (c | 0x20U) <= U'z'));
  return !text::is_alphabetic(c) && !text::is_mark(c) && !text::is_decimal_digit(c);
}

/// Whether a range of the text was spread over separators and begins and ends with whole words or numbers. What does
/// not is there by chance: in "best under" s, t and u stand in a row.
template <typename Form>
[[nodiscard]] bool is_spread(const SpreadText<Form>& text, text::Range<Spread> range) {
  if (text.source(range).size() == range.size()) return false;
  const auto is_apart = [&](text::Position i) {
    if (i == 0 || i == text.size() || text.source({i - 1, i}).end != text.source({i, i + 1}).begin) return true;
    return text::is_decimal_digit(text[i - 1]) != text::is_decimal_digit(text[i]);
  };
  return is_apart(range.begin) && is_apart(range.end);
}

/// Calls visit(const SpreadText&) with each longest part of the text that has one and the same separator, of at most
/// kMaxSeparator characters, between its words and numbers. Linear: no character is in more than two parts.
template <typename Form, typename Visit>
void visit_separated(text::TextForm<Form> text, const Visit& visit) {
  constexpr text::Position kMaxSeparator = 3;
  const bool has_any = std::any_of(text.begin(), text.end(), is_between);
  if (!has_any) return;
  SpreadText<Form> part;
  text::Range<Form> separator{0, 0};  // the one of this part, if not empty
  text::Position last_word = 0;       // where the part's last word or number begins
  const auto close = [&] {
    if (separator.size() != 0) visit(part);
  };
  for (text::Position i = 0; i < text.size();) {
    if (!is_between(text[i])) {
      part.add(text[i], {i, i + 1});
      ++i;
      continue;
    }
    const text::Position begin = i;
    while (i < text.size() && is_between(text[i])) ++i;
    const text::Range<Form> found{begin, i};
    if (found.size() > kMaxSeparator || begin == 0 || i == text.size()) {
      close();
      part.clear();
      separator = {0, 0};
    } else if (separator.size() == 0 || !std::equal(text.begin() + separator.begin, text.begin() + separator.end,
                                                    text.begin() + found.begin, text.begin() + found.end)) {
      close();
      part.keep_from(separator.size() == 0 ? 0 : last_word);
      separator = found;
    }
    last_word = part.size();
  }
  close();
}

/// Calls visit(const SpreadText&) with each longest part of `text`, a text::TextForm or a SpreadText, in which every
/// character is there kMinRun times or more in a row, each run as one character. source_of(i) is what character i of
/// the text came from.
inline constexpr text::Position kMinRun = 3;
template <typename Form, typename Text, typename SourceOf, typename Visit>
void visit_runs(const Text& text, const SourceOf& source_of, const Visit& visit) {
  SpreadText<Form> part;
  const auto close = [&] {
    if (part.size() >= kMinRun) visit(part);
    part.clear();
  };
  for (text::Position begin = 0, end = 0; begin < text.size(); begin = end) {
    for (end = begin + 1; end < text.size() && text[end] == text[begin];) ++end;
    if (end - begin < kMinRun) {
      close();
    } else {
      part.add(text[begin], {source_of(begin).begin, source_of(end - 1).end});
    }
  }
  close();
}

/// Calls separated(part) for what visit_separated finds and runs(part) for what visit_runs finds in the text and in
/// each of these.
template <typename Form, typename Separated, typename Runs>
void visit_spread(text::TextForm<Form> text, const Separated& separated, const Runs& runs) {
  visit_runs<Form>(
      text,
      [](text::Position i) {
        return text::Range<Form>{i, i + 1};
      },
      runs);
  visit_separated(text, [&](const SpreadText<Form>& part) {
    separated(part);
    visit_runs<Form>(
        part,
        [&](text::Position i) {
          return part.source({i, i + 1});
        },
        runs);
  });
}

}  // namespace credence::patterns

#endif  // CREDENCE_PATTERNS_SPREAD_TEXT_HPP_
