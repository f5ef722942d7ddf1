// SPDX-License-Identifier: Apache-2.0
#include "platform/atomic_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "credence/error.hpp"

namespace credence::internal {
namespace {

namespace fs = std::filesystem;

// A temporary file is ".<target>.credence-<pid>-<number>". Its writer holds a lock on it while it lives, so a file
// that can be locked was left by a dead one.
std::string temporary_prefix(const fs::path& target) { return "." + target.filename().string() + ".credence-"; }

fs::path folder_of(const fs::path& target) { return target.has_parent_path() ? target.parent_path() : fs::path("."); }

void remove_leftovers(const fs::path& target) {
  const std::string prefix = temporary_prefix(target);
  std::error_code ignored;  // a folder that can't be listed fails when the file is created in it
  for (const auto& entry : fs::directory_iterator(folder_of(target), ignored)) {
    if (!entry.path().filename().string().starts_with(prefix)) continue;
    const FileDescriptor file(open(entry.path().c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (file.is_open() && flock(file.get(), LOCK_EX | LOCK_NB) == 0) unlink(entry.path().c_str());
  }
}

// Creates and locks a temporary file beside `target`, and stores its name.
FileDescriptor create_temporary(const fs::path& target, fs::path& name) {
  for (unsigned number = 0;; ++number) {
    name = folder_of(target) / (temporary_prefix(target) + std::to_string(getpid()) + "-" + std::to_string(number));
    FileDescriptor file(open(name.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (!file.is_open()) {
      if (errno == EEXIST) continue;
      throw Error(ErrorCode::kIo, "cannot be created; check that its folder exists and can be written",
                  {target.string()}, errno);
    }
    // Another writer may have taken it for a leftover before the lock was there; then start again.
    struct stat facts {};
    if (flock(file.get(), LOCK_EX | LOCK_NB) == 0 && fstat(file.get(), &facts) == 0 && facts.st_nlink == 1) {
      return file;
    }
  }
}

}  // namespace

AtomicFile::AtomicFile(const fs::path& target) : target_(target), buffer_(std::make_unique<std::byte[]>(kBufferSize)) {
  std::error_code ignored;  // what can't be examined fails when it is created
  if (fs::is_directory(target, ignored))
    throw Error(ErrorCode::kIo, "is a folder; name a file", {target.string()}, EISDIR);
  remove_leftovers(target);
  file_ = create_temporary(target, temporary_);
}

AtomicFile::~AtomicFile() {
  if (!temporary_.empty()) unlink(temporary_.c_str());
}

void AtomicFile::write(std::span<const std::byte> data) {
  while (!data.empty()) {
    const std::size_t part = std::min(data.size(), kBufferSize - used_);
    std::memcpy(buffer_.get() + used_, data.data(), part);
    used_ += part;
    data = data.subspan(part);
    if (used_ == kBufferSize) flush();
  }
}

void AtomicFile::write_at(std::uint64_t offset, std::span<const std::byte> data) {
  flush();
  write_fully_at(file_, offset, data, target_.string());
}

void AtomicFile::flush() {
  write_fully_at(file_, flushed_, {buffer_.get(), used_}, target_.string());
  flushed_ += used_;
  used_ = 0;
}

void AtomicFile::commit() {
  flush();
  if (fsync(file_.get()) != 0) throw Error(ErrorCode::kIo, "cannot be written to disk", {target_.string()}, errno);
  if (rename(temporary_.c_str(), target_.c_str()) != 0) {
    throw Error(ErrorCode::kIo, "cannot be put in place", {target_.string()}, errno);
  }
  temporary_.clear();
  file_.close();
  const FileDescriptor folder(open(folder_of(target_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.is_open() || fsync(folder.get()) != 0) {
    throw Error(ErrorCode::kIo, "is in place, but its folder cannot be synced to disk", {target_.string()}, errno);
  }
}

FileDescriptor make_spool_file(const fs::path& target) {
  fs::path name;
  FileDescriptor file = create_temporary(target, name);
  unlink(name.c_str());
  return file;
}

}  // namespace credence::internal
