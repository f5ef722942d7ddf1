// SPDX-License-Identifier: Apache-2.0
#include "cli/secret_text.hpp"

#include <openssl/crypto.h>
#include <sys/mman.h>

#include <algorithm>
#include <cstring>
#include <new>

namespace credence::cli {
namespace {

constexpr std::size_t kLeast = 4096;

char* map_pages(std::size_t size) {
  void* const pages = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pages == MAP_FAILED) throw std::bad_alloc();
  // Both are as much as the system allows: without them the pages are still wiped.
  (void)madvise(pages, size, MADV_DONTDUMP);
  (void)mlock(pages, size);
  return static_cast<char*>(pages);
}

}  // namespace

SecretText::~SecretText() {
  if (data_ == nullptr) return;
  wipe();
  munmap(data_, capacity_);
}

void SecretText::append(std::string_view text) {
  if (text.empty()) return;
  std::memcpy(room(text.size()), text.data(), text.size());
  claim(text.size());
}

void SecretText::remove_prefix(std::size_t size) noexcept {
  std::memmove(data_, data_ + size, size_ - size);
  size_ -= size;
}

void SecretText::wipe() noexcept {
  if (used_ != 0) OPENSSL_cleanse(data_, used_);
  size_ = 0;
  used_ = 0;
}

char* SecretText::room(std::size_t size) {
  const std::size_t needed = size_ + size;
  if (needed < size) throw std::bad_alloc();
  if (needed > capacity_) {
    const std::size_t pages = (needed + kLeast - 1) / kLeast * kLeast;
    const std::size_t capacity = std::max(pages, 2 * capacity_);
    char* const grown = map_pages(capacity);
    if (data_ != nullptr) {
      std::memcpy(grown, data_, size_);
      OPENSSL_cleanse(data_, used_);
      munmap(data_, capacity_);
    }
    data_ = grown;
    capacity_ = capacity;
  }
  used_ = std::max(used_, needed);
  return data_ + size_;
}

}  // namespace credence::cli
