// SPDX-License-Identifier: Apache-2.0
// Where the case of a password's ASCII letters changes: capitals in the middle of a word are a disguise of it.
#ifndef CREDENCE_DICTIONARY_CAPITALS_HPP_
#define CREDENCE_DICTIONARY_CAPITALS_HPP_

#include <cstdint>

#include "text/prepared.hpp"
#include "text/secure_buffer.hpp"

namespace credence::dictionary {

class Capitals {
 public:
  /// Reads the case of each character of the matching form. Call it once.
  void read(const text::Prepared& password);

  /// Whether capitals and small letters change within these characters, but for a capital at the beginning.
  [[nodiscard]] bool inside(text::Range<text::Matching> range) const noexcept {
    return changes_somewhere_ && changes_inside(range);
  }
  /// Whether two characters are both capitals, both small letters or neither.
  [[nodiscard]] bool alike(text::Position a, text::Position b) const noexcept { return cases_[a] == cases_[b]; }

 private:
  enum Case : std::uint8_t { kNone, kSmall, kCapital };

  [[nodiscard]] bool changes_inside(text::Range<text::Matching> range) const noexcept;

  text::SecureBuffer<std::uint8_t, 96> cases_;
  // Only where the case changes somewhere, so that any question takes the same short time: for each character, the
  // first letter from it on; for each letter, the first after it whose case is not that of the letter before.
  text::SecureBuffer<std::uint32_t, 96> letter_, change_;
  bool changes_somewhere_ = false;
};

}  // namespace credence::dictionary

#endif  // CREDENCE_DICTIONARY_CAPITALS_HPP_
