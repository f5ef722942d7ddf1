// SPDX-License-Identifier: Apache-2.0
#include "platform/mapped_file.hpp"

#include <sys/mman.h>

#include <cerrno>
#include <cstdint>
#include <utility>

#include "credence/error.hpp"
#include "platform/file.hpp"

namespace credence::platform {

MappedFile::MappedFile(const std::filesystem::path& path) {
  const FileDescriptor file = open_regular(path);
  const std::uint64_t size = regular_file_size(file, path.string());
  if (size == 0) throw Error(ErrorCode::kBadFile, "is empty; copy or build it again", {path.string()});
  if (size > SIZE_MAX)
    throw Error(ErrorCode::kIo, "is too large for this machine; use one with 64 bits", {path.string()}, EFBIG);
  void* const mapped = mmap(nullptr, static_cast<std::size_t>(size), PROT_READ, MAP_SHARED, file.get(), 0);
  if (mapped == MAP_FAILED)
    throw Error(ErrorCode::kIo, "cannot be mapped into memory; free some", {path.string()}, errno);
  data_ = static_cast<const std::byte*>(mapped);
  size_ = static_cast<std::size_t>(size);
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) munmap(const_cast<std::byte*>(data_), size_);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

// Advice that the system doesn't take changes speed only, so its answer is not looked at.
void MappedFile::expect_random_access() const noexcept {
  (void)madvise(const_cast<std::byte*>(data_), size_, MADV_RANDOM);
}

void MappedFile::ask_for_huge_pages() const noexcept {
  (void)madvise(const_cast<std::byte*>(data_), size_, MADV_HUGEPAGE);
}

void MappedFile::preload() const noexcept {
#if defined(MADV_POPULATE_READ)
  if (madvise(const_cast<std::byte*>(data_), size_, MADV_POPULATE_READ) == 0) return;
#endif
  (void)madvise(const_cast<std::byte*>(data_), size_, MADV_WILLNEED);
  constexpr std::size_t kPage = 4096;
  std::byte sink{};
  for (std::size_t at = 0; at < size_; at += kPage) {
    sink ^= *static_cast<const volatile std::byte*>(data_ + at);
  }
  (void)sink;
}

}  // namespace credence::platform
