// SPDX-License-Identifier: Apache-2.0
// Puts the attackers together: who finds a password first, after how many guesses, and what the password is made of.
#ifndef CREDENCE_STRENGTH_ESTIMATE_HPP_
#define CREDENCE_STRENGTH_ESTIMATE_HPP_

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "credence/strength.hpp"
#include "strength/reading.hpp"
#include "text/prepared.hpp"

namespace credence::strength {

/// log2 of guesses in 1/256 bits, and who needs so many.
struct Guesses {
  Cost cost = 0;
  Attacker attacker = Attacker::kModel;
};

/// log10 of guesses to two decimals.
[[nodiscard]] double log10_of(Cost cost) noexcept;
/// Strength::score.
[[nodiscard]] std::uint8_t score_of(double guesses_log10) noexcept;

/// Immutable.
class Estimator {
 public:
  /// `phrase_list` may be null. Throws Error(kInvalidArgument) for another null.
  Estimator(std::shared_ptr<const StrengthModel> model, std::vector<std::shared_ptr<const Dictionary>> dictionaries,
            std::shared_ptr<const Dictionary> phrase_list);

  /// `context` are the account's words in the matching form.
  [[nodiscard]] Guesses guesses(const text::Prepared& password, std::span<const std::u32string_view> context) const;
  [[nodiscard]] Strength estimate(const text::Prepared& password, std::span<const std::u32string_view> context) const;

 private:
  struct Found;
  void look(const text::Prepared& password, std::span<const std::u32string_view> context, Found& found) const;
  [[nodiscard]] Cost listed(const Reading& reading) const;

  std::shared_ptr<const StrengthModel> model_;
  Sources sources_;
  std::shared_ptr<const Dictionary> phrase_list_;
};

}  // namespace credence::strength

#endif  // CREDENCE_STRENGTH_ESTIMATE_HPP_
