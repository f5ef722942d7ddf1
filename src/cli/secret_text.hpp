// SPDX-License-Identifier: Apache-2.0
// Bytes of passwords that the program holds.
#ifndef CREDENCE_CLI_SECRET_TEXT_HPP_
#define CREDENCE_CLI_SECRET_TEXT_HPP_

#include <cstddef>
#include <string_view>

namespace credence::cli {

/// A growing text on memory pages of its own: they are left out of core dumps, kept from being swapped out where the
/// system allows that (RLIMIT_MEMLOCK), and wiped before they are used for something else or given back. Not copyable,
/// not movable: a secret is in one place. Throws std::bad_alloc when memory runs out.
class SecretText {
 public:
  SecretText() noexcept = default;
  ~SecretText();
  SecretText(const SecretText&) = delete;
  SecretText& operator=(const SecretText&) = delete;

  [[nodiscard]] const char* data() const noexcept { return data_; }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] std::string_view view() const noexcept { return {data_, size_}; }

  void append(std::string_view text);
  void push_back(char byte) { append({&byte, 1}); }
  void remove_prefix(std::size_t size) noexcept;
  void remove_suffix(std::size_t size) noexcept { size_ -= size; }
  /// Empties and wipes; keeps the pages for use again.
  void wipe() noexcept;

  /// For a read: room for `size` bytes behind those there are, and, once they are filled, how many have come.
  [[nodiscard]] char* room(std::size_t size);
  void claim(std::size_t size) noexcept { size_ += size; }

 private:
  char* data_ = nullptr;
  std::size_t size_ = 0;
  std::size_t used_ = 0;  // how far the pages may hold something since they were wiped
  std::size_t capacity_ = 0;
};

}  // namespace credence::cli

#endif  // CREDENCE_CLI_SECRET_TEXT_HPP_
