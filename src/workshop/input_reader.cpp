// SPDX-License-Identifier: Apache-2.0
#include "workshop/input_reader.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace credence::workshop {

InputReader::InputReader(const Input& input, BuildMonitor& monitor) : input_(input), monitor_(monitor) {
  if (input.source != nullptr) return;
  file_ = platform::open_stream(input.path);
  struct stat facts {};
  if (fstat(file_.get(), &facts) == 0 && S_ISREG(facts.st_mode)) {
    expected_ = static_cast<std::uint64_t>(facts.st_size);
    (void)posix_fadvise(file_.get(), 0, 0, POSIX_FADV_SEQUENTIAL);
  }
}

std::string_view InputReader::head() {
  while (head_used_ == 0 && head_.size() < kHead) {
    const std::size_t before = head_.size();
    head_.resize_uninitialised(kHead);
    const std::size_t got = read_on(head_.data() + before, kHead - before);
    head_.resize_uninitialised(before + got);
    if (got == 0) break;
  }
  return {head_.data(), head_.size()};
}

std::size_t InputReader::read(char* to, std::size_t size) {
  if (head_used_ == head_.size()) return read_on(to, size);
  const std::size_t part = std::min(size, head_.size() - head_used_);
  std::memcpy(to, head_.data() + head_used_, part);
  head_used_ += part;
  return part;
}

// Reads what follows the head. A read that a signal interrupts asks the monitor, which may stop the build.
std::size_t InputReader::read_on(char* to, std::size_t size) {
  while (true) {
    try {
      const std::size_t got = input_.source != nullptr ? input_.source->read(to, size) : read_file(to, size);
      monitor_.advance(got, 0);
      return got;
    } catch (const Error& error) {
      if (error.system_error() != EINTR) throw;
    }
    monitor_.report();
  }
}

std::size_t InputReader::read_file(char* to, std::size_t size) {
  const ssize_t got = ::read(file_.get(), to, size);
  if (got < 0) throw Error(ErrorCode::kIo, "cannot be read; check its disk", {name()}, errno);
  done_ += static_cast<std::uint64_t>(got);
  if (got == 0 && expected_ && done_ < *expected_) {
    throw Error(ErrorCode::kIo, "became shorter while it was read; wait until it is complete", {name()});
  }
  return static_cast<std::size_t>(got);
}

std::uint64_t total_size(const std::vector<Input>& inputs) {
  std::uint64_t total = 0;
  for (const Input& input : inputs) {
    std::error_code error;
    const std::uint64_t size = input.source != nullptr ? 0 : std::filesystem::file_size(input.path, error);
    if (input.source != nullptr || error) return 0;
    total += size;
  }
  return total;
}

}  // namespace credence::workshop
