// SPDX-License-Identifier: Apache-2.0
// Tells a build's caller how far it is, and stops the build where the caller says so.
#ifndef CREDENCE_WORKSHOP_BUILD_MONITOR_HPP_
#define CREDENCE_WORKSHOP_BUILD_MONITOR_HPP_

#include <cstdint>
#include <string>
#include <utility>

#include "credence/build.hpp"
#include "credence/error.hpp"

namespace credence::workshop {

class BuildMonitor {
 public:
  BuildMonitor(ProgressCallback callback, std::string target)
      : callback_(std::move(callback)), target_(std::move(target)) {}

  void start(BuildProgress::Phase phase, std::uint64_t total_bytes) {
    progress_ = {phase, 0, total_bytes, 0};
    last_report_ = 0;
    report();
  }
  void advance(std::uint64_t bytes, std::uint64_t entries) {
    progress_.bytes_read += bytes;
    progress_.entries += entries;
    if (progress_.bytes_read - last_report_ >= kReportEvery) report();
  }
  /// Reports now: where a read was interrupted by a signal, the caller may want to stop.
  void report() {
    last_report_ = progress_.bytes_read;
    if (callback_ && !callback_(progress_)) {
      throw Error(ErrorCode::kIo, "was not built: the build was stopped; nothing is changed", {target_});
    }
  }

 private:
  static constexpr std::uint64_t kReportEvery = std::uint64_t{1} << 20;

  ProgressCallback callback_;
  std::string target_;
  BuildProgress progress_;
  std::uint64_t last_report_ = 0;
};

}  // namespace credence::workshop

#endif  // CREDENCE_WORKSHOP_BUILD_MONITOR_HPP_
