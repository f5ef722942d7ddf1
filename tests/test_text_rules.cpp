// SPDX-License-Identifier: Apache-2.0
// The rules that look at characters alone: text, length, characters, confirmation.
#include <string>
#include <vector>

#include "catch.hpp"
#include "credence/checker.hpp"
#include "judge.hpp"

using namespace credence;

namespace {

template <typename Settings>
Violations found(rules::Rule rule, const Settings& settings, std::string_view password) {
  return test::judge(rule, settings, password).violations;
}
template <typename Settings>
Violations warned(rules::Rule rule, const Settings& settings, std::string_view password) {
  return test::judge(rule, settings, password).warnings;
}

LengthRule length(LengthUnit unit, std::uint32_t min, std::uint32_t max = 0) {
  LengthRule rule;
  rule.unit = unit;
  rule.min = min;
  rule.max = max;
  return rule;
}

}  // namespace

TEST_CASE("text rule") {
  struct Case {
    const char* name;
    bool refuse_unassigned, refuse_controls;
    std::string password;
    Violations expected;
  };
  const Case cases[] = {
      {"plain", true, true, "caf\u00E9 \U0001F600", {}},
      {"off", false, false, "a\x01\u0378", {}},
      {"not UTF-8 is always asked", false, false, "ab\xFFzz\xFE", {{Code::kTextNotUtf8, {2, 3}, 0, 0}}},
      {"truncated sequence", true, true, "\x01\xF0\x9F\x98", {{Code::kTextNotUtf8, {1, 4}, 0, 0}}},
      {"unassigned", true, false, "e\u0301\u0378\x01", {{Code::kTextUnassigned, {3, 5}, 0, 0}}},
      {"noncharacter", true, true, "\uFFFF", {{Code::kTextUnassigned, {0, 3}, 0, 0}}},
      {"controls",
       false,
       true,
       "\t\u00E9\u0085\x7F",
       {{Code::kTextForbidden, {0, 1}, 0, 0},
        {Code::kTextForbidden, {3, 5}, 0, 0},
        {Code::kTextForbidden, {5, 6}, 0, 0}}},
      {"both in order",
       true,
       true,
       "\u0378\x1F",
       {{Code::kTextUnassigned, {0, 2}, 0, 0}, {Code::kTextForbidden, {2, 3}, 0, 0}}},
      {"private use is assigned", true, true, "\uE000", {}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    TextRule rule;
    rule.refuse_unassigned = c.refuse_unassigned;
    rule.refuse_controls = c.refuse_controls;
    CHECK(found(rules::check_text, rule, c.password) == c.expected);
  }
}

// OWASP ASVS 4.0.3, 2.1.1: 12 characters "after multiple spaces are combined".
TEST_CASE("consecutive spaces count once for the minimum") {
  LengthRule rule = length(LengthUnit::kCodePoint, 12, 13);
  rule.combine_spaces = true;
  rule.warn_below = 13;
  struct Case {
    const char* name;
    std::string password;
    Violations expected, warnings;
  };
  const Case cases[] = {
      {"none", "123456789012", {}, {{Code::kLengthTooShort, {0, 12}, 13, 12}}},
      {"single spaces", "1 3 5 7 9 1 3", {}, {}},
      {"a pair", "12  567890123", {}, {{Code::kLengthTooShort, {0, 13}, 13, 12}}},
      {"a run and a pair", "1   567  0123", {{Code::kLengthTooShort, {0, 13}, 12, 10}}, {}},
      {"the maximum counts them all", "1234567890123 ", {{Code::kLengthTooLong, {0, 14}, 13, 14}}, {}},
      {"only spaces", "            ", {{Code::kLengthTooShort, {0, 12}, 12, 1}}, {}},
      {"not UTF-8", "\xFF  ", {}, {}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    CHECK(found(rules::check_length, rule, c.password) == c.expected);
    CHECK(warned(rules::check_length, rule, c.password) == c.warnings);
  }
}

// ../shared/standards.md, section 5, counting.
TEST_CASE("length counts what the policy says") {
  struct Case {
    const char* name;
    std::string password;
    std::int64_t bytes, utf16, code_points, graphemes;
  };
  const Case cases[] = {
      {"e-acute composed", "\u00E9", 2, 1, 1, 1},
      {"e-acute decomposed counts as composed", "e\u0301", 3, 1, 1, 1},
      {"mark that does not compose", "q\u0301", 3, 2, 2, 1},
      {"family emoji", "\U0001F468\u200D\U0001F469\u200D\U0001F467", 18, 8, 5, 1},
      {"flag", "\U0001F1E9\U0001F1EA", 8, 4, 2, 1},
      {"U+FDFA", "\uFDFA", 3, 1, 1, 1},
      {"eight e-acutes decomposed", "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301", 24, 8, 8, 8},
      {"empty", "", 0, 0, 0, 0},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    const auto size = static_cast<std::uint32_t>(c.password.size());
    const auto actual_in = [&](LengthUnit unit) {
      const Violations violations = found(rules::check_length, length(unit, 1000), c.password);
      REQUIRE(violations.size() == 1);
      CHECK(violations[0] == Violation{Code::kLengthTooShort, {0, size}, 1000, violations[0].actual});
      return violations[0].actual;
    };
    CHECK(actual_in(LengthUnit::kByte) == c.bytes);
    CHECK(actual_in(LengthUnit::kUtf16) == c.utf16);
    CHECK(actual_in(LengthUnit::kCodePoint) == c.code_points);
    CHECK(actual_in(LengthUnit::kGrapheme) == c.graphemes);
  }
}

TEST_CASE("length limits") {
  using Unit = LengthUnit;
  struct Case {
    const char* name;
    LengthRule rule;
    std::string password;
    Violations expected;
  };
  const Case cases[] = {
      {"at the minimum", length(Unit::kCodePoint, 8), "12345678", {}},
      {"one below", length(Unit::kCodePoint, 8), "1234567", {{Code::kLengthTooShort, {0, 7}, 8, 7}}},
      {"at the maximum", length(Unit::kCodePoint, 0, 4), "1234", {}},
      {"one above", length(Unit::kCodePoint, 0, 4), "12345", {{Code::kLengthTooLong, {0, 5}, 4, 5}}},
      {"15 of NIST against 16 raw, 8 composed",
       length(Unit::kCodePoint, 15),
       "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301",
       {{Code::kLengthTooShort, {0, 24}, 15, 8}}},
      {"no minimum", length(Unit::kCodePoint, 0), "", {}},
      {"empty", LengthRule{}, "", {{Code::kLengthTooShort, {0, 0}, 1, 0}}},
      {"no text, counted in characters", length(Unit::kCodePoint, 8), "\xFF", {}},
      {"no text, counted in bytes", length(Unit::kByte, 8), "\xFF", {{Code::kLengthTooShort, {0, 1}, 8, 1}}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    CHECK(found(rules::check_length, c.rule, c.password) == c.expected);
  }
}

TEST_CASE("over the byte cap nothing but the cap is reported") {
  LengthRule rule = length(LengthUnit::kByte, 12, 14);
  rule.byte_cap = 16;
  rule.warn_above_bytes = 4;
  rule.warn_below = 3000;
  for (const char character : {'a', '\xFF'}) {
    const std::string over(17, character);
    const Violations expected{{Code::kLengthTooLong, {0, 17}, 16, 17}};
    CHECK(found(rules::check_byte_cap, rule, over) == expected);
    CHECK(found(rules::check_byte_cap, rule, over.substr(1)).empty());
    const Report report = Checker(test::policy_with(rule)).check(over);
    CHECK(report.violations == expected);
    CHECK(report.warnings.empty());
  }
}

TEST_CASE("length warnings") {
  LengthRule rule = length(LengthUnit::kCodePoint, 8);
  rule.warn_below = 15;
  rule.warn_above_bytes = 72;
  const auto warnings = [&](const std::string& password) { return warned(rules::check_length, rule, password); };
  CHECK(warnings(std::string(7, 'a')).empty());  // a violation, so no warning besides
  CHECK(warnings(std::string(14, 'a')) == Violations{{Code::kLengthTooShort, {0, 14}, 15, 14}});
  CHECK(warnings(std::string(15, 'a')).empty());
  CHECK(warnings(std::string(72, 'a')).empty());
  CHECK(warnings(std::string(73, 'a')) == Violations{{Code::kLengthTooLong, {0, 73}, 72, 73}});
  CHECK(warnings(std::string(73, '\xFF')) == Violations{{Code::kLengthTooLong, {0, 73}, 72, 73}});
}

TEST_CASE("characters rule: what is missing") {
  CharacterRule citrix;
  citrix.min_digits = 1;
  citrix.min_upper = 1;
  citrix.min_symbols = 1;
  citrix.symbols = "!@#$%^*?+=-";
  CharacterRule everything;
  everything.min_digits = 2;
  everything.min_upper = 2;
  everything.min_lower = 2;
  everything.min_letters = 3;
  everything.min_symbols = 1;
  everything.min_classes = 4;
  everything.min_distinct = 5;
  CharacterRule euro;
  euro.min_symbols = 2;
  euro.symbols = "\u20AC+";
  struct Case {
    const char* name;
    CharacterRule rule;
    std::string password;
    Violations expected;
  };
  const Case cases[] = {
      {"nothing asked", CharacterRule{}, "", {}},
      {"all there", citrix, "A1!", {}},
      {"accented capital counts", citrix, "\u00C91!", {}},
      {"decomposed capital counts", citrix, "E\u03011!", {}},
      {"other symbols and digits don't count",
       citrix,
       "A&\u0661",
       {{Code::kCharactersMissingDigit, {0, 4}, 1, 0}, {Code::kCharactersMissingSymbol, {0, 4}, 1, 0}}},
      {"all missing",
       citrix,
       "abc",
       {{Code::kCharactersMissingDigit, {0, 3}, 1, 0},
        {Code::kCharactersMissingUpper, {0, 3}, 1, 0},
        {Code::kCharactersMissingSymbol, {0, 3}, 1, 0}}},
      {"every code in order",
       everything,
       "1",
       {{Code::kCharactersMissingDigit, {0, 1}, 2, 1},
        {Code::kCharactersMissingUpper, {0, 1}, 2, 0},
        {Code::kCharactersMissingLower, {0, 1}, 2, 0},
        {Code::kCharactersMissingSymbol, {0, 1}, 1, 0},
        {Code::kCharactersMissingLetter, {0, 1}, 3, 0},
        {Code::kCharactersTooFewClasses, {0, 1}, 4, 1},
        {Code::kCharactersTooFewDistinct, {0, 1}, 5, 1}}},
      {"non-ASCII symbols of the set", euro, "\u20AC+\u00A3", {}},
      {"bytes within a symbol are no symbol", euro, "\u20AD\u20AE", {{Code::kCharactersMissingSymbol, {0, 6}, 2, 0}}},
      {"no text", everything, "\xFF", {}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    CHECK(found(rules::check_characters, c.rule, c.password) == c.expected);
  }
}

// The rows of ../shared/standards.md, section 5, that concern classes alone.
TEST_CASE("characters rule: three of five classes as Active Directory counts") {
  CharacterRule rule;
  rule.min_classes = 3;
  rule.count_caseless = true;
  struct Case {
    std::string password;
    std::int64_t classes;
  };
  const Case cases[] = {
      {"Abcdefg1", 3},      {"abcdefg1", 2},           {"abcdefg1\u20AC", 2},    {"abcdefg1\u00A3", 2},
      {"stra\u00DFe12", 2}, {"\u5BC6\u7801abc123", 3}, {"\u00C9t\u00E91234", 3},
  };
  for (const Case& c : cases) {
    CAPTURE(c.password);
    const auto size = static_cast<std::uint32_t>(c.password.size());
    const Violations expected =
        c.classes < 3 ? Violations{{Code::kCharactersTooFewClasses, {0, size}, 3, c.classes}} : Violations{};
    CHECK(found(rules::check_characters, rule, c.password) == expected);
  }
}

TEST_CASE("characters rule: distinct characters are counted in the NFC form, case apart") {
  CharacterRule rule;
  rule.min_distinct = 100;
  const auto distinct = [&](std::string_view password) {
    return found(rules::check_characters, rule, password).at(0).actual;
  };
  CHECK(distinct("aaaa") == 1);
  CHECK(distinct("aAaA") == 2);
  CHECK(distinct("e\u0301\u00E9") == 1);
  CHECK(distinct("abcabcabc") == 3);
}

TEST_CASE("characters rule: what may not stand there") {
  CharacterRule ascii;
  ascii.ascii_only = true;
  CharacterRule digits;
  digits.allowed = "0123456789";
  CharacterRule accents;
  accents.allowed = "ae\u00E9";
  struct Case {
    const char* name;
    CharacterRule rule;
    std::string password;
    Violations expected;
  };
  const Case cases[] = {
      {"printable", ascii, " ~Az", {}},
      {"runs",
       ascii,
       "a\u00E9\u00E8b\tc\x7F",
       {{Code::kCharactersNotAllowed, {1, 5}, 0, 0},
        {Code::kCharactersNotAllowed, {6, 7}, 0, 0},
        {Code::kCharactersNotAllowed, {8, 9}, 0, 0}}},
      {"digits only",
       digits,
       "12a34bc",
       {{Code::kCharactersNotAllowed, {2, 3}, 0, 0}, {Code::kCharactersNotAllowed, {5, 7}, 0, 0}}},
      {"allowed by composing", accents, "ae\u0301e", {}},
      {"the span of a composed character is its source",
       accents,
       "au\u0301e",
       {{Code::kCharactersNotAllowed, {1, 4}, 0, 0}}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    CHECK(found(rules::check_characters, c.rule, c.password) == c.expected);
  }
}

TEST_CASE("confirmation rule") {
  const auto mismatch = [](std::string_view password, std::optional<std::string_view> second, bool enabled = true) {
    ConfirmationRule rule;
    rule.enabled = enabled;
    Subject subject;
    subject.confirmation = second;
    return test::judge(rules::check_confirmation, rule, password, subject).violations;
  };
  CHECK(mismatch("secret", std::nullopt).empty());
  CHECK(mismatch("secret", "secret").empty());
  CHECK(mismatch("", "").empty());
  CHECK(mismatch("secret", "Secret") == Violations{{Code::kConfirmationMismatch, {0, 6}, 0, 0}});
  CHECK(mismatch("secret", "secre").size() == 1);
  CHECK(mismatch("secret", "").size() == 1);
  CHECK(mismatch("\u00E9", "e\u0301").empty());  // another keyboard, the same text
  CHECK(mismatch("e\u0301", "\u00E9").empty());
  CHECK(mismatch("\u00E9", "e\u0300").size() == 1);
  CHECK(mismatch("\u00E9", "\u00E9\xFF").size() == 1);
  CHECK(mismatch("\xFF", "\xFE").size() == 1);
  CHECK(mismatch("\xFF", "\xFF").empty());
  CHECK(mismatch("a", "b", false).empty());
}
