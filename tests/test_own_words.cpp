// SPDX-License-Identifier: Apache-2.0
// The administrator's own words: those that are refused wherever they stand, and exceptions.
#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "catch.hpp"
#include "judge.hpp"
#include "naive_dictionary.hpp"
#include "text/utf8.hpp"

using namespace credence;
using test::SampleDictionary;

namespace {

std::shared_ptr<const Dictionary> shared(const SampleDictionary& sample) {
  return {std::shared_ptr<void>(), &sample.dictionary()};  // the sample outlives every use
}

DictionaryRule rule_of(DictionaryMode mode) {
  DictionaryRule rule;
  rule.mode = mode;
  return rule;
}

}  // namespace

TEST_CASE("forbidden words are refused wherever they stand") {
  const SampleDictionary forbidden({test::Words{"acme", "Project Falcon", "x9z", "Rhône-Alpes", "C3PO"}});
  struct Row {
    const char* name;
    DictionaryRule rule;
    const char* password;
    Violations expected;
  };
  constexpr Code kForbidden = Code::kDictionaryForbidden;
  constexpr std::int64_t kOther = static_cast<std::int64_t>(WordKind::kOther);
  const DictionaryRule off;
  DictionaryRule none, whole, longer, plain;
  none.forbidden = ContextMatch::kOff;
  whole.forbidden = ContextMatch::kWhole;
  longer.forbidden_min_length = 5;
  plain.leet = plain.reversed = plain.separated = plain.stretched = false;
  const Row rows[] = {
      {"among enough others", off, "acme-Paris-77-Zq", {{kForbidden, {0, 4}, kOther, 1}}},
      {"in based_on, which is content",
       rule_of(DictionaryMode::kBasedOn),
       "acme-Paris-77-Zq",
       {{kForbidden, {0, 4}, kOther, 1}}},
      {"within letters", off, "xxacmexx", {{kForbidden, {2, 6}, kOther, 1}}},
      {"three letters, as they stand", off, "ax9zb", {{kForbidden, {1, 4}, kOther, 3}}},
      {"three letters need another one in disguise", off, "z9xa", {}},
      {"capitals", off, "aCmE", {{kForbidden, {0, 4}, kOther, 1}}},
      {"leet", off, "4cm3", {{kForbidden, {0, 4}, kOther, 1}}},
      {"reversed", off, "emca", {{kForbidden, {0, 4}, kOther, 1}}},
      {"separated", off, "a.c.m.e", {{kForbidden, {0, 7}, kOther, 1}}},
      {"no disguise, as the rule has it", plain, "4cm3 a.c.m.e emca", {}},
      {"two words as they are", off, "my project falcon", {{kForbidden, {3, 17}, kOther, 2}}},
      {"two words run together", off, "ProjectFalcon7", {{kForbidden, {0, 13}, kOther, 2}}},
      {"two words, separated otherwise", off, "project_falcon", {{kForbidden, {0, 14}, kOther, 2}}},
      {"one of two words", off, "falcon", {}},
      {"a hyphen left out, accents too", off, "xRhoneAlpes", {{kForbidden, {1, 11}, kOther, 4}}},
      {"two of them", off, "acme x9z", {{kForbidden, {0, 4}, kOther, 1}, {kForbidden, {5, 8}, kOther, 3}}},
      {"switched off", none, "acme", {}},
      {"whole: with digits and symbols around", whole, "!acme123", {{kForbidden, {1, 5}, kOther, 1}}},
      {"whole: twice", whole, "acme-acme", {{kForbidden, {0, 4}, kOther, 1}, {kForbidden, {5, 9}, kOther, 1}}},
      {"whole: with a letter besides", whole, "acme1b", {}},
      {"too short for the rule", longer, "acme projectfalcon", {{kForbidden, {5, 18}, kOther, 2}}},
      {"nothing", off, "correct horse", {}},
      {"empty", off, "", {}},
      {"not text", off, "acme\xFF", {}},
  };
  Resources resources;
  resources.forbidden = {shared(forbidden)};
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(test::judge(rules::check_dictionary, row.rule, row.password, {}, resources).violations == row.expected);
  }
  DictionaryRule warns;
  warns.forbidden_level = Level::kWarn;
  const Report report = test::judge(rules::check_dictionary, warns, "xacmex", {}, resources);
  CHECK(report.violations.empty());
  CHECK(report.warnings == Violations{{kForbidden, {1, 5}, kOther, 1}});
}

