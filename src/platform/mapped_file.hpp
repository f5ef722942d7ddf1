// SPDX-License-Identifier: Apache-2.0
// A regular file mapped read-only. A mapped file must be replaced by rename and never truncated or rewritten in
// place: the first kills the process (SIGBUS), the second changes answers.
#ifndef CREDENCE_PLATFORM_MAPPED_FILE_HPP_
#define CREDENCE_PLATFORM_MAPPED_FILE_HPP_

#include <cstddef>
#include <filesystem>
#include <span>

namespace credence::platform {

/// Unmaps itself. Movable; what data() gave stays valid.
class MappedFile {
 public:
  MappedFile() noexcept = default;
  /// Throws Error: kIo if the file can't be opened or mapped, kBadFile if it is not a regular file or is empty.
  explicit MappedFile(const std::filesystem::path& path);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  [[nodiscard]] std::span<const std::byte> data() const noexcept { return {data_, size_}; }

  /// Tells the system that pages are touched here and there: it then reads one page for each, not a window.
  void expect_random_access() const noexcept;
  /// Asks for huge pages; no effect where the system has none for files.
  void ask_for_huge_pages() const noexcept;
  /// Reads the whole file into memory now.
  void preload() const noexcept;

 private:
  const std::byte* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace credence::platform

#endif  // CREDENCE_PLATFORM_MAPPED_FILE_HPP_
