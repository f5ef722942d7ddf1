// SPDX-License-Identifier: Apache-2.0
#include "text/line_reader.hpp"

#include <cstring>
#include <utility>

#include "text/utf8.hpp"

namespace credence::text {
namespace {

constexpr std::size_t kBufferSize = std::size_t{256} << 10;  // stays in the second-level cache

}  // namespace

LineReader::LineReader() { buffer_.resize_uninitialised(kBufferSize); }

void LineReader::start(ByteSource& source) noexcept {
  source_ = &source;
  begin_ = end_ = 0;
  at_beginning_ = true;
  at_end_ = false;
}

// Moves the unread bytes to the front and reads once more. False if nothing came.
bool LineReader::refill() {
  if (at_end_) return false;
  std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
  end_ -= begin_;
  begin_ = 0;
  const std::size_t got = source_->read(buffer_.data() + end_, kBufferSize - end_);
  end_ += got;
  at_end_ = got == 0;
  return got != 0;
}

std::string_view LineReader::peek() {
  while (end_ - begin_ < kLongestLine && refill()) {
  }
  return {buffer_.data() + begin_, end_ - begin_};
}

bool LineReader::next(Line& line) {
  std::string_view unread = peek();
  if (unread.empty()) return false;
  const bool first = std::exchange(at_beginning_, false);
  std::size_t size = unread.substr(0, kLongestLine + 1).find('\n');
  line.too_long = false;
  if (size == std::string_view::npos && unread.size() > kLongestLine) {
    line = {{}, true};
    while ((size = unread.find('\n')) == std::string_view::npos) {
      begin_ = end_;
      if (!refill()) return true;
      unread = {buffer_.data() + begin_, end_ - begin_};
    }
    begin_ += size + 1;
    return true;
  }
  line.text = unread.substr(0, size);
  if (first) line.text = without_byte_order_mark(line.text);
  begin_ += size == std::string_view::npos ? unread.size() : size + 1;
  return true;
}

}  // namespace credence::text
