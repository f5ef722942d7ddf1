// SPDX-License-Identifier: Apache-2.0
#include "patterns/repeat.hpp"

#include <algorithm>
#include <cstdint>

#include "text/unicode.hpp"

namespace credence::patterns {
namespace {

enum class CharacterClass : std::uint8_t { kUpper, kLower, kDigit, kOther };

CharacterClass class_of(char32_t c) {
  if (c < 0x80) {
    if (c >= U'a' && c <= U'z') return CharacterClass::kLower;
    if (c >= U'A' && c <= U'Z') return CharacterClass::kUpper;
    return c >= U'0' && c <= U'9' ? CharacterClass::kDigit : CharacterClass::kOther;
  }
  if (text::is_uppercase(c)) return CharacterClass::kUpper;
  if (text::is_lowercase(c)) return CharacterClass::kLower;
  return text::is_decimal_digit(c) ? CharacterClass::kDigit : CharacterClass::kOther;
}

// The longest stretches of at least `min_length` characters that `kind_of` makes the same.
template <typename KindOf>
std::vector<Stretch> find_equal(std::span<const char32_t> text, std::size_t min_length, const KindOf& kind_of) {
  std::vector<Stretch> runs;
  for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end) {
    const auto kind = kind_of(text[begin]);
    for (end = begin + 1; end < text.size() && kind_of(text[end]) == kind;) ++end;
    if (end - begin >= min_length) runs.push_back({begin, end});
  }
  return runs;
}

}  // namespace

std::vector<Stretch> find_runs(std::span<const char32_t> text, std::size_t min_length) {
  return find_equal(text, min_length, [](char32_t c) { return c; });
}

std::vector<Stretch> find_class_runs(std::span<const char32_t> text, std::size_t min_length) {
  return find_equal(text, min_length, class_of);
}

std::vector<BlockRepeat> find_block_repeats(std::span<const char32_t> text, std::size_t min_block) {
  std::vector<BlockRepeat> repeats;
  const std::size_t longest = std::min(kMaxBlock, text.size() / 2);
  for (std::size_t block = min_block; block <= longest; ++block) {
    std::size_t same = 0;  // how many characters before i are the one a block before them
    const auto close = [&](std::size_t i) {
      if (same >= block) repeats.push_back({{i - same - block, i}, block});
      same = 0;
    };
    for (std::size_t i = block; i < text.size(); ++i) {
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
