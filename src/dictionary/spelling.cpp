// SPDX-License-Identifier: Apache-2.0
#include "dictionary/spelling.hpp"

#include "text/letter_weight.hpp"

namespace credence::dictionary {
namespace {

// Beside a separator that stands for a letter itself only letters are taken for some.
bool is_or_stands_for_letter(const Cell& cell, char32_t c, bool beside_leet) noexcept {
  return text::is_letter(c) || (!beside_leet && (cell.any & ~cell.own) != 0);
}

}  // namespace

void spell_plain(const Alphabet& alphabet, text::TextForm<text::Matching> text, bool leet, Cells& out) {
  out.reserve(text.size());
  for (text::Position i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    Cell cell{0, 0, 0, i, alphabet.code(c), static_cast<std::uint8_t>(text::letter_weight(c))};
    if (cell.code.count != 0) (cell.code.count == 1 ? cell.own : cell.lead) = std::uint64_t{1} << cell.code.symbols[0];
    cell.any = cell.own | (leet ? text::leet_letters(c) : 0);
    out.push_back(cell);
  }
}

bool spell_without_separators(text::TextForm<text::Matching> text, text::Separators separators, const Cells& plain,
                              Cells& out) {
  for (text::Position i = 0; i < text.size(); ++i) {
    const auto adjoins_letter = [&](text::Position beside) {
      return is_or_stands_for_letter(plain[beside], text[beside], text::leet_letters(text[i]) != 0);
    };
    const bool left_out = i != 0 && i + 1 < text.size() && text::is_one_of(separators, text[i]) &&
                          adjoins_letter(i - 1) && adjoins_letter(i + 1);
    if (!left_out) out.push_back(plain[i]);
  }
  return out.size() != text.size();
}

void spell_backwards(const Cells& plain, Cells& out) {
  for (std::size_t i = plain.size(); i-- > 0;) out.push_back(plain[i]);
}

bool find_run_ends(text::TextForm<text::Matching> text, RunEnds& out) {
  out.resize_uninitialised(text.size());
  bool found = false;
  for (text::Position i = text.size(); i-- > 0;) {
    const bool goes_on = i + 1 < text.size() && text::continues_run(text, i + 1);
    out[i] = goes_on ? out[i + 1] : i + 1;
    found |= goes_on;
  }
  return found;
}

}  // namespace credence::dictionary
