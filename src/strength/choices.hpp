// SPDX-License-Identifier: Apache-2.0
// What a generator draws from: a row of places with choices for each. And how it draws.
//
//   "Kifo-7"      places   K..Z of consonants | vowels | consonants | vowels | "-" | digits
//   three words   places   words | words | words, with the separator before all but the first
#ifndef CREDENCE_STRENGTH_CHOICES_HPP_
#define CREDENCE_STRENGTH_CHOICES_HPP_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "text/secure_buffer.hpp"

namespace credence::strength {

/// The choices of one place. Shared, for the places of a phrase are all alike.
using Choices = std::shared_ptr<const std::vector<std::string>>;

struct Places {
  std::vector<Choices> places;
  std::string separator;

  [[nodiscard]] std::size_t longest() const noexcept;
  /// log2 of the number of rows.
  [[nodiscard]] double bits() const noexcept;
  /// Draws one row, all alike. Throws Error(kInternal) where the system has no randomness.
  void draw(text::SecureBytes& out) const;
};

/// A number below `limit`, which is at least 1, each as likely as the other. Throws Error(kInternal).
[[nodiscard]] std::uint32_t random_below(std::uint32_t limit);

}  // namespace credence::strength

#endif  // CREDENCE_STRENGTH_CHOICES_HPP_
