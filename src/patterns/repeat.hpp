// SPDX-License-Identifier: Apache-2.0
// Finds what repeats: one character, one kind of character, or a block of characters.
#ifndef CREDENCE_PATTERNS_REPEAT_HPP_
#define CREDENCE_PATTERNS_REPEAT_HPP_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "text/forms.hpp"

namespace credence::patterns {

/// The longest ranges of at least `min_length` equal characters, in order. `min_length` is 1 or more.
[[nodiscard]] std::vector<text::Range<text::Folded>> find_runs(text::TextForm<text::Folded> text,
                                                               std::size_t min_length);

enum class CharacterClass : std::uint8_t { kUpper, kLower, kDigit, kOther };
[[nodiscard]] CharacterClass class_of(char32_t c) noexcept;

/// The same for characters of one class: upper case, lower case, digit, or none of these.
[[nodiscard]] std::vector<text::Range<text::Typed>> find_class_runs(text::TextForm<text::Typed> text,
                                                                    std::size_t min_length);

/// A block that is there at least twice in a row, from its first character to the last one that continues it:
/// "abcabca" is a repeat of a block of 3.
struct BlockRepeat {
  text::Range<text::Folded> range;
  text::Position block = 0;  ///< Its shortest length that is at least the one asked for.
  friend bool operator==(const BlockRepeat&, const BlockRepeat&) = default;
};

/// Longer blocks are not looked for: the time grows with this, and who repeats more has typed a long password.
inline constexpr text::Position kMaxBlock = 64;

/// The longest repeats of blocks of `min_block` (1 or more) to kMaxBlock characters, in order, none within another;
/// they may overlap. One comparison for each character and length of a block.
[[nodiscard]] std::vector<BlockRepeat> find_block_repeats(text::TextForm<text::Folded> text, text::Position min_block);

}  // namespace credence::patterns

#endif  // CREDENCE_PATTERNS_REPEAT_HPP_
