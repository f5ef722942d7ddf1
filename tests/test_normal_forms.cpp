// SPDX-License-Identifier: Apache-2.0
// What Unicode calls the same text is judged the same: passwords of ten scripts, composed and decomposed, get the same
// verdict and the same codes.
#include <unicode/normalizer2.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "credence/checker.hpp"

using namespace credence;

namespace {

// Letters, marks and composed characters of one script.
struct Script {
  const char* name;
  std::vector<std::pair<char32_t, char32_t>> ranges;
};

const Script kScripts[] = {
    {"Latin",
     {{'a', 'z'},
      {'0', '9'},
      {0xC0, 0xD6},
      {0xE0, 0xF6},
      {0x100, 0x17E},
      {0x1E00, 0x1EF9},
      {0x300, 0x30F},
      {0x323, 0x328}}},
    {"Greek",
     {{0x386, 0x3CE},
      {0x1F00, 0x1F15},
      {0x1F20, 0x1F45},
      {0x1F80, 0x1FB4},
      {0x301, 0x304},
      {0x313, 0x314},
      {0x345, 0x345}}},
    {"Cyrillic", {{0x400, 0x45F}, {0x4D0, 0x4F5}, {0x306, 0x308}}},
    {"Hebrew", {{0x5D0, 0x5EA}, {0x5B0, 0x5BC}, {0x5C1, 0x5C2}, {0xFB2A, 0xFB36}, {'0', '9'}}},
    {"Arabic", {{0x621, 0x64A}, {0x64B, 0x655}, {0x6C0, 0x6D3}, {0x660, 0x669}}},
    {"Devanagari", {{0x904, 0x939}, {0x93C, 0x94D}, {0x958, 0x95F}, {0x929, 0x929}, {0x931, 0x934}}},
    {"Bengali", {{0x985, 0x98C}, {0x995, 0x9A8}, {0x9BC, 0x9CD}, {0x9D7, 0x9D7}, {0x9DC, 0x9DF}}},
    {"Tamil", {{0xB85, 0xB8A}, {0xB92, 0xB95}, {0xBBE, 0xBCD}, {0xBD7, 0xBD7}}},
    {"Hangul", {{0xAC00, 0xD7A3}, {0x1100, 0x1112}, {0x1161, 0x1175}, {0x11A8, 0x11C2}}},
    {"kana", {{0x3041, 0x3096}, {0x30A1, 0x30FA}, {0x3099, 0x309A}, {0xFF66, 0xFF9F}, {'x', 'x'}, {'0', '9'}}},
    {"Telugu and Kannada", {{0xC05, 0xC28}, {0xC3E, 0xC4D}, {0xC55, 0xC56}, {0xCBF, 0xCCD}, {0xCD5, 0xCD6}}},
    {"Han", {{0x4E00, 0x4E80}, {0xF900, 0xF930}, {0x3041, 0x3096}, {0x3099, 0x3099}}},
};

std::string in_form(const icu::Normalizer2& form, const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string utf8;
  form.normalize(text, status).toUTF8String(utf8);
  REQUIRE(U_SUCCESS(status));
  return utf8;
}

struct Pair {
  std::string typed;  // as it came, in no form
  std::string composed;
  std::string decomposed;
};

Pair pair_of(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string typed;
  text.toUTF8String(typed);
  return {typed, in_form(*icu::Normalizer2::getNFCInstance(status), text),
          in_form(*icu::Normalizer2::getNFDInstance(status), text)};
}

icu::UnicodeString random_text(const Script& script, std::mt19937& random) {
  icu::UnicodeString text;
  const std::size_t size = 4 + random() % 16;
  for (std::size_t i = 0; i < size; ++i) {
    const auto& [first, last] = script.ranges[random() % script.ranges.size()];
    text.append(static_cast<UChar32>(first + random() % (last - first + 1)));
  }
  return text;
}

std::string answer(const Checker& checker, const std::string& password, const Subject& subject) {
  const Report report = checker.check(password, subject);
  std::string text(verdict_name(report.verdict));
  for (const Violations* list : {&report.violations, &report.warnings}) {
    // Within a rule findings are in the order of the caller's bytes, which differ.
    std::vector<std::string_view> codes;
    for (const Violation& violation : *list) codes.push_back(code_key(violation.code));
    std::sort(codes.begin(), codes.end());
    for (const std::string_view code : codes) text += ' ' + std::string(code);
    text += " |";
  }
  return text;
}

Policy all_patterns() {
  Policy policy = preset("credence");
  policy.length.max = 12;
  policy.length.unit = LengthUnit::kGrapheme;
  policy.characters.min_letters = 6;
  policy.characters.min_distinct = 6;
  policy.repeat.max_run = 1;
  policy.repeat.max_class_run = 4;
  policy.repeat.min_block = 2;
  policy.sequence.min_run = 3;
  policy.keyboard.min_walk = 3;
  policy.date.dates = policy.date.years = true;
  return policy;
}

struct NamedChecker {
  std::string name;
  Checker checker;
};

std::vector<NamedChecker> checkers() {
  std::vector<NamedChecker> all;
  for (const std::string_view name : {"credence", "citrix-cloud", "nist-800-63b-4-mfa", "nist-800-63b-4-single"}) {
    all.push_back({std::string(name), Checker(preset(name))});
  }
  all.push_back({"every pattern", Checker(all_patterns())});
  return all;
}

}  // namespace

