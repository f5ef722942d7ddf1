// SPDX-License-Identifier: Apache-2.0
// Fills in the numbers of a violation, and writes reports as JSON.
#include "credence/messages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "messages/catalogue.hpp"
#include "messages/json_writer.hpp"
#include "messages/language_name.hpp"
#include "messages/parameters.hpp"
#include "text/printable.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

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

// A number with a sign between the thousands, as the language writes it.
std::string grouped(std::int64_t number, std::string_view language) {
  const char separator = messages::catalogue_language(language) == "de" ? '.' : ',';
  std::string digits = std::to_string(number);
  const std::size_t first = number < 0 ? 1 : 0;
  for (std::size_t i = digits.size(); i > first + 3;) {
    i -= 3;
    digits.insert(i, 1, separator);
  }
  return digits;
}

bool has_shape(char32_t code_point) {
  return !text::is_control(code_point) && !text::is_white_space(code_point) && !text::is_mark(code_point) &&
         !text::is_unassigned(code_point);
}

// Symbols as a person can read them: apart, and by number what has no shape of its own.
std::string symbols_text(std::string_view symbols, std::string_view language) {
  constexpr std::size_t kMostShown = 64;
  std::string shown;
  std::size_t count = 0;
  for (text::Utf8Reader reader(symbols); reader.next(); ++count) {
    if (count == kMostShown) return shown + " ...";
    const auto [code_point, span] = reader.current();
    if (!shown.empty()) shown += ' ';
    if (code_point == U' ') {
      shown += messages::translate(messages::kSpace, 0, language);
    } else if (has_shape(code_point)) {
      shown += symbols.substr(span.begin, span.end - span.begin);
    } else {
      shown += fmt::format("U+{:04X}", static_cast<std::uint32_t>(code_point));
    }
  }
  return shown;
}

// The text for a placeholder; empty for text in braces that is not one.
std::string value_of(std::string_view placeholder, const Violation& violation, std::string_view language) {
  if (placeholder == "limit") return std::to_string(violation.limit);
  if (placeholder == "actual") return std::to_string(violation.actual);
  if (placeholder == "grouped_limit") return grouped(violation.limit, language);
  if (placeholder == "grouped_actual") return grouped(violation.actual, language);
  if (placeholder == "symbols") return symbols_text(*violation.symbols, language);
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
        .member("actual", violation.actual);
    for (const std::string_view parameter : messages::json_parameters(violation)) {
      json.member(parameter, *violation_parameter(violation, parameter, language));
    }
    json.member("message", message(violation, language)).end_object();
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
