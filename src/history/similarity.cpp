// SPDX-License-Identifier: Apache-2.0
#include "history/similarity.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "patterns/month_name.hpp"
#include "text/character_kind.hpp"
#include "text/leet.hpp"
#include "text/secure_buffer.hpp"
#include "text/unicode.hpp"

namespace credence::history {
namespace {

// The digits at the front of a text, of which there is at least one.
std::span<const char32_t> leading_digits(std::span<const char32_t> text) {
  return text.first(
      static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), text::is_digit) - text.begin()));
}

// Whether two numbers lie at most kMaxCount apart.
bool is_near(std::span<const char32_t> a, std::span<const char32_t> b) {
  constexpr std::size_t kMaxDigits = 18;  // fits into a long long
  if (a.size() > kMaxDigits || b.size() > kMaxDigits) return false;
  const auto value = [](std::span<const char32_t> digits) {
    long long number = 0;
    for (const char32_t digit : digits) number = number * 10 + static_cast<long long>(digit - U'0');
    return number;
  };
  return std::llabs(value(a) - value(b)) <= kMaxCount;
}

bool are_next_letters(char32_t a, char32_t b) {
  return (a + 1 == b || b + 1 == a) && text::is_alphabetic(a) && text::is_alphabetic(b);
}

// Whether two characters are the same, or a letter and one that stands for it.
bool are_same_in_leet(char32_t a, char32_t b) {
  return a == b || (text::letter_set(a) & text::leet_letters(b)) != 0 ||
         (text::leet_letters(a) & text::letter_set(b)) != 0;
}

// The edits between two texts of which are_same says which characters need none.
template <typename AreSame>
std::optional<std::size_t> edits_within(std::span<const char32_t> a, std::span<const char32_t> b, std::size_t max,
                                        const AreSame& are_same) {
  if (a.size() < b.size()) std::swap(a, b);
  if (a.size() - b.size() > max) return std::nullopt;

  // The table of Wagner and Fischer (1974): the entry in row i and column k is how many edits make the first k
  // characters of b of the first i of a. Of "rain" and "ruin", for max = 1 ("-": more than max, not computed):
  //
  //          r u i n
  //        0 1 - - -
  //      r 1 0 1 - -      each entry is the least of: the one above + 1 (delete), the one to the left + 1 (insert),
  //      a - 1 1 - -      and the one above to the left, + 1 where the characters differ (substitute)
  //      i - - - 1 -
  //      n - - - - 1      so "ruin" is one edit from "rain"
  //
  // An entry more than `max` off the diagonal takes more than `max` insertions or deletions, so only a band of
  // 2 max + 1 columns is computed. One row is kept: `diagonal` remembers the entry above to the left, which the row
  // has overwritten.
  const std::size_t beyond = max + 1;
  text::SecureBuffer<std::size_t, 128> row;
  row.resize(b.size() + 1);
  for (std::size_t k = 0; k <= b.size(); ++k) row[k] = std::min(k, beyond);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::size_t first = i > max ? i - max : 1;
    const std::size_t last = std::min(b.size(), i + max);
    std::size_t diagonal = row[first - 1];
    row[first - 1] = first == 1 ? std::min(i, beyond) : beyond;
    std::size_t best = row[first - 1];
    for (std::size_t k = first; k <= last; ++k) {
      const std::size_t above = k == i + max ? beyond : row[k];  // the row above ends before it
      const std::size_t changed = diagonal + (are_same(a[i - 1], b[k - 1]) ? 0 : 1);
      diagonal = above;
      row[k] = std::min({changed, above + 1, row[k - 1] + 1, beyond});
      best = std::min(best, row[k]);
    }
    if (best == beyond) return std::nullopt;
  }
  return row[b.size()] <= max ? std::optional(row[b.size()]) : std::nullopt;
}

// How many characters the two names take at the front of both texts, if these are different names of one kind.
struct NamePair {
  std::size_t of_a = 0;
  std::size_t of_b = 0;
};
NamePair leading_names(std::span<const char32_t> a, std::span<const char32_t> b) {
  for (const patterns::CalendarKind kind : patterns::kCalendarKinds) {
    const NamePair found{patterns::leading_calendar_name(a, kind), patterns::leading_calendar_name(b, kind)};
    if (found.of_a == 0 || found.of_b == 0) continue;
    if (!std::equal(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(found.of_a), b.begin(),
                    b.begin() + static_cast<std::ptrdiff_t>(found.of_b))) {
      return found;
    }
  }
  return {};
}

// is_counted(), with the names of the calendar or without.
bool is_counted(std::span<const char32_t> a, std::span<const char32_t> b, bool with_names) {
  bool differs = false;
  while (!a.empty() && !b.empty()) {
    if (const NamePair names = with_names ? leading_names(a, b) : NamePair{}; names.of_a != 0) {
      a = a.subspan(names.of_a);
      b = b.subspan(names.of_b);
      differs = true;
      continue;
    }
    const bool numbers = text::is_digit(a.front()) && text::is_digit(b.front());
    const auto part_a = numbers ? leading_digits(a) : a.first(1);
    const auto part_b = numbers ? leading_digits(b) : b.first(1);
    a = a.subspan(part_a.size());
    b = b.subspan(part_b.size());
    if (std::equal(part_a.begin(), part_a.end(), part_b.begin(), part_b.end())) continue;
    differs = true;
    const bool is_word_end = a.empty() || !text::is_alphabetic(a.front());
    if (!(numbers ? is_near(part_a, part_b) : is_word_end && are_next_letters(part_a[0], part_b[0]))) return false;
  }
  return a.empty() && b.empty() && differs;
}

}  // namespace

