// SPDX-License-Identifier: Apache-2.0
// What was decided and why: a verdict and violations made of numbers and spans, never of characters
// of the password. Words come from messages.hpp.
#ifndef CREDENCE_REPORT_HPP_
#define CREDENCE_REPORT_HPP_

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "credence/codes.h"
#include "credence/export.h"

namespace credence {

/// The decision. Stored by callers: never renumber.
enum class Verdict : std::uint8_t {
  kAccept = 0,
  kResetRequired = 1,  ///< Sign-in: the user must choose a new password.
  kReject = 2,         ///< Check: this password may not be set.
  kDisabled = 3,       ///< Sign-in: nobody signs in until someone acts.
};

/// What a violation is about; codes.h has the numbers, keys and English texts.
enum class Code : std::uint16_t {
#define CREDENCE_CODE_ENUM(c_name, name, number, key, one, many) name = number,
  CREDENCE_CODES(CREDENCE_CODE_ENUM)
#undef CREDENCE_CODE_ENUM
};

/// Bytes [begin, end) of the caller's own password buffer; [0, 0) for facts about the account.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const Span&, const Span&) = default;
};

/// One reason. `limit` is what the policy asks for and `actual` what was found, in the unit of the
/// rule; both 0 where a rule has no number. A breach count that is unknown is -1.
struct Violation {
  Code code{};
  Span span;
  std::int64_t limit = 0;
  std::int64_t actual = 0;
  /// `span` counted in code points, for messages. The checker derives it from `span`, so it takes
  /// no part in comparisons; [0, 0) where the password is no valid UTF-8.
  Span characters{};
  /// dictionary.word: the ISO 639 code of the language of the word's list, NUL-terminated, for messages; empty where
  /// the list has none. Takes no part in comparisons.
  std::array<char, 4> language{};

  friend bool operator==(const Violation& a, const Violation& b) noexcept {
    return a.code == b.code && a.span == b.span && a.limit == b.limit && a.actual == b.actual;
  }
};

using Violations = std::vector<Violation>;

/// The whole answer. `violations` decide the verdict; `warnings` are what the policy only warns of.
/// Both are in the fixed order of the rules, and within a rule by span.
struct Report {
  Verdict verdict = Verdict::kAccept;
  Violations violations;
  Violations warnings;
};

/// The stable key of a code ("length.too_short"), or an empty view for a number that is none.
[[nodiscard]] CREDENCE_API std::string_view code_key(Code code) noexcept;
/// The code with this number, or nothing.
[[nodiscard]] CREDENCE_API std::optional<Code> code_from_number(std::uint32_t number) noexcept;
/// "accept", "reset_required", "reject" or "disabled".
[[nodiscard]] CREDENCE_API std::string_view verdict_name(Verdict verdict) noexcept;

}  // namespace credence

#endif  // CREDENCE_REPORT_HPP_
