// SPDX-License-Identifier: Apache-2.0
#include "platform/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <ctime>
#include <utility>

#include "credence/error.hpp"

namespace credence::platform {
namespace {

// Holds the signal of a file that became too large back from the calling thread, and takes it away if it came: it is
// sent to the thread that writes, so nothing of it is left to others.
class HeldSizeSignal {
 public:
  HeldSizeSignal() noexcept {
    sigemptyset(&signal_);
    sigaddset(&signal_, SIGXFSZ);
    is_held_ = pthread_sigmask(SIG_BLOCK, &signal_, &before_) == 0 && sigismember(&before_, SIGXFSZ) == 0;
  }
  ~HeldSizeSignal() {
    if (!is_held_) return;
    const int reason = errno;
    constexpr timespec kNow = {0, 0};
    while (sigtimedwait(&signal_, nullptr, &kNow) < 0 && errno == EINTR) {
    }
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    errno = reason;
  }
  HeldSizeSignal(const HeldSizeSignal&) = delete;
  HeldSizeSignal& operator=(const HeldSizeSignal&) = delete;

 private:
  sigset_t signal_{};
  sigset_t before_{};
  bool is_held_ = false;
};

// Without waiting for a writer, a reader or a device.
FileDescriptor open_at_once(const std::filesystem::path& path) {
  FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (!file.is_open()) {
    throw Error(ErrorCode::kIo, "cannot be opened; check its name and permissions", {path.string()}, errno);
  }
  return file;
}

struct stat facts_of(const FileDescriptor& file, const std::string& name) {
  struct stat facts {};
  if (fstat(file.get(), &facts) != 0) throw Error(ErrorCode::kIo, "cannot be examined; check its disk", {name}, errno);
  return facts;
}

[[noreturn]] void refuse_special(const std::string& name) {
  throw Error(ErrorCode::kBadFile, "is not a regular file; name a file", {name});
}

// "/dev/stdin", and what shells give for <(...): "/dev/fd/63".
bool names_own_stream(const std::filesystem::path& path) {
  return path == "/dev/stdin" || path.parent_path() == "/dev/fd" || path.parent_path() == "/proc/self/fd";
}

}  // namespace

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

FileDescriptor open_regular(const std::filesystem::path& path) {
  FileDescriptor file = open_at_once(path);
  (void)regular_file_size(file, path.string());
  return file;
}

FileDescriptor open_stream(const std::filesystem::path& path) {
  FileDescriptor file = open_at_once(path);
  if (S_ISREG(facts_of(file, path.string()).st_mode)) return file;
  if (!names_own_stream(path)) refuse_special(path.string());
  // Now that it is known not to be a FIFO that nobody writes to, its reader waits for what comes.
  if (fcntl(file.get(), F_SETFL, fcntl(file.get(), F_GETFL) & ~O_NONBLOCK) != 0) {
    throw Error(ErrorCode::kIo, "cannot be read; name a file", {path.string()}, errno);
  }
  return file;
}

std::uint64_t regular_file_size(const FileDescriptor& file, const std::string& name) {
  const struct stat facts = facts_of(file, name);
  if (!S_ISREG(facts.st_mode)) refuse_special(name);
  return static_cast<std::uint64_t>(facts.st_size);
}

void write_fully_at(const FileDescriptor& file, std::uint64_t offset, std::span<const std::byte> data,
                    const std::string& name) {
  const HeldSizeSignal held;
  while (!data.empty()) {
    const ssize_t written = pwrite(file.get(), data.data(), data.size(), static_cast<off_t>(offset));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      const int reason = written < 0 ? errno : ENOSPC;
      throw Error(ErrorCode::kIo,
                  reason == EFBIG
                      ? "cannot be written: it is larger than this process may make a file; raise the limit "
                        "(ulimit -f)"
                      : "cannot be written; make room on its disk or choose another folder",
                  {name}, reason);
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
