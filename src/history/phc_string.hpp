// SPDX-License-Identifier: Apache-2.0
// Reads stored password hashes of the form $name$v=1$key=value,key=value$salt$hash (the PHC string format).
#ifndef CREDENCE_HISTORY_PHC_STRING_HPP_
#define CREDENCE_HISTORY_PHC_STRING_HPP_

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace credence::history {

/// The parts of a string that it borrows from. A part of digits alone, as modular crypt strings have it, is a
/// parameter without a key.
struct PhcString {
  std::string_view name;
  std::vector<std::pair<std::string_view, std::uint32_t>> parameters;
  std::vector<std::uint8_t> salt;
  std::vector<std::uint8_t> hash;

  /// The parameter of this key, or nothing.
  [[nodiscard]] std::optional<std::uint32_t> parameter(std::string_view key) const;
};

/// Nothing if the text has another form or a number does not fit into 32 bits.
[[nodiscard]] std::optional<PhcString> parse_phc_string(std::string_view text);

/// Base64 without line ends, padded or not, with + or . for 62. Nothing if it is something else, or not in
/// canonical form (bits that no byte uses are zero).
[[nodiscard]] std::optional<std::vector<std::uint8_t>> decode_base64(std::string_view text);

}  // namespace credence::history

#endif  // CREDENCE_HISTORY_PHC_STRING_HPP_
