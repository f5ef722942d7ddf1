// SPDX-License-Identifier: Apache-2.0
// The JSON that reports and commands are written in.
#include "messages/json_writer.hpp"

#include <cstdint>
#include <limits>
#include <string>

#include "catch.hpp"

using namespace credence;
using namespace std::string_literals;
using messages::JsonWriter;

namespace {

template <typename T>
std::string written(const T& value) {
  JsonWriter json;
  json.value(value);
  return json.take();
}

}  // namespace

TEST_CASE("commas and colons are where they belong") {
  JsonWriter json;
  json.begin_object().member("line", 1).member("found", true).key("count").null();
  json.key("empty").begin_array().end_array().key("none").begin_object().end_object();
  json.key("list").begin_array().value("a").value(2).begin_object().member("x", "y").end_object().value("b");
  json.end_array().member("last", 0.5).end_object();
  CHECK(json.take() ==
        R"({"line":1,"found":true,"count":null,"empty":[],"none":{},"list":["a",2,{"x":"y"},"b"],"last":0.5})");
  CHECK(json.begin_array().value(1).end_array().take_line() == "[1]\n");
}

TEST_CASE("an object goes into another") {
  JsonWriter json;
  json.begin_object().member("line", 3).members_of(R"({"a":1,"b":[2]})").member("z", "").end_object();
  CHECK(json.take() == R"({"line":3,"a":1,"b":[2],"z":""})");
}

TEST_CASE("strings: controls are escaped, and what is not UTF-8 is replaced") {
  struct Case {
    std::string text;
    const char* json;
  };
  const Case cases[] = {
      {"", R"("")"},
      {"abc /", R"("abc /")"},
      {R"(say "a\b")", R"("say \"a\\b\"")"},
      {"\b\f\n\r\t", R"("\b\f\n\r\t")"},
      {"\0\x01\x1f\x7f"s, R"("\u0000\u0001\u001f\u007f")"},
      {"\xC3\xA9\xF0\x9F\x98\x80", "\"\xC3\xA9\xF0\x9F\x98\x80\""},
      {"a\xFF"
       "b",
       "\"a\xEF\xBF\xBD"
       "b\""},
      {"\xC3(", "\"\xEF\xBF\xBD(\""},
      {"\xE2\x82", "\"\xEF\xBF\xBD\""},  // a beginning is one fault
      {"\xED\xA0\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.json);
    CHECK(written(c.text) == c.json);
  }
}

TEST_CASE("numbers") {
  CHECK(written(std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615");
  CHECK(written(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
  CHECK(written(false) == "false");
  CHECK(written(0.0) == "0.0");
  CHECK(written(1.0) == "1.0");
  CHECK(written(0.1) == "0.1");
  CHECK(written(0.0001) == "0.0001");
  CHECK(written(0.00001) == "1e-05");
  CHECK(written(2.842170943040401e-14) == "2.842170943040401e-14");
  CHECK(written(std::numeric_limits<double>::infinity()) == "null");
}
