// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.hpp"

#include <array>
#include <cstdint>
#include <cstring>

namespace credence::internal {
namespace {

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

bool is_continuation(std::uint8_t byte) { return (byte & 0xC0U) == 0x80U; }

/// What may follow a lead byte: the sequence's length, 0 if the byte leads none, and the range of the second byte.
struct Lead {
  std::uint8_t length, second_min, second_max;
};

// Table 3-7 of the Unicode standard: no overlong forms, no surrogates, nothing above U+10FFFF.
constexpr Lead lead_of(unsigned byte) {
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

constexpr std::array<Lead, 256> make_leads() {
  std::array<Lead, 256> leads{};
  for (unsigned byte = 0; byte < leads.size(); ++byte) leads[byte] = lead_of(byte);
  return leads;
}
constexpr std::array<Lead, 256> kLeads = make_leads();

/// Whether a whole sequence of two bytes or more stands at `at`, whose lead is given.
bool is_well_formed(std::string_view bytes, std::size_t at, Lead lead) {
  if (lead.length < 2 || bytes.size() - at < lead.length) return false;
  const std::uint8_t second = byte_at(bytes, at + 1);
  if (second < lead.second_min || second > lead.second_max) return false;
  if (lead.length > 2 && !is_continuation(byte_at(bytes, at + 2))) return false;
  return lead.length < 4 || is_continuation(byte_at(bytes, at + 3));
}

/// How many bytes from `at` on could begin a well-formed sequence; 1 if not even the second byte fits.
std::size_t fitting_bytes(std::string_view bytes, std::size_t at, Lead lead) {
  if (lead.length < 2 || bytes.size() - at < 2) return 1;
  const std::uint8_t second = byte_at(bytes, at + 1);
  if (second < lead.second_min || second > lead.second_max) return 1;
  std::size_t count = 2;
  while (count < lead.length && at + count < bytes.size() && is_continuation(byte_at(bytes, at + count))) ++count;
  return count;
}

}  // namespace

std::size_t ascii_prefix(std::string_view bytes) noexcept {
  std::size_t at = 0;
  while (begins_with_ascii_block(bytes, at)) at += kBlock;
  while (at < bytes.size() && byte_at(bytes, at) < 0x80) ++at;
  return at;
}

std::optional<Span> find_ill_formed(std::string_view bytes) noexcept {
  std::size_t at = ascii_prefix(bytes);
  while (at < bytes.size()) {
    const Lead lead = kLeads[byte_at(bytes, at)];
    if (lead.length == 1) {
      at += begins_with_ascii_block(bytes, at) ? kBlock : 1;
      continue;
    }
    if (!is_well_formed(bytes, at, lead)) {
      const std::size_t end = at + fitting_bytes(bytes, at, lead);
      return Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    }
    at += lead.length;
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

}  // namespace credence::internal
