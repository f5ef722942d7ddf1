// SPDX-License-Identifier: Apache-2.0
#include "breach/hex.hpp"

#include <array>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace credence::breach {
namespace {

constexpr std::array<std::uint8_t, 256> make_values() {
  std::array<std::uint8_t, 256> values{};
  for (std::uint8_t& value : values) value = kNoHexDigit;
  for (std::uint8_t i = 0; i < 16; ++i) {
    values[static_cast<std::uint8_t>("0123456789ABCDEF"[i])] = i;
    values[static_cast<std::uint8_t>("0123456789abcdef"[i])] = i;
  }
  return values;
}
constexpr auto kValues = make_values();

#if defined(__x86_64__)
// 32 digits to 16 bytes; `valid` is whether all are digits. All 32 go through each step at once. For the digits '4' 'b'
// and the '/', which is not one:
//
//                              '4' 0x34   'b' 0x62   '/' 0x2F
//   decimal = digit - '0'           0x04       0x32       0xFF
//   min(decimal, 9) == decimal      yes        no         no        unsigned: so 0 to 9 alone
//   letter = (digit | 0x20) - 'a'   0xD3       0x01       0xCE      the bit makes upper case lower
//   min(letter, 5) == letter        no         yes        no
//   value                           4          11         none: valid is false
//
// maddubs then makes 16 * 4 + 11 = 0x4B of each pair, in 16 bits; packus takes these to bytes, within each 128-bit
// half, and the permutation brings the two halves together.
__attribute__((target("avx2"))) inline __m128i parse_32(const char* text, bool& valid) noexcept {
  const __m256i digits = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text));
  const __m256i decimal = _mm256_sub_epi8(digits, _mm256_set1_epi8('0'));
  const __m256i is_decimal = _mm256_cmpeq_epi8(_mm256_min_epu8(decimal, _mm256_set1_epi8(9)), decimal);
  const __m256i letter = _mm256_sub_epi8(_mm256_or_si256(digits, _mm256_set1_epi8(0x20)), _mm256_set1_epi8('a'));
  const __m256i is_letter = _mm256_cmpeq_epi8(_mm256_min_epu8(letter, _mm256_set1_epi8(5)), letter);
  const __m256i values = _mm256_blendv_epi8(_mm256_add_epi8(letter, _mm256_set1_epi8(10)), decimal, is_decimal);
  const __m256i pairs = _mm256_maddubs_epi16(values, _mm256_set1_epi16(0x0110));  // high digit * 16 + low digit
  const __m256i packed = _mm256_permute4x64_epi64(_mm256_packus_epi16(pairs, pairs), 0x08);
  valid = _mm256_movemask_epi8(_mm256_or_si256(is_decimal, is_letter)) == -1;
  return _mm256_castsi256_si128(packed);
}

// 40 digits are read as two overlapping halves, 0 to 31 and 8 to 39; of the second only its last four bytes are new.
// What is stored must not overlap: the processor couldn't forward it to the reads of the digest that come next.
__attribute__((target("avx2"))) bool parse_hex_avx2(const char* text, std::size_t digits, std::uint8_t* out) noexcept {
  bool begin_valid = false;
  _mm_storeu_si128(reinterpret_cast<__m128i*>(out), parse_32(text, begin_valid));
  if (digits == 32) return begin_valid;
  bool end_valid = false;
  platform::store_le32(out + 16, static_cast<std::uint32_t>(_mm_extract_epi32(parse_32(text + 8, end_valid), 3)));
  return begin_valid && end_valid;
}
#endif

}  // namespace

std::uint8_t hex_value(char digit) noexcept { return kValues[static_cast<std::uint8_t>(digit)]; }

bool parse_hex_portable(const char* text, std::size_t digits, std::uint8_t* out) noexcept {
  std::uint8_t seen = 0;
  for (std::size_t i = 0; i < digits; i += 2) {
    const std::uint8_t high = hex_value(text[i]);
    const std::uint8_t low = hex_value(text[i + 1]);
    seen |= high | low;
    out[i / 2] = static_cast<std::uint8_t>(high << 4 | (low & 15));
  }
  return seen < 16;
}

HexParser best_hex_parser() noexcept {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") != 0) return parse_hex_avx2;
#endif
  return parse_hex_portable;
}

bool parse_digest(std::string_view text, HashKind kind, Hash& out) noexcept {
  return text.size() == 2 * digest_size(kind) && parse_hex_portable(text.data(), text.size(), out.bytes.data());
}

std::string to_hex(const Hash& hash, HashKind kind) {
  static constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string text;
  for (std::size_t i = 0; i < digest_size(kind); ++i) {
    text += kDigits[hash.bytes[i] >> 4];
    text += kDigits[hash.bytes[i] & 15];
  }
  return text;
}

}  // namespace credence::breach
