// SPDX-License-Identifier: Apache-2.0
#include "cli/process.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
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

void protect_process() {
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error of write(), and says so
  const rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
#if !defined(__SANITIZE_ADDRESS__)  // the leak checker attaches to its own process
  prctl(PR_SET_DUMPABLE, 0);
#endif
}

std::string environment(const char* name) {
  const char* const value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nothing here sets variables
  return value == nullptr ? "" : value;
}

bool was_interrupted() { return interrupted != 0; }

void end_of_readers() {
  std::signal(SIGPIPE, SIG_DFL);
  sigset_t pipe;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  pthread_sigmask(SIG_UNBLOCK, &pipe, nullptr);
  raise(SIGPIPE);
  _exit(static_cast<int>(ExitStatus::kFailed));
}

void hold_standard_streams() {
  // Opened the wrong way round, so that reading or writing fails. open() takes the lowest free descriptor.
  if (fcntl(STDIN_FILENO, F_GETFD) < 0) open("/dev/null", O_WRONLY);
  if (fcntl(STDOUT_FILENO, F_GETFD) < 0) open("/dev/null", O_RDONLY);
  if (fcntl(STDERR_FILENO, F_GETFD) < 0) open("/dev/null", O_RDONLY);
}

// Without SA_RESTART, so that a read from a pipe that gives nothing ends. SA_RESETHAND lets the second signal end the
// process.
InterruptGuard::InterruptGuard() { set_handler(remember, SA_RESETHAND); }
InterruptGuard::~InterruptGuard() { set_handler(SIG_DFL, 0); }

ProgressCallback InterruptGuard::stop_on_signal(ProgressCallback progress) {
  return [progress = std::move(progress)](const BuildProgress& now) {
    return interrupted == 0 && (!progress || progress(now));
  };
}

}  // namespace credence::cli
