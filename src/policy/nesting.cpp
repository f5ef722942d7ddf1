// SPDX-License-Identifier: Apache-2.0
#include "policy/nesting.hpp"

#include <algorithm>
#include <cstddef>

namespace credence::policy {
namespace {

// The end of the string that begins at `begin` with a quotation mark: past its last one, or of the text. A string of
// one line ends with the line, too: the text is then no TOML, and what follows is read as if it were.
std::size_t end_of_string(std::string_view text, std::size_t begin) noexcept {
  const char quote = text[begin];
  const bool is_long = text.substr(begin, 3) == (quote == '"' ? "\"\"\"" : "'''");
  const std::size_t marks = is_long ? 3 : 1;
  for (std::size_t i = begin + marks; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (!is_long && text[i] == '\n') {
      return i;
    } else if (text[i] == quote && (!is_long || text.substr(i, 3) == text.substr(begin, 3))) {
      return i + marks;
    }
  }
  return text.size();
}

TextPlace place_of(std::string_view text, std::size_t at) noexcept {
  const std::string_view before = text.substr(0, at);
  const std::size_t line_end = before.rfind('\n');
  const std::size_t column = line_end == std::string_view::npos ? at : at - line_end - 1;
  return {static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1),
          static_cast<std::uint32_t>(column + 1)};
}

}  // namespace

std::optional<TextPlace> find_deep_nesting(std::string_view toml) noexcept {
  std::uint32_t open = 0;  // brackets and braces
  std::uint32_t dots = 0;  // since the last character that a key has not, outside strings
  for (std::size_t i = 0; i < toml.size(); ++i) {
    const char c = toml[i];
    switch (c) {
      case '"':
      case '\'':
        i = end_of_string(toml, i) - 1;
        break;
      case '#':
        i = std::min(toml.find('\n', i), toml.size()) - 1;
        break;
      case '.':
        ++dots;
        break;
      case '[':
      case '{':
        ++open;
        dots = 0;
        break;
      case ']':
      case '}':
        if (open > 0) --open;
        dots = 0;
        break;
      case '=':
      case ',':
      case '\n':
        dots = 0;
        break;
      default:
        break;
    }
    if (open > kMaxNesting || dots >= kMaxNesting) return place_of(toml, std::min(i, toml.size()));
  }
  return std::nullopt;
}

}  // namespace credence::policy
