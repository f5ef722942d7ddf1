// SPDX-License-Identifier: Apache-2.0
// Hexadecimal digests, in either case.
#ifndef CREDENCE_BREACH_HEX_HPP_
#define CREDENCE_BREACH_HEX_HPP_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "breach/entry.hpp"

namespace credence::breach {

/// Reads `digits` hex digits, 32 or 40, into `out`. Returns false if one of them is not a hex digit.
/// Chosen once for the processor; all give the same.
using HexParser = bool (*)(const char* text, std::size_t digits, std::uint8_t* out);
[[nodiscard]] HexParser best_hex_parser() noexcept;
bool parse_hex_portable(const char* text, std::size_t digits, std::uint8_t* out) noexcept;

/// Reads a whole digest of `kind`; false if the text is anything else.
[[nodiscard]] bool parse_digest(std::string_view text, HashKind kind, Hash& out) noexcept;

/// The value of one digit; kNoHexDigit for any other character.
[[nodiscard]] std::uint8_t hex_value(char digit) noexcept;
inline constexpr std::uint8_t kNoHexDigit = 0xFF;

/// Upper-case, as Pwned Passwords has it.
[[nodiscard]] std::string to_hex(const Hash& hash, HashKind kind);

}  // namespace credence::breach

#endif  // CREDENCE_BREACH_HEX_HPP_
