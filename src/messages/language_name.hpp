// SPDX-License-Identifier: Apache-2.0
// What a language is called in another, from ICU's data.
#ifndef CREDENCE_MESSAGES_LANGUAGE_NAME_HPP_
#define CREDENCE_MESSAGES_LANGUAGE_NAME_HPP_

#include <string>
#include <string_view>

namespace credence::messages {

/// "en" is called "English" in "en" and "Englisch" in "de". A code that nobody knows is its own name.
[[nodiscard]] std::string language_name(std::string_view code, std::string_view in_language);

}  // namespace credence::messages

#endif  // CREDENCE_MESSAGES_LANGUAGE_NAME_HPP_
