// SPDX-License-Identifier: Apache-2.0
// The only file that touches ICU: properties of single code points and the steps of canonical composition.
// ICU never sees more than one or two code points of a password at a time, because its text functions keep
// copies on the heap that nobody wipes.
#ifndef CREDENCE_TEXT_UNICODE_HPP_
#define CREDENCE_TEXT_UNICODE_HPP_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace credence::text {

/// Throws Error(kUnsupported) unless ICU answers as Unicode says. Call it before trusting the rest of this file;
/// the rest never fails after it has passed.
void self_test();

/// The version of Unicode that ICU answers by, "15.0".
[[nodiscard]] std::string unicode_version();

[[nodiscard]] bool is_uppercase(char32_t code_point) noexcept;      ///< Unicode Uppercase=Yes.
[[nodiscard]] bool is_lowercase(char32_t code_point) noexcept;      ///< Unicode Lowercase=Yes.
[[nodiscard]] bool is_alphabetic(char32_t code_point) noexcept;     ///< Unicode Alphabetic=Yes.
[[nodiscard]] bool is_decimal_digit(char32_t code_point) noexcept;  ///< General category Nd, of any script.
/// General category Cn. Noncharacters such as U+FFFF are unassigned for ever.
[[nodiscard]] bool is_unassigned(char32_t code_point) noexcept;
[[nodiscard]] bool is_mark(char32_t code_point) noexcept;         ///< General category M.
[[nodiscard]] bool is_white_space(char32_t code_point) noexcept;  ///< Unicode White_Space=Yes.
[[nodiscard]] bool is_control(char32_t code_point) noexcept;      ///< General category Cc.
/// The simple case folding: one code point for one, so sharp s stays.
[[nodiscard]] char32_t simple_fold(char32_t code_point) noexcept;
/// The simple upper case, likewise.
[[nodiscard]] char32_t simple_upper(char32_t code_point) noexcept;
/// The ASCII character of which this is the full-width form (U+FF01 to U+FF5E are ASCII's from ! to ~, in order); any
/// other code point is itself.
[[nodiscard]] constexpr char32_t narrow_form(char32_t code_point) noexcept {
  return code_point >= 0xFF01 && code_point <= 0xFF5E ? code_point - 0xFF01 + U'!' : code_point;
}

/// What a code point is to the rules of grapheme clusters (UAX #29).
enum class GraphemeBreak : std::uint8_t {
  kOther,
  kCr,
  kLf,
  kControl,
  kExtend,
  kZeroWidthJoiner,
  kRegionalIndicator,
  kPrepend,
  kSpacingMark,
  kHangulL,
  kHangulV,
  kHangulT,
  kHangulLv,
  kHangulLvt,
  kPictographic,  ///< Extended_Pictographic=Yes; of such code points no other value is set.
};
[[nodiscard]] GraphemeBreak grapheme_break(char32_t code_point) noexcept;

/// Longest canonical decomposition of one code point.
inline constexpr std::size_t kMaxDecomposition = 4;

/// Writes the full canonical decomposition to `out`, which holds kMaxDecomposition, and returns its length; one that
/// does not decompose gives itself.
std::size_t decompose(char32_t code_point, char32_t* out) noexcept;
/// The primary composite of two code points under NFC, if there is one.
[[nodiscard]] std::optional<char32_t> compose(char32_t first, char32_t second) noexcept;
[[nodiscard]] std::uint8_t combining_class(char32_t code_point) noexcept;
/// Whether NFC text may be cut before this code point, wherever it is.
[[nodiscard]] bool starts_segment(char32_t code_point) noexcept;
/// Whether NFC never holds this code point (quick check No).
[[nodiscard]] bool never_in_nfc(char32_t code_point) noexcept;

}  // namespace credence::text

#endif  // CREDENCE_TEXT_UNICODE_HPP_
