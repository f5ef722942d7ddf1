// SPDX-License-Identifier: Apache-2.0
// A password as it was typed, but for case and full width: the text in which repeats and sequences are looked for.
// Unlike the matching form it has one character for each of the NFC form, so that nothing repeats that was not typed
// twice.
#ifndef CREDENCE_TEXT_FOLDED_TEXT_HPP_
#define CREDENCE_TEXT_FOLDED_TEXT_HPP_

#include <span>

#include "text/prepared.hpp"
#include "text/secure_buffer.hpp"
#include "text/unicode.hpp"

namespace credence::text {

class FoldedText {
 public:
  /// `prepared` is borrowed and must outlive this.
  explicit FoldedText(const Prepared& prepared) {
    if (prepared.is_ascii()) {
      text_ = prepared.matching();  // the same where there is only ASCII
      return;
    }
    for (const char32_t c : prepared.nfc()) folded_.push_back(simple_fold(narrow_form(c)));
    text_ = folded_.span();
  }
  FoldedText(const FoldedText&) = delete;
  FoldedText& operator=(const FoldedText&) = delete;

  /// Places in it are places in Prepared::nfc().
  [[nodiscard]] std::span<const char32_t> text() const noexcept { return text_; }

 private:
  SecureCodePoints folded_;
  std::span<const char32_t> text_;
};

}  // namespace credence::text

#endif  // CREDENCE_TEXT_FOLDED_TEXT_HPP_
