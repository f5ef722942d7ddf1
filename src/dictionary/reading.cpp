// SPDX-License-Identifier: Apache-2.0
#include "dictionary/reading.hpp"

#include "dictionary/letter_weight.hpp"
#include "text/leet.hpp"

namespace credence::internal {
namespace {

bool is_separator(char32_t c, Separators separators) noexcept {
  if (c < U' ' || c > U'~' || is_letter(c) || (c >= U'0' && c <= U'9')) return false;
  return (leet_letters(c) != 0) == (separators == Separators::kLeet);
}

}  // namespace

void read_plain(const Alphabet& alphabet, std::span<const char32_t> text, bool leet, Cells& out) {
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    const auto place = static_cast<std::uint32_t>(i);
    Cell cell{0, 0, place, place + 1, alphabet.code(c), static_cast<std::uint8_t>(letter_weight(c))};
    if (cell.code.count == 1) cell.own = std::uint64_t{1} << cell.code.symbols[0];
    cell.any = cell.own | (leet ? leet_letters(c) : 0);
    out.push_back(cell);
  }
}

bool read_without_separators(std::span<const char32_t> text, Separators separators, const Cells& plain, Cells& out) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool between = i != 0 && i + 1 < text.size() && is_letter(text[i - 1]) && is_letter(text[i + 1]);
    if (!between || !is_separator(text[i], separators)) out.push_back(plain[i]);
  }
  return out.size() != text.size();
}

bool read_runs(std::span<const char32_t> text, const Cells& plain, Cells& out) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i != 0 && text[i] == text[i - 1]) {
      out[out.size() - 1].end = plain[i].end;
    } else {
      out.push_back(plain[i]);
    }
  }
  return out.size() != text.size();
}

void read_backwards(const Cells& plain, Cells& out) {
  for (std::size_t i = plain.size(); i-- > 0;) out.push_back(plain[i]);
}

}  // namespace credence::internal
