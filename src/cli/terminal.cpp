// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/crypto.h>
#include <poll.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <fstream>
#include <string>

#include "cli/process.hpp"
#include "credence/error.hpp"

namespace credence::cli {
namespace {

// The signals that end or stop the process while it waits for an answer.
constexpr std::array kSignals = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};

volatile std::sig_atomic_t g_caught = 0;

void catch_signal(int signal) { g_caught = signal; }

[[noreturn]] void fail(const char* problem, int reason) { throw Error(ErrorCode::kIo, problem, {"terminal"}, reason); }

// While it lives, the terminal does not echo, and signals are blocked but inside wait_for_input(). Were they not, this
// could happen: the handler runs after the question was written and before read() is called, read() then waits for an
// answer, and the signal has no effect until the user presses enter. ppoll() unblocks them and waits in one step.
class NoEcho {
 public:
  NoEcho() {
    if (tcgetattr(STDIN_FILENO, &before_) != 0) fail("can't read the terminal's settings", errno);
    sigset_t held;
    sigemptyset(&held);
    for (const int signal : kSignals) sigaddset(&held, signal);
    pthread_sigmask(SIG_BLOCK, &held, &mask_);
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
    pthread_sigmask(SIG_SETMASK, &mask_, nullptr);
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

// Where questions are written: the process's terminal, else standard error. If neither can be written to the question
// is lost, and the answer still counts.
class QuestionOutput {
 public:
  QuestionOutput() : terminal_(open("/dev/tty", O_WRONLY | O_NOCTTY | O_CLOEXEC)) {}
  ~QuestionOutput() {
    if (terminal_ >= 0) close(terminal_);
  }
  QuestionOutput(const QuestionOutput&) = delete;
  QuestionOutput& operator=(const QuestionOutput&) = delete;

  void write(std::string_view text) const {
    [[maybe_unused]] const ssize_t written =
        ::write(terminal_ >= 0 ? terminal_ : STDERR_FILENO, text.data(), text.size());
  }

 private:
  int terminal_;
};

enum class Typed { kLine, kEnd, kSignal, kError };

Typed read_line(const NoEcho& terminal, SecretText& line) {
  line.wipe();
  while (true) {
    if (!terminal.wait_for_input()) {
      if (errno != EINTR) return Typed::kError;
      if (g_caught != 0) return Typed::kSignal;
      continue;
    }
    char byte = 0;
    const ssize_t size = read(STDIN_FILENO, &byte, 1);
    if (size < 0) return Typed::kError;
    if (size == 0) return line.empty() ? Typed::kEnd : Typed::kLine;
    if (byte == '\n') return Typed::kLine;
    line.push_back(byte);
    OPENSSL_cleanse(&byte, sizeof byte);
  }
}

// Names the terminal session: its leader and when that was started, because the system uses its number again. Empty
// where that is not known.
std::string session_name() {
  const pid_t leader = getsid(0);
  std::ifstream file(fmt::format("/proc/{}/stat", leader));
  std::string facts;
  std::getline(file, facts);
  // "812 (a name) S 1 ...": the start is the 20th field behind the name, which may hold anything.
  std::size_t at = facts.rfind(')');
  for (int field = 0; field < 20 && at != std::string::npos; ++field) at = facts.find(' ', at + 1);
  if (at == std::string::npos) return {};
  const std::string start = facts.substr(at + 1, facts.find(' ', at + 1) - at - 1);
  return fmt::format("{}-{}", leader, start);
}

// Where this user's marks of a session are: a folder that the system empties when the user logs out, else /tmp.
std::string folder_of_marks() {
  const std::string folder = environment("XDG_RUNTIME_DIR");
  struct stat facts {};
  const bool is_ours = folder.starts_with('/') && stat(folder.c_str(), &facts) == 0 && facts.st_uid == geteuid();
  return is_ours ? folder : "/tmp";
}

}  // namespace

bool input_is_terminal() { return isatty(STDIN_FILENO) == 1; }

bool output_is_coloured() {
  if (isatty(STDOUT_FILENO) != 1 || !environment("NO_COLOR").empty()) return false;
  const std::string kind = environment("TERM");
  return !kind.empty() && kind != "dumb";
}

void ask_for_password(std::string_view question, SecretText& answer) {
  const QuestionOutput output;
  while (true) {
    Typed typed{};
    int reason = 0;
    {
      const NoEcho no_echo;
      output.write(question);
      typed = read_line(no_echo, answer);
      reason = errno;
    }
    if (typed == Typed::kLine) return;
    if (typed == Typed::kEnd) fail("the input ended before a password was entered", 0);
    if (typed == Typed::kError) fail("can't read a password", reason);
    answer.wipe();
    // The old handlers are back: this ends or stops the process as if the signal had never been caught.
    raise(static_cast<int>(g_caught));
  }
}

bool is_first_in_session(std::string_view name) {
  if (isatty(STDERR_FILENO) != 1) return true;
  const std::string session = session_name();
  if (session.empty()) return true;
  const std::string mark = fmt::format("{}/credence-{}-{}-{}", folder_of_marks(), geteuid(), session, name);
  const int made = open(mark.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (made >= 0) close(made);
  // Someone else's file under this name silences nothing.
  struct stat facts {};
  return made >= 0 || lstat(mark.c_str(), &facts) != 0 || facts.st_uid != geteuid();
}

}  // namespace credence::cli
