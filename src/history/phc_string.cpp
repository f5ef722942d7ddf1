// SPDX-License-Identifier: Apache-2.0
#include "history/phc_string.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <system_error>

namespace credence::history {
namespace {

// Takes the text before the first `separator`, and that, from the front of `rest`.
std::string_view take(std::string_view& rest, char separator) {
  const std::size_t end = std::min(rest.find(separator), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

std::optional<std::uint32_t> parse_number(std::string_view text) {
  std::uint32_t number = 0;
  const char* const end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, number);
  if (result.ec != std::errc() || result.ptr != end) return std::nullopt;
  return number;
}

bool parse_parameters(std::string_view text, PhcString& out) {
  do {
    const std::string_view parameter = take(text, ',');
    const std::size_t equals = parameter.find('=');
    const bool has_key = equals != std::string_view::npos;
    const std::string_view key = has_key ? parameter.substr(0, equals) : std::string_view();
    const auto value = parse_number(has_key ? parameter.substr(equals + 1) : parameter);
    if (!value || out.parameter(key)) return false;
    out.parameters.emplace_back(key, *value);
  } while (!text.empty());
  return true;
}

std::optional<std::uint32_t> base64_digit(char c) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::size_t digit = kDigits.find(c == '.' ? '+' : c);
  if (digit == std::string_view::npos) return std::nullopt;
  return static_cast<std::uint32_t>(digit);
}

}  // namespace

std::optional<std::uint32_t> PhcString::parameter(std::string_view key) const {
  for (const auto& [name_of, value] : parameters) {
    if (name_of == key) return value;
  }
  return std::nullopt;
}

std::optional<std::vector<std::uint8_t>> decode_base64(std::string_view text) {
  if (text.size() % 4 == 0 && text.ends_with('=')) text.remove_suffix(text.ends_with("==") ? 2 : 1);
  if (text.size() % 4 == 1) return std::nullopt;
  std::vector<std::uint8_t> bytes;
  std::uint32_t bits = 0;
  unsigned count = 0;  // bits not yet given out
  for (const char c : text) {
    const auto digit = base64_digit(c);
    if (!digit) return std::nullopt;
    bits = bits << 6 | *digit;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push_back(static_cast<std::uint8_t>(bits >> count));
    bits &= (1U << count) - 1;
  }
  if (bits != 0) return std::nullopt;  // in canonical form the bits after the last byte are zero
  return bytes;
}

std::optional<PhcString> parse_phc_string(std::string_view text) {
  if (!text.starts_with('$') || text.ends_with('$')) return std::nullopt;
  text.remove_prefix(1);
  PhcString parsed;
  parsed.name = take(text, '$');
  if (text.starts_with("v=") && !parse_parameters(take(text, '$'), parsed)) return std::nullopt;
  if (!parse_parameters(take(text, '$'), parsed)) return std::nullopt;
  auto salt = decode_base64(take(text, '$'));
  auto hash = decode_base64(text);
  if (!salt || !hash) return std::nullopt;
  parsed.salt = std::move(*salt);
  parsed.hash = std::move(*hash);
  return parsed;
}

}  // namespace credence::history
