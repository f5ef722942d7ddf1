// SPDX-License-Identifier: Apache-2.0
// The matching form: what words and passwords are compared in. Case, accents, width, kana kind, invisible
// characters and look-alikes make no difference in it; Hangul is in letters (jamo).
//
// It is made code point by code point from a generated table (tools/matching_reduction.hpp defines it), so the
// map back to the bytes is exact and no library sees the text. The price: marks that stay (those of Indic and
// other scripts) are not brought into canonical order, and leading and trailing Hangul letters differ.
#ifndef CREDENCE_TEXT_MATCHING_FORM_HPP_
#define CREDENCE_TEXT_MATCHING_FORM_HPP_

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace credence::text {

/// Compiled dictionaries store it: words of another version don't compare. Raise it with every change of the table.
/// Version 1 took U+FDFA and U+FDFB apart and was otherwise the same, so its words compare but for those.
inline constexpr std::uint32_t kMatchingFormVersion = 2;
inline constexpr std::uint32_t kOldestMatchingForm = 1;

/// Longest matching form of one code point.
inline constexpr std::size_t kMaxMatchingExpansion = 7;

/// The matching form of an ASCII character: capitals become small letters.
constexpr char32_t ascii_matching_form(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char32_t>(c - 'A' + 'a') : static_cast<unsigned char>(c);
}

/// The matching form of one code point; possibly empty. The result points into the table or into `scratch`.
[[nodiscard]] std::span<const char32_t> matching_form_of(char32_t code_point,
                                                         std::array<char32_t, 3>& scratch) noexcept;

/// Appends the matching form of valid UTF-8. For words and names; passwords go through Prepared.
void append_matching_form(std::string_view text, std::u32string& out);

}  // namespace credence::text

#endif  // CREDENCE_TEXT_MATCHING_FORM_HPP_
