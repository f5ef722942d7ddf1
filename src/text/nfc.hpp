// SPDX-License-Identifier: Apache-2.0
// Unicode normalization form C of secret text, from the properties of single code points. ICU's own functions for
// whole texts leave copies of a long run of combining marks behind; this leaves none.
#ifndef CREDENCE_TEXT_NFC_HPP_
#define CREDENCE_TEXT_NFC_HPP_

#include <cstdint>
#include <string_view>

#include "text/secure_buffer.hpp"

namespace credence::internal {

/// Bytes [begin, end) of the password that a character came from. A Span without default values, as SecureBuffer
/// asks for.
struct SourceRange {
  std::uint32_t begin, end;
};
using SecureRanges = SecureBuffer<SourceRange, 96>;

/// Appends the NFC form of valid UTF-8 to `out`, and to `ranges` the bytes each character came from. Where
/// composing or reordering changed something, every character of the segment (what stands between two places
/// where NFC text may be cut) has the bytes of the whole segment, so ranges never go backwards.
/// Returns whether the NFC form differs from `text`. Takes n log n of the longest run of combining marks.
bool append_nfc(std::string_view text, SecureCodePoints& out, SecureRanges& ranges);

}  // namespace credence::internal

#endif  // CREDENCE_TEXT_NFC_HPP_
