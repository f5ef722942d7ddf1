// SPDX-License-Identifier: Apache-2.0
// Differences of times that may lie at the ends of their type.
#ifndef CREDENCE_RULES_SECONDS_HPP_
#define CREDENCE_RULES_SECONDS_HPP_

#include <chrono>
#include <cstdint>

namespace credence::rules {

/// Seconds since 1970-01-01T00:00:00Z.
[[nodiscard]] inline std::int64_t seconds_of(std::chrono::sys_seconds time) noexcept {
  return time.time_since_epoch().count();
}

/// later - earlier where later >= earlier. Unsigned, because the difference of the two ends of the type overflows it.
[[nodiscard]] inline std::uint64_t seconds_between(std::chrono::sys_seconds earlier,
                                                   std::chrono::sys_seconds later) noexcept {
  return static_cast<std::uint64_t>(seconds_of(later)) - static_cast<std::uint64_t>(seconds_of(earlier));
}

}  // namespace credence::rules

#endif  // CREDENCE_RULES_SECONDS_HPP_
