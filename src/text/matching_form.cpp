// SPDX-License-Identifier: Apache-2.0
#include "text/matching_form.hpp"

#include "text/matching_table.hpp"
#include "text/utf8.hpp"

namespace credence::text {
namespace {

#include "text/matching_table.inc"

// Hangul syllables are arranged by their letters (Unicode 15, section 3.12): leading consonant, vowel, trailing
// consonant, the last of which changes fastest. U+AC01 is syllable 1: leading 0, vowel 0, trailing 1.
constexpr char32_t kFirstSyllable = 0xAC00;
constexpr char32_t kNumSyllables = 11172;
constexpr char32_t kFirstLeading = 0x1100;
constexpr char32_t kFirstVowel = 0x1161;
constexpr char32_t kBeforeTrailing = 0x11A7;
constexpr char32_t kNumVowels = 21;
constexpr char32_t kNumTrailing = 28;  // "none" included

/// Beyond the table only these change: variation selectors, tags and the unassigned code points around them.
bool is_plane_14_ignorable(char32_t c) { return c >= 0xE0000 && c <= 0xE0FFF; }

std::span<const char32_t> hangul_letters(char32_t index, std::array<char32_t, 3>& scratch) {
  const char32_t trailing = index % kNumTrailing;
  const char32_t leading_and_vowel = index / kNumTrailing;
  scratch = {kFirstLeading + leading_and_vowel / kNumVowels, kFirstVowel + leading_and_vowel % kNumVowels,
             kBeforeTrailing + trailing};
  return {scratch.data(), trailing == 0 ? std::size_t{2} : std::size_t{3}};
}

}  // namespace

std::span<const char32_t> matching_form_of(char32_t code_point, std::array<char32_t, 3>& scratch) noexcept {
  if (code_point - kFirstSyllable < kNumSyllables) return hangul_letters(code_point - kFirstSyllable, scratch);
  std::uint16_t entry = kMatchingSame;
  if (code_point < kMatchingTableEnd) {
    constexpr char32_t kLowBits = (char32_t{1} << kMatchingBlockBits) - 1;
    const std::size_t block = kMatchingBlocks[code_point >> kMatchingBlockBits];
    entry = kMatchingEntries[(block << kMatchingBlockBits) + (code_point & kLowBits)];
  } else if (is_plane_14_ignorable(code_point)) {
    entry = kMatchingDropped;
  }
  if (entry == kMatchingDropped) return {};
  if (entry == kMatchingSame) {
    scratch[0] = code_point;
    return {scratch.data(), 1};
  }
  const char32_t* expansion = kMatchingExpansions + entry;
  return {expansion + 1, *expansion};
}

void append_matching_form(std::string_view text, std::u32string& out) {
  std::array<char32_t, 3> scratch;
  for (Utf8Reader reader(text); reader.next();) {
    const std::span<const char32_t> form = matching_form_of(reader.current().code_point, scratch);
    out.append(form.data(), form.size());
  }
}

}  // namespace credence::text
