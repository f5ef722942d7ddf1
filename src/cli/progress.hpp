// SPDX-License-Identifier: Apache-2.0
// A line on standard error that shows how far long work is.
#ifndef CREDENCE_CLI_PROGRESS_HPP_
#define CREDENCE_CLI_PROGRESS_HPP_

#include <CLI/App.hpp>
#include <chrono>
#include <cstdint>
#include <string>

#include "credence/build.hpp"

namespace credence::cli {

/// kAuto: where standard error is a terminal.
enum class ShowProgress { kAuto, kAlways, kNever };

/// Adds --progress always|never|auto.
void add_progress_option(CLI::App& command, ShowProgress& show);

/// Draws the line a few times a second and takes it away at the end.
class ProgressLine {
 public:
  explicit ProgressLine(ShowProgress show);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  /// Bytes read of those there are, rate, and time left where the total is known.
  void update(const BuildProgress& progress);
  /// For the options of a build: calls update() on this object, which must outlive the build. Empty if
  /// nothing is to be shown.
  [[nodiscard]] ProgressCallback callback();

 private:
  using Clock = std::chrono::steady_clock;

  bool shown_;
  bool drawn_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point next_ = start_ + std::chrono::milliseconds(500);
};

/// The text of the line after `elapsed`, for update().
[[nodiscard]] std::string progress_text(const BuildProgress& progress, std::chrono::duration<double> elapsed);

}  // namespace credence::cli

#endif  // CREDENCE_CLI_PROGRESS_HPP_
