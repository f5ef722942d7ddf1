// SPDX-License-Identifier: Apache-2.0
#include "patterns/repeat.hpp"

#include <algorithm>
#include <cstdint>

#include "patterns/outermost.hpp"
#include "text/unicode.hpp"

namespace credence::patterns {

CharacterClass class_of(char32_t c) noexcept {
  if (c < 0x80) {
    if (c >= U'a' && c <= U'z') return CharacterClass::kLower;
    if (c >= U'A' && c <= U'Z') return CharacterClass::kUpper;
    return c >= U'0' && c <= U'9' ? CharacterClass::kDigit : CharacterClass::kOther;
  }
  if (text::is_uppercase(c)) return CharacterClass::kUpper;
  if (text::is_lowercase(c)) return CharacterClass::kLower;
  return text::is_decimal_digit(c) ? CharacterClass::kDigit : CharacterClass::kOther;
}

namespace {

// The longest ranges of at least `min_length` characters that `kind_of` makes the same.
template <typename Form, typename KindOf>
std::vector<text::Range<Form>> find_equal(text::TextForm<Form> text, std::size_t min_length, const KindOf& kind_of) {
  std::vector<text::Range<Form>> runs;
  for (text::Position begin = 0, end = 0; begin < text.size(); begin = end) {
    const auto kind = kind_of(text[begin]);
    for (end = begin + 1; end < text.size() && kind_of(text[end]) == kind;) ++end;
    if (end - begin >= min_length) runs.push_back({begin, end});
  }
  return runs;
}

}  // namespace

std::vector<text::Range<text::Folded>> find_runs(text::TextForm<text::Folded> text, std::size_t min_length) {
  return find_equal(text, min_length, [](char32_t c) { return c; });
}

std::vector<text::Range<text::Typed>> find_class_runs(text::TextForm<text::Typed> text, std::size_t min_length) {
  return find_equal(text, min_length, class_of);
}

// For each length of a block, the text is laid beside itself that much later, and rows of equal characters are counted.
// A row as long as the block is its second time. For "abcabca!" and a block of 3:
//
//   text       a b c a b c a !
//   3 before         a b c a b
//   same       0 0 0 1 2 3 4 0       at '!' the row of 4 ends: the repeat began 4 + 3 characters before, at 0
//
// A block of 6 gives "a" after "abcabc", a row of 1, which is too short. Blocks of "abab" are repeats of "ab" too: the
// shorter block comes first and stays where both cover the same range.
std::vector<BlockRepeat> find_block_repeats(text::TextForm<text::Folded> text, text::Position min_block) {
  std::vector<BlockRepeat> repeats;
  const text::Position longest = std::min(kMaxBlock, text.size() / 2);
  for (text::Position block = min_block; block <= longest; ++block) {
    text::Position same = 0;  // the length of the row before i
    const auto close = [&](text::Position i) {
      if (same >= block) repeats.push_back({{i - same - block, i}, block});
      same = 0;
    };
    for (text::Position i = block; i < text.size(); ++i) {
      if (text[i] == text[i - block]) {
        ++same;
      } else {
        close(i);
      }
    }
    close(text.size());
  }
  keep_outermost(repeats);
  return repeats;
}

}  // namespace credence::patterns
