// SPDX-License-Identifier: Apache-2.0
// One line of a list of digests, in every form that lists have and with a clear word for what is wrong with any other.
#ifndef CREDENCE_BREACH_WRITING_HASH_LINE_HPP_
#define CREDENCE_BREACH_WRITING_HASH_LINE_HPP_

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "breach/entry.hpp"
#include "breach/hex.hpp"

namespace credence::breach::writing {

inline constexpr std::size_t kPrefixDigits = 5;
/// The five digits that a range file's name adds to each of its lines.
using RangePrefix = std::array<char, kPrefixDigits>;
/// The prefix that a file's name is: five hex digits, in either case, also before ".txt".
[[nodiscard]] std::optional<RangePrefix> prefix_of_file(std::string_view file_name) noexcept;

class HashLineParser {
 public:
  /// `needs_count`: lines without a count are malformed; else they count 1.
  HashLineParser(HashKind kind, bool needs_count) noexcept;

  /// What the lines of the next file begin with.
  void set_prefix(const std::optional<RangePrefix>& prefix) noexcept { prefix_ = prefix; }

  /// Parses a line without its LF. Returns nullptr, or what is wrong with it.
  [[nodiscard]] const char* parse(std::string_view line, Entry& out) const noexcept;

  /// The same for the usual line, found without a search for its end. Returns the bytes it took with its LF, or 0
  /// for parse() to decide.
  [[nodiscard]] std::size_t parse_usual(std::string_view text, Entry& out) const noexcept;

 private:
  [[nodiscard]] bool parse_digits(const char* digits, Hash& out) const noexcept;
  [[nodiscard]] const char* explain_length(std::size_t digits) const noexcept;

  HexParser parse_hex_;
  std::size_t digits_;
  bool needs_count_;
  std::optional<RangePrefix> prefix_;
};

/// Reads a whole decimal number up to kMaxCount.
[[nodiscard]] std::optional<std::uint64_t> parse_count(std::string_view text) noexcept;

}  // namespace credence::breach::writing

#endif  // CREDENCE_BREACH_WRITING_HASH_LINE_HPP_
