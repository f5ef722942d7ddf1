// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.hpp"

#include <cstdint>
#include <cstring>

namespace credence::internal {
namespace {

std::uint8_t byte_at(std::string_view bytes, std::size_t i) { return static_cast<std::uint8_t>(bytes[i]); }

bool is_continuation(std::uint8_t byte) { return (byte & 0xC0U) == 0x80U; }

/// What may follow a lead byte: the sequence's length, 0 if the byte leads none, and the range of the second byte.
struct Lead {
  std::uint8_t length, second_min, second_max;
};

// Table 3-7 of the Unicode standard: no overlong forms, no surrogates, nothing above U+10FFFF.
Lead lead_of(std::uint8_t byte) {
  if (byte < 0x80) return {1, 0, 0};
  if (byte < 0xC2) return {0, 0, 0};
  if (byte < 0xE0) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

/// How many bytes from `at` on belong to the sequence that begins there, up to the first that does not fit.
std::size_t fitting_bytes(std::string_view bytes, std::size_t at, Lead lead) {
  std::size_t count = 1;
  for (; count < lead.length && at + count < bytes.size(); ++count) {
    const std::uint8_t byte = byte_at(bytes, at + count);
    const bool fits = count == 1 ? byte >= lead.second_min && byte <= lead.second_max : is_continuation(byte);
    if (!fits) break;
  }
  return count;
}

}  // namespace

std::size_t ascii_prefix(std::string_view bytes) noexcept {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  std::size_t at = 0;
  for (; bytes.size() - at >= sizeof(std::uint64_t); at += sizeof(std::uint64_t)) {
    std::uint64_t block = 0;
    std::memcpy(&block, bytes.data() + at, sizeof block);
    if ((block & kHighBits) != 0) break;
  }
  while (at < bytes.size() && byte_at(bytes, at) < 0x80) ++at;
  return at;
}

std::optional<Span> find_ill_formed(std::string_view bytes) noexcept {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::uint8_t first = byte_at(bytes, at);
    if (first < 0x80) {
      at += ascii_prefix(bytes.substr(at));
      continue;
    }
    const Lead lead = lead_of(first);
    const std::size_t fitting = fitting_bytes(bytes, at, lead);
    if (fitting != lead.length) {
      return Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + fitting)};
    }
    at += fitting;
  }
  return std::nullopt;
}

bool Utf8Reader::next() noexcept {
  const std::size_t at = current_.span.end;
  if (at >= text_.size()) return false;
  const std::uint8_t first = byte_at(text_, at);
  const auto bits = [this, at](std::size_t i) { return static_cast<char32_t>(byte_at(text_, at + i) & 0x3FU); };
  char32_t code_point = first;
  std::size_t length = 1;
  if (first >= 0xF0) {
    code_point = ((first & 0x07U) << 18U) | (bits(1) << 12U) | (bits(2) << 6U) | bits(3);
    length = 4;
  } else if (first >= 0xE0) {
    code_point = ((first & 0x0FU) << 12U) | (bits(1) << 6U) | bits(2);
    length = 3;
  } else if (first >= 0x80) {
    code_point = ((first & 0x1FU) << 6U) | bits(1);
    length = 2;
  }
  current_ = {code_point, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + length)}};
  return true;
}

std::size_t count_code_points(std::string_view text) noexcept {
  std::size_t count = 0;
  for (const char byte : text) count += is_continuation(static_cast<std::uint8_t>(byte)) ? 0U : 1U;
  return count;
}

std::size_t encode_utf8(char32_t code_point, char* out) noexcept {
  const auto tail = [code_point](unsigned shift) { return static_cast<char>(0x80U | ((code_point >> shift) & 0x3FU)); };
  if (code_point < 0x80) {
    out[0] = static_cast<char>(code_point);
    return 1;
  }
  if (code_point < 0x800) {
    out[0] = static_cast<char>(0xC0U | (code_point >> 6U));
    out[1] = tail(0);
    return 2;
  }
  if (code_point < 0x10000) {
    out[0] = static_cast<char>(0xE0U | (code_point >> 12U));
    out[1] = tail(6);
    out[2] = tail(0);
    return 3;
  }
  out[0] = static_cast<char>(0xF0U | (code_point >> 18U));
  out[1] = tail(12);
  out[2] = tail(6);
  out[3] = tail(0);
  return 4;
}

}  // namespace credence::internal
