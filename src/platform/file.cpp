// SPDX-License-Identifier: Apache-2.0
#include "platform/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "credence/error.hpp"

namespace credence::platform {

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
  if (this != &other) {
    close();
    fd_ = other.release();
  }
  return *this;
}

int FileDescriptor::release() noexcept { return std::exchange(fd_, -1); }

void FileDescriptor::close() noexcept {
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;
}

FileDescriptor open_for_reading(const std::filesystem::path& path) {
  FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) {
    throw Error(ErrorCode::kIo, "cannot be opened; check its name and permissions", {path.string()}, errno);
  }
  return file;
}

std::uint64_t regular_file_size(const FileDescriptor& file, const std::string& name) {
  struct stat facts {};
  if (fstat(file.get(), &facts) != 0) throw Error(ErrorCode::kIo, "cannot be examined; check its disk", {name}, errno);
  if (!S_ISREG(facts.st_mode)) throw Error(ErrorCode::kBadFile, "is not a regular file; name a file", {name});
  return static_cast<std::uint64_t>(facts.st_size);
}

void write_fully_at(const FileDescriptor& file, std::uint64_t offset, std::span<const std::byte> data,
                    const std::string& name) {
  while (!data.empty()) {
    const ssize_t written = pwrite(file.get(), data.data(), data.size(), static_cast<off_t>(offset));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      throw Error(ErrorCode::kIo, "cannot be written; make room on its disk or choose another folder", {name},
                  written < 0 ? errno : ENOSPC);
    }
    offset += static_cast<std::uint64_t>(written);
    data = data.subspan(static_cast<std::size_t>(written));
  }
}

std::size_t read_fully_at(const FileDescriptor& file, std::uint64_t offset, std::span<std::byte> data,
                          const std::string& name) {
  std::size_t done = 0;
  while (done < data.size()) {
    const ssize_t got = pread(file.get(), data.data() + done, data.size() - done, static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw Error(ErrorCode::kIo, "cannot be read; check its disk", {name}, errno);
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  return done;
}

}  // namespace credence::platform
