// SPDX-License-Identifier: Apache-2.0
// Words of an account in a password, plain and disguised, found once more the slow way.
#include "patterns/word_finder.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "naive_patterns.hpp"
#include "pattern_cases.hpp"
#include "patterns/disguised_words.hpp"

using namespace credence;
using credence::test::MatchingText;
using credence::test::naive_disguised_words;
using credence::test::naive_words;
using credence::test::random_text;
using credence::test::sorted;
using credence::test::WordOccurrence;

TEST_CASE("the word finder agrees with comparing at every position") {
  std::mt19937 random(20261122);
  const std::u32string alphabet = std::u32string(U"aabil1!7x-\u4E00") + U'\0';
  for (int round = 0; round < 2000; ++round) {
    const bool leet = random() % 2 == 0;
    const bool reversed = random() % 2 == 0;
    std::vector<std::u32string> words;
    for (std::size_t i = random() % 12; i > 0; --i)
      words.push_back(random_text(random, alphabet, 1 + random() % (round % 50 == 0 ? 64 : 5)));
    const std::u32string password = random_text(random, alphabet, random() % 40);
    const std::vector<std::u32string_view> views(words.begin(), words.end());

    std::vector<WordOccurrence> actual;
    const auto add = [&](std::size_t word, text::Range<text::Matching> range) { actual.push_back({word, range}); };
    patterns::WordFinder(views, leet, reversed).find(MatchingText(password), add);
    const std::vector<WordOccurrence> expected = naive_words(words, password, leet, reversed);
    if (sorted(actual) != sorted(expected) || actual.size() != expected.size()) FAIL("round " << round);
  }
}

TEST_CASE("disguised words agree with comparing at every position") {
  std::mt19937 random(20261122);
  const std::u32string alphabet = U"aabil1!@.- ";
  std::size_t found_disguised = 0;
  for (int round = 0; round < 3000; ++round) {
    const bool leet = random() % 2 == 0;
    const bool reversed = random() % 2 == 0;
    std::vector<std::u32string> words;
    for (std::size_t i = 1 + random() % 4; i > 0; --i) words.push_back(random_text(random, alphabet, 1 + random() % 5));
    std::u32string password = random_text(random, alphabet, random() % 6);
    for (const char32_t c : words[0]) {  // the first word, disguised
      password.append(1 + (random() % 4 == 0 ? random() % 3 : 0), c);
      if (random() % 3 == 0) password += U'.';
    }
    password += random_text(random, alphabet, random() % 6);

    const std::vector<std::u32string_view> views(words.begin(), words.end());
    std::vector<WordOccurrence> actual;
    const auto add = [&](std::size_t word, text::Range<text::Matching> range) { actual.push_back({word, range}); };
    const MatchingText text(password);
    patterns::find_separated_words(patterns::WordFinder(views, leet, reversed), text, leet, add);
    patterns::find_stretched_words(views, leet, reversed, text, add);
    actual = sorted(actual);
    if (actual != sorted(naive_disguised_words(words, password, leet, reversed))) FAIL("round " << round);
    found_disguised += actual.size();
  }
  CHECK(found_disguised > 1000);
}
