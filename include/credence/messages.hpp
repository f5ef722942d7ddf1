// SPDX-License-Identifier: Apache-2.0
// Words for reports, from the embedded gettext catalogues through Boost.Locale.
#ifndef CREDENCE_MESSAGES_HPP_
#define CREDENCE_MESSAGES_HPP_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "credence/cxx20.hpp"
#include "credence/export.h"
#include "credence/provenance.hpp"
#include "credence/report.hpp"

namespace credence {

/// One language's messages. Any thread may use any language at any time; catalogues load once.
/// `language` is a BCP 47 or POSIX name ("de", "de-AT", "de_AT.UTF-8"); a region falls back to its
/// language and an unknown language to English.
[[nodiscard]] CREDENCE_API std::string message(const Violation& violation, std::string_view language = "en");

/// The languages that have a catalogue, English first.
[[nodiscard]] CREDENCE_API std::vector<std::string_view> message_languages();

/// The one of them that message() uses for a name: "de" for "de_AT.UTF-8". Nothing for an unknown language, for which
/// message() falls back to English.
[[nodiscard]] CREDENCE_API std::optional<std::string_view> find_message_language(std::string_view language);

/// What a violation carries besides its numbers, as text that may be shown; nothing for a key that its code doesn't
/// carry. Of dictionary.word:
///   "word_kind"  the name of the kind of word, the same in every language (word_kind_name)
///   "language"   what the language of the word is called in `language`; empty where its list has none
/// Of length.too_short and length.too_long:
///   "unit"       what is counted: "code_point", "byte", "utf16" or "grapheme"
/// Of characters.missing_symbol and characters.not_allowed:
///   "symbols"    what counts as a symbol, or is allowed; empty where nothing is listed
/// Of characters.too_few_classes:
///   "kinds"      of how many kinds, "4" or "5"
/// Of sign_in.clock_error:
///   "fact"       which time lies in the future: "last_sign_in", "created" or "password_set"
[[nodiscard]] CREDENCE_API std::optional<std::string> violation_parameter(const Violation& violation,
                                                                          std::string_view key,
                                                                          std::string_view language = "en");

/// The report as one JSON object without line end:
/// {"verdict":"reject","violations":[{"code":"length.too_short","begin":0,"end":7,"limit":8,"actual":7,
/// "message":"..."}],"warnings":[]}
/// Before "message" come "symbols" where they are listed, "unit" where it is not code points, and "fact" where it is
/// not the last sign-in.
[[nodiscard]] CREDENCE_API std::string report_json(const Report& report, std::string_view language = "en");

/// The provenance as one JSON object without line end; a date that is not known is null:
/// {"policy":{"name":"citrix-cloud","sha256":"..."},"versions":{"library":"0.1.0","unicode":"15.0","matching_form":1},
/// "breaches":[{"name":"built-in breach list","build_id":"...","entries":56000,"source_date":null}],
/// "dictionaries":[{"name":"built-in dictionary","build_id":"...","entries":620000,"source_date":null}]}
[[nodiscard]] CREDENCE_API std::string provenance_json(const Provenance& provenance);

}  // namespace credence

#endif  // CREDENCE_MESSAGES_HPP_