TEST_CASE("an exception takes in what lies in it") {
  const SampleDictionary words({test::Words{"sunthorp", "thorpe", "acmeology", "horse"}});
  const SampleDictionary forbidden({test::Words{"acme", "cunt"}});
  const SampleDictionary allowed({test::Words{"Scunthorpe", "acmeology"}});
  struct Row {
    const char* name;
    DictionaryMode mode;
    const char* password;
    Violations expected;
  };
  constexpr std::int64_t kOther = static_cast<std::int64_t>(WordKind::kOther);
  const Row rows[] = {
      {"both forbidden and a word", DictionaryMode::kContains, "xScunthorpe9", {}},
      {"the word itself", DictionaryMode::kContains, "acmeology", {}},
      {"whole", DictionaryMode::kWhole, "acmeology", {}},
      {"a word that is no exception, whole",
       DictionaryMode::kWhole,
       "horse",
       {{Code::kDictionaryWord, {0, 5}, kOther, 4}}},
      {"beside an exception",
       DictionaryMode::kContains,
       "acmeology-horse",
       {{Code::kDictionaryWord, {10, 15}, kOther, 4}}},
      {"beyond an exception",
       DictionaryMode::kContains,
       "cunthorpe",
       {{Code::kDictionaryForbidden, {0, 4}, kOther, 2}, {Code::kDictionaryWord, {3, 9}, kOther, 2}}},
      {"an exception is none in disguise",
       DictionaryMode::kContains,
       "scunth0rpe",
       {{Code::kDictionaryForbidden, {1, 5}, kOther, 2}, {Code::kDictionaryWord, {4, 10}, kOther, 2}}},
      // nine characters that are no word, and no beginning of one
      {"points", DictionaryMode::kBasedOn, "acmeology", {}},
      {"points without exceptions",
       DictionaryMode::kBasedOn,
       "horse",
       {{Code::kPointsTooFew, {0, 5}, 8, 4}, {Code::kDictionaryWord, {0, 5}, kOther, 4}}},
  };
  Resources resources;
  resources.dictionaries = {shared(words)};
  resources.forbidden = {shared(forbidden)};
  resources.allowed = {shared(allowed)};
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(test::judge(rules::check_dictionary, rule_of(row.mode), row.password, {}, resources).violations ==
          row.expected);
  }
}

TEST_CASE("a checker takes forbidden words and exceptions, and refuses null ones") {
  const SampleDictionary forbidden({test::Words{"acme"}});
  const SampleDictionary allowed({test::Words{"acmes"}});
  Resources resources;
  resources.forbidden = {shared(forbidden)};
  resources.allowed = {shared(allowed)};
  const Checker checker(Policy(), resources);
  CHECK(checker.check("1acme1").violations == Violations{{Code::kDictionaryForbidden, {1, 5}, 6, 1}});
  CHECK(checker.check("1acmes1").violations.empty());
  CHECK(checker.provenance().dictionaries.size() == 2);
  SignIn sign_in;
  sign_in.password = "1acme1";
  CHECK(checker.assess(sign_in).violations.front() == Violation{Code::kDictionaryForbidden, {1, 5}, 6, 1});
  resources.forbidden.push_back(nullptr);
  CHECK_THROWS_AS(Checker(Policy(), resources), Error);
  resources.forbidden.clear();
  resources.allowed.push_back(nullptr);
  CHECK_THROWS_AS(Checker(Policy(), resources), Error);
}

TEST_CASE("a dictionary lists its words") {
  std::vector<test::Words> lists(2);
  for (char32_t c = U'\u4E00'; c < U'\u4F90'; ++c) {
    std::array<char, text::kMaxUtf8> bytes{};
    const std::string letter(bytes.data(), text::encode_utf8(c, bytes.data()));
    lists[1].push_back(letter + letter);
  }
  lists[0] = {"top",
              "tops",
              "tap",
              "taps",
              "\xC3\xB1"
              "andu",
              "new york",
              "caf\xC3\xA9"};
  const SampleDictionary sample(lists);
  std::map<std::u32string, Dictionary::Entry> listed;
  std::size_t calls = 0;
  sample.dictionary().for_each_word([&](std::string_view word, const Dictionary::Entry& entry) {
    ++calls;
    const std::u32string letters = test::matching_form(word);
    listed[letters] = entry;
    const auto same = sample.dictionary().find(word);
    REQUIRE(same);
    CHECK(same->list == entry.list);
    CHECK(same->rank == entry.rank);
  });
  CHECK(calls == sample.dictionary().facts().words);
  CHECK(listed.size() == calls);
  CHECK(calls == lists[0].size() + lists[1].size() + 1);  // and newyork
  CHECK(listed.contains(U"newyork"));
  CHECK(listed.contains(U"new york"));
  for (const auto& [word, entry] : sample.words()) CHECK(listed.contains(word));
}
