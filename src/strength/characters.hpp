// SPDX-License-Identifier: Apache-2.0
// The characters of a password as the model reads them: each typed character with its number among letters, digits and
// signs, and its price where nothing is known of it.
#ifndef CREDENCE_STRENGTH_CHARACTERS_HPP_
#define CREDENCE_STRENGTH_CHARACTERS_HPP_

#include <cstdint>

#include "strength/cost.hpp"
#include "text/forms.hpp"
#include "text/prepared.hpp"
#include "text/secure_buffer.hpp"

namespace credence::strength {

struct Character {
  Cost random;          ///< Drawn from all characters of its script.
  std::uint8_t letter;  ///< 1 for a to 26 for z, whatever its case and accents; 0: none.
  std::uint8_t digit;   ///< 1 for 0 to 10 for 9; 0: none.
  std::uint8_t sign;    ///< 1 to 33, of ASCII; 0: none.
  bool upper;
  bool accent;  ///< A letter beyond ASCII.
};
using Characters = text::SecureBuffer<Character, 64>;

/// What an accent adds to its letter.
inline constexpr Cost kAccent = 4 * kBit;

/// log2 of how many characters the script of a code point has.
[[nodiscard]] Cost script_size(char32_t code_point) noexcept;

/// Fills `out` with the typed characters.
void read_characters(const text::Prepared& password, Characters& out);

/// Leads from ranges of the matching form to typed characters.
class TypedPositions {
 public:
  explicit TypedPositions(const text::Prepared& password);

  [[nodiscard]] text::Range<text::Typed> of(text::Range<text::Matching> range) const noexcept {
    if (typed_at_.empty()) return {range.begin, range.end};
    const Span span = matching_.span_of(range);
    return {typed_at_[span.begin], typed_at_[span.end - 1] + 1};
  }

 private:
  text::TextForm<text::Matching> matching_;
  text::SecureBuffer<text::Position, 256> typed_at_;  // of each byte; empty where all is ASCII
};

}  // namespace credence::strength

#endif  // CREDENCE_STRENGTH_CHARACTERS_HPP_
