// SPDX-License-Identifier: Apache-2.0
#include "breach/data_page.hpp"

#include <bit>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace credence::breach {
namespace {

// A bit for each slot of a line whose remainder's lower half is `low`. Always the same work: a loop that ended with
// the entry would be mispredicted at each lookup, and lookups that don't depend on each other would not overlap.
inline std::uint32_t equal_lows(const std::byte* line, std::uint32_t low) noexcept {
#if defined(__SSE2__)
  const __m128i wanted = _mm_set1_epi32(static_cast<int>(low));
  const auto equal_from = [&](std::size_t i) {
    const __m128i lows = _mm_loadu_si128(reinterpret_cast<const __m128i*>(line + 4 * i));
    return static_cast<std::uint32_t>(_mm_movemask_ps(_mm_castsi128_ps(_mm_cmpeq_epi32(lows, wanted)))) << i;
  };
  return equal_from(0) | equal_from(4) | equal_from(5);
#else
  std::uint32_t equal = 0;
  for (std::uint32_t i = 0; i < kLineSlots; ++i) equal |= (platform::load_le32(line + 4 * i) == low ? 1U : 0U) << i;
  return equal;
#endif
}
static_assert(kLineSlots == 9);

}  // namespace

std::uint32_t ServingPage::find_in_line(std::uint32_t line, std::uint64_t remainder) const noexcept {
  const std::byte* const at = bytes_ + line_offset(line);
  for (std::uint32_t equal = equal_lows(at, static_cast<std::uint32_t>(remainder)); equal != 0; equal &= equal - 1) {
    const auto i = static_cast<std::uint32_t>(std::countr_zero(equal));
    // A free slot looks like remainder 0, but has no count.
    if (platform::load_le16(at + kLineHighs + 2 * std::size_t{i}) == remainder >> 32 &&
        at[kLineCounts + i] != std::byte{0}) {
      return line * kLineSlots + i;
    }
  }
  return kAbsent;
}

std::uint32_t ServingPage::find(std::uint64_t remainder) const noexcept {
  const std::uint32_t home = line_of(remainder);
  const std::uint32_t slot = find_in_line(home, remainder);
  if (slot != kAbsent) return slot;
  if ((bytes_[line_offset(home) + kLineMarks] & remainder_mark(remainder)) == std::byte{0}) return kAbsent;
  for (std::uint32_t i = 1; i < kLines; ++i) {
    const std::uint32_t line = (home + i) % kLines;
    if (const std::uint32_t there = find_in_line(line, remainder); there != kAbsent) return there;
    if (count(line * kLineSlots + kLineSlots - 1) == 0) return kAbsent;  // it would have found room here
  }
  return kBeyond;
}

std::uint32_t ServingPage::large_rank(std::uint32_t slot) const noexcept {
  std::uint32_t rank = 0;
  for (std::uint32_t p = 0; p < slot; ++p) rank += count(p) == kCountIsLarge ? 1 : 0;
  return rank;
}

std::uint32_t ExactPage::large_rank(std::uint32_t i) const noexcept {
  std::uint32_t rank = 0;
  for (std::uint32_t k = 0; k < i; ++k) rank += count(k) == kCountIsLarge ? 1 : 0;
  return rank;
}

std::optional<std::uint32_t> ExactPage::find(const Hash& wanted, std::uint64_t fraction) const noexcept {
  const unsigned bucket = bucket_of(fraction);
  const std::uint32_t end = bucket_start(bucket + 1);
  for (std::uint32_t i = bucket_start(bucket); i < end; ++i) {
    if (std::memcmp(digest_at(i), wanted.bytes.data(), shape_.digest_size) == 0) {
      return i;
    }
  }
  return std::nullopt;
}

}  // namespace credence::breach
