// SPDX-License-Identifier: Apache-2.0
#include "dictionary/alphabet.hpp"

#include <vector>

#include "platform/bytes.hpp"

namespace credence::dictionary {
namespace {

constexpr std::size_t kPairSize = 8;

}  // namespace

Alphabet::Alphabet(std::span<const std::byte> section) noexcept : section_(section) {
  for (std::uint32_t i = 0; i < kLatinLetters; ++i) ascii_['a' + i] = letter_code(i);
  for (std::size_t at = 0; at < section_.size(); at += kPairSize) {
    const std::uint32_t code_point = platform::load_le32(&section_[at]);
    if (code_point >= ascii_.size()) break;
    ascii_[code_point] = letter_code(platform::load_le32(&section_[at + 4]));
  }
}

LetterCode Alphabet::search(char32_t letter) const noexcept {
  std::size_t first = 0;
  std::size_t last = section_.size() / kPairSize;
  while (first < last) {
    const std::size_t middle = first + (last - first) / 2;
    const std::uint32_t code_point = platform::load_le32(&section_[middle * kPairSize]);
    if (code_point == letter) return letter_code(platform::load_le32(&section_[middle * kPairSize + 4]));
    if (code_point < letter) {
      first = middle + 1;
    } else {
      last = middle;
    }
  }
  return {};
}

std::vector<char32_t> Alphabet::letters() const {
  std::vector<char32_t> letters(kLatinLetters + section_.size() / kPairSize);
  for (std::uint32_t i = 0; i < kLatinLetters; ++i) letters[i] = U'a' + i;
  for (std::size_t at = 0; at < section_.size(); at += kPairSize) {
    letters[platform::load_le32(&section_[at + 4])] = platform::load_le32(&section_[at]);
  }
  return letters;
}

bool Alphabet::is_sound() const {
  const std::size_t letters = section_.size() / kPairSize;
  if (letters > kMaxLetters - kLatinLetters) return false;
  std::vector<bool> used(kLatinLetters + letters);
  for (std::size_t i = 0; i < letters; ++i) {
    const std::uint32_t code_point = platform::load_le32(&section_[i * kPairSize]);
    const std::uint32_t number = platform::load_le32(&section_[i * kPairSize + 4]);
    if (i != 0 && code_point <= platform::load_le32(&section_[(i - 1) * kPairSize])) return false;
    if (code_point > 0x10FFFF || (code_point >= 'a' && code_point <= 'z')) return false;
    if (number < kLatinLetters || number >= used.size() || used[number]) return false;
    used[number] = true;
  }
  return true;
}

}  // namespace credence::dictionary
