// SPDX-License-Identifier: Apache-2.0
// The calendar functions of credence/time.hpp: proleptic Gregorian, UTC, no clock, no time zone.
#include <chrono>
#include <cstdint>

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

}  // namespace credence
