// SPDX-License-Identifier: Apache-2.0
// Text from elsewhere never reaches a terminal raw: the function, and the places that use it.
#include "text/printable.hpp"

#include <cerrno>
#include <string>

#include "catch.hpp"
#include "credence/credence.h"
#include "credence/error.hpp"
#include "credence/messages.hpp"
#include "credence/policy.hpp"
#include "messages/json_writer.hpp"
#include "temporary_folder.hpp"
#include "text/utf8.hpp"

using namespace credence;
using namespace std::string_literals;

namespace {

struct Row {
  const char* name;
  std::string text;
  std::string printed;
  std::string json;
};

// What a terminal obeys, what breaks a line, what turns the direction, what can't be seen, what is no UTF-8.
const Row kRows[] = {
    {"plain", "abc \\ \xC3\xA9 \xF0\x9F\x98\x80", "abc \\ \xC3\xA9 \xF0\x9F\x98\x80",
     R"("abc \\ )"
     "\xC3\xA9 \xF0\x9F\x98\x80\""},
    {"escape sequence", "\x1b]0;x\x07", "\\x1B]0;x\\x07", R"("\u001b]0;x\u0007")"},
    {"line ends", "a\nb\rc\td", R"(a\nb\rc\td)", R"("a\nb\rc\td")"},
    {"NUL and the last of C0", "\0\x1f"s, R"(\x00\x1F)", R"("\u0000\u001f")"},
    {"DEL", "\x7f", R"(\x7F)", R"("\u007f")"},
    {"C1, which some terminals obey in UTF-8",
     "\xC2\x9B"
     "2J\xC2\x80",
     R"(\u009B2J\u0080)", R"("\u009b2J\u0080")"},
    {"line separator",
     "a\xE2\x80\xA8"
     "b",
     R"(a\u2028b)", R"("a\u2028b")"},
    {"direction",
     "a\xE2\x80\xAE"
     "b\xE2\x81\xA6",
     R"(a\u202Eb\u2066)", R"("a\u202eb\u2066")"},
    {"unseen", "a\xE2\x80\x8B\xEF\xBB\xBF\xC2\xAD", R"(a\u200B\uFEFF\u00AD)", R"("a\u200b\ufeff\u00ad")"},
    {"tags", "\xF3\xA0\x81\x81", R"(\U000E0041)", R"("\udb40\udc41")"},
    {"no UTF-8",
     "a\xFF"
     "b\xE2\x82",
     R"(a\xFFb\xE2\x82)",
     "\"a\xEF\xBF\xBD"
     "b\xEF\xBF\xBD\""},
};

}  // namespace

TEST_CASE("printable text is one line of UTF-8, and printing it twice changes nothing") {
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    CHECK(text::printable(row.text) == row.printed);
    CHECK(text::printable(row.printed) == row.printed);
    messages::JsonWriter json;
    CHECK(json.value(row.text).take() == row.json);
  }
}

TEST_CASE("an error is printable, and its location is as given") {
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    const Error error(ErrorCode::kIo, "is " + row.text, {row.text, 2, 3}, ENOENT);
    CHECK(error.what() == row.printed + ":2:3: is " + row.printed + " (No such file or directory)");
    CHECK(error.location().file == row.text);
  }
}

TEST_CASE("what a policy file holds is printable in errors, and comes back from text") {
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    if (row.text.find('\0') != std::string::npos || text::find_ill_formed(row.text)) continue;
    Policy policy;
    policy.description = row.text;
    const std::string written = policy_text(policy);
    CHECK(parse_policy(written).description == row.text);
    const std::string line = written.substr(written.find("description"));
    const std::string description = line.substr(0, line.find('\n'));
    CHECK(text::printable(description) == description);
  }
  try {
    (void)parse_policy("\"a\\u001b[2J\\nb\" = 1\n", "p\x1b.toml");
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(text::printable(error.what()) == error.what());
    CHECK(std::string(error.what()).find("\\x1B") != std::string::npos);
  }
}

TEST_CASE("a language that a data file names is printable in messages") {
  Violation violation{Code::kDictionaryWord, {0, 8}, 0, 0};
  violation.word_kind = WordKind::kWord;
  violation.language = {'\x1b', '[', 'J', '\0'};
  const std::string text = message(violation);
  CHECK(text::printable(text) == text);
}

TEST_CASE("an error of the C interface is one line of UTF-8") {
  credence_error error;
  credence_policy* policy = nullptr;
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    const std::string path = "/nonexistent/" + row.text.substr(0, row.text.find('\0'));
    CHECK(credence_policy_load(&policy, path.c_str(), &error) != CREDENCE_OK);
    CHECK(text::printable(error.message) == error.message);
  }
  // Cut where the buffer ends, still UTF-8.
  const std::string path = "/nonexistent/" + std::string(2, 'x') + [] {
    std::string umlauts;
    for (int i = 0; i < 400; ++i) umlauts += "\xC3\xA4";
    return umlauts;
  }();
  for (std::size_t shift = 0; shift < 3; ++shift) {
    CHECK(credence_policy_load(&policy, path.substr(shift).c_str(), &error) != CREDENCE_OK);
    CHECK_FALSE(text::find_ill_formed(error.message));
  }
}
