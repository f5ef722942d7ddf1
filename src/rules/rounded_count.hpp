// SPDX-License-Identifier: Apache-2.0
// How often a password was seen, as a report may tell it.
#ifndef CREDENCE_RULES_ROUNDED_COUNT_HPP_
#define CREDENCE_RULES_ROUNDED_COUNT_HPP_

#include <algorithm>
#include <cstdint>

namespace credence::rules {

/// Rounded down to a power of ten: an exact count nearly names the password to whoever has the list. 0 stays 0.
[[nodiscard]] constexpr std::uint64_t rounded_count(std::uint64_t count) noexcept {
  std::uint64_t power = 1;
  while (count / 10 >= power) power *= 10;
  return std::min(power, count);
}
static_assert(rounded_count(0) == 0 && rounded_count(9) == 1 && rounded_count(10) == 10 &&
              rounded_count(2999) == 1000 && rounded_count(UINT64_MAX) == 10'000'000'000'000'000'000U);

}  // namespace credence::rules

#endif  // CREDENCE_RULES_ROUNDED_COUNT_HPP_
