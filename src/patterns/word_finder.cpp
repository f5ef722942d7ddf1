// SPDX-License-Identifier: Apache-2.0
#include "patterns/word_finder.hpp"

#include <algorithm>
#include <string>

#include "text/leet.hpp"

namespace credence::patterns {
namespace {

constexpr std::size_t kBits = 64;
// The character of a bit where the next word would not fit any more; not a code point.
constexpr char32_t kUnused = 0xFFFFFFFF;
constexpr std::size_t kLetters = 26;
// The row of characters that are in no word: no bit is set in it.
constexpr std::size_t kEmptyRow = kLetters;
constexpr std::size_t kFirstCharacterRow = kEmptyRow + 1;

text::LetterSet letters_of(char32_t character) { return text::letter_set(character) | text::leet_letters(character); }

}  // namespace

WordFinder::WordFinder(std::span<const std::u32string_view> words, bool leet, bool reversed) : leet_(leet) {
  std::size_t characters = 0;
  for (const std::u32string_view word : words) characters += (reversed ? 2 : 1) * std::min(word.size(), kMaxWord);
  reserve(std::min(2 * characters + kBits, kMaxTotal));
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::u32string_view word = words[i].substr(0, kMaxWord);
    give_bits(i, word);
    if (!reversed) continue;
    const std::u32string backwards(word.rbegin(), word.rend());
    if (backwards != word) give_bits(i, backwards);
  }
  make_rows();
}

void WordFinder::reserve(std::size_t bits) {
  bits_.reserve(bits);
  endings_.reserve(bits);
  first_.reserve(bits / kBits + 1);
  last_.reserve(bits / kBits + 1);
}

// All of them in one machine word.
void WordFinder::give_bits(std::size_t word, std::u32string_view characters) {
  const std::size_t used = bits_.size() % kBits;
  if (used != 0 && used + characters.size() > kBits) bits_.resize(bits_.size() + kBits - used, kUnused);
  if (bits_.size() + characters.size() > kMaxTotal) return;
  const std::size_t first = bits_.size();
  bits_.insert(bits_.end(), characters.begin(), characters.end());
  const std::size_t last = bits_.size() - 1;

  const std::size_t width = last / kBits + 1;
  first_.resize(width);
  last_.resize(width);
  endings_.resize(width * kBits);
  first_[first / kBits] |= std::uint64_t{1} << first % kBits;
  last_[last / kBits] |= std::uint64_t{1} << last % kBits;
  endings_[last] = {word, static_cast<text::Position>(characters.size())};
}

void WordFinder::make_rows() {
  ascii_rows_.fill(kEmptyRow);
  std::size_t rows = kFirstCharacterRow;
  for (const char32_t c : bits_) {
    if (c >= ascii_rows_.size()) {
      if (c != kUnused) others_.push_back(c);
    } else if (ascii_rows_[c] == kEmptyRow) {
      ascii_rows_[c] = static_cast<std::uint16_t>(rows++);
    }
  }
  std::sort(others_.begin(), others_.end());
  others_.erase(std::unique(others_.begin(), others_.end()), others_.end());
  first_other_row_ = rows;
  rows += others_.size();

  const std::size_t width = first_.size();
  rows_.resize(rows * width);
  for (std::size_t i = 0; i < bits_.size(); ++i) {
    if (bits_[i] == kUnused) continue;
    const std::uint64_t bit = std::uint64_t{1} << i % kBits;
    rows_[row_number(bits_[i]) * width + i / kBits] |= bit;
    if (!leet_) continue;
    for (text::LetterSet letters = letters_of(bits_[i]); letters != 0; letters &= letters - 1) {
      rows_[static_cast<std::size_t>(std::countr_zero(letters)) * width + i / kBits] |= bit;
    }
  }
}

std::size_t WordFinder::row_number(char32_t character) const {
  if (character < ascii_rows_.size()) return ascii_rows_[character];
  const auto found = std::lower_bound(others_.begin(), others_.end(), character);
  if (found == others_.end() || *found != character) return kEmptyRow;
  return first_other_row_ + static_cast<std::size_t>(found - others_.begin());
}

WordFinder::Rows WordFinder::rows_of(char32_t character) const {
  const auto row = [&](std::size_t number) { return rows_.data() + number * first_.size(); };
  Rows rows;
  rows.row[rows.count++] = row(row_number(character));
  if (!leet_) return rows;
  for (text::LetterSet letters = letters_of(character); letters != 0 && rows.count < std::size(rows.row);
       letters &= letters - 1) {
    rows.row[rows.count++] = row(static_cast<std::size_t>(std::countr_zero(letters)));
  }
  return rows;
}

}  // namespace credence::patterns
