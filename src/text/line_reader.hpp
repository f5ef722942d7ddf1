// SPDX-License-Identifier: Apache-2.0
// Lines of inputs of any length, in one buffer that is wiped.
#ifndef CREDENCE_TEXT_LINE_READER_HPP_
#define CREDENCE_TEXT_LINE_READER_HPP_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "credence/input.hpp"
#include "text/secure_buffer.hpp"

namespace credence::text {

/// Splits one source after the other into lines. The buffer is wiped at the end: it may hold passwords.
class LineReader {
 public:
  LineReader();

  /// Begins with another source; what was left of the last one is dropped.
  void start(ByteSource& source) noexcept;

  /// Gives the next line without its LF, or false at the end. The last line may lack its LF. A byte order mark at the
  /// beginning of the source is not part of its first line. A line longer than kLongestLine bytes is given as
  /// `too_long`, empty.
  struct Line {
    std::string_view text;
    bool too_long = false;
  };
  bool next(Line& line);

  /// For parsers that look ahead without a search for the line's end: the unread bytes, with at least kLongestLine
  /// of them unless the source is at its end. take() says how many were used, as whole lines.
  std::string_view peek();
  void take(std::size_t size) noexcept {
    begin_ += size;
    at_beginning_ = at_beginning_ && size == 0;
  }

  static constexpr std::size_t kLongestLine = std::size_t{1} << 16;

 private:
  bool refill();

  SecureBuffer<char, 1> buffer_;
  ByteSource* source_ = nullptr;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool at_beginning_ = true;  // of the source: nothing of it was given out
  bool at_end_ = false;
};

}  // namespace credence::text

#endif  // CREDENCE_TEXT_LINE_READER_HPP_
