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

/// Reads "2026-02-28T23:30:00Z", "2026-02-28T23:30:00.5Z" (the fraction is dropped) or "2026-02-28" (midnight UTC).
/// Throws Error(kInvalidArgument) that names the expected form.
[[nodiscard]] CREDENCE_API std::chrono::sys_seconds parse_time(std::string_view text);

}  // namespace credence

#endif  // CREDENCE_TIME_HPP_
