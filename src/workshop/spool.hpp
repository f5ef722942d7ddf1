// SPDX-License-Identifier: Apache-2.0
// Bytes that are written once from front to back and then read in any order: in memory while they are few, after that
// in an unnamed file beside the target.
#ifndef CREDENCE_WORKSHOP_SPOOL_HPP_
#define CREDENCE_WORKSHOP_SPOOL_HPP_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <utility>
#include <vector>

#include "platform/file.hpp"

namespace credence::workshop {

class Spool {
 public:
  /// `target` is what is being built; its folder must have room.
  explicit Spool(std::filesystem::path target) : target_(std::move(target)) {}

  /// Throws Error(kIo) where the disk is full.
  void append(std::span<const std::byte> data) {
    if (data.size() > kBufferSize - buffer_.size()) flush();
    buffer_.insert(buffer_.end(), data.begin(), data.end());
  }
  [[nodiscard]] std::uint64_t size() const noexcept { return flushed_ + buffer_.size(); }
  /// Reads data.size() bytes from `offset` on. Throws Error(kInternal) where they aren't all there: the caller asks
  /// only for what it has written, so somebody has cut the file.
  void read(std::uint64_t offset, std::span<std::byte> data) const;

 private:
  static constexpr std::size_t kBufferSize = std::size_t{1} << 20;
  void flush();

  std::filesystem::path target_;
  platform::FileDescriptor file_;
  std::uint64_t flushed_ = 0;  // bytes in the file; the buffer holds those after them
  std::vector<std::byte> buffer_;
};

}  // namespace credence::workshop

#endif  // CREDENCE_WORKSHOP_SPOOL_HPP_
