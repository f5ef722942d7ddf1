// SPDX-License-Identifier: Apache-2.0
// Passwords as managers, systems and people with dice draw them, from a fixed seed: what a policy has to let through.
// Each format is written after what its program's documentation or output shows.
#ifndef CREDENCE_BENCHMARKS_GENERATED_PASSWORDS_HPP_
#define CREDENCE_BENCHMARKS_GENERATED_PASSWORDS_HPP_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace credence::bench {

/// The kinds of what is drawn. Each is a group of the table of rates.
enum class Drawn {
  kManager,             ///< By managers and systems, 12 characters and longer.
  kHex,                 ///< Digits of hexadecimal numbers and uuids.
  kPronounceable,       ///< 12 characters and longer.
  kPassphrase,          ///< Four words and more.
  kUniformShort,        ///< Drawn uniformly, 8 to 10 characters.
  kPronounceableShort,  ///< 8 to 10 characters.
  kThreeWords,
  kDigits,
};

/// A format and what was drawn in it.
struct GeneratedSet {
  std::string name;
  Drawn kind;
  std::vector<std::string> passwords;
};

/// `count` passwords of each format.
std::vector<GeneratedSet> generated_sets(std::size_t count, std::uint64_t seed);

}  // namespace credence::bench

#endif  // CREDENCE_BENCHMARKS_GENERATED_PASSWORDS_HPP_
