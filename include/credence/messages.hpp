// SPDX-License-Identifier: Apache-2.0
// Words for reports, from the embedded gettext catalogues through Boost.Locale.
#ifndef CREDENCE_MESSAGES_HPP_
#define CREDENCE_MESSAGES_HPP_

#include <string>
#include <string_view>
#include <vector>

#include "credence/cxx20.hpp"
#include "credence/export.h"
#include "credence/report.hpp"

namespace credence {

/// One language's messages. Any thread may use any language at any time; catalogues load once.
/// `language` is a BCP 47 or POSIX name ("de", "de-AT", "de_AT.UTF-8"); a region falls back to its
/// language and an unknown language to English.
[[nodiscard]] CREDENCE_API std::string message(const Violation& violation, std::string_view language = "en");

/// The languages that have a catalogue, English first.
[[nodiscard]] CREDENCE_API std::vector<std::string_view> message_languages();

/// The report as one JSON object without line end:
/// {"verdict":"reject","violations":[{"code":"length.too_short","begin":0,"end":7,"limit":8,"actual":7,
/// "message":"..."}],"warnings":[]}
[[nodiscard]] CREDENCE_API std::string report_json(const Report& report, std::string_view language = "en");

}  // namespace credence

#endif  // CREDENCE_MESSAGES_HPP_
