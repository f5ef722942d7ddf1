// SPDX-License-Identifier: Apache-2.0
// Words of an account in a password, plain and disguised, found once more the slow way.
#include "patterns/word_finder.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "catch.hpp"
#include "naive_patterns.hpp"
#include "pattern_cases.hpp"
#include "patterns/disguised_words.hpp"

using namespace credence;
using credence::test::naive_disguised_words;
using credence::test::naive_words;
using credence::test::random_text;

TEST_CASE("the word finder agrees with comparing at every place") {
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

    std::vector<patterns::WordOccurrence> actual;
    patterns::WordFinder(views, leet, reversed).find(password, [&](const patterns::WordOccurrence& word) {
      actual.push_back(word);
    });
    std::vector<patterns::WordOccurrence> expected = naive_words(words, password, leet, reversed);
    const auto by_place = [](const patterns::WordOccurrence& a, const patterns::WordOccurrence& b) {
      return std::tie(a.end, a.word, a.begin) < std::tie(b.end, b.word, b.begin);
    };
    std::sort(actual.begin(), actual.end(), by_place);
    std::sort(expected.begin(), expected.end(), by_place);
    if (actual != expected) FAIL("round " << round);
  }
}

TEST_CASE("disguised words agree with comparing at every place") {
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
    std::vector<patterns::WordOccurrence> actual;
    const auto add = [&](const patterns::WordOccurrence& word) { actual.push_back(word); };
    patterns::find_separated_words(patterns::WordFinder(views, leet, reversed), password, leet, add);
    patterns::find_stretched_words(views, leet, reversed, password, add);
    std::vector<patterns::WordOccurrence> expected = naive_disguised_words(words, password, leet, reversed);
    const auto by_place = [](const patterns::WordOccurrence& a, const patterns::WordOccurrence& b) {
      return std::tie(a.end, a.word, a.begin) < std::tie(b.end, b.word, b.begin);
    };
    for (std::vector<patterns::WordOccurrence>* list : {&actual, &expected}) {
      std::sort(list->begin(), list->end(), by_place);
      list->erase(std::unique(list->begin(), list->end()), list->end());
    }
    if (actual != expected) FAIL("round " << round);
    found_disguised += actual.size();
  }
  CHECK(found_disguised > 1000);
}
