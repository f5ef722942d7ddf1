// SPDX-License-Identifier: Apache-2.0
#include "rules/keyboard.hpp"

#include <toml++/toml.h>

#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "pattern_cases.hpp"
#include "patterns/keyboard.hpp"
#include "text/utf8.hpp"

using namespace credence;
using namespace credence::internal;
using credence::test::random_text;
using credence::test::violations_of;

namespace {

constexpr const char* kLayoutNames[] = {"qwerty", "qwertz", "azerty", "dvorak", "keypad"};

// The neighbours of each character, read from the layout's file the slow way.
std::map<char32_t, std::set<char32_t>> neighbours_of(const std::string& layout) {
  const toml::table file = toml::parse_file(CREDENCE_SOURCE_DIR "/data/keyboards/" + layout + ".toml");
  const bool slanted = file["neighbours"].value<std::string>() == "slanted";
  std::map<std::pair<int, int>, std::u32string> places;
  for (const char* rows : {"plain", "shifted"}) {
    if (!file[rows]) continue;
    int y = 0;
    for (const auto& row : *file[rows].as_array()) {
      int x = 0;
      const std::string characters = *row.value<std::string>();
      for (Utf8Reader reader(characters); reader.next(); ++x) {
        const char32_t character = reader.current().code_point;
        if (character != U' ') places[{x, y}] += character;
      }
      ++y;
    }
  }
  std::vector<std::pair<int, int>> steps = {{-1, 0}, {1, 0}, {0, -1}, {1, -1}, {0, 1}, {-1, 1}};
  if (!slanted) steps.insert(steps.end(), {{-1, -1}, {1, 1}});
  std::map<char32_t, std::set<char32_t>> neighbours;
  for (const auto& [place, characters] : places) {
    for (const auto& [x, y] : steps) {
      const auto next = places.find({place.first + x, place.second + y});
      if (next == places.end()) continue;
      for (const char32_t c : characters) neighbours[c].insert(next->second.begin(), next->second.end());
    }
  }
  return neighbours;
}

LayoutSet only(const std::string& layout) { return LayoutSet{1} << layout_of_name(layout).value(); }

}  // namespace

