// SPDX-License-Identifier: Apache-2.0
// Unicode normalization form C of secret text, from the properties of single code points. ICU's own functions for
// whole texts leave copies of a long run of combining marks in freed memory; this leaves none.
#ifndef CREDENCE_TEXT_NFC_HPP_
#define CREDENCE_TEXT_NFC_HPP_

#include <cstdint>

#include "text/secure_buffer.hpp"

namespace credence::text {

/// Bytes [begin, end) of the password that a character came from: a Span without default values, as SecureBuffer
/// asks for.
struct SourceSpan {
  std::uint32_t begin, end;
};
using SecureSpans = SecureBuffer<SourceSpan, 96>;

/// Brings `text` into NFC. `sources` has the bytes each character came from, before and after. Where composing or
/// reordering changed something, every character of the segment (the text between two positions where NFC text may be
/// cut) gets the bytes of the whole segment, so spans never go backwards. Returns whether anything changed.
/// Takes n log n of the longest run of combining marks.
bool to_nfc(SecureCodePoints& text, SecureSpans& sources);

/// Whether a code point is known, without asking ICU, to begin a segment and to be in NFC as it is. True of the
/// letters of common scripts and of emoji.
[[nodiscard]] bool is_plainly_nfc(char32_t code_point) noexcept;

}  // namespace credence::text

#endif  // CREDENCE_TEXT_NFC_HPP_
