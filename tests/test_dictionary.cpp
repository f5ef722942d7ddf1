// SPDX-License-Identifier: Apache-2.0
// The built-in words inside passwords: what must be found, where, and what must not.
#include "credence/dictionary.hpp"

#include <algorithm>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "catch.hpp"
#include "judge.hpp"
#include "text/prepared.hpp"

using namespace credence;
using rules::Setup;

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
      {"two sorts of separators, one of which stands for a letter", "passw_o+rd", {{0, 10}}},
      {"the same with a letter in leet spelling", "p4ssw_o+rd", {{0, 10}}},
      {"two sorts, one after the other", "ele_ph!ant", {{0, 10}}},
      {"two sorts, side by side", "pass_+word", {{0, 4}, {6, 10}}},
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
      {"passphrase", "gravel horse battery marble", {{0, 6}, {7, 12}, {13, 20}, {21, 27}}},
      {"a passphrase that everybody knows", "correcthorsebatterystaple", {{0, 25}}},
      {"the same with spaces", "correct horse battery staple", {{0, 28}}},
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

TEST_CASE("contains reports what a reader would call a word of the password") {
  struct Case {
    const char* name;
    const char* password;
    std::vector<Span> spans;
  };
  const auto c = GENERATE(values<Case>({
      // A word that no letter adjoins counts, however small a part it is.
      {"by itself in a long password", "x7#Kq9-tiger-4TvB2m", {{7, 12}}},
      {"at the beginning", "tiger7#Kq9-4TvB2mxQ", {{0, 5}}},
      // Inside letters it takes 40 percent: 6 of 15, not 6 of 16.
      {"inside letters, large enough", "xqpasswordx7#Kq", {{2, 10}}},
      {"inside letters, a third", "xtigerq7#Kq94TvB", {}},
      {"two words run together", "xtigerwindowq7#K", {{1, 6}, {6, 12}}},
      // Disguised it takes 60 percent, with letters beside it or not.
      {"reversed, large enough", "tnahpele#7x", {{0, 8}}},
      {"reversed, a half", "tnahpele#7Kq94Tv", {}},
      {"capitals in the middle, a third", "x7#tIGer-4TvB2m", {}},
      // A number is no word inside a longer number.
      {"a number in a longer one", "71234567#KqxTv", {}},
      {"Han characters by their weight", "\xE5\xAF\x86\xE7\xA0\x81x#7Kq94T", {{0, 6}}},
  }));
  CAPTURE(c.name);
  DictionaryRule rule = rule_of(DictionaryMode::kContains);
  CHECK(word_spans(rule, c.password) == c.spans);
  // Without shares every word of the best segmentation counts, but for numbers.
  rule.min_share = rule.disguised_share = 0;
  CHECK(word_spans(rule, c.password).size() >= c.spans.size());
}

TEST_CASE("patterns that make up most of a password count as words where the policy says so") {
  struct Case {
    const char* name;
    const char* password;
    Violations violations;
  };
  const auto c = GENERATE(values<Case>({
      {"a walk", "#zse4rfvgy7!", {{Code::kKeyboardWalk, {1, 12}, 4, 11}}},
      {"a walk of a half", "x7#Kzse4", {}},
      {"a walk of more", "x7Kzse4", {{Code::kKeyboardWalk, {3, 7}, 4, 4}}},
      {"a sequence and a run", "xabcd7777", {{Code::kSequenceRun, {1, 5}, 3, 4}, {Code::kRepeatRun, {5, 9}, 2, 4}}},
      {"a date", "x31.12.1999", {{Code::kDateFound, {1, 11}, 0, 0}}},
      {"a block", "xkv7kv7kv7#", {{Code::kRepeatBlock, {1, 10}, 2, 3}}},
      {"nothing", "xK7#qPz92Lmv", {}},
  }));
  CAPTURE(c.name);
  DictionaryRule rule = rule_of(DictionaryMode::kContains);
  CHECK(check(rule, c.password).empty());
  rule.pattern_share = 51;
  CHECK(check(rule, c.password) == c.violations);
  // Its own rule has named it before.
  Policy policy = test::policy_with(rule);
  policy.keyboard.min_walk = policy.sequence.min_run = 3;
  policy.repeat.max_run = policy.repeat.min_block = 2;
  policy.date.dates = policy.date.years = true;
  const text::Prepared prepared(c.password, 100);
  CHECK(test::judge(rules::check_dictionary, rules::Setup(policy, Resources::built_in()), prepared).violations.empty());
}

TEST_CASE("whole with derivatives finds what people make of an entry, and no part of a password") {
  struct Case {
    const char* name;
    const char* password;
    std::vector<Span> spans;
  };
  const auto c = GENERATE(values<Case>({
      {"an entry", "elephant", {{0, 8}}},
      {"with a capital", "Elephant", {{0, 8}}},
      {"with digits and a symbol", "Elephant26!", {{0, 8}}},
      {"four after it", "Elephant2026", {{0, 8}}},
      {"five after it", "Elephant2026!", {}},
      {"in leet spelling", "3l3ph@nt!", {{0, 8}}},
      {"something before it", "1Elephant", {}},
      {"letters after it", "Elephantxq", {}},
      {"two entries", "Elephantumbrella", {}},
      {"nothing", "xK7#qPz92Lmv", {}},
      {"symbols alone", "#+=%", {}},
  }));
  CAPTURE(c.name);
  DictionaryRule rule = rule_of(DictionaryMode::kWhole);
  rule.derivatives = true;
  CHECK(word_spans(rule, c.password) == c.spans);
  rule.derivatives = false;
  CHECK(word_spans(rule, c.password).empty() == (c.spans.empty() || std::string_view(c.password).size() != 8));
}

