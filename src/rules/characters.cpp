// SPDX-License-Identifier: Apache-2.0
#include "rules/rules.hpp"

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

/// How many characters are of each kind. One character can be of several.
struct Counts {
  std::int64_t digits = 0;
  std::int64_t upper = 0;
  std::int64_t lower = 0;
  std::int64_t letters = 0;
  std::int64_t symbols = 0;
  std::int64_t caseless = 0;
};

Counts count_kinds(const CharacterSet& symbols, const text::Prepared& prepared) {
  const bool any_symbol = symbols.is_empty();
  Counts counts;
  for (const char32_t c : prepared.typed()) {
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
  sorted.append(prepared.typed().data(), prepared.typed().size());
  std::sort(sorted.begin(), sorted.end());
  return std::unique(sorted.begin(), sorted.end()) - sorted.begin();
}

void find_not_allowed(const Request& request, Findings& findings) {
  const CharacterRule& rule = request.policy().characters;
  const CharacterSet& allowed = request.setup.allowed;
  const text::Prepared& prepared = request.password;
  const auto may_stand = [&](char32_t c) {
    if (rule.ascii_only && (c < kFirstPrintableAscii || c > kLastPrintableAscii)) return false;
    return allowed.is_empty() || allowed.contains(c);
  };
  const auto text = prepared.typed();
  for (text::Position i = 0; i < text.size(); ++i) {
    if (may_stand(text[i])) continue;
    const text::Position first = i;
    while (i < text.size() && !may_stand(text[i])) ++i;
    findings.add(rule.level, {Code::kCharactersNotAllowed, text.span_of({first, i}), 0, 0});
  }
}

}  // namespace

void check_characters(const Request& request, Findings& findings) {
  const CharacterRule& rule = request.policy().characters;
  const text::Prepared& prepared = request.password;
  if (!prepared.is_text()) return;
  const auto ask = [&](Code code, std::uint32_t min, std::int64_t actual) {
    if (actual < min) findings.add(rule.level, {code, prepared.whole(), min, actual});
  };
  const Counts counts = count_kinds(request.setup.symbols, prepared);
  ask(Code::kCharactersMissingDigit, rule.min_digits, counts.digits);
  ask(Code::kCharactersMissingUpper, rule.min_upper, counts.upper);
  ask(Code::kCharactersMissingLower, rule.min_lower, counts.lower);
  ask(Code::kCharactersMissingSymbol, rule.min_symbols, counts.symbols);
  ask(Code::kCharactersMissingLetter, rule.min_letters, counts.letters);
  const std::int64_t classes = (counts.upper > 0 ? 1 : 0) + (counts.lower > 0 ? 1 : 0) + (counts.digits > 0 ? 1 : 0) +
                               (counts.symbols > 0 ? 1 : 0) + (rule.count_caseless && counts.caseless > 0 ? 1 : 0);
  ask(Code::kCharactersTooFewClasses, rule.min_classes, classes);
  if (rule.min_distinct != 0) ask(Code::kCharactersTooFewDistinct, rule.min_distinct, count_distinct(prepared));
  if (rule.ascii_only || !request.setup.allowed.is_empty()) find_not_allowed(request, findings);
}

}  // namespace credence::rules
