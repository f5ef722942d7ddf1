// SPDX-License-Identifier: Apache-2.0

#include <fmt/format.h>

#include <chrono>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "catch.hpp"
#include "judge.hpp"
#include "naive_patterns.hpp"
#include "pattern_cases.hpp"
#include "patterns/date.hpp"
#include "patterns/month_name.hpp"

using namespace credence;
using credence::test::MatchingText;
using credence::test::NaiveDates;
using credence::test::range_of;

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
      {"any other separator", true, false, "31:12:1990 31+12+1990 31*12*1990", {{0, 10}, {11, 21}, {22, 32}}},
      {"a letter is no separator", true, false, "31x12x1990", {}},
      {"two separators", true, false, "31--12--1990", {}},
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
      {"a digit before", true, false, "931.12.1990", {{1, 11}}},
      {"a digit after it", true, false, "31.12.19907", {{0, 10}}},
      {"digits around, year first", true, false, "71990-12-319", {{1, 11}}},
      {"a digit before a single digit", true, false, "31.2.1990", {}},
      {"a digit after a single digit", true, false, "1990-2-31", {}},
      {"a digit before, year of two digits", true, false, "931.12.90", {}},
      {"a digit after it, year of two digits", true, false, "31.12.907", {}},
      {"two dates in a row", true, false, "31.12.199001.01.2000", {{0, 10}, {10, 20}}},
      {"a compact date and another", true, false, "3112199001.01.2000", {{0, 8}, {8, 18}}},
      {"six digits after a date", true, false, "31.12.1990311290", {{0, 10}}},
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
      {"Chinese", true, false, "2000\xE5\xB9\xB4 1\xE6\x9C\x88 1\xE6\x97\xA5", {{0, 17}}},
      {"Korean",
       true,
       false,
       "2000\xEB\x85\x84"
       "1\xEC\x9B\x94"
       "1\xEC\x9D\xBC",
       {{0, 15}}},
      {"Korean with spaces", true, false, "x 2000\xEB\x85\x84 12\xEC\x9B\x94 31\xEC\x9D\xBC", {{2, 21}}},
      {"no such day, with signs",
       true,
       false,
       "2000\xEB\x85\x84"
       "2\xEC\x9B\x94"
       "30\xEC\x9D\xBC",
       {}},
      {"month by name", true, false, "x12mar1987y", {{1, 10}}},
      {"separated", true, false, "12-Mar-1987", {{0, 11}}},
      {"two separators beside the name", true, false, "12. March 1987", {{0, 14}}},
      {"three separators", true, false, "12 . March1987", {{5, 14}}},
      {"year of two digits after a name", true, false, "12mar87", {{0, 7}}},
      {"name first", true, false, "March 12, 1987", {{0, 14}}},
      {"name first, compact", true, false, "mar121987", {{0, 9}}},
      {"name first, year of two digits", true, false, "mar 12 87", {{0, 9}}},
      {"year first", true, false, "1987/mar/12", {{0, 11}}},
      {"month and year", true, false, "March1987!", {{0, 9}}},
      {"year and month", true, false, "1987-March", {{0, 10}}},
      {"abbreviated month and year", true, false, "dec.1987", {{0, 8}}},
      {"month and a year of two digits", true, false, "March87 Mar-87 mar'87", {{0, 7}, {8, 14}, {15, 21}}},
      {"month and a year of two digits, touched", true, false, "March870 xMarch87 March87x", {}},
      {"month and day", true, false, "dec25! jan. 3", {{0, 5}, {7, 13}}},
      {"month and no day", true, false, "dec0 dec-251", {}},
      {"day and month", true, false, "12March - 3 may", {{0, 7}, {10, 15}}},
      {"no such day and month", true, false, "30feb 0mar 012mar 32-mar", {}},
      {"day and month, touched", true, false, "12marx x12mar", {}},
      {"a foreign abbreviation and a day", true, false, "pro25 - 25pro - pro5", {}},
      {"no such day, by name", true, false, "31Feb1987", {{2, 9}}},
      {"leap day by name", true, false, "29feb88 29feb87", {{0, 7}}},
      {"a long name in letters", true, false, "iloveMarch1987", {{5, 14}}},
      {"a short name in letters", true, false, "kumar1987", {}},
      {"a short name before letters", true, false, "1987marble", {}},
      {"German", true, false, "1.mai.1990", {{0, 10}}},
      {"German with an umlaut", true, false, "3.M\xC3\xA4rz 1990", {{0, 12}}},
      {"German, decomposed", true, false, "3.Ma\xCC\x88rz 1990", {{0, 13}}},
      {"Russian",
       true,
       false,
       "3\xD0\xB4\xD0\xB5\xD0\xBA\xD0\xB0\xD0\xB1\xD1\x80\xD1\x8F"
       "1990",
       {{0, 19}}},
      {"a foreign abbreviation with a day", true, false, "3pro1990", {{0, 8}}},
      {"a foreign abbreviation without a day", true, false, "pro1990", {}},
      {"a month of two meanings", true, false, "31abr1990", {{0, 9}}},
      {"a name and no number", true, false, "march april", {}},
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
    CHECK(test::judge(rules::check_date, rule, row.password).violations == expected);
  }
}

