// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <cstdint>
#include <ctime>
#include <string>

#include "catch.hpp"
#include "credence/error.hpp"
#include "credence/sign_in.hpp"
#include "credence/time.hpp"

using namespace credence;
using std::chrono::sys_days;
using std::chrono::sys_seconds;

namespace {

ErrorCode error_of(const auto& call) {
  try {
    call();
  } catch (const Error& error) {
    return error.code();
  }
  return ErrorCode{};
}

}  // namespace

// Java 17 and PostgreSQL 15 agree on every row.
TEST_CASE("six months later") {
  struct Row {
    const char* last;
    const char* due;
  };
  const Row rows[] = {
      {"2025-08-28", "2026-02-28"},
      {"2025-08-29", "2026-02-28"},
      {"2025-08-30", "2026-02-28"},
      {"2025-08-31", "2026-02-28"},
      {"2023-08-29", "2024-02-29"},
      {"2023-08-30", "2024-02-29"},
      {"2023-08-31", "2024-02-29"},
      {"2024-02-29", "2024-08-29"},
      {"2025-03-31", "2025-09-30"},
      {"2025-05-31", "2025-11-30"},
      {"2025-12-31", "2026-06-30"},
      {"2025-02-28", "2025-08-28"},  // the day is kept, not the end of the month
      {"2099-08-31", "2100-02-28"},  // 2100 is no leap year
      {"1999-08-31", "2000-02-29"},  // 2000 is one
      {"1969-08-31", "1970-02-28"},
      {"2025-08-31T23:30:00Z", "2026-02-28T23:30:00Z"},
      {"1968-12-31T23:59:59Z", "1969-06-30T23:59:59Z"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.last);
    CHECK(add_months(parse_time(row.last), 6) == parse_time(row.due));
  }
}

TEST_CASE("any number of months, either way") {
  struct Row {
    const char* from;
    std::int32_t months;
    const char* to;
  };
  const Row rows[] = {
      {"2026-02-28", 0, "2026-02-28"},   {"2024-02-29", 12, "2025-02-28"},  {"2024-02-29", 48, "2028-02-29"},
      {"2026-01-31", 1, "2026-02-28"},   {"2026-03-31", -1, "2026-02-28"},  {"2026-01-15", -1, "2025-12-15"},
      {"2026-12-31", 1, "2027-01-31"},   {"2000-01-01", -24, "1998-01-01"}, {"2000-01-01", -25, "1997-12-01"},
      {"0001-01-31", -11, "0000-02-29"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.from, row.months);
    CHECK(add_months(parse_time(row.from), row.months) == parse_time(row.to));
  }
}

TEST_CASE("add_months agrees with walking month by month") {
  // The first day of a month needs no clamp, so one step is the length of that month.
  sys_days walked = std::chrono::year(1896) / 1 / 1;
  const sys_seconds start = walked;
  for (std::int32_t months = 0; months < 300 * 12; ++months) {
    CHECK(add_months(start, months) == sys_seconds(walked));
    const std::chrono::year_month_day date(walked);
    const std::chrono::year_month_day_last last = date.year() / date.month() / std::chrono::last;
    walked += std::chrono::days(static_cast<unsigned>(last.day()));
  }
}

