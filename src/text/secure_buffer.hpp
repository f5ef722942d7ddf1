// SPDX-License-Identifier: Apache-2.0
// The only home of password characters: a growable array with room for ordinary lengths inside the
// object, whose memory is wiped with OPENSSL_cleanse before it is given back, on growth too.
#ifndef CREDENCE_TEXT_SECURE_BUFFER_HPP_
#define CREDENCE_TEXT_SECURE_BUFFER_HPP_

#include <openssl/crypto.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <new>
#include <span>
#include <type_traits>

namespace credence::text {

/// An array of trivial values that leaves nothing behind. `InlineCapacity` values need no heap. Not
/// copyable, not movable: a secret is in one place. Throws std::bad_alloc when memory runs out.
template <typename T, std::size_t InlineCapacity>
class SecureBuffer {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_default_constructible_v<T>);

 public:
  SecureBuffer() noexcept = default;
  ~SecureBuffer() {
    wipe();
    if (data_ != inline_) std::free(data_);
  }
  SecureBuffer(const SecureBuffer&) = delete;
  SecureBuffer& operator=(const SecureBuffer&) = delete;

  [[nodiscard]] T* data() noexcept { return data_; }
  [[nodiscard]] const T* data() const noexcept { return data_; }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] std::size_t capacity() const noexcept { return capacity_; }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] T& operator[](std::size_t i) noexcept { return data_[i]; }
  [[nodiscard]] const T& operator[](std::size_t i) const noexcept { return data_[i]; }
  [[nodiscard]] T* begin() noexcept { return data_; }
  [[nodiscard]] T* end() noexcept { return data_ + size_; }
  [[nodiscard]] const T* begin() const noexcept { return data_; }
  [[nodiscard]] const T* end() const noexcept { return data_ + size_; }
  [[nodiscard]] std::span<const T> span() const noexcept { return {data_, size_}; }

  void push_back(T value) {
    if (size_ == capacity_) reserve(capacity_ * 2);
    data_[size_++] = value;
    high_ = std::max(high_, size_);
  }
  void append(const T* values, std::size_t count) {
    if (count == 0) return;
    if (count > capacity_ - size_) reserve(std::max(capacity_ * 2, size_ + count));
    std::copy(values, values + count, data_ + size_);
    size_ += count;
    high_ = std::max(high_, size_);
  }
  /// New values are zero.
  void resize(std::size_t size) {
    reserve(size);
    if (size > size_) std::fill(data_ + size_, data_ + size, T{});
    size_ = size;
    high_ = std::max(high_, size_);
  }
  /// For code that fills data() itself: claims `size` values without setting them.
  void resize_uninitialised(std::size_t size) {
    reserve(size);
    size_ = size;
    high_ = std::max(high_, size_);
  }
  void reserve(std::size_t capacity) {
    if (capacity <= capacity_) return;
    if (capacity > static_cast<std::size_t>(-1) / sizeof(T)) throw std::bad_alloc();
    auto* grown = static_cast<T*>(std::malloc(capacity * sizeof(T)));
    if (grown == nullptr) throw std::bad_alloc();
    std::copy(data_, data_ + size_, grown);
    OPENSSL_cleanse(data_, high_ * sizeof(T));
    if (data_ != inline_) std::free(data_);
    data_ = grown;
    capacity_ = capacity;
    high_ = size_;
  }
  /// Empties and wipes; keeps the memory for use again.
  void wipe() noexcept {
    if (high_ != 0) OPENSSL_cleanse(data_, high_ * sizeof(T));
    size_ = 0;
    high_ = 0;
  }

 private:
  T inline_[InlineCapacity];
  T* data_ = inline_;
  std::size_t size_ = 0;
  std::size_t high_ = 0;  // how far the memory was ever used, so that wiping covers a shrunk buffer too
  std::size_t capacity_ = InlineCapacity;
};

using SecureBytes = SecureBuffer<char, 256>;
using SecureCodePoints = SecureBuffer<char32_t, 96>;

}  // namespace credence::text

#endif  // CREDENCE_TEXT_SECURE_BUFFER_HPP_
