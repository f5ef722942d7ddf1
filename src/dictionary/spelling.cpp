// SPDX-License-Identifier: Apache-2.0
#include "dictionary/spelling.hpp"

#include "text/character_kind.hpp"
#include "text/leet.hpp"
#include "text/letter_weight.hpp"

namespace credence::dictionary {
namespace {

bool separates(char32_t c, Separators separators) noexcept {
  return text::is_separator(c) && (text::leet_letters(c) != 0) == (separators == Separators::kLeet);
}

bool has_letter(const Cell& cell, char32_t c, Separators separators) noexcept {
  return text::is_letter(c) || (separators == Separators::kPlain && (cell.any & ~cell.own) != 0);
}

}  // namespace

void read_plain(const Alphabet& alphabet, std::span<const char32_t> text, bool leet, Cells& out) {
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    Cell cell{
        0, 0, 0, static_cast<std::uint32_t>(i), alphabet.code(c), static_cast<std::uint8_t>(text::letter_weight(c))};
    if (cell.code.count != 0) (cell.code.count == 1 ? cell.own : cell.lead) = std::uint64_t{1} << cell.code.symbols[0];
    cell.any = cell.own | (leet ? text::leet_letters(c) : 0);
    out.push_back(cell);
  }
}

bool read_without_separators(std::span<const char32_t> text, Separators separators, const Cells& plain, Cells& out) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool left_out = i != 0 && i + 1 < text.size() && separates(text[i], separators) &&
                          has_letter(plain[i - 1], text[i - 1], separators) &&
                          has_letter(plain[i + 1], text[i + 1], separators);
    if (!left_out) out.push_back(plain[i]);
  }
  return out.size() != text.size();
}

bool find_runs(std::span<const char32_t> text, text::SecureBuffer<std::uint32_t, 96>& out) {
  out.resize_uninitialised(text.size());
  bool found = false;
  for (std::size_t i = text.size(); i-- > 0;) {
    const bool same = i + 1 < text.size() && text[i] == text[i + 1];
    out[i] = same ? out[i + 1] : static_cast<std::uint32_t>(i + 1);
    found |= same;
  }
  return found;
}

void read_backwards(const Cells& plain, Cells& out) {
  for (std::size_t i = plain.size(); i-- > 0;) out.push_back(plain[i]);
}

}  // namespace credence::dictionary
