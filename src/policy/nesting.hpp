// SPDX-License-Identifier: Apache-2.0
// How deep TOML text is nested, before a parser that calls itself for each level sees it.
#ifndef CREDENCE_POLICY_NESTING_HPP_
#define CREDENCE_POLICY_NESTING_HPP_

#include <cstdint>
#include <optional>
#include <string_view>

namespace credence::policy {

/// Lists in lists, sections in sections, and parts of a key. Policies need 2.
inline constexpr std::uint32_t kMaxNesting = 16;

/// Counted from 1; columns in bytes.
struct TextPlace {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

/// Where brackets, braces or the parts of a key go deeper than kMaxNesting, or nothing. Reads the text once, whether it
/// is valid TOML or not.
[[nodiscard]] std::optional<TextPlace> find_deep_nesting(std::string_view toml) noexcept;

}  // namespace credence::policy

#endif  // CREDENCE_POLICY_NESTING_HPP_
