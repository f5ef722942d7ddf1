// SPDX-License-Identifier: Apache-2.0
// What the program reads: passwords from lines of standard input, or by a question on a terminal, whose bytes are in
// wiped buffers only, never in a stream or a string; and the inputs of builds.
#ifndef CREDENCE_CLI_INPUT_HPP_
#define CREDENCE_CLI_INPUT_HPP_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>
#include <vector>

#include "credence/input.hpp"
#include "text/secure_buffer.hpp"

namespace credence::cli {

/// Reads secret lines from a file descriptor. Lines end at LF; one CR before it is dropped. A last line without LF
/// counts; an empty line is an empty password.
class SecretLines {
 public:
  struct Options {
    bool keep_cr = false;
    bool null_separated = false;  ///< Lines end at NUL, and CR is a byte like any other.
  };

  /// `fd` is borrowed.
  explicit SecretLines(int fd) : SecretLines(fd, Options()) {}
  SecretLines(int fd, Options options) : fd_(fd), options_(options) {}

  /// Reads the next line, of any length up to 64 MiB. False at the end. Throws Error: kIo if reading fails,
  /// kOutOfRange for a longer line.
  bool next(text::SecureBytes& line);
  /// The number of the line that next() gave last; the first is 1.
  [[nodiscard]] std::uint64_t line_number() const { return line_number_; }
  /// Whether a whole line is at hand, so that next() will not wait for input.
  [[nodiscard]] bool has_buffered_line() const;

 private:
  bool fill();

  int fd_;
  Options options_;
  std::uint64_t line_number_ = 0;
  std::size_t begin_ = 0;  // of what was not given out yet, in block_
  bool at_end_ = false;
  text::SecureBuffer<char, 65536> block_;
};

/// How passwords are read from standard input.
struct PasswordInput {
  SecretLines::Options lines;
  bool confirm = false;   ///< The line after each password is its second entry.
  bool previous = false;  ///< The line before each password is the old one.
};

/// One password with what belongs to it.
struct PasswordEntry {
  std::uint64_t line = 0;  ///< The line of the password; 1 on a terminal.
  text::SecureBytes password;
  text::SecureBytes confirmation;
  text::SecureBytes previous;
};

[[nodiscard]] inline std::string_view view(const text::SecureBytes& bytes) { return {bytes.data(), bytes.size()}; }

/// Whether standard input is a terminal.
[[nodiscard]] bool input_is_terminal();

/// Calls `answer` for each password of standard input in turn; on a terminal it asks for one, without echo. What
/// `answer` prints is written out before more input is waited for, so that another program can talk to this one through
/// pipes. Returns whether there was a password. Throws Error: kIo if reading fails, kInvalidArgument where the last
/// entry is incomplete.
bool for_each_password(const PasswordInput& input, const std::function<void(const PasswordEntry&)>& answer);

/// The input that an argument of a build names: a path, or "-" for standard input.
[[nodiscard]] Input input_of(const std::filesystem::path& argument);
[[nodiscard]] std::vector<Input> inputs_of(const std::vector<std::filesystem::path>& arguments);
/// Throws Error(kInvalidArgument) where an argument is "-" and standard input is the file that `output` names; the
/// build itself compares its files, and can't see what a stream is.
void refuse_standard_input_as_output(const std::vector<std::filesystem::path>& arguments,
                                     const std::filesystem::path& output);

}  // namespace credence::cli

#endif  // CREDENCE_CLI_INPUT_HPP_
