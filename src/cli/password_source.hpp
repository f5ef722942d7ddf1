// SPDX-License-Identifier: Apache-2.0
// Where check and sign-in take passwords from: lines of standard input, or a question on a terminal.
#ifndef CREDENCE_CLI_PASSWORD_SOURCE_HPP_
#define CREDENCE_CLI_PASSWORD_SOURCE_HPP_

#include <CLI/App.hpp>
#include <cstdint>

#include "cli/line_reader.hpp"
#include "text/secure_buffer.hpp"

namespace credence::cli {

/// How lines of standard input are read.
struct PasswordInput {
  LineReader::Options lines;
  bool confirm = false;   ///< The line after each password is its second entry.
  bool previous = false;  ///< The line before each password is the old one.
};

/// Adds --null and --keep-cr.
void add_line_options(CLI::App& command, LineReader::Options& options);

/// One password with what belongs to it.
struct PasswordEntry {
  std::uint64_t line = 0;  ///< The line of the password; 1 on a terminal.
  text::SecureBytes password;
  text::SecureBytes confirmation;
  text::SecureBytes previous;
};

/// Gives each password in turn; on a terminal there is one.
class PasswordSource {
 public:
  explicit PasswordSource(const PasswordInput& input);

  /// False at the end. Throws Error: kIo if reading fails, kInvalidArgument where the last entry is incomplete.
  bool next(PasswordEntry& entry);
  /// Whether next() may have to wait for input.
  [[nodiscard]] bool may_wait() const { return terminal_ || !reader_.has_buffered_line(); }

 private:
  bool ask(PasswordEntry& entry);
  void need_line(text::SecureBytes& line, const char* what);

  PasswordInput input_;
  bool terminal_;
  bool asked_ = false;
  LineReader reader_;
};

}  // namespace credence::cli

#endif  // CREDENCE_CLI_PASSWORD_SOURCE_HPP_
