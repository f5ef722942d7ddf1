// SPDX-License-Identifier: Apache-2.0
// Words recited in an order: what is found, and that it leaves a password few points.
#include "patterns/recited.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <vector>

#include "catch.hpp"
#include "judge.hpp"
#include "text/prepared.hpp"

using namespace credence;

namespace {

// The bytes of each word, and of those that follow from the one before them.
struct Found {
  std::vector<Span> words, following;
};

Found found_in(std::string_view password) {
  const text::Prepared prepared(password, text::kMaxPasswordBytes);
  Found found;
  for (const patterns::RecitedWord& word : patterns::find_recited(prepared.matching())) {
    const Span span = prepared.matching().span_of(word.range);
    found.words.push_back(span);
    if (word.follows) found.following.push_back(span);
  }
  return found;
}

}  // namespace

TEST_CASE("words recited in an order") {
  struct Row {
    const char* name;
    const char* password;
    std::vector<Span> words;
    std::vector<Span> first = {{0, 0}};  // the words that begin a row; by default the first one
  };
  const Row rows[] = {
      {"days", "mondayTuesdayWednesday", {{0, 6}, {6, 13}, {13, 22}}},
      {"months with separators", "january-february-march", {{0, 7}, {8, 16}, {17, 22}}},
      {"numbers backwards", "threeTwoOne", {{0, 5}, {5, 8}, {8, 11}}},
      {"two are enough", "xSundayMonday1!", {{1, 7}, {7, 13}}},
      {"one is none", "monday", {}},
      {"not next to each other", "mondaywednesday", {}},
      {"the same twice", "mondaymonday", {}},
      {"around the end", "decemberJanuary", {{0, 8}, {8, 15}}},
      {"numbers are no circle", "twelveZero", {}},
      {"too few letters", "mondi", {}},
      {"abbreviated, of three letters", "montuewed", {{0, 3}, {3, 6}, {6, 9}}},
      {"two characters between", "one, two, three", {{0, 3}, {5, 8}, {10, 15}}},
      {"digits between", "monday1tuesday2", {{0, 6}, {7, 14}}},
      {"three characters between", "monday - tuesday", {}},
      {"a letter between", "mondayxtuesday", {}},
      {"there and back", "onetwothreetwoone", {{0, 3}, {3, 6}, {6, 11}, {11, 14}, {14, 17}}},
      {"two rows", "onetwo mayjune", {{0, 3}, {3, 6}, {7, 10}, {10, 14}}, {{0, 3}, {7, 10}}},
      {"ordinals", "firstsecondthird", {{0, 5}, {5, 11}, {11, 16}}},
      {"the alphabet on the radio", "AlphaBravoCharlie", {{0, 5}, {5, 10}, {10, 17}}},
      {"seasons", "SpringSummerAutumn", {{0, 6}, {6, 12}, {12, 18}}},
      {"German", "einszweidrei", {{0, 4}, {4, 8}, {8, 12}}},
      {"Spanish", "unodostres", {{0, 3}, {3, 6}, {6, 10}}},
      {"French months", "janvierF\xC3\xA9vrier", {{0, 7}, {7, 15}}},
      {"Russian days",
       "\xD0\xBF\xD1\x8F\xD1\x82\xD0\xBD\xD0\xB8\xD1\x86\xD0\xB0"
       "\xD1\x81\xD1\x83\xD0\xB1\xD0\xB1\xD0\xBE\xD1\x82\xD0\xB0",
       {{0, 14}, {14, 28}}},
      {"Chinese months, of two characters", "\xE4\xB8\x80\xE6\x9C\x88\xE4\xBA\x8C\xE6\x9C\x88", {{0, 6}, {6, 12}}},
      {"Vietnamese days, of two words", "thuhaithuba", {{0, 6}, {6, 11}}},
      {"empty", "", {}},
      {"two characters", "mo", {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Found found = found_in(row.password);
    CHECK(found.words == row.words);
    std::vector<Span> following;
    for (const Span& span : row.words) {
      const bool is_first = span == row.words.front() || std::ranges::find(row.first, span) != row.first.end();
      if (!is_first) following.push_back(span);
    }
    CHECK(found.following == following);
  }
}

TEST_CASE("every language with calendar words recites months and days") {
  std::size_t languages = 0;
  for (const auto& file : std::filesystem::directory_iterator(CREDENCE_SOURCE_DIR "/data/words")) {
    const std::string name = file.path().filename().string();
    if (!name.ends_with("-calendar.txt")) continue;
    ++languages;
    CAPTURE(name);
    std::ifstream lines(file.path());
    std::string before;
    std::size_t rows = 0;  // of two lines that follow each other
    for (std::string line; std::getline(lines, line); before = line) {
      rows +=
          found_in(before + line).words == std::vector<Span>{{0, static_cast<std::uint32_t>(before.size())},
                                                             {static_cast<std::uint32_t>(before.size()),
                                                              static_cast<std::uint32_t>(before.size() + line.size())}}
              ? 1
              : 0;
    }
    CHECK(rows >= 6);  // the days, where months are numbers
  }
  CHECK(languages > 40);
}

TEST_CASE("a recited word leaves no points") {
  struct Row {
    const char* password;
    std::int64_t points;
    std::vector<Span> words;
  };
  const Row rows[] = {
      {"mondayTuesdayWednesday", 4, {{0, 6}, {6, 13}, {13, 22}}},
      {"mondayTuesdayWednesday1!", 4, {{0, 6}, {6, 13}, {13, 22}}},
      {"january-february-march", 4, {{0, 7}, {8, 16}, {17, 22}}},
      {"oneTwoThree", 2, {{0, 3}, {3, 6}, {6, 11}}},
      {"mondaywednesday", 6, {{0, 6}, {6, 15}}},
  };
  DictionaryRule rule;
  rule.mode = DictionaryMode::kBasedOn;
  rule.min_points = 1000;
  for (const Row& row : rows) {
    CAPTURE(row.password);
    const Violations found =
        test::judge(rules::check_dictionary, rule, row.password, {}, Resources::built_in()).violations;
    REQUIRE_FALSE(found.empty());
    CHECK(found.front().actual == row.points);
    std::vector<Span> words;
    for (const Violation& violation : std::span(found).subspan(1)) words.push_back(violation.span);
    CHECK(words == row.words);
  }
  // They are built-in words: without the built-in dictionary they count for nothing.
  const Resources none;
  CHECK(test::judge(rules::check_dictionary, rule, "oneTwoThree", {}, none).violations ==
        Violations{{Code::kPointsTooFew, {0, 11}, 1000, 11}});
}
