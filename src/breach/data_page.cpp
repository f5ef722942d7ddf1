// SPDX-License-Identifier: Apache-2.0
#include "breach/data_page.hpp"

#include <bit>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace credence::internal {
namespace {

// Fingerprints looked at together: a bucket has 32 on average and rarely more than this.
constexpr std::uint32_t kScan = 48;

// A bit for each of the kScan fingerprints from `at` on that equals `wanted`. Always the same amount of work: a loop
// that ended with the bucket would be mispredicted at each lookup, and while memory is waited for that costs more than
// the comparisons.
inline std::uint64_t equal_fingerprints(const std::byte* at, std::uint16_t wanted) noexcept {
  std::uint64_t equal = 0;
#if defined(__SSE2__)
  const __m128i pattern = _mm_set1_epi16(static_cast<short>(wanted));
  for (unsigned i = 0; i < kScan; i += 16) {
    const auto* const from = reinterpret_cast<const __m128i*>(at + 2 * i);
    const __m128i low = _mm_cmpeq_epi16(_mm_loadu_si128(from), pattern);
    const __m128i high = _mm_cmpeq_epi16(_mm_loadu_si128(from + 1), pattern);
    equal |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(_mm_packs_epi16(low, high)))) << i;
  }
#else
  for (unsigned i = 0; i < kScan; ++i) {
    equal |= static_cast<std::uint64_t>(load_le16(at + 2 * i) == wanted ? 1 : 0) << i;
  }
#endif
  return equal;
}
// The last scan may begin at the last fingerprint and still end inside the page.
static_assert(kFingerprints + 2 * (kServingShape.capacity + kScan) <= 4096);

}  // namespace

std::optional<std::uint32_t> DataPage::find_remainder(std::uint64_t fraction) const noexcept {
  const std::uint64_t wanted = remainder_of(fraction);
  const unsigned bucket = bucket_of(fraction);
  const std::uint32_t end = bucket_start(bucket + 1);
  for (std::uint32_t begin = bucket_start(bucket); begin < end; begin += kScan) {
    std::uint64_t equal =
        equal_fingerprints(bytes_ + kFingerprints + 2 * begin, static_cast<std::uint16_t>(wanted >> 32));
    if (end - begin < kScan) equal &= (std::uint64_t{1} << (end - begin)) - 1;
    for (; equal != 0; equal &= equal - 1) {
      const std::uint32_t i = begin + static_cast<std::uint32_t>(std::countr_zero(equal));
      if (load_le32(bytes_ + kLows + 4 * i) == static_cast<std::uint32_t>(wanted)) return i;
    }
  }
  return std::nullopt;
}

std::optional<std::uint32_t> DataPage::find_hash(const Hash& wanted, std::uint64_t fraction) const noexcept {
  const unsigned bucket = bucket_of(fraction);
  const std::uint32_t end = bucket_start(bucket + 1);
  for (std::uint32_t i = bucket_start(bucket); i < end; ++i) {
    if (std::memcmp(bytes_ + shape_.digests + i * shape_.digest_size, wanted.bytes.data(), shape_.digest_size) == 0) {
      return i;
    }
  }
  return std::nullopt;
}

}  // namespace credence::internal
