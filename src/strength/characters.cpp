// SPDX-License-Identifier: Apache-2.0
#include "strength/characters.hpp"

#include <algorithm>

namespace credence::strength {
namespace {

// Beyond ASCII, somebody who tries all strings first has to think of the script.
constexpr Cost kOtherScript = 3 * kBit;

struct Script {
  char32_t first, last;
  std::uint32_t size;  // of what a keyboard of it types
};
constexpr Script kScripts[] = {
    {0x00A0, 0x024F, 64},    // Latin
    {0x0370, 0x03FF, 48},    // Greek
    {0x0400, 0x052F, 64},    // Cyrillic
    {0x0530, 0x10FF, 64},    // Armenian to Georgian, each a small alphabet
    {0x1E00, 0x1EFF, 128},   // Latin of Vietnamese
    {0x3040, 0x30FF, 160},   // kana
    {0x3400, 0x9FFF, 4096},  // Han
    {0xAC00, 0xD7A3, 2048},  // Hangul
};
constexpr std::uint32_t kAnyOther = 2048;

}  // namespace

Cost script_size(char32_t code_point) noexcept {
  if (code_point < 0x80) return log2_floor(95);
  for (const Script& script : kScripts) {
    if (code_point >= script.first && code_point <= script.last) return log2_floor(script.size) + kOtherScript;
  }
  return log2_floor(kAnyOther) + kOtherScript;
}

void read_characters(const text::Prepared& password, Characters& out) {
  const auto typed = password.typed();
  const auto folded = password.folded();
  const auto matching = password.matching();
  const TypedPositions positions(password);
  out.resize(typed.size());
  for (text::Position i = 0; i < typed.size(); ++i) {
    Character& c = out[i];
    const char32_t code = typed[i];
    c.random = script_size(code);
    c.upper = folded[i] != code;
    if (code >= U'0' && code <= U'9') {
      c.digit = static_cast<std::uint8_t>(code - U'0' + 1);
    } else if (code >= 0x20 && code < 0x7F && !(folded[i] >= U'a' && folded[i] <= U'z')) {
      // The signs of ASCII in their order: those before the digits, between them and the letters, and so on.
      const int letters_and_digits = code > U'z' ? 62 : code > U'Z' ? 36 : code > U'9' ? 10 : 0;
      c.sign = static_cast<std::uint8_t>(static_cast<int>(code) - 0x20 - letters_and_digits + 1);
    }
  }
  for (text::Position i = 0; i < matching.size(); ++i) {
    if (matching[i] < U'a' || matching[i] > U'z') continue;
    const auto range = positions.of({i, i + 1});
    Character& c = out[range.begin];
    if (typed[range.begin] < 0x80 && !(folded[range.begin] >= U'a' && folded[range.begin] <= U'z')) continue;
    c.letter = static_cast<std::uint8_t>(matching[i] - U'a' + 1);
    c.accent = typed[range.begin] >= 0x80;
  }
}

TypedPositions::TypedPositions(const text::Prepared& password) : matching_(password.matching()) {
  if (password.is_ascii()) return;
  const auto typed = password.typed();
  typed_at_.resize(password.raw().size());
  for (text::Position i = 0; i < typed.size(); ++i) {
    const Span span = typed.span_of({i, i + 1});
    std::fill(typed_at_.data() + span.begin, typed_at_.data() + span.end, i);
  }
}

}  // namespace credence::strength
