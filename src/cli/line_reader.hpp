// SPDX-License-Identifier: Apache-2.0
// Reads secret lines from a file descriptor. Their bytes stand in wiped buffers only: no stream, no string.
#ifndef CREDENCE_CLI_LINE_READER_HPP_
#define CREDENCE_CLI_LINE_READER_HPP_

#include <cstddef>
#include <cstdint>

#include "text/secure_buffer.hpp"

namespace credence::cli {

/// Lines end at LF; one CR before it is dropped. A last line without LF counts; an empty line is an empty password.
class LineReader {
 public:
  struct Options {
    bool keep_cr = false;
    bool null_separated = false;  ///< Lines end at NUL, and CR is a byte like any other.
  };

  /// `fd` is borrowed.
  explicit LineReader(int fd) : LineReader(fd, Options()) {}
  LineReader(int fd, Options options) : fd_(fd), options_(options) {}

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
  std::size_t begin_ = 0;  // what of block_ was not given out yet
  bool at_end_ = false;
  text::SecureBuffer<char, 65536> block_;
};

}  // namespace credence::cli

#endif  // CREDENCE_CLI_LINE_READER_HPP_
