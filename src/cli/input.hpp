// SPDX-License-Identifier: Apache-2.0
// The passwords that the program reads: lines of standard input, or answers to a question on a terminal. Their bytes
// are in SecretText only, never in a stream or a string.
#ifndef CREDENCE_CLI_INPUT_HPP_
#define CREDENCE_CLI_INPUT_HPP_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>
#include <vector>

#include "cli/secret_text.hpp"

namespace credence::cli {

/// Reads secret lines from a file descriptor. Lines end at LF; one CR before it is dropped. A last line without LF
/// counts; an empty line is an empty password. A byte order mark at the beginning is dropped.
class SecretLines {
 public:
  struct Options {
    bool keep_cr = false;
    bool null_separated = false;  ///< Lines end at NUL, and CR is a byte like any other.
  };
  /// Called before a read that has to wait for its input. Nothing of the lines that were given out before is then left
  /// here.
  using BeforeWait = std::function<void()>;

  /// `fd` is borrowed.
  explicit SecretLines(int fd) : SecretLines(fd, Options()) {}
  SecretLines(int fd, Options options, BeforeWait before_wait = {});

  /// Reads the next line, of any length up to 64 MiB. False at the end. Throws Error: kIo if reading fails,
  /// kOutOfRange for a longer line, kInvalidArgument for what is not text: UTF-16, compressed, with NUL bytes.
  bool next(SecretText& line);
  /// The number of the line that next() gave last; the first is 1.
  [[nodiscard]] std::uint64_t line_number() const { return line_number_; }
  [[nodiscard]] std::uint64_t bytes_read() const { return bytes_read_; }

 private:
  bool fill();
  void finish(SecretText& line) const;

  int fd_;
  Options options_;
  BeforeWait before_wait_;
  std::uint64_t line_number_ = 0;
  std::uint64_t bytes_read_ = 0;
  std::size_t begin_ = 0;  // of what was not given out yet, in block_
  bool at_end_ = false;
  SecretText block_;
};

/// How passwords are read from standard input.
struct PasswordInput {
  SecretLines::Options lines;
  bool confirm = false;   ///< The line after each password is its second entry.
  bool previous = false;  ///< The line before each password is the old one.
};

/// One password with what belongs to it, in memory of someone else.
struct PasswordEntry {
  std::uint64_t line = 0;  ///< The line of the password; 1 on a terminal.
  std::string_view password;
  std::string_view confirmation;
  std::string_view previous;
};

/// Gives each password of standard input in turn; on a terminal it asks for one, without echo.
class PasswordSource {
 public:
  explicit PasswordSource(const PasswordInput& input, SecretLines::BeforeWait before_wait = {});

  /// False at the end. What `entry` points to lives until the next call. Throws Error: kIo if reading fails,
  /// kInvalidArgument where the last entry is incomplete, or as SecretLines::next().
  bool next(PasswordEntry& entry);
  [[nodiscard]] std::uint64_t bytes_read() const { return lines_.bytes_read(); }

 private:
  bool ask();
  void need_line(SecretText& line, const char* what);

  PasswordInput input_;
  bool terminal_;
  bool asked_ = false;
  SecretLines lines_;
  SecretText password_;
  SecretText confirmation_;
  SecretText previous_;
};

/// Calls `answer` for each password in turn. What it prints is written out before more input is waited for, so that
/// another program can talk to this one through pipes. Returns whether there was a password. Throws Error as
/// PasswordSource.
bool for_each_password(const PasswordInput& input, const std::function<void(const PasswordEntry&)>& answer);

/// Throws Error(kInvalidArgument) where an argument is "-" and standard input is the file that `output` names; the
/// build itself compares its files, and can't see what a stream is.
void refuse_standard_input_as_output(const std::vector<std::filesystem::path>& arguments,
                                     const std::filesystem::path& output);

}  // namespace credence::cli

#endif  // CREDENCE_CLI_INPUT_HPP_
