// SPDX-License-Identifier: Apache-2.0

#include <toml++/toml.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "judge.hpp"
#include "naive_patterns.hpp"
#include "pattern_cases.hpp"
#include "patterns/sequence.hpp"
#include "text/utf8.hpp"

using namespace credence;
using credence::test::FoldedText;
using credence::test::naive_sequences;
using credence::test::random_text;
using credence::test::range_of;

TEST_CASE("sequences") {
  struct Row {
    const char* name;
    SequenceRule rule;
    const char* password;
    Violations expected;
  };
  constexpr Code kRun = Code::kSequenceRun;
  const SequenceRule off;
  const SequenceRule four{Level::kReject, 4, 1};
  const SequenceRule three{Level::kReject, 3, 1};
  const SequenceRule steps{Level::kReject, 4, 3};
  const SequenceRule far{Level::kReject, 3, 1000};
  const Row rows[] = {
      {"off", off, "abcdefgh", {}},
      {"empty", four, "", {}},
      {"not text", four, "abcdef\xFF", {}},
      {"too short", four, "abc123xyz", {}},
      {"letters", four, "xabcdx", {{kRun, {1, 5}, 4, 4}}},
      {"case folded", four, "AbCdE", {{kRun, {0, 5}, 4, 5}}},
      {"backwards", four, "9876x", {{kRun, {0, 4}, 4, 4}}},
      {"zyxw", four, "zyxw", {{kRun, {0, 4}, 4, 4}}},
      {"zero after nine", four, "67890", {{kRun, {0, 5}, 4, 5}}},
      {"and before it, backwards", four, "09876", {{kRun, {0, 5}, 4, 5}}},
      {"zero before one", four, "01234", {{kRun, {0, 5}, 4, 5}}},
      {"there and back", four, "abcdcba", {{kRun, {0, 4}, 4, 4}, {kRun, {3, 7}, 4, 4}}},
      {"two next to each other", three, "abc123", {{kRun, {0, 3}, 3, 3}, {kRun, {3, 6}, 3, 3}}},
      {"repeats are none", four, "aaaa1111", {}},
      {"steps of two are not asked for", four, "acegik", {}},
      {"steps of two", steps, "acegik", {{kRun, {0, 6}, 4, 6}}},
      {"steps of three, backwards", steps, "9630xx", {{kRun, {0, 4}, 4, 4}}},
      {"the step may not change", steps, "abdgk", {}},
      {"any step", far, "aiq", {{kRun, {0, 3}, 3, 3}}},
      {"no step leads from digits to letters", far, "1Ua", {}},
      {"a letter is no neighbour of a digit, at any step", {Level::kReject, 2, 1000}, "9a", {}},
      {"symbols are none", four, "!\"#$%&'()", {}},
      {"around the end", four, "yzab", {{kRun, {0, 4}, 4, 4}}},
      {"around the end, backwards", three, "baz", {{kRun, {0, 3}, 3, 3}}},
      {"yza", three, "yza", {{kRun, {0, 3}, 3, 3}}},
      {"890", three, "890", {{kRun, {0, 3}, 3, 3}}},
      {"digits around the end", four, "9012", {{kRun, {0, 4}, 4, 4}}},
      {"in steps of three around the end", steps, "vybe", {{kRun, {0, 4}, 4, 4}}},
      {"letters are no neighbours of digits", three, "9ab8z01", {}},
      {"nor of digits that come before them by code points", three, "z:;9a", {}},
      {"nor are those beside ASCII's", far, "9:;a z{|", {}},
      {"two letters and separators", four, "ab:cd:ef", {{kRun, {0, 8}, 4, 8}}},
      {"a letter and a space", four, "q r s t u", {{kRun, {0, 9}, 4, 9}}},
      {"two digits and separators", four, "12-34-56", {{kRun, {0, 8}, 4, 8}}},
      {"backwards, a separator of two characters", four, "d, c, b, a", {{kRun, {0, 10}, 4, 10}}},
      {"numbers after a word", four, "my12-34-56!", {{kRun, {2, 10}, 4, 8}}},
      {"separators are not counted", four, "a-b-c", {}},
      {"two sorts of separators", four, "ab-cd:ef", {{kRun, {0, 5}, 4, 5}, {kRun, {3, 8}, 4, 5}}},
      {"two sorts, none long enough", four, "a-b:c-d", {}},
      {"a separator of four characters", four, "ab----cd", {}},
      {"within words", four, "fab-cde", {}},
      {"from the end of a word", three, "best under", {}},
      {"separated in another script", four, "\xD0\xB0\xD0\xB1-\xD0\xB2\xD0\xB3", {{kRun, {0, 9}, 4, 5}}},
      {"every character three times", four, "aaabbbccc", {{kRun, {0, 9}, 4, 9}}},
      {"digits three times", four, "111222333", {{kRun, {0, 9}, 4, 9}}},
      {"three times and more, after a word", four, "x-AAAbbbbCCC!", {{kRun, {2, 12}, 4, 10}}},
      {"three times with separators", four, "333-222-111", {{kRun, {0, 11}, 4, 11}}},
      {"two characters three times", four, "aaabbb", {}},
      {"three times, not in a row", four, "aaaccceee", {}},
      {"three times, too short", {Level::kReject, 12, 1}, "aaabbbccc", {}},
      {"every character twice", four, "x11223344", {{kRun, {1, 9}, 4, 8}}},
      {"letters twice", four, "aAbBcCdD", {{kRun, {0, 8}, 4, 8}}},
      {"every character twice, too few", four, "1122", {}},
      {"two in alternation", four, "1a2b3c4d", {{kRun, {0, 8}, 4, 8}}},
      {"two in alternation, one backwards", four, "a3b2c1", {{kRun, {0, 6}, 4, 6}}},
      {"two in alternation, one longer", four, "1!2a3b4c", {{kRun, {2, 8}, 4, 6}}},
      {"two in alternation, one the other's end",
       four,
       "a1b2c3d4z5y6x7",
       {{kRun, {0, 8}, 4, 8}, {kRun, {7, 14}, 4, 7}}},
      {"two in alternation, too short", four, "1a2b3", {}},
      {"two in alternation, one stays", four, "1a2a3a4a", {}},
      {"two in alternation, of two scripts",
       four,
       "1\xD0\xB0"
       "2\xD0\xB1"
       "3\xD0\xB2",
       {{kRun, {0, 9}, 4, 6}}},
      {"three in alternation", four, "1ax2by3cz", {}},
      {"Cyrillic with yo", four, "\xD0\xB3\xD0\xB4\xD0\xB5\xD1\x91\xD0\xB6", {{kRun, {0, 10}, 4, 5}}},
      {"Cyrillic without yo", four, "\xD0\x90\xD0\xB1\xD0\x92\xD0\xB3", {{kRun, {0, 8}, 4, 4}}},
      {"Ukrainian", four, "\xD0\xB7\xD0\xB8\xD1\x96\xD1\x97", {{kRun, {0, 8}, 4, 4}}},
      {"Greek across the final sigma", four, "\xCF\x80\xCF\x81\xCF\x83\xCF\x84", {{kRun, {0, 8}, 4, 4}}},
      {"Greek, the final sigma itself", four, "\xCF\x80\xCF\x81\xCF\x82\xCF\x84", {{kRun, {0, 8}, 4, 4}}},
      {"German",
       four,
       "yz\xC3\xA4\xC3\xB6\xC3\xBC\xC3\x9F"
       "ab",
       {{kRun, {0, 12}, 4, 8}}},
      {"Czech",
       four,
       "c\xC4\x8D"
       "d\xC4\x8F",
       {{kRun, {0, 6}, 4, 4}}},
      {"Icelandic", four, "\xC3\x9D\xC3\x9E\xC3\x86\xC3\x96", {{kRun, {0, 8}, 4, 4}}},
      {"Spanish", four, "mn\xC3\xB1op", {{kRun, {0, 6}, 4, 5}}},
      {"Hebrew across a final letter", four, "\xD7\x99\xD7\x9B\xD7\x9C\xD7\x9E", {{kRun, {0, 8}, 4, 4}}},
      {"hiragana", four, "\xE3\x81\x82\xE3\x81\x84\xE3\x81\x86\xE3\x81\x88\xE3\x81\x8A", {{kRun, {0, 15}, 4, 5}}},
      {"katakana", four, "\xE3\x82\xAB\xE3\x82\xAD\xE3\x82\xAF\xE3\x82\xB1", {{kRun, {0, 12}, 4, 4}}},
      {"iroha", four, "\xE3\x81\x84\xE3\x82\x8D\xE3\x81\xAF\xE3\x81\xAB", {{kRun, {0, 12}, 4, 4}}},
      {"Hangul", four, "\xEA\xB0\x80\xEB\x82\x98\xEB\x8B\xA4\xEB\x9D\xBC", {{kRun, {0, 12}, 4, 4}}},
      {"Arabic digits", four, "\xD9\xA1\xD9\xA2\xD9\xA3\xD9\xA4", {{kRun, {0, 8}, 4, 4}}},
      {"full width", four, "\xEF\xBD\x81\xEF\xBD\x82\xEF\xBD\x83\xEF\xBD\x84", {{kRun, {0, 12}, 4, 4}}},
      {"Han numbers", four, "\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x89\xE5\x9B\x9B", {{kRun, {0, 12}, 4, 4}}},
      {"emoji are none", four, "\xF0\x9F\x98\x80\xF0\x9F\x98\x81\xF0\x9F\x98\x82\xF0\x9F\x98\x83", {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(test::judge(rules::check_sequence, row.rule, row.password).violations == row.expected);
  }
}

TEST_CASE("every order of data/alphabets.toml is found whole, both ways") {
  const toml::table file = toml::parse_file(CREDENCE_SOURCE_DIR "/data/alphabets.toml");
  const toml::table& orders = *file["orders"].as_table();
  REQUIRE(orders.size() > 15);
  for (const auto& [name, letters] : orders) {
    CAPTURE(std::string(name.str()));
    std::u32string text;
    const std::string utf8 = *letters.value<std::string>();
    for (text::Utf8Reader reader(utf8); reader.next();) text += reader.current().code_point;
    const auto whole = range_of<text::Folded>(0, text.size());
    CHECK(patterns::find_sequences(FoldedText(text), 3, 1) == std::vector<patterns::Sequence>{{whole, 1}});
    const std::u32string backwards(text.rbegin(), text.rend());
    CHECK(patterns::find_sequences(FoldedText(backwards), 3, 1) == std::vector<patterns::Sequence>{{whole, -1}});
  }
}

TEST_CASE("sequences agree with trying every position") {
  std::mt19937 random(20261122);
  for (int round = 0; round < 3000; ++round) {
    std::u32string text = random_text(random, round % 3 == 0 ? U"abyz9:-" : U"abcde3489012-", random() % 30);
    for (std::size_t i = 0; round % 5 == 0 && i < 6; ++i) {  // of which few are random: with separators, and in runs
      text.append(random() % 4 == 0 ? 2 : 3, static_cast<char32_t>(U'6' + i % 4));
      text.append(random() % 4, U"-:"[random() % 8 / 7]);
    }
    for (std::size_t i = 0; round % 2 == 0 && i < 8; ++i) {  // of which few are random: two in alternation
      text += static_cast<char32_t>(U'2' + i / (1 + random() % 16 / 15));
      text += static_cast<char32_t>(U'a' + i);
    }
    const auto max_step = static_cast<std::uint32_t>(1 + random() % 4);
    const auto min_length = static_cast<text::Position>(2 + random() % 3);
    const auto found = patterns::find_sequences(FoldedText(text), min_length, max_step);
    if (found != naive_sequences(text, min_length, max_step)) FAIL("round " << round);
  }
}
