// SPDX-License-Identifier: Apache-2.0

#include <toml++/toml.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "judge.hpp"
#include "naive_patterns.hpp"
#include "pattern_cases.hpp"
#include "patterns/keyboard.hpp"
#include "text/utf8.hpp"

using namespace credence;
using credence::test::naive_walks;
using credence::test::range_of;
using credence::test::TypedText;

namespace {

constexpr const char* kLayoutNames[] = {"qwerty",  "qwertz", "azerty",  "dvorak", "jcuken",    "keypad",    "uk",
                                        "spanish", "nordic", "belgian", "swiss",  "turkish_q", "turkish_f", "colemak",
                                        "bepo",    "greek",  "hebrew",  "arabic", "korean"};

using KeyPosition = std::pair<int, int>;

// A layout's keys, read from its file the slow way.
struct Keyboard {
  bool slanted = false;
  std::map<char32_t, KeyPosition> positions;

  explicit Keyboard(const std::string& layout) {
    const toml::table file = toml::parse_file(CREDENCE_SOURCE_DIR "/data/keyboards/" + layout + ".toml");
    slanted = file["neighbours"].value<std::string>() == "slanted";
    for (const char* rows : {"plain", "shifted"}) {
      if (!file[rows]) continue;
      int y = 0;
      for (const auto& row : *file[rows].as_array()) {
        int x = 0;
        const std::string characters = *row.value<std::string>();
        for (text::Utf8Reader reader(characters); reader.next(); ++x) {
          const char32_t character = reader.current().code_point;
          if (character == U' ') continue;
          positions[character] = {x, y};
          if (character < 0x7F) positions[character + 0xFEE0] = {x, y};  // full width
        }
        ++y;
      }
    }
  }

  // Whether each key is the neighbour of the one before, all in one direction.
  [[nodiscard]] bool is_straight(std::u32string_view keys) const {
    std::set<KeyPosition> steps = {{-1, 0}, {1, 0}, {0, -1}, {1, -1}, {0, 1}, {-1, 1}};
    if (!slanted) steps.insert({{-1, -1}, {1, 1}});
    std::set<KeyPosition> ways;
    for (std::size_t i = 0; i + 1 < keys.size(); ++i) {
      const auto from = positions.find(keys[i]);
      const auto to = positions.find(keys[i + 1]);
      if (from == positions.end() || to == positions.end()) return false;
      ways.insert({to->second.first - from->second.first, to->second.second - from->second.second});
    }
    return ways.size() == 1 && steps.count(*ways.begin()) != 0;
  }

