// SPDX-License-Identifier: Apache-2.0
// What a password is made of, as the model sees it: a row of segments, each of one kind.
#ifndef CREDENCE_STRENGTH_KIND_HPP_
#define CREDENCE_STRENGTH_KIND_HPP_

#include <cstddef>
#include <cstdint>

#include "credence/report.hpp"

namespace credence::strength {

/// Stored in model files as the order of their tables: never renumber.
enum class Kind : std::uint8_t {
  kPassword,  ///< A common password, as a part.
  kName,      ///< A given name, surname or place.
  kWord,
  kDigits,
  kYear,
  kDate,
  kSymbols,
  kKeys,  ///< A walk on a keyboard.
  kSequence,
  kRepeat,   ///< Again what was before.
  kLetters,  ///< Letters that are no word, by what usually follows what.
  kRandom,
};
inline constexpr std::size_t kKinds = 12;

/// What a word of a list is.
[[nodiscard]] constexpr Kind kind_of(WordKind kind) noexcept {
  switch (kind) {
    case WordKind::kPassword:
      return Kind::kPassword;
    case WordKind::kGivenName:
    case WordKind::kSurname:
    case WordKind::kPlace:
      return Kind::kName;
    default:
      return Kind::kWord;
  }
}

}  // namespace credence::strength

#endif  // CREDENCE_STRENGTH_KIND_HPP_
