// SPDX-License-Identifier: Apache-2.0
// What the process does before anything else, and how long work in it ends when it is told to.
#ifndef CREDENCE_CLI_PROCESS_HPP_
#define CREDENCE_CLI_PROCESS_HPP_

#include <string>

#include "cli/output.hpp"
#include "credence/build.hpp"

namespace credence::cli {

/// Keeps passwords in memory from reaching a core dump or another process of the same user, and a limit on the size of
/// files from ending the process: a write beyond it is an error.
void protect_process();

/// The value of an environment variable; empty where it is not set.
[[nodiscard]] std::string environment(const char* name);

/// Whether a signal has come that ends long work (see InterruptGuard).
[[nodiscard]] bool was_interrupted();

/// Ends the process as one that writes to a pipe which nobody reads any more: by SIGPIPE, silently, also where that was
/// ignored by whoever started it.
[[noreturn]] void end_of_readers();

/// Opens something in place of each closed standard stream, so that no file opened later gets its descriptor and is
/// read as standard input or written as standard output. Using such a stream fails.
void hold_standard_streams();

/// While one exists, SIGINT, SIGTERM and SIGHUP only make the work under stop_on_signal() end, so that it removes its
/// temporary files; a second one ends the process as ever.
class InterruptGuard {
 public:
  InterruptGuard();
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

  /// Goes on with `progress`, which may be empty, until a signal came.
  [[nodiscard]] static ProgressCallback stop_on_signal(ProgressCallback progress);
};

/// Calls `work` with the callback for its options, which shows progress and stops at a signal. Returns what it returns.
template <typename Work>
auto run_long_work(ShowProgress show, Work work) {
  const InterruptGuard guard;
  ProgressLine line(show);
  return work(InterruptGuard::stop_on_signal(line.callback()));
}

}  // namespace credence::cli

#endif  // CREDENCE_CLI_PROCESS_HPP_
