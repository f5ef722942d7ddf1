// SPDX-License-Identifier: Apache-2.0
// Fills in the numbers of a violation, and writes reports as JSON.
#include "credence/messages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "messages/catalogue.hpp"
#include "messages/json_writer.hpp"
#include "messages/language_name.hpp"
#include "text/printable.hpp"

namespace credence {
namespace {

using messages::JsonWriter;

// The date (UTC) of a time in seconds since 1970; times outside the calendar give its first or last day.
std::string date_text(std::int64_t seconds) {
  using namespace std::chrono;
  constexpr sys_days kFirst = year::min() / January / 1;
  constexpr sys_days kLast = year::max() / December / 31;
  const year_month_day date(std::clamp(floor<days>(sys_seconds(std::chrono::seconds(seconds))), kFirst, kLast));
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

// The text for a placeholder; empty for text in braces that is not one.
std::string value_of(std::string_view placeholder, const Violation& violation, std::string_view language) {
  if (placeholder == "limit") return std::to_string(violation.limit);
  if (placeholder == "actual") return std::to_string(violation.actual);
  if (placeholder == "limit_date") return date_text(violation.limit);
  if (placeholder == "actual_date") return date_text(violation.actual);
  if (placeholder == "from") return std::to_string(std::uint64_t{violation.characters.begin} + 1);
  if (placeholder == "to") return std::to_string(violation.characters.end);
  if (placeholder == "language") {
    // The code may be anything: it comes from a data file.
    return text::printable(messages::language_name(violation.language.data(), messages::catalogue_language(language)));
  }
  return {};
}

std::string fill_in(std::string_view text, const Violation& violation, std::string_view language) {
  std::string filled;
  while (true) {
    const std::size_t open = text.find('{');
    filled += text.substr(0, open);
    const std::size_t close = text.find('}', open);
    if (open == std::string_view::npos || close == std::string_view::npos) return filled;
    filled += value_of(text.substr(open + 1, close - open - 1), violation, language);
    text.remove_prefix(close + 1);
  }
}

void write_list(JsonWriter& json, std::string_view key, const Violations& list, std::string_view language) {
  json.key(key).begin_array();
  for (const Violation& violation : list) {
    json.begin_object()
        .member("code", code_key(violation.code))
        .member("begin", violation.span.begin)
        .member("end", violation.span.end)
        .member("limit", violation.limit)
        .member("actual", violation.actual)
        .member("message", message(violation, language))
        .end_object();
  }
  json.end_array();
}

}  // namespace

std::string message(const Violation& violation, std::string_view language) {
  return fill_in(messages::translate(messages::text_of(violation), violation.limit, language), violation, language);
}

std::vector<std::string_view> message_languages() { return messages::catalogue_languages(); }

std::optional<std::string_view> find_message_language(std::string_view language) {
  if (!messages::has_catalogue(language)) return std::nullopt;
  return messages::catalogue_language(language);
}

std::string report_json(const Report& report, std::string_view language) {
  JsonWriter json;
  json.begin_object().member("verdict", verdict_name(report.verdict));
  write_list(json, "violations", report.violations, language);
  write_list(json, "warnings", report.warnings, language);
  return json.end_object().take();
}

}  // namespace credence
