// SPDX-License-Identifier: Apache-2.0
#include "text/foreign_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace credence::text {

// "hi\n" is 68 00 69 00 0A 00 as UTF-16LE and 00 68 00 69 00 0A as UTF-16BE. Text of other scripts has fewer NULs, but
// its line ends and blanks have one, all in odd or all in even places.
bool looks_like_utf16(std::string_view head) noexcept {
  constexpr std::size_t kEnough = 512;
  constexpr std::size_t kOneOf = 16;  // a NUL for so many bytes: a line end for each eight characters
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return true;
  head = head.substr(0, kEnough);
  std::array<std::size_t, 2> nuls{};
  for (std::size_t i = 0; i < head.size(); ++i) nuls[i % 2] += head[i] == '\0' ? 1 : 0;
  return std::max(nuls[0], nuls[1]) * kOneOf >= head.size() && std::max(nuls[0], nuls[1]) > 1 &&
         (nuls[0] == 0 || nuls[1] == 0 || head.starts_with(std::string_view("\0\0", 2)) ||
          head.substr(1).starts_with(std::string_view("\0\0", 2)));
}

}  // namespace credence::text
