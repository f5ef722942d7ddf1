// SPDX-License-Identifier: Apache-2.0
#include "credence/report.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace credence;

namespace {
struct Row {
  Code code;
  unsigned number;
  std::string key;
};
const Row kRows[] = {
#define ROW(c_name, name, number, key, one, many) {Code::name, number, key},
    CREDENCE_CODES(ROW)
#undef ROW
};
}  // namespace

TEST_CASE("every code has a key of its own and is found by its number") {
  std::set<std::string> keys;
  for (const Row& row : kRows) {
    CAPTURE(row.key);
    CHECK(static_cast<unsigned>(row.code) == row.number);
    CHECK(code_key(row.code) == row.key);
    CHECK(code_from_number(row.number) == row.code);
    CHECK(keys.insert(row.key).second);
  }
  CHECK_FALSE(code_from_number(0).has_value());
  CHECK_FALSE(code_from_number(103).has_value());
  CHECK_FALSE(code_from_number(65536 + 100).has_value());
}

TEST_CASE("docs/codes.md has a row for every code, in order") {
  const std::string page = test::file_content(CREDENCE_SOURCE_DIR "/docs/codes.md");
  std::vector<Row> rows(std::begin(kRows), std::end(kRows));
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.number < b.number; });
  std::size_t place = 0;
  for (const Row& row : rows) {
    CAPTURE(row.key);
    place = page.find("| " + std::to_string(row.number) + " | `" + row.key + "` |", place);
    REQUIRE(place != std::string::npos);
  }
}

// Callers store these; a change here breaks them.
TEST_CASE("numbers that are fixed for ever") {
  const Row fixed[] = {
      {Code::kTextNotUtf8, 100, "text.not_utf8"},
      {Code::kLengthTooShort, 200, "length.too_short"},
      {Code::kLengthTooLong, 201, "length.too_long"},
      {Code::kCharactersMissingDigit, 300, "characters.missing_digit"},
      {Code::kCharactersMissingSymbol, 303, "characters.missing_symbol"},
      {Code::kCharactersNotAllowed, 307, "characters.not_allowed"},
      {Code::kRepeatBlock, 402, "repeat.block"},
      {Code::kSequenceRun, 500, "sequence.run"},
      {Code::kKeyboardWalk, 600, "keyboard.walk"},
      {Code::kDateFound, 700, "date.found"},
      {Code::kContextWord, 805, "context.word"},
      {Code::kDictionaryWord, 900, "dictionary.word"},
      {Code::kBreachFound, 1000, "breach.found"},
      {Code::kHistorySimilar, 1101, "history.similar"},
      {Code::kStrengthTooWeak, 1200, "strength.too_weak"},
      {Code::kConfirmationMismatch, 1300, "confirmation.mismatch"},
      {Code::kEmailInvalid, 1400, "email.invalid"},
      {Code::kSignInStale, 1500, "sign_in.stale"},
      {Code::kSignInNever, 1501, "sign_in.never"},
      {Code::kSignInClockError, 1502, "sign_in.clock_error"},
      {Code::kAgeExpired, 1600, "age.expired"},
      {Code::kAgeTooYoung, 1601, "age.too_young"},
      {Code::kPointsTooFew, 1700, "points.too_few"},
  };
  for (const Row& row : fixed) {
    CAPTURE(row.key);
    CHECK(static_cast<unsigned>(row.code) == row.number);
    CHECK(code_key(row.code) == row.key);
  }
}
