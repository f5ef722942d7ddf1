// SPDX-License-Identifier: Apache-2.0
// What breach files are about: digests, each with how often it was seen.
#ifndef CREDENCE_BREACH_ENTRY_HPP_
#define CREDENCE_BREACH_ENTRY_HPP_

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "credence/breach.hpp"
#include "platform/bytes.hpp"

namespace credence::breach {

/// Room for the longest digest. Shorter ones end in zeroes, so that all kinds compare alike.
struct Hash {
  static constexpr std::size_t kSize = 20;
  std::array<std::uint8_t, kSize> bytes{};

  /// The first eight bytes as a number that orders as the digest does.
  [[nodiscard]] std::uint64_t head() const noexcept { return platform::load_be64(bytes.data()); }
  /// The first five hex digits: which of the 2^20 ranges it is in.
  [[nodiscard]] std::uint32_t prefix() const noexcept { return platform::load_be32(bytes.data()) >> 12; }

  friend bool operator==(const Hash&, const Hash&) = default;
  friend std::strong_ordering operator<=>(const Hash& a, const Hash& b) noexcept {
    if (a.head() != b.head()) return a.head() <=> b.head();
    const std::uint64_t a_middle = platform::load_be64(a.bytes.data() + 8);
    const std::uint64_t b_middle = platform::load_be64(b.bytes.data() + 8);
    if (a_middle != b_middle) return a_middle <=> b_middle;
    return platform::load_be32(a.bytes.data() + 16) <=> platform::load_be32(b.bytes.data() + 16);
  }
};

/// Copies a digest of 16 or 20 bytes in the pieces it is read in. A byte copy may store overlapping pieces; then the
/// processor can't forward them to the reads, which wait until all lookups before this one are over.
inline void copy_digest(const std::uint8_t* from, std::size_t size, Hash& to) noexcept {
  platform::store_le64(to.bytes.data(), platform::load_le64(from));
  platform::store_le64(to.bytes.data() + 8, platform::load_le64(from + 8));
  platform::store_le32(to.bytes.data() + 16, size == Hash::kSize ? platform::load_le32(from + 16) : 0);
}

inline constexpr std::uint32_t kPrefixCount = 1U << 20;

struct Entry {
  Hash hash;
  std::uint64_t count = 0;
  friend bool operator==(const Entry&, const Entry&) = default;
};

/// Counts fit a signed 64-bit number, as Violation::actual is. A larger one is malformed; a larger sum stays here.
inline constexpr std::uint64_t kMaxCount = INT64_MAX;

[[nodiscard]] inline std::uint64_t add_counts(std::uint64_t a, std::uint64_t b) noexcept {
  return a > kMaxCount - b ? kMaxCount : a + b;  // both are at most kMaxCount
}

}  // namespace credence::breach

#endif  // CREDENCE_BREACH_ENTRY_HPP_
