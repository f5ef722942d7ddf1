// SPDX-License-Identifier: Apache-2.0
// The fixed part of a dictionary file: what its header holds and how it is read and written. data/FORMATS.md tells
// the same in full, with the sections that follow.
#ifndef CREDENCE_DICTIONARY_FORMAT_HPP_
#define CREDENCE_DICTIONARY_FORMAT_HPP_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "platform/file_header.hpp"

namespace credence::dictionary {

inline constexpr std::uint32_t kDictionaryFormat = 1;
/// Letters of the longest word: longer ones are not written, and not looked for in a file that has them.
inline constexpr std::uint32_t kMaxWordLetters = 255;
inline constexpr std::size_t kDictionaryHeaderSize = 128;
/// Zero bytes at the end of every file, so that an eight-byte load at any used byte stays inside.
inline constexpr std::size_t kDictionaryPadding = 8;

/// What the header says.
struct DictionaryHeader {
  std::uint32_t matching_form = 0;  ///< kMatchingFormVersion of the builder.
  std::uint32_t lists = 0;
  std::uint64_t file_size = 0;
  std::uint64_t words = 0;
  std::uint32_t letters = 0;                                  ///< Of the alphabet beyond a to z.
  std::uint8_t list_bits = 0;                                 ///< An entry is the list's number above ...
  std::uint8_t rank_bits = 0;                                 ///< ... the rank.
  std::uint8_t pointer_bytes = 0;                             ///< 3 or 4: width of a pointer in the automaton.
  platform::Extent alphabet, list_table, automaton, entries;  ///< Sections.
  std::uint32_t checksum = 0;                                 ///< CRC-32C of everything after the header.
};

/// The header as bytes, its own checksum included.
[[nodiscard]] std::array<std::byte, kDictionaryHeaderSize> write_header(const DictionaryHeader& header);

/// Throws Error(kBadFile): `name` is a corrupt dictionary with this fault, and what to do.
[[noreturn]] void refuse_dictionary(const std::string& name, const std::string& fault);

/// Reads the header and checks what it alone tells: sizes, bounds, versions, its own checksum. Throws Error(kBadFile).
[[nodiscard]] DictionaryHeader read_header(std::span<const std::byte> file, const std::string& name);

}  // namespace credence::dictionary

#endif  // CREDENCE_DICTIONARY_FORMAT_HPP_
