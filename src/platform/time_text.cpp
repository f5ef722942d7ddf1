// SPDX-License-Identifier: Apache-2.0
// Reads times, in every form of ISO 8601 and its relatives that leaves no doubt which instant is meant.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "credence/error.hpp"
#include "credence/time.hpp"

namespace credence {
namespace {

using std::chrono::sys_days;
using std::chrono::sys_seconds;
using std::chrono::year;

constexpr sys_seconds kFirstTime = sys_days(year(0) / std::chrono::January / 1);
constexpr sys_seconds kLastTime = sys_days(year(10000) / std::chrono::January / 1) - std::chrono::seconds(1);

[[noreturn]] void throw_bad_time() {
  throw Error(ErrorCode::kInvalidArgument,
              "not an ISO 8601 time; write it like 2026-02-28T23:30:00Z, 2026-03-01T00:30:00+01:00, 2026-02-28 "
              "(midnight UTC) or @1772321400 (seconds since 1970)");
}

[[noreturn]] void throw_no_zone() {
  throw Error(ErrorCode::kInvalidArgument,
              "this time names no zone, so its instant is not clear; end it with Z for UTC or with an offset: "
              "2026-02-28T23:30:00Z, 2026-03-01T00:30:00+01:00");
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Reads a time from left to right; a piece that is not there makes the whole unreadable.
class TimeReader {
 public:
  explicit TimeReader(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] std::size_t digits() const {
    std::size_t count = 0;
    while (count < rest_.size() && is_digit(rest_[count])) ++count;
    return count;
  }

  bool skip(char expected) { return skip(std::string_view(&expected, 1)); }
  bool skip(std::string_view expected) {
    if (!rest_.starts_with(expected)) return false;
    rest_.remove_prefix(expected.size());
    return true;
  }
  bool skip_one_of(std::string_view characters) {
    if (rest_.empty() || characters.find(rest_.front()) == std::string_view::npos) return false;
    rest_.remove_prefix(1);
    return true;
  }
  // A number of exactly `count` digits, from `min` to `max`.
  std::int64_t number(std::size_t count, std::int64_t min, std::int64_t max) {
    if (digits() < count) throw_bad_time();
    std::int64_t value = 0;
    for (const char c : rest_.substr(0, count)) value = value * 10 + (c - '0');
    if (value < min || value > max) throw_bad_time();
    rest_.remove_prefix(count);
    return value;
  }
  // What follows the point of a fraction of `unit` seconds, in whole seconds.
  std::int64_t fraction(std::int64_t unit) {
    if (digits() == 0) throw_bad_time();
    std::int64_t numerator = 0;
    std::int64_t denominator = 1;
    while (digits() > 0) {
      const std::int64_t digit = number(1, 0, 9);
      if (denominator == 1'000'000'000) continue;  // more of them don't change a second
      numerator = numerator * 10 + digit;
      denominator *= 10;
    }
    return unit * numerator / denominator;
  }

 private:
  std::string_view rest_;
};

// "04-01", "0401", "091" (a day of the year), "W14-3", "W143" (a day of a week), each behind the year.
sys_days read_date(TimeReader& reader) {
  const year y(static_cast<int>(reader.number(4, 0, 9999)));
  const bool extended = reader.skip('-');
  if (reader.skip('W')) {
    const std::int64_t week = reader.number(2, 1, 53);
    if (reader.skip('-') != extended) throw_bad_time();
    const std::int64_t day = reader.number(1, 1, 7);
    // The first week has the year's first Thursday, so January 4th.
    const auto first_monday = [](year of) {
      const sys_days fourth = of / std::chrono::January / 4;
      return fourth - (std::chrono::weekday(fourth) - std::chrono::Monday);
    };
    const sys_days date = first_monday(y) + std::chrono::days(7 * (week - 1) + day - 1);
    if (date >= first_monday(y + std::chrono::years(1))) throw_bad_time();  // a week 53 that the year has not
    return date;
  }
  if (reader.digits() == 3) {
    const std::int64_t day = reader.number(3, 1, y.is_leap() ? 366 : 365);
    return sys_days(y / std::chrono::January / 1) + std::chrono::days(day - 1);
  }
  const std::chrono::month month(static_cast<unsigned>(reader.number(2, 1, 12)));
  if (reader.skip('-') != extended) throw_bad_time();
  const std::chrono::year_month_day date(y, month, std::chrono::day(static_cast<unsigned>(reader.number(2, 1, 31))));
  if (!date.ok()) throw_bad_time();
  return date;
}

// "+01:00", "-0530", "+00": how far the zone is ahead of UTC.
std::chrono::seconds read_offset(TimeReader& reader, std::int64_t sign) {
  std::int64_t minutes = 60 * reader.number(2, 0, 23);
  if (reader.skip(':') || reader.digits() > 0) minutes += reader.number(2, 0, 59);
  return std::chrono::seconds(sign * 60 * minutes);
}

// "Z", "+01:00", " UTC" and so on.
std::chrono::seconds read_zone(TimeReader& reader) {
  if (reader.at_end()) throw_no_zone();
  if (reader.skip_one_of("Zz")) return {};
  (void)reader.skip(' ');
  if (reader.skip("UTC") || reader.skip("GMT")) return {};
  if (reader.skip('+')) return read_offset(reader, 1);
  if (reader.skip('-')) return read_offset(reader, -1);
  throw_bad_time();
}

// "02:30:00", "0230", "02:30:00.5" with its zone, as seconds since the date's midnight in UTC.
std::chrono::seconds read_time_of_day(TimeReader& reader) {
  const std::int64_t hour = reader.number(2, 0, 24);
  std::int64_t seconds = 3600 * hour;
  std::int64_t unit = 3600;
  std::int64_t second = 0;
  if (reader.skip(':') || reader.digits() > 0) {
    seconds += 60 * reader.number(2, 0, 59);
    unit = 60;
    if (reader.skip(':') || reader.digits() > 0) {
      second = reader.number(2, 0, 60);
      seconds += second;
      unit = 1;
    }
  }
  if (reader.skip_one_of(".,")) seconds += reader.fraction(unit);
  if (hour == 24 && seconds != 24 * 3600) throw_bad_time();
  const std::chrono::seconds time = std::chrono::seconds(seconds) - read_zone(reader);
  // A leap second is the last of a day in UTC; the clock that counts seconds since 1970 has none and is at midnight.
  if (second == 60 && time % std::chrono::days(1) != std::chrono::seconds(0)) throw_bad_time();
  return time;
}

// "1772321400", "-1.5": seconds since 1970. A fraction is dropped, towards the past.
sys_seconds read_seconds(TimeReader& reader) {
  const bool negative = reader.skip('-');
  const std::size_t digits = reader.digits();
  if (digits == 0 || digits > 12) throw_bad_time();
  const std::int64_t whole = reader.number(digits, 0, INT64_MAX);
  bool is_whole = true;
  if (reader.skip_one_of(".,")) {
    if (reader.digits() == 0) throw_bad_time();
    while (reader.digits() > 0) is_whole &= reader.number(1, 0, 9) == 0;
  }
  return sys_seconds(std::chrono::seconds(!negative ? whole : is_whole ? -whole : -whole - 1));
}

}  // namespace

sys_seconds parse_time(std::string_view text) {
  TimeReader reader(text);
  sys_seconds time;
  if (reader.skip('@')) {
    time = read_seconds(reader);
  } else {
    time = read_date(reader);
    if (!reader.at_end()) {
      if (!reader.skip_one_of("Tt ")) throw_bad_time();
      time += read_time_of_day(reader);
    }
  }
  if (!reader.at_end()) throw_bad_time();
  if (time < kFirstTime || time > kLastTime) {
    throw Error(ErrorCode::kOutOfRange, "this time lies outside the years 0 to 9999; give one within them");
  }
  return time;
}

}  // namespace credence
