// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.hpp"

#include <array>
#include <cstdint>
#include <cstring>
#include <limits>

namespace credence::text {
namespace {

using namespace std::string_view_literals;

std::uint8_t byte_at(std::string_view bytes, std::size_t i) { return static_cast<std::uint8_t>(bytes[i]); }

constexpr std::size_t kBlock = sizeof(std::uint64_t);

/// Whether kBlock bytes from `at` on are there and are ASCII.
bool begins_with_ascii_block(std::string_view bytes, std::size_t at) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  if (bytes.size() - at < kBlock) return false;
  std::uint64_t block = 0;
  std::memcpy(&block, bytes.data() + at, kBlock);
  return (block & kHighBits) == 0;
}

// What follows is table 3-7 of the Unicode standard: no overlong forms, no surrogates, nothing above U+10FFFF.

bool is_lead(std::uint8_t byte) { return byte >= 0xC2 && byte <= 0xF4; }

/// How long a sequence is by its lead byte.
std::size_t length_of(std::uint8_t lead) { return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4; }

/// Whether `second` may follow `lead`, where any continuation byte may follow as third and fourth.
bool may_follow(std::uint8_t lead, std::uint8_t second) {
  if (!is_continuation(second)) return false;
  switch (lead) {
    case 0xE0:
      return second >= 0xA0;
    case 0xED:
      return second < 0xA0;
    case 0xF0:
      return second >= 0x90;
    case 0xF4:
      return second < 0x90;
    default:
      return true;
  }
}

/// The bytes from `at` on that begin a well-formed sequence, or are one; 1 if not even the second byte fits.
std::size_t fitting_bytes(std::string_view bytes, std::size_t at) {
  const std::uint8_t lead = byte_at(bytes, at);
  if (!is_lead(lead) || bytes.size() - at < 2 || !may_follow(lead, byte_at(bytes, at + 1))) return 1;
  std::size_t count = 2;
  while (count < length_of(lead) && at + count < bytes.size() && is_continuation(byte_at(bytes, at + count))) ++count;
  return count;
}

/// The length of the well-formed sequence of two bytes or more at `at`; 0 if there is none. Each length is a branch of
/// its own, so that the processor can go on to the next character before it has loaded this one.
std::size_t well_formed_length(std::string_view bytes, std::size_t at) {
  const std::uint8_t lead = byte_at(bytes, at);
  const std::size_t left = bytes.size() - at;
  if (!is_lead(lead) || left < length_of(lead) || !may_follow(lead, byte_at(bytes, at + 1))) return 0;
  if (lead < 0xE0) return 2;
  if (!is_continuation(byte_at(bytes, at + 2))) return 0;
  if (lead < 0xF0) return 3;
  return is_continuation(byte_at(bytes, at + 3)) ? 4 : 0;
}

// Of text whose first character is not ASCII: its line ends and blanks have a NUL each, all in odd or all in even
// places, one for every eight characters or more.
std::string_view wide_encoding_by_nuls(std::string_view beginning) noexcept {
  constexpr std::size_t kEnough = 512;
  constexpr std::size_t kBytesOfNul = 16;
  beginning = beginning.substr(0, kEnough);
  std::array<std::size_t, 2> nuls{};
  for (std::size_t i = 0; i < beginning.size(); ++i) nuls[i % 2] += beginning[i] == '\0' ? 1 : 0;
  const bool upper_last = nuls[0] == 0;
  const std::size_t count = upper_last ? nuls[1] : nuls[0];
  if ((!upper_last && nuls[1] != 0) || count < 2 || count * kBytesOfNul < beginning.size()) return "";
  return upper_last ? "UTF-16LE" : "UTF-16BE";
}

}  // namespace

std::size_t ascii_prefix(std::string_view bytes) noexcept {
  std::size_t at = 0;
  while (begins_with_ascii_block(bytes, at)) at += kBlock;
  while (at < bytes.size() && byte_at(bytes, at) < 0x80) ++at;
  return at;
}

std::optional<Span> find_ill_formed(std::string_view bytes) noexcept {
  if (bytes.size() > std::numeric_limits<std::uint32_t>::max()) return Span{0, 1};
  std::size_t at = ascii_prefix(bytes);
  while (at < bytes.size()) {
    if (byte_at(bytes, at) < 0x80) {
      at += begins_with_ascii_block(bytes, at) ? kBlock : 1;
      continue;
    }
    const std::size_t length = well_formed_length(bytes, at);
    if (length == 0) {
      const std::size_t end = at + fitting_bytes(bytes, at);
      return Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    }
    at += length;
  }
  return std::nullopt;
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

std::string_view wide_encoding(std::string_view beginning) noexcept {
  // UTF-32 first: its mark begins with that of UTF-16.
  if (beginning.starts_with("\xFF\xFE\0\0"sv)) return "UTF-32LE";
  if (beginning.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32BE";
  if (beginning.starts_with("\xFF\xFE"sv)) return "UTF-16LE";
  if (beginning.starts_with("\xFE\xFF"sv)) return "UTF-16BE";
  // An ASCII character without a mark before it: "a\0", "\0a", "a\0\0\0", "\0\0\0a".
  constexpr std::size_t kUnit = 4;
  const std::string_view unit = beginning.substr(0, kUnit);
  const auto is_nul = [unit](std::size_t i) { return i < unit.size() && unit[i] == '\0'; };
  const auto is_other = [unit](std::size_t i) { return i < unit.size() && unit[i] != '\0'; };
  if (is_other(0) && is_nul(1) && is_nul(2) && is_nul(3)) return "UTF-32LE";
  if (is_other(0) && is_nul(1) && (unit.size() < kUnit || is_nul(3))) return "UTF-16LE";
  if (is_nul(0) && is_other(1) && (unit.size() < kUnit || is_nul(2))) return "UTF-16BE";
  if (is_nul(0) && is_nul(1) && is_nul(2) && is_other(3)) return "UTF-32BE";
  return wide_encoding_by_nuls(beginning);
}

}  // namespace credence::text