TEST_CASE("times beyond the calendar are an error") {
  const sys_seconds first = sys_days(std::chrono::year(-32767) / 1 / 1);
  const sys_seconds last = sys_days(std::chrono::year(32767) / 12 / 31) + std::chrono::seconds(86'399);
  CHECK(add_months(first, 0) == first);
  CHECK(add_months(last, 0) == last);
  CHECK(error_of([&] { (void)add_months(last, 1); }) == ErrorCode::kOutOfRange);
  CHECK(error_of([&] { (void)add_months(first, -1); }) == ErrorCode::kOutOfRange);
  CHECK(error_of([&] { (void)add_months(last + std::chrono::seconds(1), 0); }) == ErrorCode::kOutOfRange);
  CHECK(error_of([&] { (void)add_months(first - std::chrono::seconds(1), 0); }) == ErrorCode::kOutOfRange);
  CHECK(error_of([] { (void)add_months(sys_seconds::max(), 6); }) == ErrorCode::kOutOfRange);
  CHECK(error_of([] { (void)add_months(sys_seconds::min(), 6); }) == ErrorCode::kOutOfRange);
  CHECK(error_of([] { (void)add_months(sys_seconds(), INT32_MAX); }) == ErrorCode::kOutOfRange);
  CHECK(error_of([] { (void)add_months(sys_seconds(), INT32_MIN); }) == ErrorCode::kOutOfRange);
}

TEST_CASE("times that are read") {
  struct Row {
    const char* text;
    std::int64_t seconds;
  };
  // 2026-04-01T02:30:00Z is 1775010600.
  const Row rows[] = {
      {"1970-01-01", 0},
      {"1970-01-01T00:00:00Z", 0},
      {"1969-12-31T23:59:59Z", -1},
      {"2026-02-28T23:30:00Z", 1772321400},
      {"2026-02-28T23:30:00.5Z", 1772321400},
      {"2026-02-28T23:30:00.123456789123Z", 1772321400},
      {"2024-02-29", 1709164800},
      {"0000-01-01", -62167219200},
      {"9999-12-31T23:59:59Z", 253402300799},
      // as programs print them: Python, date -Is, date --rfc-3339, PostgreSQL, Ruby, git
      {"2026-04-01T02:30:00+00:00", 1775010600},
      {"2026-04-01 02:30:00+00:00", 1775010600},
      {"2026-04-01T02:30:00.123456+00:00", 1775010600},
      {"2026-04-01T04:30:00+02:00", 1775010600},
      {"2026-03-31T21:00:00-05:30", 1775010600},
      {"2026-04-01 02:30:00+00", 1775010600},
      {"2026-04-01 02:30:00 UTC", 1775010600},
      {"2026-04-01 04:30:00 +0200", 1775010600},
      {"2026-04-01T02:30:00-00:00", 1775010600},
      {"2026-04-01T02:30:00GMT", 1775010600},
      // without seconds or minutes; fractions of these
      {"2026-04-01T02:30Z", 1775010600},
      {"2026-04-01T02:30+00:00", 1775010600},
      {"2026-04-01T02Z", 1775008800},
      {"2026-04-01T02.5Z", 1775010600},
      {"2026-04-01T02:29.99999Z", 1775010599},
      {"2026-04-01T02:30:00,75Z", 1775010600},
      // basic format, and both mixed
      {"20260401T023000Z", 1775010600},
      {"20260401T0230Z", 1775010600},
      {"20260401T02Z", 1775008800},
      {"20260401T023000.25Z", 1775010600},
      {"20260401T043000+0200", 1775010600},
      {"20260401", 1775001600},
      {"2026-04-01T023000Z", 1775010600},
      // day of the year and of the week
      {"2026-091", 1775001600},
      {"2026091T0230Z", 1775010600},
      {"2024-366", 1735603200},
      {"2026-W14-3", 1775001600},
      {"2026W143T023000Z", 1775010600},
      {"2020-W53-7", 1609632000},
      {"2026-W01-1", 1766966400},
      // small letters; the end of a day; a leap second
      {"2026-04-01t02:30:00z", 1775010600},
      {"2026-03-31T24:00:00Z", 1775001600},
      {"2026-03-31T24:00Z", 1775001600},
      {"2016-12-31T23:59:60Z", 1483228800},
      {"2017-01-01T00:59:60+01:00", 1483228800},
      // seconds since 1970
      {"@1775010600", 1775010600},
      {"@1775010600.999", 1775010600},
      {"@0", 0},
      {"@-1", -1},
      {"@-1.5", -2},
      {"@-1.0", -1},
      {"@253402300799", 253402300799},
      {"@-62167219200", -62167219200},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(parse_time(row.text).time_since_epoch().count() == row.seconds);
  }
}

TEST_CASE("every day is read alike by month, by year and by week") {
  const sys_days first = std::chrono::year(1999) / 1 / 1;
  for (sys_days day = first; day < first + std::chrono::days(30 * 366); day += std::chrono::days(1)) {
    const std::time_t seconds = sys_seconds(day).time_since_epoch().count();
    std::tm date{};
    gmtime_r(&seconds, &date);
    for (const char* const form : {"%Y-%m-%d", "%Y%m%d", "%Y-%j", "%Y%j", "%G-W%V-%u", "%GW%V%u"}) {
      char text[16];
      REQUIRE(std::strftime(text, sizeof text, form, &date) != 0);
      CAPTURE(text);
      REQUIRE(parse_time(text) == sys_seconds(day));
    }
  }
}

TEST_CASE("times that are refused, with the expected form") {
  const char* const rows[] = {
      "",
      "now",
      "2026",
      "2026-02",
      "202602",
      "2026-2-28",
      "26-02-28",
      "2026-02-29",
      "2025-02-30",
      "2026-04-31",
      "2026-00-10",
      "2026-13-01",
      "2026-01-00",
      "2026-01-32",
      "2026-0228",
      "202602-28",
      "2026-000",
      "2026-366",
      "2026-W14",
      "2026-W00-1",
      "2026-W14-0",
      "2026-W14-8",
      "2025-W53-1",
      "2026-W143",
      "2026W14-3",
      "2026-02-28T",
      "2026-02-28T2Z",
      "2026-02-28T23:3Z",
      "2026-02-28T23:30:0Z",
      "2026-02-28T23:30:00",
      "2026-02-28T23:30",
      "20260228T233000",
      "2026-02-28T23:30:00.Z",
      "2026-02-28T23:30:00.",
      "2026-02-28T23:30:00.5",
      "2026-02-28T24:00:01Z",
      "2026-02-28T24:30Z",
      "2026-02-28T25:00Z",
      "2026-02-28T23:60:00Z",
      "2026-02-28T23:58:60Z",
      "2026-02-28T23:59:61Z",
      "2026-02-28T23:59:60+01:00",
      "2026-02-28T23:30:00+1:00",
      "2026-02-28T23:30:00+24:00",
      "2026-02-28T23:30:00+01:60",
      "2026-02-28T23:30:00+01:0",
      "2026-02-28T23:30:00+",
      "2026-02-28T23:30:00 CET",
      "2026-02-28T23:30:00Z ",
      "2026-02-28T23:30:00ZZ",
      "2026-02-28  23:30:00Z",
      " 2026-02-28",
      "2026-02-28Z",
      "-2026-02-28",
      "+12026-02-28",
      "2026/02/28",
      "28.02.2026",
      "1772321400",
      "@",
      "@-",
      "@+1",
      "@1.",
      "@1x",
      "@1234567890123",
  };
  for (const char* text : rows) {
    CAPTURE(text);
    CHECK(error_of([&] { (void)parse_time(text); }) == ErrorCode::kInvalidArgument);
  }
  CHECK(error_of([] { (void)parse_time("@253402300800"); }) == ErrorCode::kOutOfRange);
  CHECK(error_of([] { (void)parse_time("0000-01-01T00:00:00+00:01"); }) == ErrorCode::kOutOfRange);
  for (const char* const text : {"yesterday", "2026-02-28T23:30:00"}) {
    try {
      (void)parse_time(text);
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(std::string(error.what()).find("2026-02-28T23:30:00Z") != std::string::npos);
    }
  }
}
