// SPDX-License-Identifier: Apache-2.0
#include "rules/characters.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "text/secure_buffer.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace credence::rules {
namespace {

constexpr char32_t kFirstPrintableAscii = 0x20;
constexpr char32_t kLastPrintableAscii = 0x7E;
constexpr char32_t kAsciiEnd = 0x80;

bool is_ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_ascii_upper(char32_t c) { return c >= U'A' && c <= U'Z'; }
bool is_ascii_lower(char32_t c) { return c >= U'a' && c <= U'z'; }

/// The characters of a setting, made to be asked once for each character of a password.
class CharacterSet {
 public:
  /// `characters` is UTF-8 and borrowed.
  explicit CharacterSet(std::string_view characters) : characters_(characters) {
    for (const char c : characters) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte < kAsciiEnd) ascii_[byte / 64] |= std::uint64_t{1} << (byte % 64U);
    }
  }
  [[nodiscard]] bool contains(char32_t c) const {
    if (c < kAsciiEnd) return (ascii_[c / 64] >> (c % 64U) & 1U) != 0;
    char encoded[text::kMaxUtf8];
    // No encoding of a character is a part of another's, so a substring is a character.
    return characters_.find(std::string_view(encoded, text::encode_utf8(c, encoded))) != std::string_view::npos;
  }

 private:
  std::string_view characters_;
  std::uint64_t ascii_[2] = {};
};

/// How many characters are of each kind. One character can be of several.
struct Counts {
  std::int64_t digits = 0;
  std::int64_t upper = 0;
  std::int64_t lower = 0;
  std::int64_t letters = 0;
  std::int64_t symbols = 0;
  std::int64_t caseless = 0;
};

Counts count_kinds(const CharacterRule& rule, const text::Prepared& prepared) {
  const CharacterSet symbols(rule.symbols);
  const bool any_symbol = rule.symbols.empty();
  Counts counts;
  for (const char32_t c : prepared.nfc()) {
    const bool ascii = c < kAsciiEnd;
    const bool digit = is_ascii_digit(c);
    const bool upper = ascii ? is_ascii_upper(c) : text::is_uppercase(c);
    const bool lower = ascii ? is_ascii_lower(c) : text::is_lowercase(c);
    const bool letter = ascii ? upper || lower : text::is_alphabetic(c);
    const bool symbol = any_symbol ? ascii && !digit && !letter : symbols.contains(c);
    counts.digits += digit ? 1 : 0;
    counts.upper += upper ? 1 : 0;
    counts.lower += lower ? 1 : 0;
    counts.letters += letter ? 1 : 0;
    counts.symbols += symbol ? 1 : 0;
    counts.caseless += letter && !upper && !lower ? 1 : 0;
  }
  return counts;
}

std::int64_t count_distinct(const text::Prepared& prepared) {
  text::SecureCodePoints sorted;
  sorted.append(prepared.nfc().data(), prepared.nfc().size());
  std::sort(sorted.begin(), sorted.end());
  return std::unique(sorted.begin(), sorted.end()) - sorted.begin();
}

void find_not_allowed(const CharacterRule& rule, const text::Prepared& prepared, Violations& violations) {
  const CharacterSet allowed(rule.allowed);
  const auto may_stand = [&](char32_t c) {
    if (rule.ascii_only && (c < kFirstPrintableAscii || c > kLastPrintableAscii)) return false;
    return rule.allowed.empty() || allowed.contains(c);
  };
  const auto text = prepared.nfc();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (may_stand(text[i])) continue;
    const std::size_t first = i;
    while (i < text.size() && !may_stand(text[i])) ++i;
    violations.push_back({Code::kCharactersNotAllowed, prepared.nfc_span(first, i), 0, 0});
  }
}

}  // namespace

void check_characters(const CharacterRule& rule, const text::Prepared& prepared, Violations& violations) {
  if (!prepared.is_text()) return;
  const auto ask = [&](Code code, std::uint32_t min, std::int64_t actual) {
    if (actual < min) violations.push_back({code, prepared.whole(), min, actual});
  };
  const Counts counts = count_kinds(rule, prepared);
  ask(Code::kCharactersMissingDigit, rule.min_digits, counts.digits);
  ask(Code::kCharactersMissingUpper, rule.min_upper, counts.upper);
  ask(Code::kCharactersMissingLower, rule.min_lower, counts.lower);
  ask(Code::kCharactersMissingSymbol, rule.min_symbols, counts.symbols);
  ask(Code::kCharactersMissingLetter, rule.min_letters, counts.letters);
  const std::int64_t classes = (counts.upper > 0 ? 1 : 0) + (counts.lower > 0 ? 1 : 0) + (counts.digits > 0 ? 1 : 0) +
                               (counts.symbols > 0 ? 1 : 0) + (rule.count_caseless && counts.caseless > 0 ? 1 : 0);
  ask(Code::kCharactersTooFewClasses, rule.min_classes, classes);
  if (rule.min_distinct != 0) ask(Code::kCharactersTooFewDistinct, rule.min_distinct, count_distinct(prepared));
  if (rule.ascii_only || !rule.allowed.empty()) find_not_allowed(rule, prepared, violations);
}

}  // namespace credence::rules
