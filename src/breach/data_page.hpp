// SPDX-License-Identifier: Apache-2.0
// A page of entries. Both shapes begin with the same 64 bytes; then a serving page keeps 48 bits of each digest in
// columns (a lookup touches a line or two of each), an exact page whole digests.
#ifndef CREDENCE_BREACH_DATA_PAGE_HPP_
#define CREDENCE_BREACH_DATA_PAGE_HPP_

#include <cstddef>
#include <cstdint>
#include <optional>

#include "breach/entry.hpp"
#include "platform/bytes.hpp"

namespace credence::internal {

inline constexpr std::uint32_t kRemainderBits = 48;
inline constexpr unsigned kBuckets = 16;
/// A count this large in a page stands for the next record of the large counts.
inline constexpr std::uint8_t kCountIsLarge = 255;

/// Where things are in a page of one kind of file.
struct PageShape {
  std::uint32_t capacity;     ///< Entries that fit.
  std::uint32_t fill;         ///< Entries aimed at, so that few pages overflow.
  std::uint32_t counts;       ///< Offset of the counts, a byte each.
  std::uint32_t digests;      ///< Exact: offset of the digests.
  std::uint32_t digest_size;  ///< Exact: bytes of one.
};

inline constexpr PageShape kServingShape{576, 520, 64 + 576 * 6, 0, 0};
inline constexpr std::size_t kFingerprints = 64;    ///< Serving: upper 16 bits of the remainders, u16 each.
inline constexpr std::size_t kLows = 64 + 576 * 2;  ///< Serving: lower 32 bits, u32 each.
inline constexpr PageShape kExactSha1Shape{192, 184, 64, 64 + 192, 20};
inline constexpr PageShape kExactNtlmShape{237, 227, 64, 64 + 237, 16};

[[nodiscard]] constexpr PageShape page_shape(HashKind kind, bool exact) noexcept {
  if (!exact) return kServingShape;
  return kind == HashKind::kSha1 ? kExactSha1Shape : kExactNtlmShape;
}

// Offsets in the first 64 bytes.
inline constexpr std::size_t kPageEntries = 0;         ///< u16
inline constexpr std::size_t kPageLargeCounts = 2;     ///< u16: how many of its counts are large.
inline constexpr std::size_t kPageOverflowCount = 4;   ///< u32: entries of this page in the overflow section.
inline constexpr std::size_t kPageBuckets = 14;        ///< 17 x u16: where each sixteenth of the page's range begins.
inline constexpr std::size_t kPageOverflowFirst = 48;  ///< u64: number of the first overflow record.
inline constexpr std::size_t kPageLargeFirst = 56;     ///< u64: number of the first large count.

[[nodiscard]] inline std::uint64_t remainder_of(std::uint64_t fraction) noexcept {
  return fraction >> (64 - kRemainderBits);
}
[[nodiscard]] inline unsigned bucket_of(std::uint64_t fraction) noexcept {
  return static_cast<unsigned>(fraction >> 60);
}

/// Looks at a page's bytes. Numbers read from them are clamped to the page, so that even one whose checksum was not
/// looked at is never read beyond.
class DataPage {
 public:
  DataPage(const std::byte* bytes, const PageShape& shape) noexcept : bytes_(bytes), shape_(shape) {}

  [[nodiscard]] std::uint32_t entries() const noexcept { return clamp(load_le16(bytes_ + kPageEntries)); }
  [[nodiscard]] std::uint32_t large_counts() const noexcept { return load_le16(bytes_ + kPageLargeCounts); }
  [[nodiscard]] std::uint32_t overflow_count() const noexcept { return load_le32(bytes_ + kPageOverflowCount); }
  [[nodiscard]] std::uint64_t overflow_first() const noexcept { return load_le64(bytes_ + kPageOverflowFirst); }
  [[nodiscard]] std::uint64_t large_first() const noexcept { return load_le64(bytes_ + kPageLargeFirst); }
  [[nodiscard]] std::uint32_t bucket_start(unsigned bucket) const noexcept {
    return clamp(load_le16(bytes_ + kPageBuckets + 2 * bucket));
  }
  [[nodiscard]] std::uint8_t count(std::uint32_t i) const noexcept {
    return static_cast<std::uint8_t>(bytes_[shape_.counts + i]);
  }
  /// Which of this page's large counts entry `i` has.
  [[nodiscard]] std::uint32_t large_rank(std::uint32_t i) const noexcept {
    std::uint32_t rank = 0;
    for (std::uint32_t k = 0; k < i; ++k) rank += count(k) == kCountIsLarge ? 1 : 0;
    return rank;
  }
  /// Serving: the 48 bits of entry `i`.
  [[nodiscard]] std::uint64_t remainder(std::uint32_t i) const noexcept {
    return (std::uint64_t{load_le16(bytes_ + kFingerprints + 2 * i)} << 32) | load_le32(bytes_ + kLows + 4 * i);
  }
  /// Exact: entry `i`'s digest.
  [[nodiscard]] Hash hash(std::uint32_t i) const noexcept {
    Hash hash;
    std::memcpy(hash.bytes.data(), bytes_ + shape_.digests + i * shape_.digest_size, shape_.digest_size);
    return hash;
  }

  /// Serving: the entry whose remainder this is.
  [[nodiscard]] std::optional<std::uint32_t> find_remainder(std::uint64_t fraction) const noexcept;
  /// Exact: the entry of this digest.
  [[nodiscard]] std::optional<std::uint32_t> find_hash(const Hash& hash, std::uint64_t fraction) const noexcept;

 private:
  [[nodiscard]] std::uint32_t clamp(std::uint32_t i) const noexcept { return std::min(i, shape_.capacity); }

  const std::byte* bytes_;
  const PageShape& shape_;
};

}  // namespace credence::internal

#endif  // CREDENCE_BREACH_DATA_PAGE_HPP_