TEST_CASE("based_on names what it discounted, and says it otherwise where no word is among it") {
  const DictionaryRule rule = rule_of(DictionaryMode::kBasedOn);
  const Violations with_word = check(rule, "Elephant2026!");
  CHECK(with_word == Violations{{Code::kPointsTooFew, {0, 13}, 8, 4},
                                {Code::kDictionaryWord, {0, 8}, with_word[1].limit, with_word[1].actual},
                                {Code::kDateFound, {8, 12}, 0, 0}});
  const Violations patterns = check(rule, "#zse4rfvgy7!");
  CHECK(patterns == Violations{{Code::kPointsTooFew, {0, 12}, 8, 4}, {Code::kKeyboardWalk, {1, 12}, 4, 11}});
  CHECK(patterns.front().word_kind == WordKind::kOther);
  CHECK(with_word.front().word_kind == WordKind::kWord);
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
  // A word gives 2, but its first four letters one each, and the best beginning counts: so a word alone gives 4, and
  // two words 6.
  const auto c = GENERATE(values<Case>({{"password", 4},
                                        {"passwor", 4},
                                        {"Password1!", 4},
                                        {"Password+#=%elephant", 10},
                                        {"xK7#qPz92Lmv", 12},
                                        {"p-a-s-s-w-o-r-d1", 5},
                                        // beginnings of "elephant": plain, leet, stretched, both, separated
                                        {"+#=%elepha", 8},
                                        {"+#=%elep", 8},
                                        {"+#=%3lephan", 9},
                                        {"+#=%eleephan", 9},
                                        {"+#=%elepph4n", 10},
                                        {"+#=%e-l-e-p-h-a", 9},
                                        {"+#=%e-l-e-p-h-", 9},
                                        {"+#=%eLepha", 9},
                                        // a rare word gives one more
                                        {"right!!", 4},
                                        {"abbot!!", 5},
                                        // backwards a beginning is known once the word is there
                                        {"gnidulcn", 8},
                                        {"gnidulcni", 4},
                                        {"gnidulcni1!", 6},
                                        {"gnidulcnixk7", 7},
                                        {"xgnidulcni", 5},
                                        // the capital of a word that is written backwards comes last
                                        {"gnidulcnI", 4},
                                        {"gnidulCni", 6},
                                        {"l4n01t4nr3tn1", 6},
                                        // dates and years, also begun, sequences, runs, blocks, walks
                                        {"elephant2026", 4},
                                        {"elephant2026!", 4},
                                        {"elephant202", 4},
                                        {"elephant2526!!", 8},
                                        {"elephant-31.12.1999", 6},
                                        {"elephant-abcdefgh", 5},
                                        {"elephant-zzzzzzzz", 5},
                                        {"elephant-x7x7x7x7x7", 6},
                                        {"elephant-zse4rfvgy7", 6},
                                        // a pattern that a word cuts short
                                        {"zse4rfvpassword", 6},
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
  CHECK(check(rule_of(DictionaryMode::kBasedOn), "gravel horse battery marble").empty());
}

TEST_CASE("each kind of pattern has the points of its setting, and is not looked for without") {
  struct Case {
    std::uint32_t DictionaryRule::*points;
    const char* password;
    std::int64_t without;      // where no pattern is looked for
    std::int64_t with_symbol;  // of the pattern at 4 points and a symbol before it
  };
  const auto c = GENERATE(values<Case>({{&DictionaryRule::date_points, "31.12.1999", 10, 5},
                                        {&DictionaryRule::sequence_points, "defghijk", 8, 5},
                                        {&DictionaryRule::run_points, "~~~~~~~~", 8, 5},
                                        {&DictionaryRule::block_points, "xkvxkvxkv", 9, 6},
                                        {&DictionaryRule::walk_points, "zse4rfvgy7", 10, 5}}));
  CAPTURE(c.password);
  DictionaryRule rule = rule_of(DictionaryMode::kBasedOn);
  rule.leet = rule.separated = rule.stretched = rule.reversed = false;
  rule.min_points = 1000;
  rule.date_points = rule.sequence_points = rule.run_points = rule.block_points = rule.walk_points = 0;
  CHECK(check(rule, c.password).front().actual == c.without);
  rule.*c.points = 1;
  const std::int64_t with_one = check(rule, c.password).front().actual;
  CHECK(with_one < c.without);
  rule.*c.points = 4;
  CHECK(check(rule, c.password).front().actual >= std::min(c.without, with_one));
  CHECK(check(rule, "#" + std::string(c.password)).front().actual == c.with_symbol);
}

TEST_CASE("a common English word is refused as it stands and backwards, with a digit and a symbol or without") {
  std::ifstream lines(CREDENCE_SOURCE_DIR "/data/words/en-words.txt");
  std::size_t words = 0;
  std::vector<std::string> accepted;
  const Setup setup(preset("credence"), Resources::built_in());
  std::size_t rank = 0;
  for (std::string word; rank < 20000 && std::getline(lines, word); ++rank) {
    const bool is_plain = std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
    if (!is_plain || word.size() < 9 || word.size() > 16) continue;
    ++words;
    const std::string backwards(word.rbegin(), word.rend());
    for (const std::string& password : {word, backwards, word + "1!", backwards + "1!"}) {
      const text::Prepared prepared(password, text::kMaxPasswordBytes);
      if (test::judge(rules::check_dictionary, setup, prepared).violations.empty()) accepted.push_back(password);
    }
  }
  CHECK(words > 5000);
  CHECK(accepted == std::vector<std::string>());
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
