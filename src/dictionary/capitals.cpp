// SPDX-License-Identifier: Apache-2.0
#include "dictionary/capitals.hpp"

namespace credence::dictionary {

void Capitals::read(const text::Prepared& password) {
  const std::size_t characters = password.matching().size();
  cases_.reserve(characters);
  std::uint8_t last = kNone;
  for (std::size_t i = 0; i < characters; ++i) {
    const char byte = password.raw()[password.matching_span(i, i + 1).begin];
    const Case letter_case = byte >= 'A' && byte <= 'Z' ? kCapital : byte >= 'a' && byte <= 'z' ? kSmall : kNone;
    cases_.push_back(letter_case);
    if (letter_case == kNone) continue;
    changes_somewhere_ |= last != kNone && letter_case != last;
    last = letter_case;
  }
  if (!changes_somewhere_) return;

  letter_.resize_uninitialised(characters + 1);
  change_.resize_uninitialised(characters + 1);
  auto letter = static_cast<std::uint32_t>(characters);
  std::uint32_t change = letter;
  letter_[characters] = change_[characters] = letter;
  for (auto i = static_cast<std::uint32_t>(characters); i-- > 0;) {
    if (cases_[i] != kNone) {
      if (letter != characters && cases_[letter] != cases_[i]) change = letter;
      letter = i;
    }
    letter_[i] = letter;
    change_[i] = change;
  }
}

bool Capitals::changes_inside(std::uint32_t begin, std::uint32_t end) const noexcept {
  std::uint32_t first = letter_[begin];
  if (first >= end) return false;
  if (cases_[first] == kCapital) first = letter_[first + 1];
  return first < end && change_[first] < end;
}

}  // namespace credence::dictionary
