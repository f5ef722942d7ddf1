// SPDX-License-Identifier: Apache-2.0
// Numbers in files: little-endian by definition (big-endian for digests), read from bytes and never by casting a
// struct. The load and store functions don't check bounds; in_bounds() does, without overflowing.
#ifndef CREDENCE_PLATFORM_BYTES_HPP_
#define CREDENCE_PLATFORM_BYTES_HPP_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace credence::platform {

static_assert(std::endian::native == std::endian::little, "credence supports little-endian machines");

/// Whether `length` bytes from `offset` on lie inside `size` bytes.
[[nodiscard]] constexpr bool in_bounds(std::uint64_t size, std::uint64_t offset, std::uint64_t length) noexcept {
  return offset <= size && length <= size - offset;
}

template <typename T>
[[nodiscard]] inline T load_le(const void* from) noexcept {
  T value;
  std::memcpy(&value, from, sizeof value);
  return value;
}
[[nodiscard]] inline std::uint16_t load_le16(const void* from) noexcept { return load_le<std::uint16_t>(from); }
[[nodiscard]] inline std::uint32_t load_le32(const void* from) noexcept { return load_le<std::uint32_t>(from); }
[[nodiscard]] inline std::uint64_t load_le64(const void* from) noexcept { return load_le<std::uint64_t>(from); }
[[nodiscard]] inline std::uint32_t load_be32(const void* from) noexcept { return __builtin_bswap32(load_le32(from)); }
[[nodiscard]] inline std::uint64_t load_be64(const void* from) noexcept { return __builtin_bswap64(load_le64(from)); }

template <typename T>
inline void store_le(void* to, T value) noexcept {
  std::memcpy(to, &value, sizeof value);
}
inline void store_le16(void* to, std::uint16_t value) noexcept { store_le(to, value); }
inline void store_le32(void* to, std::uint32_t value) noexcept { store_le(to, value); }
inline void store_le64(void* to, std::uint64_t value) noexcept { store_le(to, value); }
inline void store_be32(void* to, std::uint32_t value) noexcept { store_le32(to, __builtin_bswap32(value)); }
inline void store_be64(void* to, std::uint64_t value) noexcept { store_le64(to, __builtin_bswap64(value)); }

[[nodiscard]] inline std::span<const std::byte> as_bytes(std::string_view text) noexcept {
  return std::as_bytes(std::span(text.data(), text.size()));
}

}  // namespace credence::platform

#endif  // CREDENCE_PLATFORM_BYTES_HPP_
