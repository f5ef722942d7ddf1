// SPDX-License-Identifier: Apache-2.0
// Lays out the entries of one data page; data_page.hpp reads what this writes.
#ifndef CREDENCE_BREACH_WRITING_PAGE_ENCODER_HPP_
#define CREDENCE_BREACH_WRITING_PAGE_ENCODER_HPP_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "breach/data_page.hpp"

namespace credence::breach::writing {

/// An entry that has room in its page.
struct PageEntry {
  Hash hash;
  std::uint64_t fraction = 0;  ///< How far into the page, in 1/2^64.
  std::uint64_t count = 0;
  std::uint8_t code = 0;  ///< The byte that says the count in the page.
};

/// The byte that says a count in a page.
[[nodiscard]] constexpr std::uint8_t count_code(std::uint64_t count) noexcept {
  return count < kLeastLargeCount ? static_cast<std::uint8_t>(count) : kCountIsLarge;
}

/// Writes sorted entries, at most as many as the page has room for, into an exact page of zeroes. Appends the counts
/// that have no room in the page to `large`.
void encode_exact_page(std::span<const PageEntry> entries, const PageShape& shape, std::byte* page,
                       std::vector<std::uint64_t>& large);
/// The same for a serving page, which is of zeroes but for marks.
void encode_serving_page(std::span<const PageEntry> entries, std::byte* page, std::vector<std::uint64_t>& large);

/// Sets a remainder's mark in its home line: its entry is elsewhere, in another line or among the overflow entries.
void mark_as_elsewhere(std::uint64_t remainder, std::byte* page) noexcept;

}  // namespace credence::breach::writing

#endif  // CREDENCE_BREACH_WRITING_PAGE_ENCODER_HPP_
