// SPDX-License-Identifier: Apache-2.0
// The layout of text/matching_table.inc, the generated table of the matching form: which code points change, and into
// what. Its generator (tools/make_matching_table.cpp) and its reader (matching_form.cpp) both include this.
//
// Code points are cut into blocks of 64, and equal blocks are kept once. For U+00C4, A with diaeresis:
//
//   kMatchingBlocks[0x00C4 >> 6]             the block's number, say 3
//   kMatchingEntries[3 * 64 + (0x00C4 & 63)] its entry, say 21
//   kMatchingExpansions[21]                  1, how many code points follow
//   kMatchingExpansions[22]                  U'a'
//
// The entries 0 and 1 are not an index: "stays as it is" and "is dropped".
#ifndef CREDENCE_TEXT_MATCHING_TABLE_HPP_
#define CREDENCE_TEXT_MATCHING_TABLE_HPP_

#include <cstdint>

namespace credence::text {

inline constexpr unsigned kMatchingBlockBits = 6;
/// One past the last code point of the table (the CJK compatibility supplement). Beyond it only the
/// default-ignorables of plane 14 change.
inline constexpr char32_t kMatchingTableEnd = 0x2FA40;

/// Entries that are not an index into kMatchingExpansions.
inline constexpr std::uint16_t kMatchingSame = 0;
inline constexpr std::uint16_t kMatchingDropped = 1;

}  // namespace credence::text

#endif  // CREDENCE_TEXT_MATCHING_TABLE_HPP_
