// SPDX-License-Identifier: Apache-2.0
// Random numbers that are the same on every machine: for training, never for passwords.
#ifndef CREDENCE_STRENGTH_WRITING_RANDOM_SOURCE_HPP_
#define CREDENCE_STRENGTH_WRITING_RANDOM_SOURCE_HPP_

#include <cstddef>
#include <cstdint>

namespace credence::strength::writing {

/// splitmix64.
class RandomSource {
 public:
  explicit RandomSource(std::uint64_t seed) noexcept : state_(seed) {}

  std::uint64_t next() noexcept {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
  }
  /// In [0, 1).
  double share() noexcept { return static_cast<double>(next() >> 11) * 0x1p-53; }
  /// In [0, limit).
  std::size_t below(std::size_t limit) noexcept {
    return static_cast<std::size_t>(share() * static_cast<double>(limit));
  }

 private:
  std::uint64_t state_;
};

}  // namespace credence::strength::writing

#endif  // CREDENCE_STRENGTH_WRITING_RANDOM_SOURCE_HPP_
