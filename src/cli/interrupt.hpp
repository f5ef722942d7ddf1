// SPDX-License-Identifier: Apache-2.0
// Stops long work cleanly on SIGINT, SIGTERM and SIGHUP, so that its temporary files are removed.
#ifndef CREDENCE_CLI_INTERRUPT_HPP_
#define CREDENCE_CLI_INTERRUPT_HPP_

#include "credence/build.hpp"

namespace credence::cli {

/// While one exists these signals only make interrupted() true; a second one ends the process as ever.
class InterruptGuard {
 public:
  InterruptGuard();
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

  /// Goes on with `progress`, which may be empty, until a signal came.
  [[nodiscard]] static ProgressCallback stop_on_signal(ProgressCallback progress);
};

}  // namespace credence::cli

#endif  // CREDENCE_CLI_INTERRUPT_HPP_
