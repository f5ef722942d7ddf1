// SPDX-License-Identifier: Apache-2.0
// How much a letter counts for where words are measured by their length.
#ifndef CREDENCE_TEXT_LETTER_WEIGHT_HPP_
#define CREDENCE_TEXT_LETTER_WEIGHT_HPP_

#include <cstdint>

namespace credence::text {

/// In letters of an alphabet: a Han character is about as hard to guess as three (one of some thousands), a kana as
/// two (it is a syllable). Hangul is in single letters in the matching form already, and the sound marks of kana
/// follow their kana: they count for nothing.
constexpr std::uint32_t letter_weight(char32_t c) noexcept {
  if (c < 0x3000) return 1;
  if (c >= 0x3099 && c <= 0x309C) return 0;
  if (c >= 0x3041 && c <= 0x30FF) return 2;
  const bool han = (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
  return han || c == 0x3005 ? 3 : 1;
}

}  // namespace credence::text

#endif  // CREDENCE_TEXT_LETTER_WEIGHT_HPP_
