// SPDX-License-Identifier: Apache-2.0
// What the dictionary rule takes for as predictable as a word, though no list has it: dates and years, sequences, runs
// of one character, walks on a keyboard and repeated blocks. Each has a rule of its own as well, which a policy may
// turn on; here they are found to judge what is left of a password besides them.
#ifndef CREDENCE_RULES_WORDS_PREDICTABLE_HPP_
#define CREDENCE_RULES_WORDS_PREDICTABLE_HPP_

#include <cstdint>

#include "credence/policy.hpp"
#include "credence/report.hpp"
#include "patterns/keyboard.hpp"
#include "text/prepared.hpp"
#include "text/secure_buffer.hpp"

namespace credence::rules::words {

// The shortest that are looked for, in characters. Shorter ones are everywhere in random text.
inline constexpr text::Position kMinSequence = 3;
inline constexpr text::Position kMinRun = 3;
inline constexpr text::Position kMinWalk = 4;
inline constexpr text::Position kMinBlock = 2;   // of a block, which is there twice or more
inline constexpr text::Position kMinOfDate = 4;  // of a date that is there, how much of it counts as one

/// A predictable part of a password. It tells about the password: keep it in SecureBuffers.
struct Pattern {
  text::Range<text::Matching> range;
  text::Position shortest;  ///< Its beginnings of this many characters and more are such parts, too.
  std::uint32_t points;     ///< What DictionaryRule gives for it.
  std::uint32_t actual;     ///< As in the violation of its own rule.
  std::uint32_t limit;
  Code code;  ///< Of its own rule.
};
/// In order of begin; of those that begin together the longest first.
using Patterns = text::SecureBuffer<Pattern, 16>;

/// Appends all that are in the password, of the kinds for which the rule has points. `password` is text.
void find_patterns(const DictionaryRule& rule, patterns::LayoutSet layouts, const text::Prepared& password,
                   Patterns& out);

}  // namespace credence::rules::words

#endif  // CREDENCE_RULES_WORDS_PREDICTABLE_HPP_
