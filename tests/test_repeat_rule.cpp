// SPDX-License-Identifier: Apache-2.0

#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "judge.hpp"
#include "naive_patterns.hpp"
#include "pattern_cases.hpp"
#include "patterns/repeat.hpp"

using namespace credence;
using credence::test::FoldedText;
using credence::test::naive_block_repeats;
using credence::test::random_text;

namespace {
constexpr Code kRun = Code::kRepeatRun;
constexpr Code kClass = Code::kRepeatClassRun;
constexpr Code kBlock = Code::kRepeatBlock;
}  // namespace

TEST_CASE("repeated characters, classes and blocks") {
  struct Row {
    const char* name;
    RepeatRule rule;
    const char* password;
    Violations expected;
  };
  const RepeatRule off;
  const RepeatRule run{Level::kReject, 2, 0, 0};
  const RepeatRule one{Level::kReject, 1, 0, 0};
  const RepeatRule classes{Level::kReject, 0, 3, 0};
  const RepeatRule block{Level::kReject, 0, 0, 3};
  const RepeatRule any_block{Level::kReject, 0, 0, 1};
  const RepeatRule all{Level::kReject, 2, 3, 3};
  const Row rows[] = {
      {"off", off, "aaaaaaaa", {}},
      {"empty", all, "", {}},
      {"not text", all, "aaaa\xFF", {}},
      {"as many as allowed", run, "aabbcc", {}},
      {"one more", run, "xaaay", {{kRun, {1, 4}, 2, 3}}},
      {"all of it", run, "aaaaaaaa", {{kRun, {0, 8}, 2, 8}}},
      {"case folded", run, "xAaAy", {{kRun, {1, 4}, 2, 3}}},
      {"two runs", run, "aaa-bbbb", {{kRun, {0, 3}, 2, 3}, {kRun, {4, 8}, 2, 4}}},
      {"digits and symbols", run, "111!!!", {{kRun, {0, 3}, 2, 3}, {kRun, {3, 6}, 2, 3}}},
      {"one at most", one, "abba", {{kRun, {1, 3}, 1, 2}}},
      {"two bytes a letter, folded", run, "\xC3\xA4\xC3\x84\xC3\xA4", {{kRun, {0, 6}, 2, 3}}},
      {"composed and decomposed",
       run,
       "\xC3\xA4"
       "a\xCC\x88\xC3\xA4",
       {{kRun, {0, 7}, 2, 3}}},
      {"accents differ",
       run,
       "\xC3\xA4\xC3\xA1"
       "a",
       {}},
      {"one character that folds to two",
       one,
       "a\xC3\x9F"
       "b",
       {}},
      {"one character of three dots", run, "\xE2\x80\xA6", {}},
      {"emoji", run, "\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80", {{kRun, {0, 12}, 2, 3}}},
      {"classes, each short enough", classes, "abcABC123!!!", {}},
      {"lower", classes, "abcd", {{kClass, {0, 4}, 3, 4}}},
      {"upper", classes, "xABCDx", {{kClass, {1, 5}, 3, 4}}},
      {"digits", classes, "x1234x", {{kClass, {1, 5}, 3, 4}}},
      {"other", classes, "x!-?#x", {{kClass, {1, 5}, 3, 4}}},
      {"lower beyond ASCII",
       classes,
       "\xC3\xA4\xD0\xB6"
       "ab",
       {{kClass, {0, 6}, 3, 4}}},
      {"letters without case are other", classes, "\xE5\xAF\x86\xE7\xA0\x81!?", {{kClass, {0, 8}, 3, 4}}},
      {"digits of another script",
       classes,
       "\xD9\xA1\xD9\xA2"
       "34",
       {{kClass, {0, 6}, 3, 4}}},
      {"a block twice", block, "xabcabcy", {{kBlock, {1, 7}, 3, 3}}},
      {"and a part of it again", block, "abcabcab", {{kBlock, {0, 8}, 3, 3}}},
      {"case folded", block, "PassPASS", {{kBlock, {0, 8}, 3, 4}}},
      {"shorter blocks do not count", block, "abab12", {}},
      {"but many of them do", block, "abababab", {{kBlock, {0, 8}, 3, 4}}},
      {"nor with something between", block, "abc-abc", {}},
      {"a run is a block, too", block, "aaaaaa", {{kBlock, {0, 6}, 3, 3}}},
      {"blocks of one", any_block, "xaay", {{kBlock, {1, 3}, 1, 1}}},
      {"blocks that overlap", block, "xabcabcdbcd", {{kBlock, {1, 7}, 3, 3}, {kBlock, {5, 11}, 3, 3}}},
      {"beyond ASCII", block, "\xD0\xBC\xD0\xB8\xD1\x80\xD0\xBC\xD0\xB8\xD1\x80", {{kBlock, {0, 12}, 3, 3}}},
      {"all of them, by span", all, "aaaabab", {{kRun, {0, 4}, 2, 4}, {kClass, {0, 7}, 3, 7}}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(test::judge(rules::check_repeat, row.rule, row.password).violations == row.expected);
  }
}

TEST_CASE("the longest block") {
  std::mt19937 random(4);
  const std::u32string block = random_text(random, U"abcdefghijklmnop", patterns::kMaxBlock + 1);
  // Only short ones that the random text holds.
  CHECK(patterns::find_block_repeats(FoldedText(block + block), 1).size() < 20);
  const std::u32string shorter = block.substr(0, patterns::kMaxBlock);
  const std::vector<patterns::BlockRepeat> expected = {{{0, 2 * patterns::kMaxBlock}, patterns::kMaxBlock}};
  CHECK(patterns::find_block_repeats(FoldedText(shorter + shorter), 8) == expected);
}

TEST_CASE("blocks agree with trying every position and length") {
  std::mt19937 random(20261122);
  for (int round = 0; round < 3000; ++round) {
    const std::u32string text = random_text(random, round % 2 == 0 ? U"ab" : U"abc", random() % 24);
    const auto min_block = static_cast<text::Position>(1 + random() % 4);
    const auto found = patterns::find_block_repeats(FoldedText(text), min_block);
    if (found != naive_block_repeats(text, min_block)) FAIL("round " << round);
  }
}
