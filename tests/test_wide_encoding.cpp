// SPDX-License-Identifier: Apache-2.0
// How UTF-16 and UTF-32 are known from UTF-8.
#include <string_view>

#include "catch.hpp"
#include "text/utf8.hpp"

using namespace std::string_view_literals;
using credence::text::wide_encoding;

TEST_CASE("the encoding of a text by how it begins") {
  struct Row {
    const char* name;
    std::string_view text;
    std::string_view encoding;
  };
  const Row rows[] = {
      {"nothing", "", ""},
      {"one byte", "a", ""},
      {"UTF-8", "password\n", ""},
      {"UTF-8 with a mark", "\xEF\xBB\xBFpassword\n", ""},
      {"UTF-8 that is no ASCII", "\xC3\xA9t\xC3\xA9\n", ""},
      {"Latin-1", "\xE9t\xE9\n", ""},
      {"little, mark", "\xFF\xFEp\0a\0"sv, "UTF-16LE"},
      {"big, mark", "\xFE\xFF\0p\0a"sv, "UTF-16BE"},
      {"little, mark, no ASCII", "\xFF\xFE\x6F\x5B\x2D\x4E"sv, "UTF-16LE"},
      {"little, mark alone", "\xFF\xFE"sv, "UTF-16LE"},
      {"little", "p\0a\0"sv, "UTF-16LE"},
      {"little, one character", "p\0"sv, "UTF-16LE"},
      {"big", "\0p\0a"sv, "UTF-16BE"},
      {"big, one character", "\0p"sv, "UTF-16BE"},
      {"32, little, mark", "\xFF\xFE\0\0p\0\0\0"sv, "UTF-32LE"},
      {"32, big, mark", "\0\0\xFE\xFF\0\0\0p"sv, "UTF-32BE"},
      {"32, little", "p\0\0\0a\0\0\0"sv, "UTF-32LE"},
      {"32, big", "\0\0\0p\0\0\0a"sv, "UTF-32BE"},
      {"NUL alone", "\0"sv, ""},
      {"NULs alone", "\0\0\0\0"sv, ""},
      {"a NUL later on", "password\0"sv, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(wide_encoding(row.text) == row.encoding);
  }
}