TEST_CASE("every day is found in every form") {
  using std::chrono::sys_days;
  constexpr const char* kMonths[] = {"january", "feb",    "march",     "apr",     "may",      "june",
                                     "july",    "august", "september", "october", "november", "december"};
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
        fmt::format("{}{}{:04}", d, kMonths[m - 1], y),
        fmt::format("{}-{}-{:02}", d, kMonths[m - 1], y % 100),
        fmt::format("{} {}, {:04}", kMonths[m - 1], d, y),
        fmt::format("{:04} {} {}", y, kMonths[m - 1], d),
    };
    for (const std::string& form : forms) {
      const std::u32string text(form.begin(), form.end());
      const std::vector<patterns::FoundDate> found = patterns::find_dates(MatchingText(text));
      if (found.size() != 1 || found[0].range != range_of<text::Matching>(0, text.size())) FAIL(form);
    }
  }
}

TEST_CASE("dates agree with judging every part of the text") {
  std::mt19937 random(20261122);
  const std::u32string pieces[] = {U"0",
                                   U"1",
                                   U"2",
                                   U"3",
                                   U"9",
                                   U"12",
                                   U"31",
                                   U"28",
                                   U"29",
                                   U"19",
                                   U"1990",
                                   U"2024",
                                   U"2100",
                                   U".",
                                   U".",
                                   U"-",
                                   U" ",
                                   U"..",
                                   U"mar",
                                   U"march",
                                   U"feb",
                                   U"pro",
                                   U"x",
                                   U"oktober",
                                   U"\u5E74",
                                   U"\u6708",
                                   U"\u65E5",
                                   U"\u1102\u1167\u11AB",
                                   U"\u110B\u116F\u11AF",
                                   U"\u110B\u1175\u11AF"};
  std::size_t found = 0;
  for (int round = 0; round < 20000; ++round) {
    std::u32string text;
    for (std::size_t i = 1 + random() % 12; i > 0; --i) text += pieces[random() % std::size(pieces)];
    std::vector<text::Range<text::Matching>> actual;
    for (const patterns::FoundDate& date : patterns::find_dates(MatchingText(text))) actual.push_back(date.range);
    if (actual != NaiveDates(text).find()) FAIL("round " << round);
    found += actual.size();
  }
  CHECK(found > 1000);
}

TEST_CASE("names of months") {
  const std::span<const patterns::MonthName> names = patterns::month_names();
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::u32string text(names[i].text);
    if (i > 0 && names[i - 1].text >= text) FAIL("out of order: " << i);
    if (patterns::leading_month_name(text, false) != &names[i]) FAIL("not found: " << i);
    if (patterns::leading_month_name(text + U"~", names[i].is_plain) != &names[i]) FAIL("not found in more: " << i);
    CHECK(names[i].months != 0);
  }
  CHECK(patterns::leading_month_name(U"", false) == nullptr);
  CHECK(patterns::leading_month_name(U"ma", false) == nullptr);
  CHECK(patterns::leading_month_name(U"pro", true) == nullptr);
}
