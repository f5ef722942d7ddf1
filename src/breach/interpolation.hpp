// SPDX-License-Identifier: Apache-2.0
// Which page a digest is in, without an index: digests are evenly spread, so their page follows from their value.
#ifndef CREDENCE_BREACH_INTERPOLATION_HPP_
#define CREDENCE_BREACH_INTERPOLATION_HPP_

#include <bit>
#include <cstdint>

#include "breach/entry.hpp"

namespace credence::breach {

__extension__ using Wide = unsigned __int128;

/// Maps digests in [first, last] to pages [0, pages) in order, by the first 128 bits: the page is the integer part
/// of (digest - first) * pages / (last - first), rounded down.
///
/// With digests of eight bits instead of 160, first 0x20, last 0xA0 and 4 pages, 0x55 is at (0x55 - 0x20) * 4 / 0x80 =
/// 212 / 128 = 1.656: page 1, at 0.656 of it. 0x5D, whose value is larger, is at 1.906: same page, later. A fraction of
/// the next digest in order is never smaller, so pages filled in this order are sorted as a whole.
///
/// A division a lookup would be slow, so the constructor divides once, and locate() multiplies. All is in fixed point:
///   shift_   moves `last - first` up until its highest bit is set (0x80 has it already), so that no bit is wasted;
///   factor_  is pages / (last - first) of the shifted range, made larger by 2^scale_ until it nearly fills 64 bits.
/// The division rounds down, so even `last` gets a page below `pages`.
class Interpolation {
 public:
  /// Where a digest is.
  struct Location {
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
  [[nodiscard]] Location locate(const Hash& hash) const noexcept {
    const Wide offset = (key(hash) - first_) << shift_;
    // offset * factor_ / 2^64 by halves, since the whole product has 192 bits.
    const Wide scaled = static_cast<Wide>(static_cast<std::uint64_t>(offset >> 64)) * factor_ +
                        ((static_cast<Wide>(static_cast<std::uint64_t>(offset)) * factor_) >> 64);
    return {static_cast<std::uint64_t>(scaled >> 64) >> scale_, static_cast<std::uint64_t>(scaled >> scale_)};
  }

 private:
  static Wide key(const Hash& hash) noexcept {
    return (static_cast<Wide>(hash.head()) << 64) | platform::load_be64(hash.bytes.data() + 8);
  }

  Wide first_ = 0;
  std::uint64_t factor_ = 0;
  int shift_ = 0;
  int scale_ = 0;
};

}  // namespace credence::breach

#endif  // CREDENCE_BREACH_INTERPOLATION_HPP_
