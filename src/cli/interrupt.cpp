// SPDX-License-Identifier: Apache-2.0
#include "cli/interrupt.hpp"

#include <csignal>
#include <utility>

namespace credence::cli {
namespace {

constexpr int kSignals[] = {SIGINT, SIGTERM, SIGHUP};
volatile std::sig_atomic_t interrupted = 0;

void remember(int) { interrupted = 1; }

void set_handler(void (*handler)(int), int flags) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = flags;
  for (const int signal : kSignals) sigaction(signal, &action, nullptr);
}

}  // namespace

// Without SA_RESTART, so that a read from a pipe that gives nothing ends.
InterruptGuard::InterruptGuard() { set_handler(remember, SA_RESETHAND); }
InterruptGuard::~InterruptGuard() { set_handler(SIG_DFL, 0); }

ProgressCallback InterruptGuard::stop_on_signal(ProgressCallback progress) {
  return [progress = std::move(progress)](const BuildProgress& now) {
    return interrupted == 0 && (!progress || progress(now));
  };
}

}  // namespace credence::cli
