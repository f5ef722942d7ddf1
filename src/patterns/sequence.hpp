// SPDX-License-Identifier: Apache-2.0
// Finds sequences: letters or digits at a constant distance in the order of an alphabet, forwards or backwards, alone
// or two in alternation.
#ifndef CREDENCE_PATTERNS_SEQUENCE_HPP_
#define CREDENCE_PATTERNS_SEQUENCE_HPP_

#include <cstdint>
#include <vector>

#include "text/forms.hpp"

namespace credence::patterns {

struct Sequence {
  text::Range<text::Folded> range;
  std::int32_t step = 0;  ///< From one character to the next: 1 for abcd, -2 for 8642. Of two: the first one's.
  friend bool operator==(const Sequence&, const Sequence&) = default;
};

/// The longest sequences of at least `min_length` (2 or more) characters and steps of at most `max_step`, in order,
/// none within another; neighbours share the character at which one ends and the next begins. Two in alternation,
/// of kMinOfSeries (alternation.hpp) characters or more each, are one: 1a2b3c, and with every character twice 112233.
/// So is one with separators between (spread_text.hpp), which don't count: 12-34-56, and one of kMinRun characters or
/// more that are each there as often: 111222333. The orders are those of code points, in which digits and a to z go on
/// around the end, and of data/alphabets.toml, which all do.
[[nodiscard]] std::vector<Sequence> find_sequences(text::TextForm<text::Folded> text, text::Position min_length,
                                                   std::uint32_t max_step);

}  // namespace credence::patterns

#endif  // CREDENCE_PATTERNS_SEQUENCE_HPP_
