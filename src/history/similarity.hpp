// SPDX-License-Identifier: Apache-2.0
// How a new password may resemble the previous one. Both are secrets: what is kept of them while they are compared
// is wiped. Texts are in the folded form (text/forms.hpp).
#ifndef CREDENCE_HISTORY_SIMILARITY_HPP_
#define CREDENCE_HISTORY_SIMILARITY_HPP_

#include <cstddef>
#include <optional>
#include <span>

namespace credence::history {

/// Fewest insertions, deletions and substitutions of one character that make `b` of `a`, or nothing if these are
/// more than `max`. Takes time in proportion to `max` + 1 times the shorter text.
[[nodiscard]] std::optional<std::size_t> edits_within(std::span<const char32_t> a, std::span<const char32_t> b,
                                                      std::size_t max);

/// The same where a letter and a character that may stand for it in leet spelling are no edit: "pa$sword" and
/// "password". Two such characters, as in "12" and "l2", are one only if they are the same: a number is no other
/// number.
[[nodiscard]] std::optional<std::size_t> edits_but_leet(std::span<const char32_t> a, std::span<const char32_t> b,
                                                        std::size_t max);

/// Whether `b` begins somewhere in `a` and goes on from its front: "cdab" of "abcd".
[[nodiscard]] bool is_rotation(std::span<const char32_t> a, std::span<const char32_t> b);

/// Whether `b` is `a` backwards.
[[nodiscard]] bool is_reversal(std::span<const char32_t> a, std::span<const char32_t> b);

/// Whether `b` is `a` with one more character at the end.
[[nodiscard]] bool is_extension(std::span<const char32_t> a, std::span<const char32_t> b);

/// Whether one of them is the other twice or more in a row: "secretsecret" after "secret", or the other way round.
[[nodiscard]] bool is_repetition(std::span<const char32_t> a, std::span<const char32_t> b);

/// Shorter parts are in other passwords by chance: of numbers of eight digits one in 170 has three given ones, one in
/// 2,000 has four.
inline constexpr std::size_t kMinContained = 4;

/// Whether one of them is a part of the other and has at least kMinContained characters: "abcdefgh-XYZWV" after
/// "abcdefgh", or the other way round. Takes time in proportion to both.
[[nodiscard]] bool is_contained(std::span<const char32_t> a, std::span<const char32_t> b);

/// Whether one of them is a part of the other but for leet spelling, as is_contained() says; of a part of more than 64
/// characters the first 64 are.
[[nodiscard]] bool is_contained_but_leet(std::span<const char32_t> a, std::span<const char32_t> b);

/// More edits than this are not asked for: the time of comparing grows with them.
inline constexpr std::size_t kMaxEdits = 64;

/// Numbers that differ by more are not taken for the next one.
inline constexpr long long kMaxCount = 100;

/// Whether `b` is `a` but for numbers of ASCII digits that are larger or smaller by at most kMaxCount, and letters that
/// are the next or the last in the order of code points and that no other letter follows: "pass10!" after "pass9!",
/// "2-secretB" after "1-secretA". Numbers of more than 18 digits don't count.
[[nodiscard]] bool is_counted(std::span<const char32_t> a, std::span<const char32_t> b);

/// The same for texts in the matching form where a name of a month, a day or a season may have become another:
/// "autumn-2025" after "summer-2024".
[[nodiscard]] bool is_counted_in_calendar(std::span<const char32_t> a, std::span<const char32_t> b);

}  // namespace credence::history

#endif  // CREDENCE_HISTORY_SIMILARITY_HPP_