TEST_CASE("composed and decomposed passwords of ten scripts are judged the same") {
  std::mt19937 random(1);
  const std::vector<NamedChecker> all = checkers();
  for (const Script& script : kScripts) {
    CAPTURE(script.name);
    int differing_forms = 0;
    for (int round = 0; round < 500; ++round) {
      const Pair password = pair_of(random_text(script, random));
      const Pair name = pair_of(random_text(script, random));
      differing_forms += password.composed != password.decomposed || password.composed != password.typed ? 1 : 0;
      Subject composed;
      composed.display_name = name.composed;
      Subject decomposed;
      decomposed.display_name = name.decomposed;
      for (const NamedChecker& named : all) {
        const std::string expected = answer(named.checker, password.composed, composed);
        for (const std::string& form : {password.decomposed, password.typed}) {
          for (const Subject& subject : {composed, decomposed}) {
            if (answer(named.checker, form, subject) == expected) continue;
            CAPTURE(named.name, password.composed, expected);
            CHECK(answer(named.checker, form, subject) == expected);
          }
        }
      }
    }
    CHECK(differing_forms > 100);
  }
}

TEST_CASE("a name in the password is found in each form") {
  const Checker checker(preset("credence"));
  for (const char* text : {"\u304C\u304E\u3050\u3052\u3054", "\uAC15\uB0A8\uC2A4\uD0C0\uC77C", "J\u00FCrgen\u00E9"}) {
    const Pair name = pair_of(icu::UnicodeString::fromUTF8(text));
    REQUIRE(name.composed != name.decomposed);
    for (const std::string& known : {name.composed, name.decomposed}) {
      for (const std::string& typed : {name.composed, name.decomposed}) {
        Subject subject;
        subject.display_name = known;
        const Report report = checker.check(typed + "xkvq7293", subject);
        REQUIRE(report.violations.size() == 1);
        CHECK(report.violations[0].code == Code::kContextDisplayName);
        CHECK(report.violations[0].span == Span{0, static_cast<std::uint32_t>(typed.size())});
      }
    }
  }
}

// Of issue reports.
TEST_CASE("points count characters of the NFC form") {
  Policy policy = preset("credence");
  policy.breach.enabled = false;
  policy.dictionary.min_points = 1000;
  const Checker checker(policy);
  for (const char* text :
       {"\uADF8\uB188\uC774\uC6A9\uC544\uBCF4\uD558\uB2C8", "\u30B8\u30A7\u30ED\u30FC\u30E0\u76EE\u3060x9",
        "\u305D\u3070\u3081\u3061\u3083\u304F\u3061\u3083x9"}) {
    const Pair password = pair_of(icu::UnicodeString::fromUTF8(text));
    const Report composed = checker.check(password.composed);
    const Report decomposed = checker.check(password.decomposed);
    REQUIRE(composed.violations.at(0).code == Code::kPointsTooFew);
    REQUIRE(decomposed.violations.at(0).code == Code::kPointsTooFew);
    CHECK(composed.violations[0].actual == decomposed.violations[0].actual);
    // Words only lower it.
    CHECK(composed.violations[0].actual <= icu::UnicodeString::fromUTF8(password.composed).countChar32());
    CHECK(composed.violations.size() == decomposed.violations.size());
  }
}
