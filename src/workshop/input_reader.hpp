// SPDX-License-Identifier: Apache-2.0
// The bytes of one input of a build, be it a file or the caller's stream.
#ifndef CREDENCE_WORKSHOP_INPUT_READER_HPP_
#define CREDENCE_WORKSHOP_INPUT_READER_HPP_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "credence/input.hpp"
#include "platform/file.hpp"
#include "text/secure_buffer.hpp"
#include "workshop/build_monitor.hpp"

namespace credence::workshop {

/// Reads one input and tells the monitor how many bytes came. A file that ends before the length it had when it was
/// opened is an error: it is still being copied, and half a list must not pass for a whole one.
class InputReader final : public ByteSource {
 public:
  /// `input` and `monitor` must outlive the reader. Throws Error(kIo) for a file that can't be opened.
  InputReader(const Input& input, BuildMonitor& monitor);

  [[nodiscard]] const std::string& name() const noexcept { return input_.name; }
  /// The first bytes, without taking them: kHead of them, or all of a shorter input.
  [[nodiscard]] std::string_view head();
  static constexpr std::size_t kHead = 512;

  std::size_t read(char* to, std::size_t size) override;

 private:
  std::size_t read_on(char* to, std::size_t size);
  std::size_t read_file(char* to, std::size_t size);

  const Input& input_;
  BuildMonitor& monitor_;
  platform::FileDescriptor file_;          // closed where the input has a source
  std::optional<std::uint64_t> expected_;  // bytes of a regular file when it was opened
  std::uint64_t done_ = 0;
  text::SecureBuffer<char, kHead> head_;  // wiped: a list may be one of passwords
  std::size_t head_used_ = 0;
};

/// Bytes of all inputs, or 0 where that can't be known: of streams and folders.
[[nodiscard]] std::uint64_t total_size(const std::vector<Input>& inputs);

}  // namespace credence::workshop

#endif  // CREDENCE_WORKSHOP_INPUT_READER_HPP_
