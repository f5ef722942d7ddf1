// SPDX-License-Identifier: Apache-2.0
// The layout of the generated table behind text/matching_form.hpp: which code points change, and into what.
#ifndef CREDENCE_TEXT_MATCHING_TABLE_HPP_
#define CREDENCE_TEXT_MATCHING_TABLE_HPP_

#include <cstdint>

namespace credence::text {

inline constexpr unsigned kMatchingBlockBits = 6;
/// Behind the last code point of the table (the CJK compatibility supplement). The only ones beyond that
/// change are the default-ignorables of plane 14.
inline constexpr char32_t kMatchingTableEnd = 0x2FA40;

/// Entries that are no place in kMatchingExpansions.
inline constexpr std::uint16_t kMatchingSame = 0;
inline constexpr std::uint16_t kMatchingDropped = 1;

/// Code point c has the entry kMatchingEntries[(kMatchingBlocks[c >> kMatchingBlockBits] << kMatchingBlockBits) +
/// the low bits of c].
extern const std::uint16_t kMatchingBlocks[];
extern const std::uint16_t kMatchingEntries[];
/// At an entry's place: how many code points, then they.
extern const char32_t kMatchingExpansions[];

}  // namespace credence::text

#endif  // CREDENCE_TEXT_MATCHING_TABLE_HPP_
