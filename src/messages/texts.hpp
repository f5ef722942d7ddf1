// SPDX-License-Identifier: Apache-2.0
// The English texts, which are also the keys of the catalogues: those of codes.h, and finer ones where the
// numbers of a violation say more.
#ifndef CREDENCE_MESSAGES_TEXTS_HPP_
#define CREDENCE_MESSAGES_TEXTS_HPP_

#include <string_view>
#include <vector>

#include "credence/report.hpp"
#include "credence/strength.hpp"

namespace credence::messages {

/// A text for a singular and a plural limit; both are the same where the limit makes no difference.
struct Text {
  const char* one;
  const char* many;
  [[nodiscard]] bool has_plural() const { return std::string_view(one) != many; }
};

/// What a space is called in a list of symbols.
inline constexpr Text kSpace = {"space", "space"};

/// The text for a violation. An unknown code has an empty one.
[[nodiscard]] Text text_of(const Violation& violation);

/// The text of an advice. An unknown one has an empty text.
[[nodiscard]] Text text_of(Advice advice);

/// Every text there is, each once, in the order of codes.h, then of advice.h.
[[nodiscard]] std::vector<Text> all_texts();

}  // namespace credence::messages

#endif  // CREDENCE_MESSAGES_TEXTS_HPP_
