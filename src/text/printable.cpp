// SPDX-License-Identifier: Apache-2.0
#include "text/printable.hpp"

#include <fmt/format.h>

#include <optional>

#include "text/utf8.hpp"

namespace credence::text {
namespace {

std::string escape(char32_t code_point) {
  switch (code_point) {
    case U'\n':
      return "\\n";
    case U'\r':
      return "\\r";
    case U'\t':
      return "\\t";
    default:
      break;
  }
  const auto value = static_cast<std::uint32_t>(code_point);
  if (value < 0x80) return fmt::format("\\x{:02X}", value);
  return value <= 0xFFFF ? fmt::format("\\u{:04X}", value) : fmt::format("\\U{:08X}", value);
}

void append_printable(std::string& out, std::string_view valid) {
  for (Utf8Reader reader(valid); reader.next();) {
    const DecodedCharacter character = reader.current();
    if (is_treacherous(character.code_point)) {
      out += escape(character.code_point);
    } else {
      out += valid.substr(character.span.begin, character.span.end - character.span.begin);
    }
  }
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (const std::optional<Span> fault = find_ill_formed(text)) {
    append_printable(out, text.substr(0, fault->begin));
    for (const char byte : text.substr(fault->begin, fault->end - fault->begin)) {
      out += fmt::format("\\x{:02X}", static_cast<unsigned>(static_cast<unsigned char>(byte)));
    }
    text.remove_prefix(fault->end);
  }
  append_printable(out, text);
  return out;
}

}  // namespace credence::text