  [[nodiscard]] bool returns(std::u32string_view keys) const { return positions.at(keys[0]) == positions.at(keys[2]); }
  [[nodiscard]] bool is_grid() const { return !slanted; }
};

patterns::LayoutSet only(const std::string& layout) {
  return patterns::LayoutSet{1} << patterns::layout_of_name(layout).value();
}

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
      {"too short", {"qwerty"}, "qwe1asd", {}},
      {"backwards", {"qwerty"}, "poiuy", {{0, 5}}},
      {"shifted", {"qwerty"}, "QwErTy", {{0, 6}}},
      {"shifted digits", {"qwerty"}, "!@#$%", {{0, 5}}},
      {"columns", {"qwerty"}, "1qaz2wsx", {{0, 8}}},
      {"columns, shifted", {"qwerty"}, "!QAZ@WSX", {{0, 8}}},
      {"three columns", {"qwerty"}, "xqazwsxedcm", {{1, 10}}},
      {"columns upwards, from the right", {"qwerty"}, "mju7nhy6", {{0, 8}}},
      {"rows", {"qwerty"}, "1234qwer", {{0, 8}}},
      {"rows, one down", {"qwerty"}, "qwerasdf", {{0, 8}}},
      {"rows of unequal length", {"qwerty"}, "qwertyasd", {{0, 9}}},
      {"rows, the second begins at the first's second key", {"qwerty"}, "1qazwsx", {{0, 7}}},
      {"a row and a column", {"qwerty"}, "qwe1qaz", {{0, 7}}},
      {"the second part is too short", {"qwerty"}, "qwerasx", {{0, 4}}},
      {"the first part is too short", {"qwerty"}, "opkjhg", {{2, 6}}},
      {"the first part is not straight", {"qwerty"}, "qwsasdf", {{0, 4}, {3, 7}}},
      {"the second part begins too far away", {"qwerty"}, "qwerzxcv", {{0, 4}, {4, 8}}},
      {"the same three keys again", {"qwerty"}, "qweqwer", {{3, 7}}},
      {"the same four keys, the first beside the second", {"qwerty"}, "qwerqwer", {{0, 8}}},
      {"up the other way", {"qwerty"}, "zse4rfv", {{0, 7}}},
      {"zigzag", {"qwerty"}, "1q2w3e4r", {{0, 8}}},
      {"turns", {"qwerty"}, "qwedsaq", {{0, 7}}},
      {"a circle around", {"qwerty"}, "tgbnhy", {{0, 6}}},
      {"no key twice", {"qwerty"}, "qwwert", {{2, 6}}},
      {"every key twice", {"qwerty"}, "xqqwweerrttx", {{1, 11}}},
      {"every key twice, too short", {"qwerty"}, "qqwwee", {}},
      {"every key three times", {"qwerty"}, "xqqqwwweee1", {{1, 10}}},
      {"every key three times or more, around a corner", {"qwerty"}, "qqqWWWWsss", {{0, 10}}},
      {"two keys three times", {"qwerty"}, "qqqwww", {}},
      {"keys three times, not neighbours", {"qwerty"}, "qqqeeettt", {}},
      {"separated", {"qwerty"}, "q w e r t y", {{0, 11}}},
      {"columns, separated", {"qwerty"}, "1qaz-2wsx-3edc", {{0, 14}}},
      {"rows, separated", {"qwerty"}, "qwe asd", {{0, 7}}},
      {"pairs, separated", {"qwerty"}, "my qa_ws_ed!", {{3, 11}}},
      {"keys three times, separated", {"qwerty"}, "qqq-www-eee", {{0, 11}}},
      {"separated, from within a word", {"qwerty"}, "faq wer", {}},
      {"separated, too short", {"qwerty"}, "q-w-e", {}},
      {"separated, of two sorts", {"qwerty"}, "q-w_e-r", {}},
      {"two lines in alternation", {"qwerty"}, "qzwxecrv", {{0, 8}}},
      {"two lines in alternation, towards each other", {"qwerty"}, "1QPWOEIRU1", {{1, 9}}},
      {"two lines in alternation, one turns", {"qwerty"}, "qpwoeidu", {}},
      {"keys above each other in alternation", {"qwerty"}, "q1w2e3r4", {{0, 8}}},
      {"back and forth between two keys", {"qwerty"}, "qwqwqwqw", {}},
      {"there and back", {"qwerty"}, "asdfdsa", {{0, 7}}},
      {"there and back, too short lines", {"qwerty"}, "qwewqwe", {}},
      {"there and back, one line long enough", {"qwerty"}, "qwerew", {{0, 4}}},
      {"there and back to another key", {"qwerty"}, "qwerfd", {{0, 6}}},
      {"lines that each begin one key further", {"qwerty"}, "123234345", {{0, 9}}},
      {"back with shift is back", {"qwerty"}, "qWQw", {}},
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
      {"uk, signs at the end of a row", {"uk"}, "kl;'#", {{0, 5}}},
      {"spanish", {"spanish"}, "jkl\xC3\xB1", {{0, 5}}},
      {"nordic", {"nordic"}, "op\xC3\xA5", {}},
      {"nordic, four keys", {"nordic"}, "iop\xC3\xA5", {{0, 5}}},
      {"belgian, not french", {"belgian"}, "(\xC2\xA7\xC3\xA8!", {{0, 6}}},
      {"swiss, with shift", {"swiss"}, "KL\xC3\xA9\xC3\xA0", {{0, 6}}},
      {"turkish q", {"turkish_q"}, "\xC4\xB1op\xC4\x9F", {{0, 6}}},
      {"turkish f", {"turkish_f"}, "uieat", {{0, 4}}},
      {"colemak", {"colemak"}, "arstdhneio", {{0, 10}}},
      {"bepo", {"bepo"}, "auie,ctsrn", {{0, 10}}},
      {"greek", {"greek"}, "\xCE\xB5\xCF\x81\xCF\x84\xCF\x85", {{0, 8}}},
      {"hebrew", {"hebrew"}, "\xD7\xA7\xD7\xA8\xD7\x90\xD7\x98", {{0, 8}}},
      {"arabic", {"arabic"}, "\xD8\xB6\xD8\xB5\xD8\xAB\xD9\x82", {{0, 8}}},
      {"korean, single letters", {"korean"}, "\xE3\x85\x82\xE3\x85\x88\xE3\x84\xB7\xE3\x84\xB1", {{0, 12}}},
      {"not on this layout", {"dvorak"}, "qwerty", {}},
      {"full width", {"qwerty"}, "x\xEF\xBD\x91\xEF\xBD\x97\xEF\xBD\x85\xEF\xBD\x92\xEF\xBD\x94", {{1, 16}}},
      {"full width and not",
       {"qwerty"},
       "\xEF\xBC\xB1w\xEF\xBD\x85"
       "r",
       {{0, 8}}},
      {"keypad, down", {"keypad"}, "8520", {{0, 4}}},
      {"keypad, columns", {"keypad"}, "147258369", {{0, 9}}},
      {"keypad, rows from below", {"keypad"}, "123456789", {{0, 9}}},
      {"keypad, its signs are no keys", {"keypad"}, "120.*", {}},
      {"keypad, numbers with separators", {"keypad"}, "147-258-369", {{0, 11}}},
      {"keypad, diagonal", {"keypad"}, "7530", {{0, 4}}},
      {"keypad, around", {"keypad"}, "14789632", {{0, 8}}},
      {"keypad, a jump between diagonals", {"keypad"}, "159357", {{0, 6}}},
      {"keypad, a cross", {"keypad"}, "x753951x", {{1, 7}}},
      {"keypad, rows apart", {"keypad"}, "123789", {{0, 6}}},
      {"keypad, no whole second line", {"keypad"}, "12378", {}},
      {"keypad, a year twice", {"keypad"}, "20252025", {}},
      {"keypad, a day that goes back", {"keypad"}, "20230229", {{1, 6}}},
      {"all layouts, one report", {}, "xasdfghx", {{1, 7}}},
      {"all layouts, each its own", {}, "azerty aoeuid", {{0, 6}, {7, 13}}},
      {"unknown layouts are none", {"colemak"}, "qwerty", {}},
      {"Russian", {"jcuken"}, "x\xD0\xB9\xD1\x86\xD1\x83\xD0\xBA\xD0\xB5\xD0\xBD\xD0\xB3\xD1\x88", {{1, 17}}},
      {"Russian, the first letter decomposed", {}, "\xD0\xB8\xCC\x86\xD1\x86\xD1\x83\xD0\xBA", {{0, 10}}},
      {"Russian columns with digits",
       {},
       "1\xD0\xB9\xD1\x84\xD1\x8F"
       "2\xD1\x86\xD1\x8B\xD1\x87",
       {{0, 14}}},
      {"Russian, every key twice", {}, "\xD0\xB9\xD0\x99\xD1\x86\xD0\xA6\xD1\x83\xD0\xA3\xD0\xBA\xD0\x9A", {{0, 16}}},
      {"other scripts", {}, "\xD5\xA1\xD5\xBD\xD5\xA4\xD6\x86", {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const KeyboardRule rule{Level::kReject, 4, row.layouts};
    Violations expected;
    for (const Span& span : row.expected) expected.push_back({Code::kKeyboardWalk, span, 4, 0});
    Violations actual = test::judge(rules::check_keyboard, rule, row.password).violations;
    REQUIRE(actual.size() == expected.size());
    for (Violation& violation : actual) {
      CHECK(violation.actual >= 4);
      violation.actual = 0;
    }
    CHECK(actual == expected);
  }
  CHECK(test::judge(rules::check_keyboard, KeyboardRule{}, "qwertyuiop").violations.empty());
}

TEST_CASE("turns and shifted keys") {
  struct Row {
    std::u32string text;
    std::size_t turns;
    std::size_t shifted;
  };
  const Row rows[] = {
      {U"qwerty", 0, 0}, {U"QWERTY", 0, 6},   {U"1qaz", 0, 0},     {U"qwerewq", 1, 0},  {U"QpWoEiRu", 0, 4},
      {U"1q2w3e", 4, 0}, {U"zaq12WSX", 2, 3}, {U"1qaz@WSX", 1, 4}, {U"1qazxsw2", 2, 0},
  };
  for (const Row& row : rows) {
    const std::vector<patterns::KeyboardWalk> walks = patterns::find_walks(TypedText(row.text), 4, only("qwerty"));
    CHECK(walks ==
          std::vector<patterns::KeyboardWalk>{{range_of<text::Typed>(0, row.text.size()), 0, row.turns, row.shifted}});
  }
}

TEST_CASE("walks agree with the layouts' files") {
  std::mt19937 random(20261122);
  for (const char* layout : kLayoutNames) {
    CAPTURE(layout);
    const Keyboard keyboard(layout);
    const auto is_straight = [&](std::u32string_view keys) { return keyboard.is_straight(keys); };
    std::u32string keys = U" \u00E4\u4E00";
    std::map<char32_t, std::u32string> neighbours;
    for (const auto& [character, position] : keyboard.positions) keys += character;
    for (const char32_t a : keys) {
      for (const char32_t b : keys) {
        const bool expected = is_straight(std::u32string{a, b});
        if (expected) neighbours[a] += b;
        if (patterns::find_walks(TypedText(std::u32string{a, b}), 2, only(layout)).empty() == expected) {
          FAIL(std::uint32_t{a} << " to " << std::uint32_t{b});
        }
      }
    }

    std::size_t next_parts = 0;
    for (int round = 0; round < 1000; ++round) {
      // Lines of some keys, of which each begins at a neighbour of the last one's end or beginning, or anywhere.
      std::u32string text = {keys[random() % keys.size()]};
      char32_t line_begin = text[0];
      while (text.size() < 40) {
        const std::u32string& next = neighbours[random() % 3 == 0 ? text.back() : line_begin];
        line_begin = next.empty() || random() % 8 == 0 ? keys[random() % keys.size()] : next[random() % next.size()];
        text += line_begin;
        for (std::size_t length = 1 + random() % 4; length > 1; --length) {
          const bool turns = length == 4 || random() % 8 == 0;
          const std::u32string& ways = neighbours[text.back()];
          for (const char32_t key : ways) {
            if (turns ? random() % ways.size() == 0 : is_straight(text.substr(text.size() - 2) + key)) {
              text += key;
              break;
            }
          }
        }
      }
      // And two lines in alternation.
      std::u32string lines[2];
      for (std::u32string& line : lines) {
        line += text[random() % text.size()];
        const std::u32string& next = neighbours[line[0]];
        if (next.empty()) continue;
        line += next[random() % next.size()];
        while (line.size() < 5) {
          const std::u32string before = line.substr(line.size() - 2);
          const auto key = std::find_if(keys.begin(), keys.end(), [&](char32_t k) { return is_straight(before + k); });
          if (key == keys.end()) break;
          line += *key;
        }
      }
      for (std::size_t i = 0; i < std::min(lines[0].size(), lines[1].size()); ++i) {
        text += lines[0][i];
        text += lines[1][i];
      }

      if (round % 8 == 0) {  // and what is spread out
        std::u32string spread;
        for (const char32_t key : text.substr(0, 24)) {
          spread.append(random() % 6 == 0 ? 3 + random() % 2 : 1, key);
          if (random() % 3 == 0) spread += U' ';
        }
        for (const char32_t key : lines[0]) spread.append(3, key);
        text = spread;
      }

      const std::vector<text::Range<text::Typed>> expected = naive_walks(text, 3, keyboard);
      for (const text::Range<text::Typed>& walk : expected) {
        for (std::size_t i = walk.begin + 1; i < walk.end; ++i)
          next_parts += is_straight(text.substr(i - 1, 2)) ? 0 : 1;
      }
      std::vector<text::Range<text::Typed>> actual;
      for (const patterns::KeyboardWalk& walk : patterns::find_walks(TypedText(text), 3, only(layout)))
        actual.push_back(walk.range);
      if (actual != expected) FAIL("round " << round);
    }
    CHECK(next_parts > 100);  // else the text would be too poor to compare anything
  }
}
