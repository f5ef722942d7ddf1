// SPDX-License-Identifier: Apache-2.0
// Calendar arithmetic and reading of times. All times are UTC; no clock and no time zone takes part.
#ifndef CREDENCE_TIME_HPP_
#define CREDENCE_TIME_HPP_

#include <chrono>
#include <cstdint>
#include <string_view>

#include "credence/cxx20.hpp"
#include "credence/export.h"

namespace credence {

/// `time` plus calendar months: UTC, the time of day kept, the day clamped to the end of the month
/// (2025-08-31 plus six months is 2026-02-28). Throws Error(kOutOfRange) beyond the years -32767 to 32767.
[[nodiscard]] CREDENCE_API std::chrono::sys_seconds add_months(std::chrono::sys_seconds time, std::int32_t months);

/// Reads a time in any form whose instant is clear; a fraction of a second is dropped:
///   2026-02-28                       midnight UTC; also 20260228, 2026-059 (day of the year), 2026-W09-6 (of a week)
///   2026-02-28T23:30:00Z             also with t, z or a space for T, without seconds, without : and -, with
///   23:30:00.5 2026-03-01T00:30:00+01:00        an offset from UTC, also +0100 and +01; " UTC" and " GMT" for none
///   @1772321400                      seconds since 1970, also with a fraction or a minus
/// A time of day without a zone is refused. Throws Error: kInvalidArgument that names the expected form, kOutOfRange
/// for @ outside the years 0 to 9999.
[[nodiscard]] CREDENCE_API std::chrono::sys_seconds parse_time(std::string_view text);

}  // namespace credence

#endif  // CREDENCE_TIME_HPP_
