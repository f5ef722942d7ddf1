// SPDX-License-Identifier: Apache-2.0
// Text that is not in UTF-8: what most often comes where a list of lines is expected.
#ifndef CREDENCE_TEXT_FOREIGN_TEXT_HPP_
#define CREDENCE_TEXT_FOREIGN_TEXT_HPP_

#include <string_view>

namespace credence::text {

/// Whether the beginning of a text is UTF-16 or UTF-32: by its byte order mark, or because every second byte, or three
/// of four, are NUL. Passwords that end at NUL are two bytes long throughout if they look so, too: ask this only where
/// lines end at LF.
[[nodiscard]] bool looks_like_utf16(std::string_view head) noexcept;

/// What is said of a line with a NUL, after "this line", and how a user makes such a text one that can be read.
inline constexpr const char* kHoldsNul =
    "holds a NUL byte: the text is UTF-16, or damaged; convert it: iconv -f UTF-16 -t UTF-8";

}  // namespace credence::text

#endif  // CREDENCE_TEXT_FOREIGN_TEXT_HPP_
