// SPDX-License-Identifier: Apache-2.0
#include "rules/date.hpp"

#include <fmt/format.h>

#include <chrono>
#include <string>
#include <vector>

#include "catch.hpp"
#include "pattern_cases.hpp"
#include "patterns/date.hpp"

using namespace credence;
using namespace credence::internal;
using credence::test::violations_of;

TEST_CASE("dates and years") {
  struct Row {
    const char* name;
    bool dates;
    bool years;
    const char* password;
    std::vector<Span> expected;
  };
  const Row rows[] = {
      {"off", false, false, "1990-12-31 1985", {}},
      {"empty", true, true, "", {}},
      {"not text", true, true, "1990\xFF", {}},
      {"day month year", true, false, "x31.12.1990y", {{1, 11}}},
      {"month day year", true, false, "12/31/1990", {{0, 10}}},
      {"year month day", true, false, "1990-12-31", {{0, 10}}},
      {"single digits", true, false, "1/2/1990", {{0, 8}}},
      {"year of two digits", true, false, "31_12_90", {{0, 8}}},
      {"year of two digits first", true, false, "90-12-31", {{0, 8}}},
      {"spaces", true, false, "31 12 1990", {{0, 10}}},
      {"backslash", true, false, "31\\12\\1990", {{0, 10}}},
      {"comma", true, false, "31,12,1990", {{0, 10}}},
      {"different separators", true, false, "31-12/1990", {}},
      {"no such day", true, false, "31.2.1990", {}},
      {"leap day", true, false, "29.2.2000", {{0, 9}}},
      {"no leap day", true, false, "29.2.1900", {}},
      {"leap day in either century", true, false, "29.2.00", {{0, 7}}},
      {"no leap day in any", true, false, "29.2.33", {}},
      {"day 0", true, false, "0.1.1990", {}},
      {"month 13", true, false, "13.13.1990", {}},
      {"before 1900", true, false, "31.12.1899", {}},
      {"after 2099", true, false, "1.1.2100", {}},
      {"year of three digits", true, false, "1.1.199", {}},
      {"year of one digit", true, false, "1.1.9", {}},
      {"two numbers only", true, false, "31.12. and 12/1990", {}},
      {"four numbers", true, false, "1.2.3.2004", {{2, 10}}},
      {"network address", true, false, "192.168.1.1", {}},
      {"compact", true, false, "x31121990y", {{1, 9}}},
      {"compact, month first", true, false, "12311990", {{0, 8}}},
      {"compact, year first", true, false, "19901231", {{0, 8}}},
      {"compact among more digits", true, false, "7719901231", {{2, 10}}},
      {"compact twice", true, false, "1990123119901231", {{0, 8}, {8, 16}}},
      {"compact, short", true, false, "x311290y", {{1, 7}}},
      {"compact, short, year first", true, false, "991231", {{0, 6}}},
      {"compact, short, among more digits", true, false, "3112901", {}},
      {"no compact date", true, false, "31139099", {}},
      {"seven digits", true, false, "1121990", {}},
      {"full width", true, false, "\xEF\xBC\x91\xEF\xBC\x99\xEF\xBC\x99\xEF\xBC\x90-1-2", {{0, 16}}},
      {"Arabic digits", true, false, "\xD9\xA3\xD9\xA1.12.1990", {{0, 12}}},
      {"Japanese",
       true,
       false,
       "1990\xE5\xB9\xB4"
       "1\xE6\x9C\x88"
       "2\xE6\x97\xA5!",
       {{0, 15}}},
      {"Japanese without the day's sign",
       true,
       false,
       "1990\xE5\xB9\xB4"
       "1\xE6\x9C\x88"
       "2",
       {{0, 12}}},
      {"Japanese signs have one order",
       true,
       false,
       "1\xE5\xB9\xB4"
       "1\xE6\x9C\x88"
       "1990",
       {}},
      {"a year", false, true, "Summer2024!", {{6, 10}}},
      {"years", false, true, "1900-2099", {{0, 4}, {5, 9}}},
      {"no years", false, true, "1899-2100", {}},
      {"a year in more digits", false, true, "19901", {}},
      {"a year in a date that is not asked for", false, true, "31.12.1990", {{6, 10}}},
      {"a year in a date", true, true, "31.12.1990", {{0, 10}}},
      {"a year and a date", true, true, "2001 31.12.90 2002", {{0, 4}, {5, 13}, {14, 18}}},
      {"a year and two numbers", true, true, "1990-99-99", {{0, 4}}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    DateRule rule;
    rule.dates = row.dates;
    rule.years = row.years;
    Violations expected;
    for (const Span& span : row.expected) expected.push_back({Code::kDateFound, span, 0, 0});
    CHECK(violations_of(check_date, rule, row.password) == expected);
  }
}

TEST_CASE("every day is found in every form") {
  using std::chrono::sys_days;
  const sys_days end = std::chrono::year(2100) / 1 / 1;
  for (sys_days day = std::chrono::year(1900) / 1 / 1; day < end; day += std::chrono::days(13)) {
    const std::chrono::year_month_day date(day);
    const int y = static_cast<int>(date.year());
    const auto m = static_cast<unsigned>(date.month());
    const auto d = static_cast<unsigned>(date.day());
    const std::string forms[] = {
        fmt::format("{:04}-{:02}-{:02}", y, m, d),
        fmt::format("{}.{}.{:04}", d, m, y),
        fmt::format("{}/{}/{:04}", m, d, y),
        fmt::format("{}/{}/{:02}", d, m, y % 100),
        fmt::format("{:02}-{:02}-{:02}", y % 100, m, d),
        fmt::format("{:04}{:02}{:02}", y, m, d),
        fmt::format("{:02}{:02}{:04}", d, m, y),
        fmt::format("{:02}{:02}{:04}", m, d, y),
        fmt::format("{:02}{:02}{:02}", d, m, y % 100),
        fmt::format("{:02}{:02}{:02}", y % 100, m, d),
    };
    for (const std::string& form : forms) {
      const std::u32string text(form.begin(), form.end());
      const std::vector<FoundDate> found = find_dates(text);
      if (found.size() != 1 || found[0].where != Stretch{0, text.size()}) FAIL(form);
    }
  }
}
