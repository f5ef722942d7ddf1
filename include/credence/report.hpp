// SPDX-License-Identifier: Apache-2.0
// What was decided and why: a verdict and violations made of numbers and spans, never of characters
// of the password. Words come from messages.hpp.
#ifndef CREDENCE_REPORT_HPP_
#define CREDENCE_REPORT_HPP_

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "credence/codes.h"
#include "credence/cxx20.hpp"
#include "credence/export.h"

namespace credence {

/// The decision. Stored by callers: never renumber. The numbers are not their order: compare with stricter().
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

/// What a list of words is, and so what a word of it is. Stored in dictionary files: never renumber.
enum class WordKind : std::uint8_t {
  kWord = 0,  ///< Words of a language.
  kGivenName = 1,
  kSurname = 2,
  kPlace = 3,
  kPassword = 4,  ///< Common passwords.
  kCalendar = 5,  ///< Months and days.
  kOther = 6,
  kOwn = 7,  ///< Of the administrator's own list.
};

/// "word", "given-name", "surname", "place", "password", "calendar", "other" or "own", as dictionary lists are
/// labelled; an empty view for a number that is not a kind.
[[nodiscard]] CREDENCE_API std::string_view word_kind_name(WordKind kind) noexcept;
/// The kind of this name, or nothing.
[[nodiscard]] CREDENCE_API std::optional<WordKind> word_kind_from_name(std::string_view name) noexcept;

enum class LengthUnit : std::uint8_t;  // policy.hpp

/// Which of a sign-in's times a finding speaks of. Append only.
enum class TimeFact : std::uint8_t { kLastSignIn = 0, kCreated = 1, kPasswordSet = 2 };

/// One reason. `limit` is what the policy asks for and `actual` what was found, in the unit of the rule; both 0 where
/// a rule has no number. codes.h says for every code what they are.
///
/// The first four members say what was found, and are what == compares. The others are derived from them, from the
/// policy, the password and the dictionary, for messages: so an expected report can be written down without them, and a
/// report of a newer dictionary that names a word's language otherwise is still the same report.
struct Violation {
  Code code{};
  Span span;
  std::int64_t limit = 0;
  std::int64_t actual = 0;
  /// `span` counted in code points; [0, 0) where the password is not valid UTF-8.
  Span characters{};
  /// dictionary.word: what the word is; `limit` holds its number. points.too_few: kOther where no word is named with
  /// it, so that what was discounted are patterns alone.
  WordKind word_kind = WordKind::kWord;
  /// dictionary.word: the ISO 639 code of the language of the word's list, NUL-terminated; empty where the list has
  /// none.
  std::array<char, 4> language{};
  /// length.*: what `limit` and `actual` count.
  LengthUnit unit{};
  /// characters.too_few_classes: of how many kinds; 5 where letters without case are one.
  std::uint8_t kinds = 4;
  /// sign_in.clock_error: which time lies in the future.
  TimeFact fact = TimeFact::kLastSignIn;
  /// characters.missing_symbol: what counts as a symbol, as UTF-8; characters.not_allowed: what is allowed. Null where
  /// nothing is listed, and for other codes.
  std::shared_ptr<const std::string> symbols{};

  friend bool operator==(const Violation& a, const Violation& b) noexcept {
    return a.code == b.code && a.span == b.span && a.limit == b.limit && a.actual == b.actual;
  }
};

using Violations = std::vector<Violation>;

/// The whole answer. `violations` decide the verdict; `warnings` are what the policy only warns of.
/// Both are in the fixed order of the rules, and within a rule by span.
struct Report {
  Verdict verdict = Verdict::kReject;  ///< A report that nobody filled in permits nothing.
  Violations violations;
  Violations warnings;
};

/// The stricter of two verdicts: accept, reset_required, reject and disabled, from the mildest to the strictest.
[[nodiscard]] CREDENCE_API Verdict stricter(Verdict a, Verdict b) noexcept;
/// The stable key of a code ("length.too_short"), or an empty view for a number that is not one.
[[nodiscard]] CREDENCE_API std::string_view code_key(Code code) noexcept;
/// The code with this number, or nothing.
[[nodiscard]] CREDENCE_API std::optional<Code> code_from_number(std::uint32_t number) noexcept;
/// "accept", "reset_required", "reject" or "disabled".
[[nodiscard]] CREDENCE_API std::string_view verdict_name(Verdict verdict) noexcept;

}  // namespace credence

#endif  // CREDENCE_REPORT_HPP_
