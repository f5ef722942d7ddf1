// SPDX-License-Identifier: Apache-2.0
// Which page a digest is in, without an index: digests are evenly spread, so their place follows from their value.
#ifndef CREDENCE_BREACH_INTERPOLATION_HPP_
#define CREDENCE_BREACH_INTERPOLATION_HPP_

#include <bit>
#include <cstdint>

#include "breach/entry.hpp"

namespace credence::breach {

__extension__ using Wide = unsigned __int128;

/// Maps digests in [first, last] to pages [0, pages) in order, by the first 128 bits: the page is the integer part
/// of (digest - first) * pages / (last - first), computed with one factor of 63 bits, rounded down.
class Interpolation {
 public:
  struct Place {
    std::uint64_t page;
    std::uint64_t fraction;  ///< How far into the page, in 1/2^64.
  };

  Interpolation() noexcept = default;
  Interpolation(const Hash& first, const Hash& last, std::uint64_t pages) noexcept : first_(key(first)) {
    const Wide range = key(last) - first_;
    const auto high = static_cast<std::uint64_t>(range >> 64);
    shift_ = high != 0 ? std::countl_zero(high) : 64 + std::countl_zero(static_cast<std::uint64_t>(range));
    if (shift_ > 127) shift_ = 127;  // one value only: everything is in page 0
    const auto top = static_cast<std::uint64_t>((range << shift_) >> 64);
    scale_ = std::countl_zero(pages) - 1;
    factor_ = static_cast<std::uint64_t>((static_cast<Wide>(pages) << (64 + scale_)) / (static_cast<Wide>(top) + 1));
  }

  /// `hash` must be in [first, last], and `pages` at least 1 and below 2^63.
  [[nodiscard]] Place locate(const Hash& hash) const noexcept {
    const Wide offset = (key(hash) - first_) << shift_;
    const Wide place = static_cast<Wide>(static_cast<std::uint64_t>(offset >> 64)) * factor_ +
                       ((static_cast<Wide>(static_cast<std::uint64_t>(offset)) * factor_) >> 64);
    return {static_cast<std::uint64_t>(place >> 64) >> scale_, static_cast<std::uint64_t>(place >> scale_)};
  }

 private:
  static Wide key(const Hash& hash) noexcept {
    return (static_cast<Wide>(hash.head()) << 64) | platform::load_be64(hash.bytes.data() + 8);
  }

  Wide first_ = 0;
  std::uint64_t factor_ = 0;
  int shift_ = 0;  // makes the range fill 128 bits
  int scale_ = 0;  // the factor is larger by 2^scale_
};

}  // namespace credence::breach

#endif  // CREDENCE_BREACH_INTERPOLATION_HPP_
