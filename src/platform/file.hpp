// SPDX-License-Identifier: Apache-2.0
// A file descriptor that closes itself, and whole reads and writes. Failures are Error(kIo) with the file's name,
// the system's reason and what to do.
#ifndef CREDENCE_PLATFORM_FILE_HPP_
#define CREDENCE_PLATFORM_FILE_HPP_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace credence::platform {

/// Owns a file descriptor.
class FileDescriptor {
 public:
  FileDescriptor() noexcept = default;
  explicit FileDescriptor(int fd) noexcept : fd_(fd) {}
  ~FileDescriptor() { close(); }
  FileDescriptor(FileDescriptor&& other) noexcept : fd_(other.release()) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept;
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;

  [[nodiscard]] int get() const noexcept { return fd_; }
  [[nodiscard]] bool is_open() const noexcept { return fd_ >= 0; }
  int release() noexcept;
  void close() noexcept;

 private:
  int fd_ = -1;
};

/// Opens an existing regular file for reading. A FIFO without a writer, a terminal or another device would wait for
/// ever, or never end: whatever is no regular file is Error(kBadFile), at once.
[[nodiscard]] FileDescriptor open_regular(const std::filesystem::path& path);
/// The same for what is read once from front to back: the pipes and devices that a process was started with, by their
/// names /dev/stdin and /dev/fd/N, may be read, too.
[[nodiscard]] FileDescriptor open_stream(const std::filesystem::path& path);
/// The size of a regular file; anything else is Error(kBadFile).
[[nodiscard]] std::uint64_t regular_file_size(const FileDescriptor& file, const std::string& name);

/// Writes all of `data` at `offset`. A file that would become larger than the process may make one is an error (EFBIG)
/// like any other: the signal that tells of it (SIGXFSZ), which would end the process, is taken away.
void write_fully_at(const FileDescriptor& file, std::uint64_t offset, std::span<const std::byte> data,
                    const std::string& name);
/// Reads up to `data.size()` bytes from `offset` on; fewer only at the end of the file.
[[nodiscard]] std::size_t read_fully_at(const FileDescriptor& file, std::uint64_t offset, std::span<std::byte> data,
                                        const std::string& name);

}  // namespace credence::platform

#endif  // CREDENCE_PLATFORM_FILE_HPP_
