// SPDX-License-Identifier: Apache-2.0
// How the guesses of many passwords are spread, by powers of ten.
#ifndef CREDENCE_CHARTS_HISTOGRAM_HPP_
#define CREDENCE_CHARTS_HISTOGRAM_HPP_

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>

namespace credence::charts {

class Histogram {
 public:
  /// Counts one; the last bar has all from 10^20 on.
  void add(double guesses_log10);

  /// A line a power of ten, with a bar.
  [[nodiscard]] std::string text() const;
  /// {"passwords":3,"counts":[0,1,2,...]} and a line end.
  [[nodiscard]] std::string json() const;
  /// Writes a picture. Throws Error(kIo).
  void write_svg(const std::filesystem::path& file) const;

 private:
  static constexpr std::size_t kBars = 21;
  [[nodiscard]] std::uint64_t largest() const;

  std::array<std::uint64_t, kBars> counts_{};
  std::uint64_t all_ = 0;
};

}  // namespace credence::charts

#endif  // CREDENCE_CHARTS_HISTOGRAM_HPP_
