// SPDX-License-Identifier: Apache-2.0
#include "cli/password_source.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "cli/terminal.hpp"
#include "credence/error.hpp"

namespace credence::cli {

void add_line_options(CLI::App& command, LineReader::Options& options) {
  command.add_flag("--null", options.null_separated, "Lines of standard input end at NUL instead of LF");
  command.add_flag("--keep-cr", options.keep_cr, "A CR at the end of a line belongs to the password");
}

PasswordSource::PasswordSource(const PasswordInput& input)
    : input_(input), terminal_(input_is_terminal()), reader_(STDIN_FILENO, input.lines) {}

bool PasswordSource::ask(PasswordEntry& entry) {
  if (asked_) return false;
  asked_ = true;
  entry.line = 1;
  if (input_.previous) ask_for_password("Old password: ", entry.previous);
  ask_for_password("Password: ", entry.password);
  if (input_.confirm) ask_for_password("The same again: ", entry.confirmation);
  return true;
}

void PasswordSource::need_line(text::SecureBytes& line, const char* what) {
  if (reader_.next(line)) return;
  throw Error(ErrorCode::kInvalidArgument,
              fmt::format("the input ends after line {}, where {} is missing", reader_.line_number(), what),
              {"standard input"});
}

bool PasswordSource::next(PasswordEntry& entry) {
  if (terminal_) return ask(entry);
  if (!reader_.next(input_.previous ? entry.previous : entry.password)) return false;
  if (input_.previous) need_line(entry.password, "the new password");
  entry.line = reader_.line_number();
  if (input_.confirm) need_line(entry.confirmation, "the second entry of the password (--confirm)");
  return true;
}

}  // namespace credence::cli
