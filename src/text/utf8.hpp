// SPDX-License-Identifier: Apache-2.0
// UTF-8, checked before anything else reads it: where the first fault is, which other encoding it may be, and decoding
// of text known to be valid.
#ifndef CREDENCE_TEXT_UTF8_HPP_
#define CREDENCE_TEXT_UTF8_HPP_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "credence/report.hpp"

namespace credence::text {

/// Length of the ASCII text at the beginning of `bytes`.
[[nodiscard]] std::size_t ascii_prefix(std::string_view bytes) noexcept;

/// The first ill-formed sequence: the longest beginning of a well-formed one, else a single byte ("maximal
/// subpart", Unicode 15, section 3.9, table 3-7). Nothing where all is valid. What has 4 GiB or more counts as
/// ill-formed from its first byte on: no span reaches its end, and no Utf8Reader gets there.
[[nodiscard]] std::optional<Span> find_ill_formed(std::string_view bytes) noexcept;

/// One character and its bytes.
struct DecodedCharacter {
  char32_t code_point;
  Span span;
};

/// Decodes valid UTF-8 from front to back. `for (Utf8Reader reader(text); reader.next();) use(reader.current());`
class Utf8Reader {
 public:
  /// `text` is borrowed and must be valid: find_ill_formed() found nothing.
  explicit Utf8Reader(std::string_view text) noexcept : text_(text) {}

  /// Goes to the next character; false at the end.
  bool next() noexcept {
    const std::uint32_t at = current_.span.end;
    if (at >= text_.size()) return false;
    const auto byte = [this, at](std::size_t i) { return static_cast<unsigned char>(text_[at + i]); };
    const auto tail = [&](std::size_t i) { return char32_t{byte(i)} & 0x3FU; };
    const char32_t first = byte(0);
    if (first < 0x80) {
      current_ = {first, {at, at + 1}};
    } else if (first < 0xE0) {
      current_ = {(first & 0x1FU) << 6U | tail(1), {at, at + 2}};
    } else if (first < 0xF0) {
      current_ = {(first & 0x0FU) << 12U | tail(1) << 6U | tail(2), {at, at + 3}};
    } else {
      current_ = {(first & 0x07U) << 18U | tail(1) << 12U | tail(2) << 6U | tail(3), {at, at + 4}};
    }
    return true;
  }
  [[nodiscard]] DecodedCharacter current() const noexcept { return current_; }

 private:
  std::string_view text_;
  DecodedCharacter current_{};
};

/// Whether a byte of valid UTF-8 goes on with a code point that began before it.
[[nodiscard]] constexpr bool is_continuation(unsigned char byte) noexcept { return (byte & 0xC0U) == 0x80U; }

/// The text without the byte order mark that it may begin with. To be used at the beginning of a file only: elsewhere
/// these bytes are a character, U+FEFF.
[[nodiscard]] constexpr std::string_view without_byte_order_mark(std::string_view text) noexcept {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  return text.starts_with(kMark) ? text.substr(kMark.size()) : text;
}

/// The encoding that a text which begins like this is in, as iconv names it: "UTF-16LE", "UTF-16BE", "UTF-32LE" or
/// "UTF-32BE". It is known by a byte order mark, which can't begin UTF-8, or by NUL bytes where the upper halves of
/// ASCII characters would be. Empty where there is no sign of these. Some hundred bytes of the beginning are enough.
[[nodiscard]] std::string_view wide_encoding(std::string_view beginning) noexcept;
/// What is said of a line with a NUL, after "this line", and how a user makes such a text one that can be read.
inline constexpr const char* kHoldsNul =
    "holds a NUL byte: the text is UTF-16, or damaged; convert it: iconv -f UTF-16 -t UTF-8";

/// Number of code points of valid UTF-8.
[[nodiscard]] std::size_t count_code_points(std::string_view text) noexcept;

/// Longest encoding of one code point.
inline constexpr std::size_t kMaxUtf8 = 4;
/// Writes a code point that is not a surrogate to `out`, which holds kMaxUtf8, and returns its length.
std::size_t encode_utf8(char32_t code_point, char* out) noexcept;

}  // namespace credence::text

#endif  // CREDENCE_TEXT_UTF8_HPP_
