// SPDX-License-Identifier: Apache-2.0
// Finds walks on a keyboard: each key is a neighbour of the one before, in any direction, shifted or not, or begins the
// next of several straight lines, or two straight lines alternate.
#ifndef CREDENCE_PATTERNS_KEYBOARD_HPP_
#define CREDENCE_PATTERNS_KEYBOARD_HPP_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "text/forms.hpp"

namespace credence::patterns {

/// A set of layouts: bit n is layout n.
using LayoutSet = std::uint32_t;
inline constexpr LayoutSet kAllLayouts = ~LayoutSet{0};

/// The layout of this name ("qwerty"), or nothing.
[[nodiscard]] std::optional<std::size_t> layout_of_name(std::string_view name) noexcept;

struct KeyboardWalk {
  text::Range<text::Typed> range;
  std::size_t layout = 0;
  std::size_t turns = 0;    ///< How often the direction changes or another line begins; 0 for two in alternation.
  std::size_t shifted = 0;  ///< Keys typed with shift.
  friend bool operator==(const KeyboardWalk&, const KeyboardWalk&) = default;
};

/// The longest walks of at least `min_length` (2 or more) keys, in order, none within another. From one key a walk goes
/// on to a neighbour, but not to the key it has just left: there the next one begins, with the key before. After three
/// keys or more in a straight line it also goes on where three keys in a straight line begin at a neighbour of the
/// first of them, as 2wsx after 1qaz, or on the keypad anywhere. Two straight lines in alternation, of four keys or
/// more each, are a walk too: qpwoeiru, and with every key twice qqwweerr. So is what has separators between
/// (spread_text.hpp), which don't count, q w e r t y, and kMinRun keys or more that are each typed as often, qqqwwweee.
/// Full-width characters are typed with the keys of ASCII. A walk that several layouts have is given for the first
/// of them. The same key twice ends a walk, that is a repeat. From data/keyboards.
[[nodiscard]] std::vector<KeyboardWalk> find_walks(text::TextForm<text::Typed> text, text::Position min_length,
                                                   LayoutSet layouts);

}  // namespace credence::patterns

#endif  // CREDENCE_PATTERNS_KEYBOARD_HPP_
