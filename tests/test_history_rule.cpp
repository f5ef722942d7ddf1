// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "credence/error.hpp"
#include "history/similarity.hpp"
#include "judge.hpp"
#include "naive_patterns.hpp"
#include "pattern_cases.hpp"

using namespace credence;
using credence::test::naive_contained;
using credence::test::naive_edits;
using credence::test::random_text;

namespace {

Violations found(const HistoryRule& rule, std::string_view password, const Subject& subject) {
  return test::judge(rules::check_history, rule, password, subject).violations;
}

// A subject whose old passwords are these.
Subject subject_of(const std::vector<std::string>& old) {
  Subject subject;
  subject.num_old = old.size();
  subject.is_old = [old](std::size_t i, std::string_view password) {
    return old.at(i) == password ? OldPasswordAnswer::kSame : OldPasswordAnswer::kDifferent;
  };
  return subject;
}

}  // namespace

TEST_CASE("old passwords") {
  struct Row {
    const char* name;
    std::uint32_t depth;
    const char* password;
    std::int64_t place;  // 0: not found
  };
  const Subject subject = subject_of({"newest", "\xC3\xA9t\xC3\xA9", "third", "bytes\xFF", "oldest"});
  const Row rows[] = {
      {"off", 0, "newest", 0},
      {"the newest", 5, "newest", 1},
      {"the oldest", 5, "oldest", 5},
      {"beyond the depth", 4, "oldest", 0},
      {"a depth of more than there are", 24, "oldest", 5},
      {"a new one", 5, "brand new", 0},
      {"case counts", 5, "Newest", 0},
      {"the NFC form of it", 5, "e\xCC\x81te\xCC\x81", 2},
      {"no text", 5, "bytes\xFF", 4},
      {"empty", 5, "", 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    HistoryRule rule;
    rule.depth = row.depth;
    const std::string_view password = row.password;
    Violations expected;
    if (row.place != 0) {
      const Span whole{0, static_cast<std::uint32_t>(password.size())};
      expected.push_back({Code::kHistoryReused, whole, row.depth, row.place});
    }
    CHECK(found(rule, password, subject) == expected);
  }
}

TEST_CASE("the previous password is the newest old one") {
  struct Row {
    const char* name;
    std::uint32_t depth;
    std::optional<std::string_view> previous;
    bool has_callback;
    const char* password;
    Violations violations;
    Violations warnings;
  };
  const Row rows[] = {
      {"the same", 24, "SameOld1!xyz", false, "SameOld1!xyz", {{Code::kHistoryReused, {0, 12}, 24, 1}}, {}},
      {"the same in another form", 24, "e\u0301", false, "\u00E9", {{Code::kHistoryReused, {0, 2}, 24, 1}}, {}},
      {"the same bytes", 1, "\xFF", false, "\xFF", {{Code::kHistoryReused, {0, 1}, 1, 1}}, {}},
      {"off", 0, "same", false, "same", {}, {}},
      {"another case", 1, "Same", false, "same", {}, {}},
      {"another one, and older ones unknown", 2, "Same", false, "same", {}, {{Code::kHistoryNotChecked, {0, 4}, 2, 1}}},
      {"nothing to ask", 24, std::nullopt, false, "same", {}, {{Code::kHistoryNotChecked, {0, 4}, 24, 0}}},
      {"nothing to ask and nothing asked for", 0, std::nullopt, false, "same", {}, {}},
      {"a callback", 24, std::nullopt, true, "same", {}, {}},
      {"a callback that doesn't know the previous one",
       24,
       "same",
       true,
       "same",
       {{Code::kHistoryReused, {0, 4}, 24, 1}},
       {}},
      {"a callback that knows it", 24, "another", true, "old", {{Code::kHistoryReused, {0, 3}, 24, 1}}, {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    HistoryRule rule;
    rule.depth = row.depth;
    Subject subject = row.has_callback ? subject_of({"old"}) : Subject();
    subject.previous_password = row.previous;
    const Report report = test::judge(rules::check_history, rule, row.password, subject);
    CHECK(report.violations == row.violations);
    CHECK(report.warnings == row.warnings);
  }
  HistoryRule rule;
  rule.depth = 3;
  const Subject none = subject_of({});  // an account without old passwords
  CHECK(test::judge(rules::check_history, rule, "x", none).warnings.empty());
}

TEST_CASE("a verifier that fails or is missing is an error") {
  HistoryRule rule;
  rule.depth = 3;
  Subject subject;
  CHECK(found(rule, "x", subject).empty());
  subject.num_old = 3;
  CHECK_THROWS_AS(found(rule, "x", subject), Error);
  std::vector<std::size_t> asked;
  subject.is_old = [&](std::size_t i, std::string_view) {
    asked.push_back(i);
    return i == 1 ? OldPasswordAnswer::kFailed : OldPasswordAnswer::kDifferent;
  };
  try {
    (void)found(rule, "x", subject);
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::kMissingResource);
  }
  CHECK(asked == std::vector<std::size_t>{0, 1});
}

TEST_CASE("similar to the previous password") {
  struct Row {
    const char* name;
    std::uint32_t min_edits;
    const char* previous;
    const char* password;
    std::int64_t edits;  // -1: different enough
  };
  const Row rows[] = {
      {"off", 0, "same", "same", -1},
      {"the same", 1, "same", "same", 0},
      {"another case", 1, "Same", "sAME", 0},
      {"another case beyond ASCII", 1, "\xD0\x96\xC3\x84", "\xD0\xB6\xC3\xA4", 0},
      {"another form", 1, "\xC3\xA9t\xC3\xA9 x", "e\xCC\x81te\xCC\x81 x", 0},
      {"rotated", 1, "abcdef", "defabc", 0},
      {"reversed", 1, "abcdef", "FEDCBA", 0},
      {"one character more", 1, "secret", "secret!", 0},
      {"one character less", 1, "secret!", "secret", 0},
      {"the old one and more behind it", 1, "abcdefgh", "abcdefghXYZWV", 0},
      {"more before the old one", 1, "abcdefgh", "XYZWVabcdefgh", 0},
      {"more around the old one, another case", 1, "abcdefgh", "XYZWV-AbcdEfgh-VWZYX", 0},
      {"a part of the old one", 1, "XYZWVabcdefgh", "abcdefgh", 0},
      {"the fewest characters", 1, "abcd", "XYZWVabcdXYZWV", 0},
      {"fewer characters", 1, "abc", "XYZWVabcXYZWV", -1},
      {"fewer characters of the new one", 1, "XYZWVabcXYZWV", "abc", -1},
      {"the old one, not in one piece", 1, "abcdefgh", "abcdXYZWVefgh", -1},
      {"counted up", 1, "Summer9!", "summer10!", 0},
      {"a later year", 1, "Summer1999", "Summer2000", 0},
      {"counted down", 1, "pass10word2", "pass09word2", 0},
      {"another number", 3, "pass1000x", "pass9734x", -1},
      {"two numbers", 1, "1pass1", "2pass2", 0},
      {"two numbers, one far away", 1, "1pass1", "2pass200", -1},
      {"a counted letter", 1, "SecretA", "SecretB", 0},
      {"a counted letter, down, before digits", 1, "secret-b2", "SECRET-A3", 0},
      {"a counted letter of another script", 1, "\xD1\x81\xD0\xB5\xD0\xB4\xD0\xB0", "\xD1\x81\xD0\xB5\xD0\xB4\xD0\xB1",
       0},
      {"a letter further away", 1, "SecretA", "SecretC", -1},
      {"another word", 1, "cat-house", "bat-house", -1},
      {"doubled", 1, "secret", "SecretSecret", 0},
      {"three times", 1, "secret", "secretsecretsecret", 0},
      {"halved", 1, "secretsecret", "secret", 0},
      {"doubled and more", 1, "secret", "secretsecre", 0},
      {"doubled and more of few characters", 1, "abc", "abcabca", -1},
      {"full width", 1, "secret", "\xEF\xBD\x93\xEF\xBD\x85\xEF\xBD\x83\xEF\xBD\x92\xEF\xBD\x85\xEF\xBD\x94", 0},
      {"one edit of one", 1, "password", "passwxrd", -1},
      {"one edit of two", 2, "password", "passwxrd", 1},
      {"an insertion and a deletion", 3, "password", "asswordy", 2},
      {"a swap is two edits", 3, "password", "apssword", 2},
      {"as many as asked for", 3, "password", "paxxwxrd", -1},
      {"in leet", 1, "elephantine", "3l3ph4nt1n3", 0},
      {"in leet and no longer", 1, "3l3ph4nt1n3", "Elephantine", 0},
      {"in leet and counted", 2, "elephantine1", "3l3ph4nt1n32", 1},
      {"leet undone and another sign", 2, "3l3ph4nt1n37", "elephantine!", 1},
      {"in leet inside more", 1, "elephantine", "XYZWV-3l3ph4nt1n3-7", 0},
      {"a part, in leet", 1, "XYZWV-3l3ph4nt1n3-7", "elephantine", 0},
      {"other leet of other letters", 1, "p@ssword", "p$ssword", -1},
      {"another number", 1, "xkvq6qzx", "xkvq9qzx", 0},
      {"numbers are not leet of each other", 4, "16846931", "98116846", -1},
      {"another season", 1, "Summer2024!", "Autumn2024!", 0},
      {"another season and year", 1, "Summer2024!", "winter2025!", 0},
      {"another season of another language", 1, "xkvFr\u00FChling24", "xkvHerbst24", 0},
      {"another season, in Russian", 1, "\u0412\u0435\u0441\u043D\u0430-24", "\u043E\u0441\u0435\u043D\u044C-25", 0},
      {"another month", 1, "March-7", "September-7", 0},
      {"an abbreviated month", 1, "Jan2024!", "Dec2024!", 0},
      {"another month in German", 1, "M\u00E4rz#1", "Dezember#1", 0},
      {"another day", 1, "Monday-xk", "Saturday-xk", 0},
      {"another day in French", 1, "lundi.7", "mercredi.8", 0},
      {"a month and a season", 1, "March-7", "Summer-7", -1},
      {"another month and another rest", 1, "March-7xk", "May-8qz", -1},
      {"short, nothing in common", 8, "abc", "xyz", -1},
      {"short, something in common", 8, "abc", "xbz", 2},
      {"from nothing", 8, "", "xyz", -1},
      {"from nothing to one", 8, "", "x", -1},
      {"to nothing", 8, "xyz", "", -1},
      {"both nothing", 8, "", "", -1},
      {"no text before", 8, "same\xFF", "same", -1},
      {"no text now", 8, "same", "same\xFF", -1},
      {"code points, not bytes", 2, "\xE5\xAF\x86\xE7\xA0\x81", "\xE5\xAF\x86\xE5\xAF\x86", 1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    HistoryRule rule;
    rule.min_edits = row.min_edits;
    Subject subject;
    subject.previous_password = row.previous;
    const std::string_view password = row.password;
    Violations expected;
    if (row.edits >= 0) {
      const Span whole{0, static_cast<std::uint32_t>(password.size())};
      expected.push_back({Code::kHistorySimilar, whole, row.min_edits, row.edits});
    }
    CHECK(found(rule, password, subject) == expected);
  }
}

TEST_CASE("edits agree with the full table") {
  std::mt19937 random(20261122);
  for (int round = 0; round < 5000; ++round) {
    const std::u32string a = random_text(random, U"abc", random() % 14);
    const std::u32string b = random_text(random, U"abc", random() % 14);
    const std::size_t edits = naive_edits(a, b);
    for (std::size_t max = 0; max < 16; ++max) {
      const std::size_t expected = edits <= max ? edits : SIZE_MAX;
      if (history::edits_within(a, b, max).value_or(SIZE_MAX) != expected) FAIL("round " << round << ", max " << max);
    }
  }
}

TEST_CASE("rotations agree with turning the text") {
  std::mt19937 random(20261122);
  for (int round = 0; round < 5000; ++round) {
    const std::u32string a = random_text(random, U"ab", random() % 9);
    std::u32string b = random_text(random, U"ab", random() % 9);
    if (round % 2 == 0 && !a.empty()) {
      b = a;
      std::rotate(b.begin(), b.begin() + static_cast<std::ptrdiff_t>(random() % b.size()), b.end());
    }
    const bool expected = a.size() == b.size() && (a + a).find(b) != std::u32string::npos;
    if (history::is_rotation(a, b) != expected) FAIL("round " << round);
  }
}

TEST_CASE("parts agree with searching the text") {
  std::mt19937 random(20261122);
  std::size_t contained = 0;
  for (int round = 0; round < 5000; ++round) {
    const std::u32string a = random_text(random, U"ab", random() % 9);
    const std::u32string b = random_text(random, U"ab", random() % 20);
    const bool expected = naive_contained(a, b);
    if (history::is_contained(a, b) != expected || history::is_contained(b, a) != expected) FAIL("round " << round);
    contained += expected ? 1 : 0;
  }
  CHECK(contained > 200);
}

TEST_CASE("repetitions agree with repeating the text") {
  std::mt19937 random(20261122);
  for (int round = 0; round < 5000; ++round) {
    const std::u32string a = random_text(random, U"ab", random() % 4);
    const std::u32string b = random_text(random, U"ab", random() % 13);
    std::u32string repeated = a + a;
    while (!a.empty() && repeated.size() < b.size()) repeated += a;
    const bool expected = !a.empty() && repeated == b;
    if (a.size() <= b.size() &&
        (history::is_repetition(a, b) != expected || history::is_repetition(b, a) != expected)) {
      FAIL("round " << round);
    }
  }
}

TEST_CASE("numbers and letters that are counted") {
  struct Row {
    std::u32string a;
    std::u32string b;
    bool counted;
  };
  const Row rows[] = {
      {U"", U"", false},
      {U"a", U"a", false},
      {U"1", U"1", false},
      {U"1", U"2", true},
      {U"9", U"10", true},
      {U"007", U"8", true},
      {U"0", U"100", true},
      {U"0", U"101", false},
      {U"100", U"0", true},
      {U"1a1", U"1a2", true},
      {U"1a1", U"2a2", true},
      {U"1a1", U"2a222", false},
      {U"1a", U"2b", true},
      {U"1a", U"2c", false},
      {U"ab", U"ba", false},
      {U"ab", U"ac", true},
      {U"ab", U"bb", false},
      {U"a-b", U"b-b", true},
      {U"a!", U"a\"", false},
      {U"9", U":", false},
      {U"a1", U"a1b", false},
      {U"01", U"1", true},
      {std::u32string(18, U'9'), std::u32string(18, U'9'), false},
      {std::u32string(17, U'9') + U"8", std::u32string(18, U'9'), true},
      {std::u32string(18, U'9') + U"8", std::u32string(19, U'9'), false},
  };
  for (const Row& row : rows) CHECK(history::is_counted(row.a, row.b) == row.counted);
}
