// SPDX-License-Identifier: Apache-2.0
// A text without some of its characters, so that words are found that more were put into: a.l.i.c.e, aliiice.
#ifndef CREDENCE_PATTERNS_SKIPPED_TEXT_HPP_
#define CREDENCE_PATTERNS_SKIPPED_TEXT_HPP_

#include <cstddef>
#include <cstdint>
#include <span>

#include "patterns/stretch.hpp"
#include "text/nfc.hpp"
#include "text/secure_buffer.hpp"

namespace credence::patterns {

/// What is left out.
enum class Reduction : std::uint8_t {
  kSeparators,      ///< What is neither letter nor digit.
  kPureSeparators,  ///< The same, but for what may stand for a letter in leet spelling.
  kRepeats,         ///< All but the first of a character that stands several times in a row.
};

class ReducedText {
 public:
  /// `text` is in the matching form.
  ReducedText(std::span<const char32_t> text, Reduction reduction);
  ReducedText(const ReducedText&) = delete;
  ReducedText& operator=(const ReducedText&) = delete;

  [[nodiscard]] std::span<const char32_t> text() const noexcept { return text_.span(); }
  /// What characters [begin, end) of the reduced text came from, repeats included. begin < end.
  [[nodiscard]] Stretch source(std::size_t begin, std::size_t end) const noexcept {
    return {sources_[begin].begin, sources_[end - 1].end};
  }

 private:
  text::SecureCodePoints text_;
  text::SecureRanges sources_;
};

}  // namespace credence::patterns

#endif  // CREDENCE_PATTERNS_SKIPPED_TEXT_HPP_
