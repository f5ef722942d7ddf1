// SPDX-License-Identifier: Apache-2.0
// How letters become the symbols 0 to 63 on the automaton's edges. a to z are the symbols 0 to 25; the further
// letters of a file are numbered by how often they occur, and the rarer ones take two or three symbols, so that
// every script fits while a node's edges stay a bitmap of 64 bits: letter 26 is (26), letter 48 is (48, 0), letter 113
// is (49, 1), letter 304 is (52, 0, 0).
#ifndef CREDENCE_DICTIONARY_ALPHABET_HPP_
#define CREDENCE_DICTIONARY_ALPHABET_HPP_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace credence::dictionary {

inline constexpr std::uint32_t kLatinLetters = 26;
inline constexpr std::uint32_t kOneSymbol = 48;     ///< Letters below this number are one symbol.
inline constexpr std::uint32_t kTwoSymbols = 4;     ///< This many lead symbols open a code of two ...
inline constexpr std::uint32_t kThreeSymbols = 12;  ///< ... and this many a code of three.
inline constexpr std::uint32_t kMaxLetters = kOneSymbol + kTwoSymbols * 64 + kThreeSymbols * 64 * 64;

/// The symbols of one letter. `count` 0: the letter occurs in no word.
struct LetterCode {
  std::array<std::uint8_t, 3> symbols;
  std::uint8_t count;
};

/// The code of the letter with this number, which must be below kMaxLetters.
[[nodiscard]] constexpr LetterCode letter_code(std::uint32_t number) noexcept {
  if (number < kOneSymbol) return {{static_cast<std::uint8_t>(number)}, 1};
  number -= kOneSymbol;
  if (number < kTwoSymbols * 64) {
    return {{static_cast<std::uint8_t>(kOneSymbol + number / 64), static_cast<std::uint8_t>(number % 64)}, 2};
  }
  number -= kTwoSymbols * 64;
  return {{static_cast<std::uint8_t>(kOneSymbol + kTwoSymbols + number / 4096),
           static_cast<std::uint8_t>(number / 64 % 64), static_cast<std::uint8_t>(number % 64)},
          3};
}

/// The number of the letter whose code these symbols, one or more, begin with, and how many are its code. A code that
/// is cut short ends in zeros.
struct LetterNumber {
  std::uint32_t number;
  std::uint32_t count;
};
[[nodiscard]] constexpr LetterNumber letter_number(std::span<const std::uint8_t> symbols) noexcept {
  const auto symbol = [&](std::size_t i) { return i < symbols.size() ? std::uint32_t{symbols[i]} : 0; };
  const std::uint32_t lead = symbol(0);
  if (lead < kOneSymbol) return {lead, 1};
  if (lead < kOneSymbol + kTwoSymbols) return {kOneSymbol + (lead - kOneSymbol) * 64 + symbol(1), 2};
  const std::uint32_t lead_of_three = lead - kOneSymbol - kTwoSymbols;
  return {kOneSymbol + kTwoSymbols * 64 + lead_of_three * 4096 + symbol(1) * 64 + symbol(2), 3};
}

/// The alphabet section of a file: pairs of code point and number, sorted by code point.
class Alphabet {
 public:
  Alphabet() noexcept = default;
  /// `section` must outlive this. Reads the pairs of ASCII once, the others on demand.
  explicit Alphabet(std::span<const std::byte> section) noexcept;

  [[nodiscard]] LetterCode code(char32_t letter) const noexcept {
    return letter < ascii_.size() ? ascii_[letter] : search(letter);
  }
  /// The letters by their numbers. Only of a sound alphabet.
  [[nodiscard]] std::vector<char32_t> letters() const;
  /// Whether the pairs are sorted and number every letter once.
  [[nodiscard]] bool is_sound() const;

 private:
  [[nodiscard]] LetterCode search(char32_t letter) const noexcept;

  std::span<const std::byte> section_;
  std::array<LetterCode, 128> ascii_{};
};

}  // namespace credence::dictionary

#endif  // CREDENCE_DICTIONARY_ALPHABET_HPP_
