// SPDX-License-Identifier: Apache-2.0
// The embedded gettext catalogues, read by Boost.Locale. The locales are our own: neither the process's locale nor
// any file of the system takes part.
#ifndef CREDENCE_MESSAGES_CATALOGUE_HPP_
#define CREDENCE_MESSAGES_CATALOGUE_HPP_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "messages/texts.hpp"

namespace credence::messages {

/// `text` in a language, for a count of `limit`. `language` may have a region ("de-AT") and fall back to its
/// language, and that to English. Any thread may call it; catalogues are read once.
[[nodiscard]] std::string translate(const Text& text, std::int64_t limit, std::string_view language);

/// The language of the catalogue that translate() takes.
[[nodiscard]] std::string_view catalogue_language(std::string_view language);
/// Whether there is one, so that translate() doesn't fall back to English.
[[nodiscard]] bool has_catalogue(std::string_view language);

/// The languages of the catalogues, English first.
[[nodiscard]] std::vector<std::string_view> catalogue_languages();

}  // namespace credence::messages

#endif  // CREDENCE_MESSAGES_CATALOGUE_HPP_
