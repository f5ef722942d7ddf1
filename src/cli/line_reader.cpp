// SPDX-License-Identifier: Apache-2.0
#include "cli/line_reader.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "credence/error.hpp"

namespace credence::cli {
namespace {

constexpr std::size_t kLongestLine = std::size_t{64} << 20;
constexpr const char* kInput = "standard input";

}  // namespace

bool LineReader::has_buffered_line() const {
  if (begin_ == block_.size()) return false;
  return std::memchr(block_.data() + begin_, options_.null_separated ? '\0' : '\n', block_.size() - begin_) != nullptr;
}

// Reads the next block. False at the end of the input.
bool LineReader::fill() {
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

bool LineReader::next(text::SecureBytes& line) {
  line.wipe();
  const char separator = options_.null_separated ? '\0' : '\n';
  bool is_line = false;
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

}  // namespace credence::cli
