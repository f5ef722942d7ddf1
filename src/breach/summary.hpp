// SPDX-License-Identifier: Apache-2.0
// What must be known of all entries before the first page can be written.
#ifndef CREDENCE_BREACH_SUMMARY_HPP_
#define CREDENCE_BREACH_SUMMARY_HPP_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "breach/entry.hpp"
#include "breach/format.hpp"

namespace credence::internal {

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

/// Fed with all entries in order, each digest once. Those rarer than `min_count` only mark their prefix as present:
/// they were left out, not missed.
struct Summary {
  explicit Summary(std::uint64_t least) : min_count(least) {}

  void add(const Entry& entry) {
    if (const std::uint32_t prefix = entry.hash.prefix(); prefix != last_prefix) {
      prefixes.add(prefix);
      last_prefix = prefix;
    }
    if (entry.count < min_count) {
      ++below_min_count;
      return;
    }
    if (entries == 0) first = entry.hash;
    last = entry.hash;
    ++entries;
    count_sum += entry.count;
  }

  std::uint64_t min_count;
  std::uint64_t entries = 0;
  std::uint64_t count_sum = 0;  // modulo 2^64, as a checksum of the counts
  std::uint64_t below_min_count = 0;
  Hash first, last;
  PrefixMap prefixes;
  std::uint32_t last_prefix = kPrefixCount;  // none
};

}  // namespace credence::internal

#endif  // CREDENCE_BREACH_SUMMARY_HPP_
