// SPDX-License-Identifier: Apache-2.0
// Writes a file, or a folder of files, whole or not at all: into a temporary file beside the target, which is synced
// and renamed over it at the end. Whatever fails, the old file stays as it was and nothing is left over; what a killed
// process leaves is removed by the next one that writes the same target.
#ifndef CREDENCE_PLATFORM_ATOMIC_FILE_HPP_
#define CREDENCE_PLATFORM_ATOMIC_FILE_HPP_

#include <sys/stat.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "platform/file.hpp"

namespace credence::platform {

/// The new content of `target`. Where that is a link, the file behind it is replaced and the link stays; an existing
/// file's permissions stay, and its owner where the system lets us. Throws Error(kIo) that names the file.
class AtomicFile {
 public:
  /// Creates the temporary file; removes what killed writers of `target` left. Refuses a target that is no regular
  /// file: a device, a FIFO, a folder.
  explicit AtomicFile(const std::filesystem::path& target);
  /// Removes the temporary file unless commit() has renamed it.
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  /// Appends, through a buffer.
  void write(std::span<const std::byte> data);
  void write(std::string_view text) { write(std::as_bytes(std::span(text.data(), text.size()))); }
  /// Overwrites bytes that were written before.
  void write_at(std::uint64_t offset, std::span<const std::byte> data);
  [[nodiscard]] std::uint64_t size() const noexcept { return flushed_ + used_; }
  /// Puts the file in place: when this returns it is on disk and has the target's name.
  void commit();

 private:
  static constexpr std::size_t kBufferSize = std::size_t{1} << 20;
  void flush();

  std::filesystem::path target_;  // as the caller names it
  std::filesystem::path place_;   // the same behind all links
  std::filesystem::path temporary_;
  std::optional<struct stat> replaced_;  // the facts of the file that is there
  FileDescriptor file_;
  std::unique_ptr<std::byte[]> buffer_;
  std::size_t used_ = 0;
  std::uint64_t flushed_ = 0;
};

/// The same for a folder of files: a temporary folder beside `target` that is renamed when it is complete.
class AtomicFolder {
 public:
  /// `target` must not exist, or be an empty folder. Throws Error(kIo).
  explicit AtomicFolder(const std::filesystem::path& target);
  /// Removes the temporary folder unless commit() has renamed it.
  ~AtomicFolder();
  AtomicFolder(const AtomicFolder&) = delete;
  AtomicFolder& operator=(const AtomicFolder&) = delete;

  /// Creates a file of this name and content.
  void write(const std::string& name, std::string_view content);
  void commit();

 private:
  std::filesystem::path target_;
  std::filesystem::path temporary_;
  FileDescriptor folder_;
};

/// A file without a name for intermediate data, on the disk of `target`; the system frees it when it is closed,
/// even after a kill.
[[nodiscard]] FileDescriptor make_spool_file(const std::filesystem::path& target);

}  // namespace credence::platform

#endif  // CREDENCE_PLATFORM_ATOMIC_FILE_HPP_
