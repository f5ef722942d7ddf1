// SPDX-License-Identifier: Apache-2.0
// The built-in words inside passwords: what must be found, where, and what must not.
#include "credence/dictionary.hpp"

#include <memory>
#include <string>
#include <vector>

#include "catch.hpp"
#include "judge.hpp"
#include "text/prepared.hpp"

using namespace credence;

namespace {

Violations check(const DictionaryRule& rule, std::string_view password) {
  return test::judge(rules::check_dictionary, rule, password, {}, Resources::built_in()).violations;
}

std::vector<Span> word_spans(const DictionaryRule& rule, std::string_view password) {
  std::vector<Span> spans;
  for (const Violation& violation : check(rule, password)) {
    if (violation.code == Code::kDictionaryWord) spans.push_back(violation.span);
  }
  return spans;
}

DictionaryRule rule_of(DictionaryMode mode) {
  DictionaryRule rule;
  rule.mode = mode;
  return rule;
}

}  // namespace

TEST_CASE("words are found where they are, through every disguise") {
  struct Case {
    const char* name;
    const char* password;
    std::vector<Span> spans;
  };
  const auto c = GENERATE(values<Case>({
      {"leet o", "Passw0rd!", {{0, 8}}},
      {"capital and digits", "Apple@135", {{0, 5}}},
      {"leet a and s", "p@$$w0rd", {{0, 8}}},
      {"reversed", "drowssap1", {{0, 8}}},
      {"separated", "p-a-s-s-w-o-r-d", {{0, 15}}},
      {"separated, in leet spelling", "p-4-$-s-w-0-r-d", {{0, 15}}},
      {"separated by middle dots",
       "p\xC2\xB7"
       "a\xC2\xB7s\xC2\xB7s\xC2\xB7w\xC2\xB7o\xC2\xB7r\xC2\xB7"
       "d",
       {{0, 22}}},
      {"one separator", "xxpass.wordxx", {{2, 11}}},
      {"stretched", "Paasswoord", {{0, 10}}},
      {"accent",
       "contrase\xC3\xB1"
       "a",
       {{0, 11}}},
      {"accent left out, leet i after it", "ContrasenA1!", {{0, 10}}},
      {"Cyrillic", "\xD0\xBF\xD0\xB0\xD1\x80\xD0\xBE\xD0\xBB\xD1\x8C", {{0, 12}}},
      {"katakana", "\xE3\x83\x91\xE3\x82\xB9\xE3\x83\xAF\xE3\x83\xBC\xE3\x83\x89", {{0, 15}}},
      {"half-width katakana",
       "\xEF\xBE\x8A\xEF\xBE\x9F\xEF\xBD\xBD\xEF\xBE\x9C\xEF\xBD\xB0\xEF\xBE\x84\xEF\xBE\x9E",
       {{0, 21}}},
      {"Cyrillic a in a Latin word", "p\xD0\xB0ssword", {{0, 9}}},
      {"full-width",
       "\xEF\xBD\x90\xEF\xBD\x81\xEF\xBD\x93\xEF\xBD\x93\xEF\xBD\x97\xEF\xBD\x8F\xEF\xBD\x92\xEF\xBD\x84",
       {{0, 24}}},
      {"sharp s",
       "Stra\xC3\x9F"
       "e12!",
       {{0, 7}}},
      {"Han", "\xE5\xAF\x86\xE7\xA0\x81", {{0, 6}}},
      {"passphrase", "correct horse battery staple", {{0, 7}, {8, 13}, {14, 21}, {22, 28}}},
      {"a short word beside a symbol that is not ASCII",
       "love\xE2\x82\xAC"
       "99",
       {{0, 4}}},
      {"a short word in letters", "xlovex99", {}},
      {"nothing", "xK7#qPz92Lmv", {}},
      {"empty", "", {}},
  }));
  CAPTURE(c.name);
  CHECK(word_spans(rule_of(DictionaryMode::kContains), c.password) == c.spans);
}

TEST_CASE("the violation tells the kind of word and its rank") {
  const Violations found = check(rule_of(DictionaryMode::kWhole), "PassworD");
  CHECK(found == Violations{{Code::kDictionaryWord, {0, 8}, static_cast<int>(WordKind::kPassword), 2}});
  CHECK(check(rule_of(DictionaryMode::kWhole), "Password1x").empty());
  CHECK(check(rule_of(DictionaryMode::kOff), "password").empty());
}

TEST_CASE("points are what is left besides words") {
  struct Case {
    const char* password;
    std::int64_t points;
  };
  const auto c = GENERATE(values<Case>({{"password", 3},
                                        {"passwor", 3},
                                        {"Password1!", 4},
                                        {"xK7#qPz92Lmv", 12},
                                        {"p-a-s-s-w-o-r-d1", 5},
                                        // beginnings of "elephant": plain, leet, stretched, both, separated
                                        {"elepha", 2},
                                        {"3lephan", 5},
                                        {"eleephan", 5},
                                        {"elepph4n", 7},
                                        {"e-l-e-p-h-a", 4},
                                        {"e-l-e-p-h-", 4},
                                        // an e, and the beginning of a rarer word
                                        {"eLepha", 3},
                                        // a common word of five letters and a rare one, not at the end
                                        {"right!", 3},
                                        {"abbot!", 4},
                                        // a syllable of Hangul and a kana with its sound mark are one character
                                        {"\xEA\xB0\x80\xED\x9E\xA3\xEA\xB0\xB9\xEB\x98\x83", 4},
                                        {"\xE3\x81\x8C\xE3\x81\x8E\xE3\x81\x90\xE3\x81\x92", 4},
                                        {"\xEF\xB7\xBA", 1},
                                        {"\xE2\x80\x8B\xE2\x80\x8B", 0}}));
  CAPTURE(c.password);
  DictionaryRule rule = rule_of(DictionaryMode::kBasedOn);
  rule.min_points = 1000;
  const Violations found = check(rule, c.password);
  REQUIRE_FALSE(found.empty());
  CHECK(found.front().code == Code::kPointsTooFew);
  CHECK(found.front().limit == 1000);
  CHECK(found.front().actual == c.points);
  CHECK(check(rule_of(DictionaryMode::kBasedOn), "correct horse battery staple").empty());
}

TEST_CASE("the built-in dictionary is sound") {
  const auto dictionary = Dictionary::built_in();
  CHECK_NOTHROW(dictionary->verify());
  const DictionaryFacts facts = dictionary->facts();
  CHECK(facts.file_size <= facts.words * 8);
  CHECK(dictionary->find("password")->rank == 2);
  CHECK(facts.lists[dictionary->find("password")->list].kind == WordKind::kPassword);
  for (const char* const word :
       {"senha", "has\xC5\x82o", "heslo", "\xC5\x9Fifre", "\xEB\xB9\x84\xEB\xB0\x80\xEB\xB2\x88\xED\x98\xB8",
        "\xE5\xAF\x86\xE7\xA2\xBC", "\xD7\xA1\xD7\x99\xD7\xA1\xD7\x9E\xD7\x94"}) {
    CAPTURE(word);
    REQUIRE(dictionary->find(word));
    CHECK(dictionary->find(word)->rank < 100);
  }
  CHECK_FALSE(dictionary->find("xqzzkw"));
  CHECK_FALSE(dictionary->find(""));
}
