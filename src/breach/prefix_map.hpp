// SPDX-License-Identifier: Apache-2.0
// Which ranges of the Pwned Passwords interface a file has entries of.
#ifndef CREDENCE_BREACH_PREFIX_MAP_HPP_
#define CREDENCE_BREACH_PREFIX_MAP_HPP_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "breach/entry.hpp"
#include "breach/format.hpp"

namespace credence::breach {

/// Which of the 2^20 prefixes had entries, a bit each.
class PrefixMap {
 public:
  PrefixMap() : bits_(kPrefixBytes) {}
  void add(std::uint32_t prefix) noexcept { bits_[prefix / 8] |= std::byte{1} << (prefix % 8); }
  void add(std::span<const std::byte> bits) noexcept {
    for (std::size_t i = 0; i < bits_.size() && i < bits.size(); ++i) bits_[i] |= bits[i];
  }
  [[nodiscard]] bool contains(std::uint32_t prefix) const noexcept {
    return (bits_[prefix / 8] >> (prefix % 8) & std::byte{1}) != std::byte{0};
  }
  [[nodiscard]] std::uint32_t count() const noexcept {
    std::uint32_t count = 0;
    for (const std::byte byte : bits_)
      count += static_cast<std::uint32_t>(__builtin_popcount(static_cast<unsigned>(byte)));
    return count;
  }
  [[nodiscard]] std::span<const std::byte> bytes() const noexcept { return bits_; }

 private:
  std::vector<std::byte> bits_;
};

}  // namespace credence::breach

#endif  // CREDENCE_BREACH_PREFIX_MAP_HPP_
