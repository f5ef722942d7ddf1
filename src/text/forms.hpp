// SPDX-License-Identifier: Apache-2.0
// The three forms in which a password is read, and how a part of one leads back to the caller's bytes.
//
//   typed     the code points in NFC: what is counted, and what a keyboard gives
//   folded    typed without case and full width, one character for each typed one: where repeats and sequences are
//             looked for, so that nothing repeats that was not typed twice
//   matching  what words and passwords are compared in: no accents, no look-alikes, digits as ASCII
//
// One password in its forms: a full-width A, e with a combining acute, a sharp s, a soft hyphen, an emoji.
//
//   bytes     EF BC A1 | 65 | CC 81 | C3 9F | C2 AD | F0 9F 99 82
//             0          3    4       6       8       10          14
//   typed     U+FF21     U+00E9       U+00DF  U+00AD  U+1F642           position 1 is the bytes [3, 6)
//   folded    a          U+00E9       U+00DF  U+00AD  U+1F642
//   matching  a          e            s s     -       U+1F642           positions 2 and 3 are both the bytes [6, 8)
//
// A position means nothing without its form: 2 is the sharp s in one and its first half in another. So a range carries
// its form in its type, and TextForm<F>::span_of takes no range of another form.
#ifndef CREDENCE_TEXT_FORMS_HPP_
#define CREDENCE_TEXT_FORMS_HPP_

#include <cstddef>
#include <cstdint>
#include <span>

#include "credence/report.hpp"
#include "text/nfc.hpp"

namespace credence::text {

// Names of the forms, used as types only.
struct Typed;
struct Folded;
struct Matching;

/// An index into a form. No password has more characters than fit.
using Position = std::uint32_t;

/// The characters [begin, end) of a form. Without default values, as SecureBuffer asks for.
template <typename Form>
struct Range {
  Position begin, end;
  [[nodiscard]] constexpr Position size() const noexcept { return end - begin; }
  friend constexpr bool operator==(const Range&, const Range&) = default;
};

/// A password in one form: a view, as cheap to copy as a span and read like one.
template <typename Form>
class TextForm {
 public:
  using Range = text::Range<Form>;

  /// Each character is one byte of the caller's, as in ASCII.
  explicit TextForm(std::span<const char32_t> characters) noexcept : characters_(characters) {}
  /// `sources` has the bytes that each character came from.
  TextForm(std::span<const char32_t> characters, const SecureSpans& sources) noexcept
      : characters_(characters), sources_(sources.data()) {}

  [[nodiscard]] std::span<const char32_t> characters() const noexcept { return characters_; }
  [[nodiscard]] const char32_t* data() const noexcept { return characters_.data(); }
  [[nodiscard]] Position size() const noexcept { return static_cast<Position>(characters_.size()); }
  [[nodiscard]] bool empty() const noexcept { return characters_.empty(); }
  [[nodiscard]] char32_t operator[](Position position) const noexcept { return characters_[position]; }
  [[nodiscard]] const char32_t* begin() const noexcept { return characters_.data(); }
  [[nodiscard]] const char32_t* end() const noexcept { return characters_.data() + characters_.size(); }

  /// The bytes of the caller's password that these characters came from. The range is not empty.
  [[nodiscard]] Span span_of(Range range) const noexcept {
    if (sources_ == nullptr) return {range.begin, range.end};
    return {sources_[range.begin].begin, sources_[range.end - 1].end};
  }

 private:
  std::span<const char32_t> characters_;
  const SourceSpan* sources_ = nullptr;
};

}  // namespace credence::text

#endif  // CREDENCE_TEXT_FORMS_HPP_
