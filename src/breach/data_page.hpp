// SPDX-License-Identifier: Apache-2.0
// Pages of entries. All begin with the same 64 bytes. An exact page keeps whole digests behind an index of sixteenths;
// a serving page keeps 48 bits of each digest in lines of 64 bytes, the size in which memory is read. An entry stands
// with its count in the line that its value points to or, where that is full, in the next one with room. A line knows
// something of those that stand elsewhere, so that all but a few in a hundred lookups read one line.
#ifndef CREDENCE_BREACH_DATA_PAGE_HPP_
#define CREDENCE_BREACH_DATA_PAGE_HPP_

#include <cstddef>
#include <cstdint>
#include <optional>

#include "breach/entry.hpp"
#include "platform/bytes.hpp"

namespace credence::breach {

inline constexpr std::uint32_t kRemainderBits = 48;
inline constexpr unsigned kBuckets = 16;
/// Counts from here on don't stand in their page: they are large.
inline constexpr std::uint8_t kLeastLargeCount = 254;
/// Serving: stands for the overflow entries of this remainder.
inline constexpr std::uint8_t kCountsAreInOverflow = 254;
/// Stands for the next record of the large counts.
inline constexpr std::uint8_t kCountIsLarge = 255;

inline constexpr std::size_t kLineSize = 64;
inline constexpr std::uint32_t kLines = 63;      ///< Serving: lines of entries in a page, behind its first 64 bytes.
inline constexpr std::uint32_t kLinePlaces = 9;  ///< Entries that fit a line.
// A line has its remainders' lower 32 bits, their upper 16 bits, the counts, a byte each, and a last byte with a bit,
// remainder_mark(), of each entry that points to this line and stands elsewhere.
inline constexpr std::size_t kLineHighs = std::size_t{kLinePlaces} * 4;
inline constexpr std::size_t kLineCounts = std::size_t{kLinePlaces} * 6;
inline constexpr std::size_t kLineMarks = 63;

/// How much is in a page of one kind of file, and where.
struct PageShape {
  std::uint32_t capacity;     ///< Entries that fit.
  std::uint32_t fill;         ///< Entries aimed at, so that few pages overflow.
  std::uint32_t counts;       ///< Exact: offset of the counts, a byte each.
  std::uint32_t digests;      ///< Exact: offset of the digests.
  std::uint32_t digest_size;  ///< Exact: bytes of one.
};

inline constexpr PageShape kServingShape{kLines * kLinePlaces, 512, 0, 0, 0};
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
inline constexpr std::size_t kPageBuckets = 14;        ///< Exact, 17 x u16: where each sixteenth of its range begins.
inline constexpr std::size_t kPageOverflowFirst = 48;  ///< u64: number of the first overflow record.
inline constexpr std::size_t kPageLargeFirst = 56;     ///< u64: number of the first large count.

[[nodiscard]] inline std::uint64_t remainder_of(std::uint64_t fraction) noexcept {
  return fraction >> (64 - kRemainderBits);
}
[[nodiscard]] inline unsigned bucket_of(std::uint64_t fraction) noexcept {
  return static_cast<unsigned>(fraction >> 60);
}
/// The line that a remainder points to.
[[nodiscard]] inline std::uint32_t line_of(std::uint64_t remainder) noexcept {
  return static_cast<std::uint32_t>((remainder * kLines) >> kRemainderBits);
}
[[nodiscard]] inline std::byte remainder_mark(std::uint64_t remainder) noexcept {
  return std::byte{1} << (remainder % 8);
}
/// Where a line stands in its page.
[[nodiscard]] constexpr std::size_t line_offset(std::uint32_t line) noexcept { return (line + 1) * kLineSize; }

/// What the first 64 bytes of a page say.
class PageHead {
 public:
  explicit PageHead(const std::byte* bytes) noexcept : bytes_(bytes) {}

