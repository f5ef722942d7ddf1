// SPDX-License-Identifier: Apache-2.0
// Pages of entries. All begin with the same 64 bytes, the head. What a page has to tell of a digest is only its
// fraction, how far into the page it is (interpolation.hpp); the page itself follows from the rest of the digest.
//
// An exact page keeps whole digests, sorted, after an index: for each sixteenth of the page's range, which entry is the
// first. A lookup compares the about twelve digests of its sixteenth.
//
// A serving page keeps the upper 48 bits of each fraction, the remainder. It is made of lines of 64 bytes, the size in
// which memory is read, and most lookups shall read one line:
//
//   page   | head | line 0 | line 1 | ... | line 62 |
//   line   | 9 x lower 32 bits | 9 x upper 16 bits | 9 x count | marks |      36 + 18 + 9 + 1 = 64 bytes
//
// A remainder points to line remainder * 63 / 2^48, its home. Its entry takes the first free slot of its home or, where
// all nine are taken, of the next line with a free one, and then sets bit remainder % 8 of its home's marks. Say three
// entries are at home in line 5, which has two free slots: A and B take these, C (remainder 0x...3) goes to line 6, and
// bit 3 of line 5's marks is set. A lookup of C reads line 5, doesn't find C there, sees bit 3 and goes on to line 6. A
// lookup of D (remainder 0x...4), which is not in the file, reads line 5 alone: bit 4 is not set. If bit 4 were set by
// another entry, it would read on up to the first line with a free slot, where D would have found room.
//
// An entry for which no slot of the page is free is in the overflow section, as whole digest, and has its mark set,
// too.
#ifndef CREDENCE_BREACH_DATA_PAGE_HPP_
#define CREDENCE_BREACH_DATA_PAGE_HPP_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "breach/entry.hpp"
#include "platform/bytes.hpp"

namespace credence::breach {

inline constexpr std::uint32_t kRemainderBits = 48;
inline constexpr unsigned kBuckets = 16;
/// Counts from here on are large: they have no room in their page.
inline constexpr std::uint8_t kLeastLargeCount = 254;
/// Serving: several digests have this remainder; all of them are overflow entries.
inline constexpr std::uint8_t kCountsAreInOverflow = 254;
/// The count is the next record of the page's large counts.
inline constexpr std::uint8_t kCountIsLarge = 255;

inline constexpr std::size_t kLineSize = 64;
inline constexpr std::uint32_t kLines = 63;     ///< Serving: lines of entries in a page, after its head.
inline constexpr std::uint32_t kLineSlots = 9;  ///< Entries that fit a line.
// A line has its remainders' lower 32 bits, their upper 16 bits, the counts, a byte each, and a last byte with a bit,
// remainder_mark(), of each entry whose home this line is and that is elsewhere.
inline constexpr std::size_t kLineHighs = std::size_t{kLineSlots} * 4;
inline constexpr std::size_t kLineCounts = std::size_t{kLineSlots} * 6;
inline constexpr std::size_t kLineMarks = 63;

/// How much is in a page of one kind of file, and where.
struct PageShape {
  std::uint32_t capacity;     ///< Entries that fit.
  std::uint32_t fill;         ///< Entries aimed at, so that few pages overflow.
  std::uint32_t counts;       ///< Exact: offset of the counts, a byte each.
  std::uint32_t digests;      ///< Exact: offset of the digests.
  std::uint32_t digest_size;  ///< Exact: bytes of one.
};

inline constexpr PageShape kServingShape{kLines * kLineSlots, 512, 0, 0, 0};
inline constexpr PageShape kExactSha1Shape{192, 184, 64, 64 + 192, 20};
inline constexpr PageShape kExactNtlmShape{237, 227, 64, 64 + 237, 16};

[[nodiscard]] constexpr PageShape page_shape(HashKind kind, bool exact) noexcept {
  if (!exact) return kServingShape;
  return kind == HashKind::kSha1 ? kExactSha1Shape : kExactNtlmShape;
}

// Offsets in the head.
inline constexpr std::size_t kPageEntries = 0;         ///< u16
inline constexpr std::size_t kPageLargeCounts = 2;     ///< u16: how many of its counts are large.
inline constexpr std::size_t kPageOverflowCount = 4;   ///< u32: entries of this page in the overflow section.
inline constexpr std::size_t kPageReserved = 12;       ///< u16, and of a serving page all up to kPageOverflowFirst.
inline constexpr std::size_t kPageBuckets = 14;        ///< Exact, 17 x u16: where each sixteenth of its range begins.
inline constexpr std::size_t kPageOverflowFirst = 48;  ///< u64: number of the first overflow record.
inline constexpr std::size_t kPageLargeFirst = 56;     ///< u64: number of the first large count.

[[nodiscard]] inline std::uint64_t remainder_of(std::uint64_t fraction) noexcept {
  return fraction >> (64 - kRemainderBits);
}
[[nodiscard]] inline unsigned bucket_of(std::uint64_t fraction) noexcept {
  return static_cast<unsigned>(fraction >> 60);
}
/// The line that a remainder points to, its home.
[[nodiscard]] inline std::uint32_t line_of(std::uint64_t remainder) noexcept {
  return static_cast<std::uint32_t>((remainder * kLines) >> kRemainderBits);
}
[[nodiscard]] inline std::byte remainder_mark(std::uint64_t remainder) noexcept {
  return std::byte{1} << (remainder % 8);
}
/// Where a line begins in its page.
[[nodiscard]] constexpr std::size_t line_offset(std::uint32_t line) noexcept { return (line + 1) * kLineSize; }

/// What the head of a page says.
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
  /// Whether the bytes of the head that have no meaning are 0, as they are written.
  [[nodiscard]] bool reserved_is_zero(bool exact) const noexcept {
    const std::byte* const end = bytes_ + (exact ? kPageBuckets : kPageOverflowFirst);
    return std::all_of(bytes_ + kPageReserved, end, [](std::byte byte) { return byte == std::byte{0}; });
  }

