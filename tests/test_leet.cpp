// SPDX-License-Identifier: Apache-2.0
#include "text/leet.hpp"

#include <toml++/toml.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "catch.hpp"

using namespace credence;

namespace {

text::LetterSet letters(std::string_view text) {
  text::LetterSet set = 0;
  for (const char letter : text) set |= text::letter_set(static_cast<char32_t>(letter));
  return set;
}

// A code point of one to three bytes of UTF-8.
char32_t code_point(const std::string& utf8) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(utf8[i]); };
  if (utf8.size() == 1) return byte(0);
  if (utf8.size() == 2) return (byte(0) & 0x1FU) << 6 | (byte(1) & 0x3FU);
  return (byte(0) & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU);
}

}  // namespace

TEST_CASE("what a character may stand for") {
  CHECK(text::leet_letters(U'1') == letters("il"));
  CHECK(text::leet_letters(U'@') == letters("a"));
  CHECK(text::leet_letters(U'$') == letters("s"));
  CHECK(text::leet_letters(U'\u20AC') == letters("e"));
  CHECK(text::leet_letters(U'a') == 0);
  CHECK(text::leet_letters(U'-') == 0);
  CHECK(text::leet_letters(U'\u0430') == 0);
  CHECK(text::leet_letters(0x10FFFF) == 0);
  CHECK(text::letter_set(U'a') == 1);
  CHECK(text::letter_set(U'z') == 1U << 25);
  CHECK(text::letter_set(U'A') == 0);
  CHECK(text::letter_set(U'{') == 0);
}

TEST_CASE("the compiled table is data/leet.toml") {
  std::map<char32_t, text::LetterSet> expected;
  const toml::table file = toml::parse_file(CREDENCE_SOURCE_DIR "/data/leet.toml");
  for (const auto& [character, stands_for] : *file["letters"].as_table()) {
    expected[code_point(std::string(character.str()))] = letters(*stands_for.value<std::string_view>());
  }
  REQUIRE(expected.size() > 20);
  for (char32_t c = 0; c < 0x3000; ++c) {
    const auto entry = expected.find(c);
    if (text::leet_letters(c) != (entry == expected.end() ? 0 : entry->second)) FAIL("differs at " << std::uint32_t{c});
  }
}
