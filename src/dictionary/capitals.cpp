// SPDX-License-Identifier: Apache-2.0
#include "dictionary/capitals.hpp"

namespace credence::dictionary {

void Capitals::read(const text::Prepared& password) {
  const text::TextForm<text::Typed> typed = password.typed();
  const text::Position characters = password.matching().size();
  cases_.reserve(characters);
  std::uint8_t last = kNone;
  for (text::Position i = 0; i < characters; ++i) {
    const char32_t c = typed[password.typed_position(i)];
    const Case letter_case = c >= U'A' && c <= U'Z' ? kCapital : c >= U'a' && c <= U'z' ? kSmall : kNone;
    cases_.push_back(letter_case);
    if (letter_case == kNone) continue;
    changes_somewhere_ |= last != kNone && letter_case != last;
    last = letter_case;
  }
  if (!changes_somewhere_) return;

  letter_.resize_uninitialised(characters + 1);
  change_.resize_uninitialised(characters + 1);
  text::Position letter = characters;
  text::Position change = letter;
  letter_[characters] = change_[characters] = letter;
  for (text::Position i = characters; i-- > 0;) {
    if (cases_[i] != kNone) {
      if (letter != characters && cases_[letter] != cases_[i]) change = letter;
      letter = i;
    }
    letter_[i] = letter;
    change_[i] = change;
  }
}

// Of "passWord", the range [1, 6) "assWo" has its first letter at 1, whose case first changes at 4, which is inside.
// A capital at the beginning doesn't count: of "Word" the first letter that counts is the o.
bool Capitals::changes_inside(text::Range<text::Matching> range) const noexcept {
  text::Position first = letter_[range.begin];
  if (first >= range.end) return false;
  if (cases_[first] == kCapital) first = letter_[first + 1];
  return first < range.end && change_[first] < range.end;
}

}  // namespace credence::dictionary