TEST_CASE("keyboard walks") {
  struct Row {
    const char* name;
    std::vector<std::string> layouts;
    const char* password;
    std::vector<Span> expected;
  };
  const Row rows[] = {
      {"empty", {}, "", {}},
      {"not text", {}, "qwerty\xFF", {}},
      {"a row", {"qwerty"}, "xqwertyx", {{1, 7}}},
      {"too short", {"qwerty"}, "qwe asd", {}},
      {"backwards", {"qwerty"}, "poiuy", {{0, 5}}},
      {"shifted", {"qwerty"}, "QwErTy", {{0, 6}}},
      {"shifted digits", {"qwerty"}, "!@#$%", {{0, 5}}},
      {"down", {"qwerty"}, "1qaz2wsx", {{0, 4}, {4, 8}}},
      {"up the other way", {"qwerty"}, "zse4rfv", {{0, 7}}},
      {"zigzag", {"qwerty"}, "1q2w3e4r", {{0, 8}}},
      {"turns", {"qwerty"}, "qwedsaq", {{0, 7}}},
      {"a circle around", {"qwerty"}, "tgbnhy", {{0, 6}}},
      {"no key twice", {"qwerty"}, "qwwert", {{2, 6}}},
      {"not slanted that way", {"qwerty"}, "qsx1wd", {}},
      {"punctuation", {"qwerty"}, "l;'/.,", {{0, 6}}},
      {"qwertz", {"qwertz"}, "qwertzuiop\xC3\xBC", {{0, 12}}},
      {"qwertz, not qwerty", {"qwertz"}, "fghztr", {{0, 6}}},
      {"umlauts", {"qwertz"}, "kl\xC3\xB6\xC3\xA4#", {{0, 7}}},
      {"umlauts decomposed",
       {"qwertz"},
       "klo\xCC\x88"
       "a\xCC\x88#",
       {{0, 9}}},
      {"azerty", {"azerty"}, "azertyuiop", {{0, 10}}},
      {"azerty's digits are shifted", {"azerty"}, "&\xC3\xA9\"'(", {{0, 6}}},
      {"dvorak", {"dvorak"}, "aoeuid", {{0, 6}}},
      {"not on this layout", {"dvorak"}, "qwerty", {}},
      {"keypad, down", {"keypad"}, "/852", {{0, 4}}},
      {"keypad, diagonal", {"keypad"}, "7530", {{0, 4}}},
      {"keypad, around", {"keypad"}, "14789632", {{0, 8}}},
      {"keypad, a jump between diagonals", {"keypad"}, "159357", {}},
      {"all layouts, one report", {}, "xasdfghx", {{1, 7}}},
      {"all layouts, each its own", {}, "azerty aoeuid", {{0, 6}, {7, 13}}},
      {"unknown layouts are none", {"colemak"}, "qwerty", {}},
      {"other scripts", {}, "\xD0\xB9\xD1\x86\xD1\x83\xD0\xBA", {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const KeyboardRule rule{Level::kReject, 4, row.layouts};
    Violations expected;
    for (const Span& span : row.expected) expected.push_back({Code::kKeyboardWalk, span, 4, 0});
    Violations actual = violations_of(check_keyboard, rule, row.password);
    REQUIRE(actual.size() == expected.size());
    for (Violation& violation : actual) {
      CHECK(violation.actual >= 4);
      violation.actual = 0;
    }
    CHECK(actual == expected);
  }
  CHECK(violations_of(check_keyboard, KeyboardRule{}, "qwertyuiop").empty());
}

TEST_CASE("turns and shifted keys") {
  struct Row {
    std::u32string text;
    std::size_t turns;
    std::size_t shifted;
  };
  const Row rows[] = {
      {U"qwerty", 0, 0}, {U"QWERTY", 0, 6}, {U"1qaz", 0, 0}, {U"qwewq", 1, 0}, {U"1q2w3e", 4, 0}, {U"zaq12WSX", 2, 3},
  };
  for (const Row& row : rows) {
    const std::vector<KeyboardWalk> walks = find_walks(row.text, 4, only("qwerty"));
    CHECK(walks == std::vector<KeyboardWalk>{{{0, row.text.size()}, 0, row.turns, row.shifted}});
  }
}

TEST_CASE("walks agree with the layouts' files") {
  std::mt19937 random(20261122);
  for (const char* layout : kLayoutNames) {
    CAPTURE(layout);
    const auto neighbours = neighbours_of(layout);
    std::u32string keys = U" \u00E4\u4E00";
    for (const auto& [character, next] : neighbours) keys += character;

    for (const char32_t a : keys) {
      for (const char32_t b : keys) {
        const auto found = neighbours.find(a);
        const bool expected = found != neighbours.end() && found->second.count(b) != 0;
        if (find_walks(std::u32string{a, b}, 2, only(layout)).empty() == expected) {
          FAIL(std::uint32_t{a} << " to " << std::uint32_t{b});
        }
      }
    }
    for (int round = 0; round < 300; ++round) {
      // A walk from key to key that jumps now and then.
      std::u32string text;
      while (text.size() < 40) {
        const auto here = neighbours.find(text.empty() ? keys[0] : text.back());
        if (here == neighbours.end() || random() % 5 == 0) {
          text += keys[random() % keys.size()];
        } else {
          text += *std::next(here->second.begin(), static_cast<std::ptrdiff_t>(random() % here->second.size()));
        }
      }
      std::vector<Stretch> expected;
      for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end) {
        for (end = begin + 1; end < text.size(); ++end) {
          const auto here = neighbours.find(text[end - 1]);
          if (here == neighbours.end() || here->second.count(text[end]) == 0) break;
        }
        if (end - begin >= 3) expected.push_back({begin, end});
      }
      std::vector<Stretch> actual;
      for (const KeyboardWalk& walk : find_walks(text, 3, only(layout))) actual.push_back(walk.where);
      if (actual != expected) FAIL("round " << round);
    }
  }
}
