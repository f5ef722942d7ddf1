// SPDX-License-Identifier: Apache-2.0
#include "rules/rules.hpp"

#include <algorithm>
#include <cstdint>

#include "text/secure_buffer.hpp"

namespace credence::rules {
namespace {

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
  Counts counts;
  for (const char32_t c : prepared.typed()) {
    const CharacterTraits traits = traits_of(c, symbols);
    counts.digits += traits.digit ? 1 : 0;
    counts.upper += traits.upper ? 1 : 0;
    counts.lower += traits.lower ? 1 : 0;
    counts.letters += traits.letter ? 1 : 0;
    counts.symbols += traits.symbol ? 1 : 0;
    counts.caseless += traits.caseless() ? 1 : 0;
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
    if (rule.ascii_only && !is_printable_ascii(c)) return false;
    return allowed.is_empty() || allowed.contains(c);
  };
  const auto text = prepared.typed();
  for (text::Position i = 0; i < text.size(); ++i) {
    if (may_stand(text[i])) continue;
    const text::Position first = i;
    while (i < text.size() && !may_stand(text[i])) ++i;
    Violation finding{Code::kCharactersNotAllowed, text.span_of({first, i}), 0, 0};
    finding.symbols = request.setup.allowed_text;
    findings.add(rule.level, finding);
  }
}

}  // namespace

void check_characters(const Request& request, Findings& findings) {
  const CharacterRule& rule = request.policy().characters;
  const text::Prepared& prepared = request.password;
  if (!prepared.is_text()) return;
  const auto ask = [&](Code code, std::uint32_t min, std::int64_t actual) {
    if (actual >= min) return;
    Violation finding{code, prepared.whole(), min, actual};
    if (code == Code::kCharactersMissingSymbol) finding.symbols = request.setup.symbols_text;
    finding.kinds = rule.count_caseless ? 5 : 4;
    findings.add(rule.level, finding);
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
