// SPDX-License-Identifier: Apache-2.0
#include "cli/input.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <memory>

#include "cli/output.hpp"
#include "credence/error.hpp"

namespace credence::cli {
namespace {

constexpr std::size_t kLongestLine = std::size_t{64} << 20;
constexpr const char* kInput = "standard input";

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

enum class Typed { kLine, kEnd, kSignal, kError };

Typed read_line(const NoEcho& terminal, text::SecureBytes& line) {
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

// Writes `question` on standard error and reads one line from the terminal on standard input. The terminal's settings
// are put back before a signal takes effect, and after a stop the question is asked again. Throws Error(kIo) if nothing
// can be read or the input ends.
void ask_for_password(std::string_view question, text::SecureBytes& answer) {
  while (true) {
    Typed typed{};
    int reason = 0;
    {
      const NoEcho no_echo;
      // If standard error is closed the question is lost, and the answer still counts.
      [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, question.data(), question.size());
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

// Gives each password in turn; on a terminal there is one.
class PasswordSource {
 public:
  explicit PasswordSource(const PasswordInput& input)
      : input_(input), terminal_(input_is_terminal()), lines_(STDIN_FILENO, input.lines) {}

  // False at the end.
  bool next(PasswordEntry& entry) {
    if (terminal_) return ask(entry);
    if (!lines_.next(input_.previous ? entry.previous : entry.password)) return false;
    if (input_.previous) need_line(entry.password, "the new password");
    entry.line = lines_.line_number();
    if (input_.confirm) need_line(entry.confirmation, "the second entry of the password (--confirm)");
    return true;
  }
  // Whether next() may have to wait for input.
  [[nodiscard]] bool may_wait() const { return terminal_ || !lines_.has_buffered_line(); }

 private:
  bool ask(PasswordEntry& entry) {
    if (asked_) return false;
    asked_ = true;
    entry.line = 1;
    if (input_.previous) ask_for_password("Old password: ", entry.previous);
    ask_for_password("Password: ", entry.password);
    if (input_.confirm) ask_for_password("The same again: ", entry.confirmation);
    return true;
  }

  void need_line(text::SecureBytes& line, const char* what) {
    if (lines_.next(line)) return;
    throw Error(ErrorCode::kInvalidArgument,
                fmt::format("the input ends after line {}, where {} is missing", lines_.line_number(), what), {kInput});
  }

  PasswordInput input_;
  bool terminal_;
  bool asked_ = false;
  SecretLines lines_;
};

// The bytes of standard input, for a build. An interrupted read is an error with EINTR, which the build answers by
// asking its progress callback whether to go on.
class StandardInput final : public ByteSource {
 public:
  std::size_t read(char* to, std::size_t size) override {
    const ssize_t got = ::read(STDIN_FILENO, to, size);
    if (got < 0) throw Error(ErrorCode::kIo, "cannot be read", {kInput}, errno);
    return static_cast<std::size_t>(got);
  }
};

}  // namespace

bool SecretLines::has_buffered_line() const {
  if (begin_ == block_.size()) return false;
  return std::memchr(block_.data() + begin_, options_.null_separated ? '\0' : '\n', block_.size() - begin_) != nullptr;
}

// Reads the next block. False at the end of the input.
bool SecretLines::fill() {
  begin_ = 0;
  block_.resize_uninitialised(block_.capacity());
  ssize_t size = 0;
  do {
    size = read(fd_, block_.data(), block_.size());
  } while (size < 0 && errno == EINTR);
  const int reason = errno;
  block_.resize_uninitialised(size > 0 ? static_cast<std::size_t>(size) : 0);
  if (size < 0) throw Error(ErrorCode::kIo, "can't read passwords", {kInput}, reason);
  at_end_ = size == 0;
  return size != 0;
}

bool SecretLines::next(text::SecureBytes& line) {
  line.wipe();
  const char separator = options_.null_separated ? '\0' : '\n';
  bool is_line = false;
  // Each round takes what block_ has of the line: "pass", then, after fill(), "word\r" with the separator.
  while (begin_ < block_.size() || (!at_end_ && fill())) {
    if (!is_line) ++line_number_;
    is_line = true;
    const char* const start = block_.data() + begin_;
    const std::size_t rest = block_.size() - begin_;
    const auto* const end = static_cast<const char*>(std::memchr(start, separator, rest));
    const std::size_t size = end == nullptr ? rest : static_cast<std::size_t>(end - start);
    if (size > kLongestLine - line.size()) {
      throw Error(ErrorCode::kOutOfRange, "this line is longer than 64 MiB; give one password a line",
                  {kInput, static_cast<std::int32_t>(line_number_)});
    }
    line.append(start, size);
    begin_ += size;
    if (end != nullptr) {
      ++begin_;
      const bool drop_cr = !options_.null_separated && !options_.keep_cr && !line.empty() && *(line.end() - 1) == '\r';
      if (drop_cr) line.resize_uninitialised(line.size() - 1);
      return true;
    }
  }
  return is_line;
}

bool input_is_terminal() { return isatty(STDIN_FILENO) == 1; }

bool for_each_password(const PasswordInput& input, const std::function<void(const PasswordEntry&)>& answer) {
  PasswordSource source(input);
  bool any = false;
  for (PasswordEntry entry; source.next(entry);) {
    any = true;
    answer(entry);
    if (source.may_wait()) flush_output();
  }
  return any;
}

Input input_of(const std::filesystem::path& argument) {
  if (argument == "-") return {kInput, std::make_shared<StandardInput>()};
  return argument;
}

std::vector<Input> inputs_of(const std::vector<std::filesystem::path>& arguments) {
  std::vector<Input> inputs;
  inputs.reserve(arguments.size());
  for (const std::filesystem::path& argument : arguments) inputs.push_back(input_of(argument));
  return inputs;
}

void refuse_standard_input_as_output(const std::vector<std::filesystem::path>& arguments,
                                     const std::filesystem::path& output) {
  struct stat in {};
  struct stat out {};
  if (std::find(arguments.begin(), arguments.end(), "-") == arguments.end()) return;
  if (fstat(STDIN_FILENO, &in) != 0 || stat(output.c_str(), &out) != 0) return;
  if (in.st_dev == out.st_dev && in.st_ino == out.st_ino) {
    throw Error(ErrorCode::kInvalidArgument,
                "is standard input of this build and would be replaced by its result; name another output",
                {output.string()});
  }
}

}  // namespace credence::cli
