// SPDX-License-Identifier: Apache-2.0
// Synthetic Pwned Passwords: evenly spread digests in order, one at a time, with the real corpus's distribution of
// counts (43.5 % are 1, 94.9 % below 16, 99.8 % below 255, 6.9 on average). The same seed gives the same corpus.
#ifndef CREDENCE_BENCHMARKS_SYNTHETIC_CORPUS_HPP_
#define CREDENCE_BENCHMARKS_SYNTHETIC_CORPUS_HPP_

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "breach/entry.hpp"

namespace credence::bench {

/// SplitMix64 (Steele, Lea, Flood 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t operator()() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  }

 private:
  std::uint64_t state_;
};

class SyntheticCorpus {
 public:
  SyntheticCorpus(std::uint64_t entries, HashKind kind, std::uint64_t seed = 1)
      : left_(entries), kind_(kind), random_(seed), counts_(kQuantiles) {
    for (std::size_t i = 0; i < kQuantiles; ++i) counts_[i] = count_at((static_cast<double>(i) + 0.5) / kQuantiles);
  }

  bool next(breach::Entry& out) {
    if (left_ == 0) return false;
    // The gap to the smallest of `left_` evenly spread values between here and the end.
    const double unit = (static_cast<double>(random_() >> 11) + 0.5) * 0x1p-53;
    const double rest = static_cast<double>(UINT64_MAX - head_);
    const double gap = rest * (1 - std::exp(std::log(unit) / static_cast<double>(left_)));
    head_ += std::max<std::uint64_t>(1, static_cast<std::uint64_t>(gap));
    --left_;
    std::uint8_t* const bytes = out.hash.bytes.data();
    platform::store_le64(bytes, __builtin_bswap64(head_));
    platform::store_le64(bytes + 8, random_());
    const std::uint64_t last = random_();
    platform::store_le32(bytes + 16, kind_ == HashKind::kSha1 ? static_cast<std::uint32_t>(last) : 0);
    out.count = counts_[last >> 32 & (kQuantiles - 1)];
    return true;
  }

 private:
  static constexpr std::size_t kQuantiles = 1 << 16;

  // c^-2 between two bounds, and Pareto's tail beyond.
  static std::uint64_t count_at(double quantile) {
    const auto between = [quantile](double from, double to, double low, double high) {
      const double part = (quantile - from) / (to - from);
      return static_cast<std::uint64_t>(low / (1 - part * (1 - low / high)));
    };
    if (quantile < 0.435) return 1;
    if (quantile < 0.949) return between(0.435, 0.949, 2, 16);
    if (quantile < 0.998) return between(0.949, 0.998, 16, 255);
    return static_cast<std::uint64_t>(255 * std::pow((1 - quantile) / 0.002, -1 / 1.38));
  }

  std::uint64_t left_;
  HashKind kind_;
  Random random_;
  std::vector<std::uint64_t> counts_;
  std::uint64_t head_ = 0;
};

}  // namespace credence::bench

#endif  // CREDENCE_BENCHMARKS_SYNTHETIC_CORPUS_HPP_