 protected:
  const std::byte* bytes_;
};

/// Entries are in numbered slots, nine a line. Those of a line are taken from its beginning on.
class ServingPage : public PageHead {
 public:
  using PageHead::PageHead;

  /// The slot of the entry with this remainder; kAbsent if there is none; kBeyond if it may be an overflow entry, for
  /// the page is full.
  [[nodiscard]] std::uint32_t find(std::uint64_t remainder) const noexcept;
  static constexpr std::uint32_t kBeyond = kServingShape.capacity;
  static constexpr std::uint32_t kAbsent = kBeyond + 1;

  /// 0: the slot is free.
  [[nodiscard]] std::uint8_t count(std::uint32_t slot) const noexcept {
    return static_cast<std::uint8_t>(line_at(slot)[kLineCounts + slot % kLineSlots]);
  }
  [[nodiscard]] std::uint64_t remainder(std::uint32_t slot) const noexcept {
    return remainder_in(line_at(slot), slot % kLineSlots);
  }
  /// Which of this page's large counts the entry in `slot` has.
  [[nodiscard]] std::uint32_t large_rank(std::uint32_t slot) const noexcept;

 private:
  [[nodiscard]] std::uint32_t find_in_line(std::uint32_t line, std::uint64_t remainder) const noexcept;
  [[nodiscard]] const std::byte* line_at(std::uint32_t slot) const noexcept {
    return bytes_ + line_offset(slot / kLineSlots);
  }
  [[nodiscard]] static std::uint64_t remainder_in(const std::byte* line, std::size_t i) noexcept {
    return std::uint64_t{platform::load_le16(line + kLineHighs + 2 * i)} << 32 | platform::load_le32(line + 4 * i);
  }
};

/// Entries are one after the other, sorted. Numbers read from the page are clamped to it, so that even one whose
/// checksum was not looked at is never read beyond.
class ExactPage : public PageHead {
 public:
  ExactPage(const std::byte* bytes, const PageShape& shape) noexcept : PageHead(bytes), shape_(shape) {}

  [[nodiscard]] std::uint32_t entries() const noexcept { return clamp(PageHead::entries()); }
  [[nodiscard]] std::uint32_t bucket_start(unsigned bucket) const noexcept {
    return clamp(platform::load_le16(bytes_ + kPageBuckets + 2 * std::size_t{bucket}));
  }
  /// Whether none of these numbers had to be clamped.
  [[nodiscard]] bool numbers_fit() const noexcept {
    bool fit = PageHead::entries() <= shape_.capacity;
    for (std::size_t i = 0; i <= kBuckets; ++i) {
      fit = fit && platform::load_le16(bytes_ + kPageBuckets + 2 * i) <= shape_.capacity;
    }
    return fit;
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
