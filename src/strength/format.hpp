// SPDX-License-Identifier: Apache-2.0
// The fixed part of a model file: what its header holds and how it is read and written, and the sizes of its tables.
// data/FORMATS.md tells the same in full.
#ifndef CREDENCE_STRENGTH_FORMAT_HPP_
#define CREDENCE_STRENGTH_FORMAT_HPP_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "platform/file_header.hpp"
#include "strength/kind.hpp"

namespace credence::strength {

inline constexpr std::uint32_t kModelFormat = 1;
inline constexpr std::size_t kModelHeaderSize = 256;

/// Symbols of a run: 0 is its beginning or end, the others count from 1.
inline constexpr std::uint32_t kLetterSymbols = 27;  ///< a to z
inline constexpr std::uint32_t kDigitSymbols = 11;   ///< 0 to 9
inline constexpr std::uint32_t kSignSymbols = 34;    ///< the printable characters of ASCII that are neither, in order
/// The years that have a cost of their own.
inline constexpr std::uint32_t kFirstModelYear = 1950;
inline constexpr std::uint32_t kLastModelYear = 2030;

[[nodiscard]] constexpr std::size_t power(std::size_t base, std::size_t exponent) noexcept {
  std::size_t result = 1;
  for (std::size_t i = 0; i < exponent; ++i) result *= base;
  return result;
}

/// The sections of a file, in their order.
struct ModelSections {
  platform::Extent transitions;     ///< u16 [kKinds + 1][kKinds + 1]: from, with the beginning last; to, with the end.
  platform::Extent rank_totals;     ///< u16 [33]: of all ranks of a list of up to 2^i words.
  platform::Extent list_weights;    ///< {u32 name, u32 cost}, by name.
  platform::Extent letters;         ///< u8 [27^3][27], by the three letters before.
  platform::Extent letter_rows;     ///< u64 [27^4 / 64]: which four letters before have a row of their own.
  platform::Extent letter_ranks;    ///< u32 for each of these: how many rows the ones before have.
  platform::Extent letter_entries;  ///< {u32 which letters, u32 first value and cost of others}, a row.
  platform::Extent letter_values;   ///< u8 each.
  platform::Extent digits;          ///< u8 [11^4][11]
  platform::Extent signs;           ///< u8 [34^2][34]
  platform::Extent years;           ///< u8 [81]
  platform::Extent passwords;       ///< {u32 fingerprint, u32 cost + 1} in a power of two of places; 0: free.
  platform::Extent guesses;         ///< {u32 cost, u32 log2 of guesses in 1/256 bits}, by cost.

  [[nodiscard]] std::array<platform::Extent*, 13> all() noexcept {
    return {&transitions,   &rank_totals, &list_weights, &letters, &letter_rows, &letter_ranks, &letter_entries,
            &letter_values, &digits,      &signs,        &years,   &passwords,   &guesses};
  }
  [[nodiscard]] std::array<const platform::Extent*, 13> all() const noexcept {
    return {&transitions,   &rank_totals, &list_weights, &letters, &letter_rows, &letter_ranks, &letter_entries,
            &letter_values, &digits,      &signs,        &years,   &passwords,   &guesses};
  }
};

struct ModelHeader {
  std::uint64_t file_size = 0;
  std::uint32_t checksum = 0;  ///< CRC-32C of everything after the header.
  std::uint32_t lines = 0;     ///< Passwords it was trained on.
  ModelSections sections;
};

[[nodiscard]] std::array<std::byte, kModelHeaderSize> write_model_header(const ModelHeader& header);

/// Throws Error(kBadFile): `name` is a corrupt model with this fault, and what to do.
[[noreturn]] void refuse_model(const std::string& name, const std::string& fault);

/// Reads the header and checks what it alone tells: sizes, bounds, version, its own checksum. Throws Error(kBadFile).
[[nodiscard]] ModelHeader read_model_header(std::span<const std::byte> file, const std::string& name);

}  // namespace credence::strength

#endif  // CREDENCE_STRENGTH_FORMAT_HPP_
