// SPDX-License-Identifier: Apache-2.0
// What people make of a password that leaked: the passwords a guesser tries who has the leaked one. Asked the other way
// round: the passwords from which a new one may have been made.
#ifndef CREDENCE_BREACH_VARIANTS_HPP_
#define CREDENCE_BREACH_VARIANTS_HPP_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "text/secure_buffer.hpp"

namespace credence::breach {

/// The close variants of a password, the likeliest first: digits or symbols at its end or beginning removed or changed,
/// the last character removed, the first letter's case changed, all lower-case, leet spelling undone, a year changed by
/// one or two, and the half of a password that is one text twice. The kinds are those of Pal et al., "Might I Get
/// Pwned" (USENIX Security 2022), in the order of what each finds in leaks (docs/breach-data.md).
///
/// So that a variant says that the password is one too: it keeps at least six characters and two thirds of the
/// password, but for that half; at most four characters are removed or changed; and it has a letter.
class Variants {
 public:
  static constexpr std::size_t kMost = 24;

  /// `password` is its code points in NFC. The time is linear.
  explicit Variants(std::span<const char32_t> password);

  [[nodiscard]] std::size_t size() const noexcept { return ends_.size(); }
  /// As UTF-8.
  [[nodiscard]] std::string_view operator[](std::size_t number) const noexcept {
    const std::size_t begin = number == 0 ? 0 : ends_[number - 1];
    return {bytes_.data() + begin, ends_[number] - begin};
  }

 private:
  text::SecureBytes bytes_;
  text::SecureBuffer<std::uint32_t, kMost> ends_;

  friend class VariantMaker;
};

}  // namespace credence::breach

#endif  // CREDENCE_BREACH_VARIANTS_HPP_
