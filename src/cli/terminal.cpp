// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal.hpp"

#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

#include "credence/error.hpp"

namespace credence::cli {
namespace {

constexpr std::array kSignals = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};

volatile std::sig_atomic_t g_caught = 0;

void catch_signal(int signal) { g_caught = signal; }

[[noreturn]] void fail(const char* problem, int reason) { throw Error(ErrorCode::kIo, problem, {"terminal"}, reason); }

// While it lives, the terminal does not echo, and signals wait until wait_for_input() lets them in: one that came
// between a question and the read of its answer would else be lost.
class NoEcho {
 public:
  NoEcho() {
    if (tcgetattr(STDIN_FILENO, &before_) != 0) fail("can't read the terminal's settings", errno);
    sigset_t held;
    sigemptyset(&held);
    for (const int signal : kSignals) sigaddset(&held, signal);
    sigprocmask(SIG_BLOCK, &held, &mask_);
    struct sigaction action = {};
    action.sa_handler = catch_signal;
    g_caught = 0;
    for (std::size_t i = 0; i < kSignals.size(); ++i) sigaction(kSignals[i], &action, &actions_[i]);
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    silent.c_lflag |= ECHONL | ICANON;
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
  }
  ~NoEcho() {
    tcsetattr(STDIN_FILENO, TCSANOW, &before_);
    for (std::size_t i = 0; i < kSignals.size(); ++i) sigaction(kSignals[i], &actions_[i], nullptr);
    sigprocmask(SIG_SETMASK, &mask_, nullptr);
  }
  NoEcho(const NoEcho&) = delete;
  NoEcho& operator=(const NoEcho&) = delete;

  // Returns false, with errno set, if a signal came first.
  [[nodiscard]] bool wait_for_input() const {
    pollfd input = {STDIN_FILENO, POLLIN, 0};
    return ppoll(&input, 1, nullptr, &mask_) >= 0;
  }

 private:
  sigset_t mask_{};
  termios before_{};
  std::array<struct sigaction, kSignals.size()> actions_{};
};

enum class Outcome { kLine, kEnd, kSignal, kError };

Outcome read_line(const NoEcho& terminal, text::SecureBytes& line) {
  line.wipe();
  while (true) {
    if (!terminal.wait_for_input()) {
      if (errno != EINTR) return Outcome::kError;
      if (g_caught != 0) return Outcome::kSignal;
      continue;
    }
    char byte = 0;
    const ssize_t size = read(STDIN_FILENO, &byte, 1);
    if (size < 0) return Outcome::kError;
    if (size == 0) return line.empty() ? Outcome::kEnd : Outcome::kLine;
    if (byte == '\n') return Outcome::kLine;
    line.push_back(byte);
    OPENSSL_cleanse(&byte, sizeof byte);
  }
}

}  // namespace

bool input_is_terminal() { return isatty(STDIN_FILENO) == 1; }

void ask_for_password(std::string_view question, text::SecureBytes& answer) {
  while (true) {
    Outcome outcome{};
    int reason = 0;
    {
      const NoEcho no_echo;
      // If standard error is closed the question is lost, and the answer still counts.
      [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, question.data(), question.size());
      outcome = read_line(no_echo, answer);
      reason = errno;
    }
    if (outcome == Outcome::kLine) return;
    if (outcome == Outcome::kEnd) fail("the input ended before a password was entered", 0);
    if (outcome == Outcome::kError) fail("can't read a password", reason);
    answer.wipe();
    raise(
        static_cast<int>(g_caught));  // ends or stops the process as if we had never caught it; ask again after a stop
  }
}

}  // namespace credence::cli