std::optional<std::size_t> edits_within(std::span<const char32_t> a, std::span<const char32_t> b, std::size_t max) {
  return edits_within(a, b, max, [](char32_t one, char32_t other) { return one == other; });
}

std::optional<std::size_t> edits_but_leet(std::span<const char32_t> a, std::span<const char32_t> b, std::size_t max) {
  return edits_within(a, b, max, are_same_in_leet);
}

// Two texts are rotations of each other if their least rotations (the first in the order of code points) are equal, and
// both are found in one walk (Booth's idea for two texts). Each text is read around from a position of its own. Where
// the two readings differ after k characters, the one with the larger character can't be the least of its text, and
// neither can those from its next k positions, for each of these has an equally long reading in the other text that is
// smaller: so that position moves on by k + 1. "cdab" and "abcd": c > a moves the first to 1, d > a to 2, and from
// there all four characters agree.
bool is_rotation(std::span<const char32_t> a, std::span<const char32_t> b) {
  if (a.size() != b.size()) return false;
  const std::size_t size = a.size();
  const auto at = [size](std::span<const char32_t> text, std::size_t i) { return text[i < size ? i : i - size]; };
  std::size_t from_a = 0;
  std::size_t from_b = 0;
  std::size_t same = 0;
  while (from_a < size && from_b < size && same < size) {
    const char32_t of_a = at(a, from_a + same);
    const char32_t of_b = at(b, from_b + same);
    if (of_a == of_b) {
      ++same;
      continue;
    }
    (of_a > of_b ? from_a : from_b) += same + 1;
    same = 0;
  }
  return same == size;
}

bool is_reversal(std::span<const char32_t> a, std::span<const char32_t> b) {
  return std::equal(a.begin(), a.end(), b.rbegin(), b.rend());
}

bool is_extension(std::span<const char32_t> a, std::span<const char32_t> b) {
  return b.size() == a.size() + 1 && std::equal(a.begin(), a.end(), b.begin());
}

bool is_repetition(std::span<const char32_t> a, std::span<const char32_t> b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (a.empty() || a.size() == b.size() || b.size() % a.size() != 0) return false;
  return std::equal(a.begin(), a.end(), b.begin()) &&
         std::equal(b.begin() + static_cast<std::ptrdiff_t>(a.size()), b.end(), b.begin());
}

// Knuth, Morris and Pratt (1977): borders[i] is how long the longest beginning of the part is that is also the end of
// its first i + 1 characters, itself excepted. For "abab" that is 0 0 1 2. Where the text goes on otherwise than the
// part after 4 characters, the last 2 of them are already the beginning of another attempt, so no character of the text
// is read twice.
bool is_contained(std::span<const char32_t> a, std::span<const char32_t> b) {
  const std::span<const char32_t> part = a.size() < b.size() ? a : b;
  const std::span<const char32_t> whole = a.size() < b.size() ? b : a;
  if (part.size() < kMinContained) return false;
  text::SecureBuffer<std::size_t, 128> borders;
  borders.resize(part.size());
  const auto extend = [&](std::size_t same, char32_t next) {
    while (same > 0 && part[same] != next) same = borders[same - 1];
    return part[same] == next ? same + 1 : same;
  };
  for (std::size_t i = 1; i < part.size(); ++i) borders[i] = extend(borders[i - 1], part[i]);
  std::size_t same = 0;
  for (const char32_t c : whole) {
    same = extend(same, c);
    if (same == part.size()) return true;
  }
  return false;
}

// Bit-parallel, as patterns/word_finder.hpp draws it: bit i of the state says that the text up to here ends with the
// first i + 1 characters of the part.
bool is_contained_but_leet(std::span<const char32_t> a, std::span<const char32_t> b) {
  constexpr std::size_t kBits = 64;
  const std::span<const char32_t> part = (a.size() < b.size() ? a : b).first(std::min({a.size(), b.size(), kBits}));
  const std::span<const char32_t> whole = a.size() < b.size() ? b : a;
  if (part.size() < kMinContained) return false;
  std::uint64_t state = 0;
  for (const char32_t c : whole) {
    std::uint64_t same = 0;
    for (std::size_t i = 0; i < part.size(); ++i) same |= std::uint64_t{are_same_in_leet(part[i], c)} << i;
    state = (state << 1 | 1) & same;
    if ((state >> (part.size() - 1) & 1) != 0) return true;
  }
  return false;
}

bool is_counted(std::span<const char32_t> a, std::span<const char32_t> b) { return is_counted(a, b, false); }

bool is_counted_in_calendar(std::span<const char32_t> a, std::span<const char32_t> b) { return is_counted(a, b, true); }

}  // namespace credence::history
