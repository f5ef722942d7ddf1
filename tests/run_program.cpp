// SPDX-License-Identifier: Apache-2.0
#include "run_program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <thread>

namespace credence::test {
namespace {

// The program must not follow the settings of whoever runs the tests.
void set_environment(const Streams& streams) {
  for (const char* const name : {"LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "XDG_RUNTIME_DIR"}) unsetenv(name);
  setenv("TERM", "xterm", 1);
  setenv("C", CREDENCE_PROGRAM, 1);
  for (const std::string& variable : streams.environment) putenv(const_cast<char*>(variable.c_str()));
}

[[noreturn]] void become(const char* program, const std::vector<std::string>& arguments, const Streams& streams) {
  std::vector<char*> argv{const_cast<char*>("credence")};
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  set_environment(streams);
  // Whoever runs the tests in the background may ignore these, and that would be inherited.
  for (const int signal : {SIGINT, SIGQUIT, SIGTERM, SIGHUP}) std::signal(signal, SIG_DFL);
  execv(program, argv.data());
  _exit(127);
}

int status_of(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t size = write(fd, text.data(), text.size());
    if (size <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(size));
  }
}

std::string read_all(int fd) {
  std::string text;
  char block[4096];
  for (ssize_t size = 0; (size = read(fd, block, sizeof block)) > 0;)
    text.append(block, static_cast<std::size_t>(size));
  return text;
}

struct Pipe {
  int ends[2] = {-1, -1};
  Pipe() {
    if (pipe2(ends, O_CLOEXEC) != 0) std::abort();
  }
};

}  // namespace

Outcome run_program(const std::vector<std::string>& arguments, std::string_view input, const Streams& streams) {
  std::signal(SIGPIPE, SIG_IGN);  // the program may leave input unread
  const Pipe in;
  const Pipe out;
  const Pipe err;
  const pid_t child = fork();
  if (child == 0) {
    std::signal(SIGPIPE, streams.reader_is_gone ? SIG_IGN : SIG_DFL);
    if (streams.reader_is_gone) close(out.ends[0]);
    dup2(in.ends[0], STDIN_FILENO);
    dup2(streams.output == nullptr ? out.ends[1] : open(streams.output, O_WRONLY | O_CLOEXEC), STDOUT_FILENO);
    dup2(err.ends[1], STDERR_FILENO);
    if (streams.closed >= 0) close(streams.closed);
    become(streams.program != nullptr ? streams.program : CREDENCE_PROGRAM, arguments, streams);
  }
  close(in.ends[0]);
  close(out.ends[1]);
  close(err.ends[1]);
  if (streams.reader_is_gone) close(out.ends[0]);
  Outcome outcome;
  std::thread writer([&] {
    write_all(in.ends[1], input);
    close(in.ends[1]);
  });
  std::thread reader([&] { outcome.err = read_all(err.ends[0]); });
  if (!streams.reader_is_gone) outcome.out = read_all(out.ends[0]);
  writer.join();
  reader.join();
  if (!streams.reader_is_gone) close(out.ends[0]);
  close(err.ends[0]);
  outcome.status = status_of(child);
  return outcome;
}

namespace {

Outcome on_terminal(const char* program, const std::vector<std::string>& arguments,
                    const std::vector<std::string>& typed, const Streams& streams) {
  int terminal = -1;
  const pid_t child = forkpty(&terminal, nullptr, nullptr, nullptr);
  if (child == 0) become(program, arguments, streams);
  // Never on: -1 would be every process there is to the kill() below.
  if (child < 0) throw std::runtime_error("no pseudo-terminal; is /dev/pts mounted?");
  Outcome outcome;
  auto next = typed.begin();
  char block[4096];
  pollfd ready = {terminal, POLLIN, 0};
  while (poll(&ready, 1, 30'000) == 1) {
    const ssize_t size = read(terminal, block, sizeof block);
    if (size <= 0) break;  // EIO: the program has ended
    outcome.out.append(block, static_cast<std::size_t>(size));
    if (outcome.out.ends_with(": ") && next != typed.end()) write_all(terminal, *next++);
  }
  kill(child, SIGKILL);  // only a program that still waits is there to be killed
  outcome.status = status_of(child);
  close(terminal);
  return outcome;
}

}  // namespace

Outcome run_on_terminal(const std::vector<std::string>& arguments, const std::vector<std::string>& typed,
                        const Streams& streams) {
  return on_terminal(CREDENCE_PROGRAM, arguments, typed, streams);
}

Outcome run_script_on_terminal(const std::string& script, const std::vector<std::string>& typed,
                               const Streams& streams) {
  return on_terminal("/bin/sh", {"-c", script}, typed, streams);
}

}  // namespace credence::test
