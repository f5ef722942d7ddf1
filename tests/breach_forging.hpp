// SPDX-License-Identifier: Apache-2.0
// Changes to breach files that a forger would make: afterwards all checksums and the build id are right again.
#ifndef CREDENCE_TESTS_BREACH_FORGING_HPP_
#define CREDENCE_TESTS_BREACH_FORGING_HPP_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>

#include "breach/format.hpp"
#include "platform/bytes.hpp"
#include "platform/digest.hpp"

namespace credence::test {

inline constexpr std::size_t kBuildIdAt = 80;  ///< Of page 0, 16 bytes.

inline void seal_page_of(std::span<std::byte> file, std::size_t page) {
  breach::seal_page(page,
                    std::span<std::byte, breach::kPageSize>(file.data() + page * breach::kPageSize, breach::kPageSize));
}

/// Makes the checksums of all pages right.
inline void seal_pages(std::span<std::byte> file) {
  for (std::size_t page = 0; (page + 1) * breach::kPageSize <= file.size(); ++page) seal_page_of(file, page);
}

/// Makes the checksums of all pages right, and the build id that follows from them.
inline void reseal(std::span<std::byte> file) {
  platform::Sha256 build_id;
  for (std::size_t page = 1; (page + 1) * breach::kPageSize <= file.size(); ++page) {
    seal_page_of(file, page);
    build_id.add(file.subspan(page * breach::kPageSize + breach::kPageCrc, 4));
  }
  const auto digest = build_id.finish();
  std::memcpy(file.data() + kBuildIdAt, digest.data(), 16);
  seal_page_of(file, 0);
}
inline void reseal(std::string& file) { reseal(std::as_writable_bytes(std::span(file.data(), file.size()))); }

/// A little-endian number of `size` bytes of the file.
inline std::uint64_t number_at(const std::string& file, std::size_t at, std::size_t size) {
  std::uint64_t value = 0;
  for (std::size_t i = size; i-- > 0;) value = value << 8 | static_cast<unsigned char>(file.at(at + i));
  return value;
}
inline void set_number(std::string& file, std::size_t at, std::size_t size, std::uint64_t value) {
  for (std::size_t i = 0; i < size; ++i) file.at(at + i) = static_cast<char>(value >> (8 * i) & 0xFF);
}

/// Where the header has a section's first page, pages and records: field 0, 1 and 2.
inline std::size_t section_field(breach::SectionKind section, std::size_t field) {
  return 136 + 24 * static_cast<std::size_t>(section) + 8 * field;
}
/// Where a section's page is in the file.
inline std::size_t section_page(const std::string& file, breach::SectionKind section, std::size_t page = 0) {
  return (number_at(file, section_field(section, 0), 8) + page) * breach::kPageSize;
}

}  // namespace credence::test

#endif  // CREDENCE_TESTS_BREACH_FORGING_HPP_
