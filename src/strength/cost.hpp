// SPDX-License-Identifier: Apache-2.0
// Probabilities as whole numbers: a cost is -log2 of a probability in 1/256 bits, rounded up, so that what is added up
// never exceeds one. Integers alone, so every processor gives the same guesses.
//
//   probability   1    1/2   1/3   1/1024
//   cost          0    256   406   2560
#ifndef CREDENCE_STRENGTH_COST_HPP_
#define CREDENCE_STRENGTH_COST_HPP_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace credence::strength {

using Cost = std::int32_t;

inline constexpr Cost kBit = 256;
/// Of what never happens. Two of them still fit.
inline constexpr Cost kImpossible = Cost{1} << 29;

/// log2 of a number of 1 or more in 1/256 bits, rounded down.
[[nodiscard]] constexpr Cost log2_floor(std::uint64_t number) noexcept {
  const int whole = static_cast<int>(std::bit_width(number)) - 1;
  // The number as 1.xxx with 31 bits behind the point; squaring it gives its logarithm bit by bit.
  std::uint64_t mantissa = whole > 31 ? number >> (whole - 31) : number << (31 - whole);
  Cost fraction = 0;
  for (int bit = 0; bit < 8; ++bit) {
    mantissa = (mantissa * mantissa) >> 31;
    fraction <<= 1;
    if (mantissa >> 32 != 0) {
      mantissa >>= 1;
      fraction |= 1;
    }
  }
  return whole * kBit + fraction;
}

/// The same, rounded up.
[[nodiscard]] constexpr Cost log2_ceil(std::uint64_t number) noexcept {
  return std::has_single_bit(number) ? log2_floor(number) : log2_floor(number) + 1;
}

namespace detail {

// How much cheaper two costs together are than the smaller one, by how far they are apart in steps of 4: log2(1 +
// 2^-d), rounded down. Beyond nine bits it is less than 1/256 bit.
inline constexpr int kStep = 4;
inline constexpr std::size_t kSteps = 9 * 256 / kStep;

[[nodiscard]] constexpr std::array<std::uint16_t, kSteps> make_savings() noexcept {
  // 2^(-1/64) with 32 bits behind the point.
  constexpr std::uint64_t kRoot = 4248701965U;
  constexpr std::uint64_t kOne = std::uint64_t{1} << 32;
  std::array<std::uint16_t, kSteps> savings{};
  std::uint64_t power = kOne;
  for (std::uint16_t& saving : savings) {
    power = (power * kRoot) >> 32;  // of the step's end, where it is smaller
    saving = static_cast<std::uint16_t>(log2_floor(kOne + power) - 32 * kBit);
  }
  return savings;
}

inline constexpr auto kSavings = make_savings();

}  // namespace detail

/// The cost of either of two things that exclude each other.
[[nodiscard]] inline Cost either(Cost a, Cost b) noexcept {
  const Cost smaller = a < b ? a : b;
  const auto step = static_cast<std::uint32_t>((a < b ? b - a : a - b) / detail::kStep);
  return step < detail::kSteps ? smaller - detail::kSavings[step] : smaller;
}

}  // namespace credence::strength

#endif  // CREDENCE_STRENGTH_COST_HPP_
