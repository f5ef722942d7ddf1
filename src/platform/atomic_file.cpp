// SPDX-License-Identifier: Apache-2.0
#include "platform/atomic_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <string_view>
#include <system_error>

#include "credence/error.hpp"

namespace credence::platform {
namespace {

namespace fs = std::filesystem;

// A temporary file is ".<target>.credence-<pid>-<number>", and its writer holds a lock on it. The system drops the lock
// when the writer ends, however it ends; so a file of such a name that can be locked was left by a killed writer. For
// the target "list.crb":
//
//   .list.crb.credence-812-0    locked by process 812, which is at work: stays
//   .list.crb.credence-97-0     can be locked: process 97 was killed. Removed.
//   list.crb                    the old file, which readers have open, until rename() gives its name to the new one
//
// A new file is there for a moment before it is locked. Then another writer can take it for a leftover and remove it;
// its own writer sees that by the count of its names, 0, and starts again with the next number.
std::string temporary_prefix(const fs::path& target) { return "." + target.filename().string() + ".credence-"; }

fs::path folder_of(const fs::path& target) { return target.has_parent_path() ? target.parent_path() : fs::path("."); }

// Whether this is "<pid>-<number>": nothing else is a name that we give.
bool is_our_suffix(std::string_view suffix) {
  const std::size_t hyphen = suffix.find('-');
  if (hyphen == std::string_view::npos) return false;
  const auto is_number = [](std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
  };
  return is_number(suffix.substr(0, hyphen)) && is_number(suffix.substr(hyphen + 1));
}

// Removes what killed writers of `target` left: files or folders (`kind`, S_IFREG or S_IFDIR) of our names that belong
// to our user and that nobody has locked. Whatever else has such a name is not ours.
void remove_leftovers(const fs::path& target, mode_t kind) {
  const std::string prefix = temporary_prefix(target);
  std::error_code ignored;  // a folder that can't be listed fails when the file is created in it
  for (const auto& entry : fs::directory_iterator(folder_of(target), ignored)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with(prefix) || !is_our_suffix(std::string_view(name).substr(prefix.size()))) continue;
    // Without blocking, for it may be a FIFO.
    const FileDescriptor file(open(entry.path().c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    struct stat facts {};
    if (!file.is_open() || fstat(file.get(), &facts) != 0) continue;
    if ((facts.st_mode & S_IFMT) != kind || facts.st_uid != geteuid()) continue;
    if (flock(file.get(), LOCK_EX | LOCK_NB) == 0) fs::remove_all(entry.path(), ignored);
  }
}

// Creates and locks a temporary file or folder beside `target`, and stores its name. `create` opens a new one of the
// name it is given, or says why not in errno.
template <typename Create>
FileDescriptor create_temporary(const fs::path& target, fs::path& name, const Create& create) {
  constexpr unsigned kAttempts = 1000;
  int reason = EEXIST;
  for (unsigned number = 0; number < kAttempts; ++number) {
    name = folder_of(target) / (temporary_prefix(target) + std::to_string(getpid()) + "-" + std::to_string(number));
    FileDescriptor file(create(name.c_str()));
    if (!file.is_open()) {
      reason = errno;
      if (reason == EEXIST) continue;
      throw Error(ErrorCode::kIo, "cannot be created; check that its folder exists and can be written",
                  {target.string()}, reason);
    }
    struct stat facts {};
    const bool is_locked = flock(file.get(), LOCK_EX | LOCK_NB) == 0;
    reason = is_locked ? 0 : errno;
    // No name left: it was taken for a leftover before the lock was there.
    if (is_locked && fstat(file.get(), &facts) == 0 && facts.st_nlink > 0) return file;
    std::error_code ignored;
    fs::remove(name, ignored);
    // Another writer that looks at a leftover holds its lock for a moment; nothing else ends by waiting.
    if (!is_locked && reason != EWOULDBLOCK && reason != EINTR) break;
  }
  throw Error(ErrorCode::kIo, "cannot be locked while it is built; check that its file system has file locks",
              {target.string()}, reason);
}

// Creates files with these permissions, less the umask.
auto create_file(mode_t mode) {
  return [mode](const char* name) { return open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode); };
}

int create_folder(const char* name) {
  return mkdir(name, 0777) == 0 ? open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
}

// What `target` names once all links are followed, whether it exists or not.
fs::path behind_links(const fs::path& target) {
  constexpr int kMostLinks = 40;  // as the system follows
  fs::path path = target;
  std::error_code error;
  for (int i = 0; i < kMostLinks; ++i) {
    if (!fs::is_symlink(path, error)) return path;
    const fs::path to = fs::read_symlink(path, error);
    if (error) break;
    path = folder_of(path) / to;
  }
  throw Error(ErrorCode::kIo, "is a link that leads nowhere; name a file", {target.string()},
              error ? error.value() : ELOOP);
}

// The facts of the regular file that `target` names, or nothing where there is none.
std::optional<struct stat> facts_of_regular(const fs::path& target) {
  struct stat facts {};
  if (stat(target.c_str(), &facts) != 0) return std::nullopt;  // what can't be examined fails when it is created
  if (S_ISDIR(facts.st_mode)) throw Error(ErrorCode::kIo, "is a folder; name a file", {target.string()}, EISDIR);
  if (!S_ISREG(facts.st_mode)) {
    throw Error(ErrorCode::kIo, "is not a regular file, and would be replaced by one; name a file", {target.string()});
  }
  return facts;
}

// Only root may give a file to another user, or to a group that isn't one's own: what can't be kept stays ours, and our
// group is not given what the other one had.
void keep_permissions(const FileDescriptor& file, const struct stat& old, const fs::path& target) {
  const bool has_group =
      fchown(file.get(), old.st_uid, old.st_gid) == 0 || fchown(file.get(), static_cast<uid_t>(-1), old.st_gid) == 0;
  if (fchmod(file.get(), old.st_mode & (has_group ? 0777 : 0707)) != 0) {
    throw Error(ErrorCode::kIo, "cannot be given the permissions of the file it replaces", {target.string()}, errno);
  }
}

// Renames a complete temporary over its target, and makes sure that the name is on disk.
void put_in_place(const fs::path& temporary, const fs::path& target) {
  if (rename(temporary.c_str(), target.c_str()) != 0) {
    throw Error(ErrorCode::kIo, "cannot be put in place; check the permissions of its folder", {target.string()},
                errno);
  }
  const FileDescriptor folder(open(folder_of(target).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.is_open() || fsync(folder.get()) != 0) {
    throw Error(ErrorCode::kIo, "is in place, but its folder cannot be synced to disk; check the disk",
                {target.string()}, errno);
  }
}

}  // namespace

AtomicFile::AtomicFile(const fs::path& target)
    : target_(target), replaced_(facts_of_regular(target)), buffer_(std::make_unique<std::byte[]>(kBufferSize)) {
  place_ = behind_links(target);
  remove_leftovers(place_, S_IFREG);
  // The old file may be one that others must not read; so is the new one then, from its beginning.
  file_ = create_temporary(place_, temporary_, create_file(replaced_ ? 0600 : 0666));
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
  if (replaced_) keep_permissions(file_, *replaced_, target_);
  if (fsync(file_.get()) != 0)
    throw Error(ErrorCode::kIo, "cannot be written to disk; check the disk", {target_.string()}, errno);
  put_in_place(temporary_, place_);
  temporary_.clear();
  file_.close();
}

AtomicFolder::AtomicFolder(const fs::path& target)
    : target_(behind_links(target.has_filename() ? target : target.parent_path())) {
  std::error_code ignored;  // what can't be examined fails when it is created
  const bool is_empty_folder = fs::is_directory(target_, ignored) && fs::is_empty(target_, ignored);
  if (fs::exists(target_, ignored) && !is_empty_folder) {
    throw Error(ErrorCode::kIo, "exists; name a new folder, or an empty one", {target_.string()}, EEXIST);
  }
  remove_leftovers(target_, S_IFDIR);
  folder_ = create_temporary(target_, temporary_, create_folder);
}

AtomicFolder::~AtomicFolder() {
  std::error_code ignored;
  if (!temporary_.empty()) fs::remove_all(temporary_, ignored);
}

void AtomicFolder::write(const std::string& name, std::string_view content) {
  const FileDescriptor file(openat(folder_.get(), name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  if (!file.is_open())
    throw Error(ErrorCode::kIo, "cannot be created; check its disk", {(target_ / name).string()}, errno);
  write_fully_at(file, 0, std::as_bytes(std::span(content.data(), content.size())), (target_ / name).string());
}

// One sync of the whole file system instead of one for each of up to a million files.
void AtomicFolder::commit() {
  if (syncfs(folder_.get()) != 0)
    throw Error(ErrorCode::kIo, "cannot be written to disk; check the disk", {target_.string()}, errno);
  put_in_place(temporary_, target_);
  temporary_.clear();
}

FileDescriptor make_spool_file(const fs::path& target) {
  fs::path name;
  FileDescriptor file = create_temporary(behind_links(target), name, create_file(0600));
  unlink(name.c_str());
  return file;
}

}  // namespace credence::platform
