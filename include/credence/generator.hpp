// SPDX-License-Identifier: Apache-2.0
// Draws passwords and passphrases that a policy accepts, all equally likely, and says exactly how many there are.
#ifndef CREDENCE_GENERATOR_HPP_
#define CREDENCE_GENERATOR_HPP_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "credence/checker.hpp"
#include "credence/cxx20.hpp"
#include "credence/export.h"

namespace credence {

enum class GeneratorKind : std::uint8_t {
  kCharacters,
  kPronounceable,  ///< Consonants and vowels in turn; then digits and symbols as the policy asks for them.
  kWords,
};

struct GeneratorOptions {
  GeneratorKind kind = GeneratorKind::kCharacters;
  /// Characters or words; 0: as few as `bits` and the policy's shortest length ask for.
  std::uint32_t length = 0;
  double bits = 80;                ///< Least entropy. Where `length` is given, that counts.
  std::string alphabet;            ///< Characters to draw from, printable ASCII; empty: all of it but the space.
  bool no_look_alikes = false;     ///< Leaves out characters that are taken for another, such as 0, O, 1, l and I.
  std::string separator = "-";     ///< Between words.
  std::vector<std::string> words;  ///< Empty: the EFF's large list. Words with the separator in them are left out.
};

/// log2 of the number of passwords, of which each is as likely as the other.
struct Entropy {
  double bits = 0;
  /// Whether it was counted, as it is where only rules of the policy refuse that count (length, characters). Else
  /// `bits` is a lower bound, which holds with 99 %: from how many of some draws the policy accepted.
  bool exact = false;
};

/// Draws. Immutable after construction: threads share it.
class CREDENCE_API Generator {
 public:
  /// Throws Error: kInvalidArgument for options that contradict each other; kBadPolicy, generator.unsatisfiable, where
  /// the checker refuses nearly all that could be drawn, with the rule that does. Takes less than a second.
  explicit Generator(Checker checker, const GeneratorOptions& options = {});
  ~Generator();
  Generator(const Generator&) noexcept;
  Generator& operator=(const Generator&) noexcept;

  [[nodiscard]] Entropy entropy() const noexcept;
  /// Bytes of the longest password it may draw.
  [[nodiscard]] std::size_t longest() const noexcept;
  /// Draws a password into `out` and returns its length. The checker accepts it. From OpenSSL's RAND_priv_bytes, by
  /// rejection and thus uniform. Nothing else keeps it: wipe `out`. Throws Error: kBufferTooSmall for fewer bytes than
  /// longest(); kInternal where the system has no randomness.
  std::size_t generate(std::span<char> out) const;

 private:
  struct State;
  std::shared_ptr<const State> state_;
};

}  // namespace credence

#endif  // CREDENCE_GENERATOR_HPP_
