// SPDX-License-Identifier: Apache-2.0
// The matchers of src/patterns and src/rules once more, the slow and obvious way: from the definition, trying every
// place and length. Tests and fuzz targets compare the two.
#ifndef CREDENCE_TESTS_NAIVE_PATTERNS_HPP_
#define CREDENCE_TESTS_NAIVE_PATTERNS_HPP_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "patterns/repeat.hpp"
#include "patterns/sequence.hpp"
#include "patterns/stretch.hpp"
#include "patterns/word_finder.hpp"
#include "text/leet.hpp"

namespace credence::test {

using internal::BlockRepeat;
using internal::Sequence;
using internal::WordOccurrence;

/// Without the matches that lie within another; of equal places the first stays. Sorted by begin.
template <typename Match>
std::vector<Match> outermost(const std::vector<Match>& all) {
  std::vector<Match> kept;
  for (std::size_t i = 0; i < all.size(); ++i) {
    bool is_outermost = true;
    for (std::size_t k = 0; k < all.size() && is_outermost; ++k) {
      const bool covers = all[k].where.begin <= all[i].where.begin && all[k].where.end >= all[i].where.end;
      is_outermost = !covers || k == i || (all[k].where == all[i].where && k > i);
    }
    if (is_outermost) kept.push_back(all[i]);
  }
  std::sort(kept.begin(), kept.end(), [](const Match& a, const Match& b) { return a.where.begin < b.where.begin; });
  return kept;
}

/// find_block_repeats of text that is at most twice kMaxBlock long.
inline std::vector<BlockRepeat> naive_block_repeats(std::u32string_view text, std::size_t min_block) {
  std::vector<BlockRepeat> all;
  for (std::size_t block = min_block; block <= text.size() / 2; ++block) {
    const auto has_period = [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin + block; i < end; ++i) {
        if (text[i] != text[i - block]) return false;
      }
      return true;
    };
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
      for (std::size_t end = begin + 2 * block; end <= text.size(); ++end) {
        const bool longest =
            (begin == 0 || !has_period(begin - 1, end)) && (end == text.size() || !has_period(begin, end + 1));
        if (longest && has_period(begin, end)) all.push_back({{begin, end}, block});
      }
    }
  }
  return outermost(all);
}

/// find_sequences of ASCII text.
inline std::vector<Sequence> naive_sequences(std::u32string_view text, std::size_t min_length, std::uint32_t max_step) {
  std::vector<Sequence> all;
  for (const std::u32string_view order : {std::u32string_view(U"0123456789"), std::u32string_view(U"1234567890"),
                                          std::u32string_view(U"abcdefghijklmnopqrstuvwxyz")}) {
    const auto step_at = [&](std::size_t i) {  // from character i to the next; 0: no step
      const std::size_t from = order.find(text[i]);
      const std::size_t to = order.find(text[i + 1]);
      if (from == std::u32string_view::npos || to == std::u32string_view::npos) return 0;
      const int step = static_cast<int>(to) - static_cast<int>(from);
      return std::abs(step) <= static_cast<int>(max_step) ? step : 0;
    };
    const auto is_sequence = [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i + 1 < end; ++i) {
        if (step_at(i) == 0 || step_at(i) != step_at(begin)) return false;
      }
      return true;
    };
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
      for (std::size_t end = begin + min_length; end <= text.size(); ++end) {
        const bool longest =
            (begin == 0 || !is_sequence(begin - 1, end)) && (end == text.size() || !is_sequence(begin, end + 1));
        if (longest && is_sequence(begin, end)) all.push_back({{begin, end}, step_at(begin)});
      }
    }
  }
  return outermost(all);
}

/// Where find_walks finds walks on a keyboard of which `is_straight` says whether some keys, two or more, are
/// neighbours each of the next, all in one direction.
template <typename IsStraight>
std::vector<internal::Stretch> naive_walks(std::u32string_view text, std::size_t min_length,
                                           const IsStraight& is_straight) {
  const auto goes_on = [&](std::size_t i) {
    if (is_straight(text.substr(i - 1, 2))) return true;
    bool next_part = false;
    for (std::size_t begin = 0; begin + 3 <= i && i + 3 <= text.size(); ++begin) {
      next_part = next_part || (is_straight(text.substr(begin, i - begin)) && is_straight(text.substr(i, 3)) &&
                                is_straight(std::u32string{text[begin], text[i]}));
    }
    return next_part;
  };
  std::vector<internal::Stretch> walks;
  for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end) {
    for (end = begin + 1; end < text.size() && goes_on(end);) ++end;
    if (end - begin >= min_length) walks.push_back({begin, end});
  }
  return walks;
}

/// What a WordFinder visits, sorted. Words of at most WordFinder::kMaxWord characters.
inline std::vector<WordOccurrence> naive_words(const std::vector<std::u32string>& words, std::u32string_view text,
                                               bool leet, bool reversed) {
  using internal::leet_letters;
  using internal::letter_set;
  const auto same = [leet](char32_t a, char32_t b) {
    return a == b || (leet && ((letter_set(a) | leet_letters(a)) & (letter_set(b) | leet_letters(b))) != 0);
  };
  std::vector<WordOccurrence> found;
  for (std::size_t w = 0; w < words.size(); ++w) {
    const std::u32string backwards(words[w].rbegin(), words[w].rend());
    for (std::size_t begin = 0; begin + words[w].size() <= text.size(); ++begin) {
      const auto is_at = [&](const std::u32string& word) {
        for (std::size_t i = 0; i < word.size(); ++i) {
          if (!same(text[begin + i], word[i])) return false;
        }
        return true;
      };
      const std::size_t end = begin + words[w].size();
      if (is_at(words[w])) found.push_back({w, begin, end});
      if (reversed && backwards != words[w] && is_at(backwards)) found.push_back({w, begin, end});
    }
  }
  return found;
}

/// The edits between two texts, from the whole table.
inline std::size_t naive_edits(std::u32string_view a, std::u32string_view b) {
  std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t k = 0; k <= b.size(); ++k) {
      table[i][k] = i == 0 || k == 0 ? i + k
                                     : std::min({table[i - 1][k - 1] + (a[i - 1] == b[k - 1] ? 0 : 1),
                                                 table[i - 1][k] + 1, table[i][k - 1] + 1});
    }
  }
  return table[a.size()][b.size()];
}

}  // namespace credence::test

#endif  // CREDENCE_TESTS_NAIVE_PATTERNS_HPP_
