// SPDX-License-Identifier: Apache-2.0
// The calendar functions of credence/time.hpp: proleptic Gregorian, UTC, no clock, no time zone.
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

constexpr sys_seconds kFirstTime = sys_days(year::min() / std::chrono::January / 1);
constexpr sys_seconds kEndOfTime = sys_days(year::max() / std::chrono::December / 31) + std::chrono::days(1);

[[noreturn]] void throw_out_of_range() {
  throw Error(ErrorCode::kOutOfRange, "the time lies outside the years -32767 to 32767; give a time within them");
}

[[noreturn]] void throw_bad_time() {
  throw Error(ErrorCode::kInvalidArgument,
              "not an ISO 8601 time in UTC; write it like 2026-02-28T23:30:00Z or 2026-02-28");
}

// Reads a time from left to right; a piece that is not there makes the whole unreadable.
class TimeReader {
 public:
  explicit TimeReader(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }

  bool skip(char expected) {
    if (rest_.empty() || rest_.front() != expected) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void expect(char expected) {
    if (!skip(expected)) throw_bad_time();
  }
  // A number of exactly `digits` digits, at most `max`.
  int number(std::size_t digits, int max) {
    if (rest_.size() < digits) throw_bad_time();
    int value = 0;
    for (const char c : rest_.substr(0, digits)) {
      if (c < '0' || c > '9') throw_bad_time();
      value = value * 10 + (c - '0');
    }
    if (value > max) throw_bad_time();
    rest_.remove_prefix(digits);
    return value;
  }
  // One digit or more, whatever their value.
  void skip_digits() {
    const std::size_t end = rest_.find_first_not_of("0123456789");
    if (end == 0 || rest_.empty()) throw_bad_time();
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end);
  }

 private:
  std::string_view rest_;
};

}  // namespace

sys_seconds add_months(sys_seconds time, std::int32_t months) {
  if (time < kFirstTime || time >= kEndOfTime) throw_out_of_range();
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);

  // Months since year 0 in 64 bits: chrono's own year + months wraps around at the ends of its range.
  const std::int64_t index =
      std::int64_t{static_cast<int>(date.year())} * 12 + (static_cast<unsigned>(date.month()) - 1) + months;
  const std::int64_t new_year = index >= 0 ? index / 12 : (index - 11) / 12;
  if (new_year < static_cast<int>(year::min()) || new_year > static_cast<int>(year::max())) throw_out_of_range();
  const std::chrono::month new_month(static_cast<unsigned>(index - new_year * 12) + 1);

  std::chrono::year_month_day due(year(static_cast<int>(new_year)), new_month, date.day());
  if (!due.ok()) due = due.year() / due.month() / std::chrono::last;
  return sys_days(due) + (time - day);
}

sys_seconds parse_time(std::string_view text) {
  TimeReader reader(text);
  const int y = reader.number(4, 9999);
  reader.expect('-');
  const int m = reader.number(2, 12);
  reader.expect('-');
  const int d = reader.number(2, 31);
  const std::chrono::year_month_day date(year(y), std::chrono::month(static_cast<unsigned>(m)),
                                         std::chrono::day(static_cast<unsigned>(d)));
  if (!date.ok()) throw_bad_time();
  sys_seconds time = sys_days(date);
  if (reader.at_end()) return time;

  reader.expect('T');
  time += std::chrono::hours(reader.number(2, 23));
  reader.expect(':');
  time += std::chrono::minutes(reader.number(2, 59));
  reader.expect(':');
  time += std::chrono::seconds(reader.number(2, 59));
  if (reader.skip('.')) reader.skip_digits();
  reader.expect('Z');
  if (!reader.at_end()) throw_bad_time();
  return time;
}

}  // namespace credence