  [[nodiscard]] std::uint32_t entries() const noexcept { return platform::load_le16(bytes_ + kPageEntries); }
  [[nodiscard]] std::uint32_t large_counts() const noexcept { return platform::load_le16(bytes_ + kPageLargeCounts); }
  [[nodiscard]] std::uint32_t overflow_count() const noexcept {
    return platform::load_le32(bytes_ + kPageOverflowCount);
  }
  [[nodiscard]] std::uint64_t overflow_first() const noexcept {
    return platform::load_le64(bytes_ + kPageOverflowFirst);
  }
  [[nodiscard]] std::uint64_t large_first() const noexcept { return platform::load_le64(bytes_ + kPageLargeFirst); }

 protected:
  const std::byte* bytes_;
};

/// Entries stand in numbered places. Those of a line are taken from its beginning on.
class ServingPage : public PageHead {
 public:
  using PageHead::PageHead;

  /// The place of the entry with this remainder; kAbsent if there is none; kBeyond if it may be an overflow entry, for
  /// the page is full.
  [[nodiscard]] std::uint32_t find(std::uint64_t remainder) const noexcept;
  static constexpr std::uint32_t kBeyond = kServingShape.capacity;
  static constexpr std::uint32_t kAbsent = kBeyond + 1;

  /// 0: the place is free.
  [[nodiscard]] std::uint8_t count(std::uint32_t place) const noexcept {
    return static_cast<std::uint8_t>(line_at(place)[kLineCounts + place % kLinePlaces]);
  }
  [[nodiscard]] std::uint64_t remainder(std::uint32_t place) const noexcept {
    return remainder_in(line_at(place), place % kLinePlaces);
  }
  /// Which of this page's large counts the entry in `place` has.
  [[nodiscard]] std::uint32_t large_rank(std::uint32_t place) const noexcept;

 private:
  [[nodiscard]] std::uint32_t find_in_line(std::uint32_t line, std::uint64_t remainder) const noexcept;
  [[nodiscard]] const std::byte* line_at(std::uint32_t place) const noexcept {
    return bytes_ + line_offset(place / kLinePlaces);
  }
  [[nodiscard]] static std::uint64_t remainder_in(const std::byte* line, std::size_t i) noexcept {
    return std::uint64_t{platform::load_le16(line + kLineHighs + 2 * i)} << 32 | platform::load_le32(line + 4 * i);
  }
};

/// Entries stand one after the other, sorted. Numbers read from the page are clamped to it, so that even one whose
/// checksum was not looked at is never read beyond.
class ExactPage : public PageHead {
 public:
  ExactPage(const std::byte* bytes, const PageShape& shape) noexcept : PageHead(bytes), shape_(shape) {}

  [[nodiscard]] std::uint32_t entries() const noexcept { return clamp(PageHead::entries()); }
  [[nodiscard]] std::uint32_t bucket_start(unsigned bucket) const noexcept {
    return clamp(platform::load_le16(bytes_ + kPageBuckets + 2 * std::size_t{bucket}));
  }
  [[nodiscard]] std::uint8_t count(std::uint32_t i) const noexcept {
    return static_cast<std::uint8_t>(bytes_[shape_.counts + i]);
  }
  /// Which of this page's large counts entry `i` has.
  [[nodiscard]] std::uint32_t large_rank(std::uint32_t i) const noexcept;
  [[nodiscard]] Hash hash(std::uint32_t i) const noexcept {
    Hash hash;
    std::memcpy(hash.bytes.data(), digest_at(i), shape_.digest_size);
    return hash;
  }
  /// The entry of this digest, which lies `fraction` into the page.
  [[nodiscard]] std::optional<std::uint32_t> find(const Hash& hash, std::uint64_t fraction) const noexcept;

 private:
  [[nodiscard]] const std::byte* digest_at(std::size_t i) const noexcept {
    return bytes_ + shape_.digests + i * shape_.digest_size;
  }
  [[nodiscard]] std::uint32_t clamp(std::uint32_t i) const noexcept { return std::min(i, shape_.capacity); }

  const PageShape& shape_;
};

}  // namespace credence::breach

#endif  // CREDENCE_BREACH_DATA_PAGE_HPP_
