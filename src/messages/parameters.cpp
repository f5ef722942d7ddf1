// SPDX-License-Identifier: Apache-2.0
// What violations carry besides numbers, by key.
#include "credence/messages.hpp"
#include "messages/catalogue.hpp"
#include "messages/language_name.hpp"

namespace credence {

std::optional<std::string> violation_parameter(const Violation& violation, std::string_view key,
                                               std::string_view language) {
  if (violation.code != Code::kDictionaryWord) return std::nullopt;
  if (key == "word_kind") return std::string(word_kind_name(violation.word_kind));
  if (key != "language") return std::nullopt;
  if (violation.language[0] == '\0') return std::string();
  return messages::language_name(violation.language.data(), messages::catalogue_language(language));
}

}  // namespace credence
