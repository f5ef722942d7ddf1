// SPDX-License-Identifier: Apache-2.0
#include "platform/crc32c.hpp"

#include <array>

#include "platform/bytes.hpp"

#if defined(__x86_64__)
#include <nmmintrin.h>
#elif defined(__aarch64__)
#include <sys/auxv.h>
#endif

namespace credence::platform {
namespace {

constexpr std::uint32_t kPolynomial = 0x82F63B78;  // Castagnoli, bit-reversed

// A CRC is linear: the CRC of a word is the XOR of the CRCs of its bytes, each followed by as many zero bytes as come
// after it in the word. So eight bytes take eight look-ups that don't wait for each other ("slicing by eight"), where
// byte by byte each would wait for the one before:
//
//   bytes 01 02 03 04 05 06 07 08, XORed with the state:  table[7][01] ^ table[6][02] ^ ... ^ table[0][08]
//
// table[k][b] is the CRC of byte b followed by k zero bytes; a zero byte takes table[k - 1][b] one step on.
constexpr auto make_tables() {
  std::array<std::array<std::uint32_t, 256>, 8> tables{};
  for (std::uint32_t byte = 0; byte < 256; ++byte) {
    std::uint32_t crc = byte;
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? kPolynomial : 0);
    tables[0][byte] = crc;
  }
  for (std::size_t k = 1; k < tables.size(); ++k) {
    for (std::size_t byte = 0; byte < 256; ++byte) {
      const std::uint32_t before = tables[k - 1][byte];
      tables[k][byte] = (before >> 8) ^ tables[0][before & 0xFF];
    }
  }
  return tables;
}
constexpr auto kTables = make_tables();

#if defined(__x86_64__)
__attribute__((target("sse4.2"))) std::uint32_t crc32c_hardware(std::uint32_t crc,
                                                                std::span<const std::byte> data) noexcept {
  const std::byte* at = data.data();
  std::size_t left = data.size();
  std::uint64_t state = ~crc;
  for (; left >= 8; left -= 8, at += 8) state = _mm_crc32_u64(state, load_le64(at));
  auto narrow = static_cast<std::uint32_t>(state);
  for (; left > 0; --left, ++at) narrow = _mm_crc32_u8(narrow, static_cast<std::uint8_t>(*at));
  return ~narrow;
}
bool has_hardware() noexcept { return __builtin_cpu_supports("sse4.2") != 0; }
#elif defined(__aarch64__)
__attribute__((target("+crc"))) std::uint32_t crc32c_hardware(std::uint32_t crc,
                                                              std::span<const std::byte> data) noexcept {
  const std::byte* at = data.data();
  std::size_t left = data.size();
  std::uint32_t state = ~crc;
  for (; left >= 8; left -= 8, at += 8) state = __builtin_aarch64_crc32cx(state, load_le64(at));
  for (; left > 0; --left, ++at) state = __builtin_aarch64_crc32cb(state, static_cast<std::uint8_t>(*at));
  return ~state;
}
bool has_hardware() noexcept { return (getauxval(AT_HWCAP) & (1UL << 7)) != 0; }  // HWCAP_CRC32
#else
std::uint32_t crc32c_hardware(std::uint32_t crc, std::span<const std::byte> data) noexcept {
  return crc32c_portable(crc, data);
}
bool has_hardware() noexcept { return false; }
#endif

}  // namespace

std::uint32_t crc32c_portable(std::uint32_t crc, std::span<const std::byte> data) noexcept {
  const std::byte* at = data.data();
  std::size_t left = data.size();
  std::uint32_t state = ~crc;
  for (; left >= 8; left -= 8, at += 8) {
    const std::uint64_t word = load_le64(at) ^ state;
    state = 0;
    for (std::size_t k = 0; k < 8; ++k) state ^= kTables[7 - k][(word >> (8 * k)) & 0xFF];
  }
  for (; left > 0; --left, ++at) {
    state = (state >> 8) ^ kTables[0][(state ^ static_cast<std::uint32_t>(*at)) & 0xFF];
  }
  return ~state;
}

std::uint32_t crc32c(std::uint32_t crc, std::span<const std::byte> data) noexcept {
  static const bool hardware = has_hardware();
  return hardware ? crc32c_hardware(crc, data) : crc32c_portable(crc, data);
}

}  // namespace credence::platform
