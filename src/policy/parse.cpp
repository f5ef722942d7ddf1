// SPDX-License-Identifier: Apache-2.0
// Reads policies from TOML, and single settings from text. The only file that sees toml++.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "credence/error.hpp"
#include "policy/setting_text.hpp"
#include "policy/toml.hpp"
#include "policy/validate.hpp"
#include "text/utf8.hpp"

namespace credence {
namespace {

using namespace policy;

constexpr std::string_view kExtends = "extends";

// Where an error is and what it is called: one file.
struct Source {
  std::string_view file;

  [[noreturn]] void fail(const toml::source_position& where, const std::string& problem) const {
    throw Error(ErrorCode::kBadPolicy, problem,
                {std::string(file), static_cast<std::int32_t>(where.line), static_cast<std::int32_t>(where.column)});
  }

  [[nodiscard]] toml::table parse(std::string_view text) const {
    try {
      return toml::parse(text);
    } catch (const toml::parse_error& error) {
      fail(error.source().begin, fmt::format("no valid TOML: {}", error.description()));
    }
  }
};

// One key of the file with its whole name ("length.min").
struct Assignment {
  std::string key;
  const toml::node* value;
  toml::source_position where;
};

bool is_section(std::string_view name) {
  return std::ranges::find(setting_sections(), name, &SettingSection::name) != setting_sections().end();
}

void collect(const toml::table& table, const std::string& prefix, std::vector<Assignment>& assignments) {
  for (const auto& [key, value] : table) {
    const std::string whole = prefix + std::string(key.str());
    const toml::table* inner = value.as_table();
    if (inner != nullptr && (!inner->empty() || is_section(whole))) {
      collect(*inner, whole + ".", assignments);
    } else {
      assignments.push_back({whole, &value, key.source().begin});
    }
  }
}

// The keys of a file in the order of the file, so that its first error is reported.
std::vector<Assignment> assignments_of(const toml::table& root) {
  std::vector<Assignment> assignments;
  collect(root, "", assignments);
  std::ranges::sort(assignments, [](const Assignment& a, const Assignment& b) { return a.where < b.where; });
  return assignments;
}

// Stores a TOML value in a policy; false where the setting takes no such value.
struct Store {
  Policy& policy;
  const Setting& setting;
  const toml::node& value;

  bool operator()(Setting::Bool member) const {
    const auto given = value.value_exact<bool>();
    if (given) member(policy) = *given;
    return given.has_value();
  }
  bool operator()(Setting::Number member) const {
    const auto given = number();
    if (given) member(policy) = static_cast<std::uint32_t>(*given);
    return given.has_value();
  }
  bool operator()(Setting::LargeNumber member) const {
    const auto given = number();
    if (given) member(policy) = *given;
    return given.has_value();
  }
  bool operator()(Setting::Choice member) const {
    auto given = value.value_exact<std::string_view>();
    if (const auto boolean = value.value_exact<bool>()) given = *boolean ? "true" : "false";
    if (!given || given->empty()) return false;
    const auto found = std::ranges::find(setting.names, *given);
    if (found == setting.names.end()) return false;
    member(policy) = static_cast<std::uint8_t>(found - setting.names.begin());
    return true;
  }
  bool operator()(Setting::Text member) const {
    const auto given = value.value_exact<std::string_view>();
    if (!given || text::find_ill_formed(*given)) return false;
    member(policy) = *given;
    return true;
  }
  bool operator()(Setting::List member) const {
    const toml::array* given = value.as_array();
    if (given == nullptr) return false;
    std::vector<std::string> items;
    for (const toml::node& item : *given) {
      const auto text = item.value_exact<std::string_view>();
      if (!text || std::ranges::find(setting.names, *text) == setting.names.end()) return false;
      items.emplace_back(*text);
    }
    member(policy) = std::move(items);
    return true;
  }

  [[nodiscard]] std::optional<std::uint64_t> number() const {
    const auto given = value.value_exact<std::int64_t>();
    if (!given || *given < 0 || !setting.range.contains(static_cast<std::uint64_t>(*given))) return std::nullopt;
    return static_cast<std::uint64_t>(*given);
  }
};

// What a file has where a value is wrong: the value itself if it is short, else its type.
std::string given_value(const toml::node& value) {
  if (const auto number = value.value_exact<std::int64_t>()) return std::to_string(*number);
  if (const auto boolean = value.value_exact<bool>()) return *boolean ? "true" : "false";
  if (const auto text = value.value_exact<std::string_view>()) {
    return text->size() <= 40 && !text::find_ill_formed(*text) ? fmt::format("\"{}\"", *text) : "this string";
  }
  if (value.is_array()) return "this list";
  if (value.is_table()) return "a section";
  return value.is_floating_point() ? "a number with a fraction" : "a date or time";
}

// Stores a value, or says what is wrong with it.
std::optional<std::string> store(Policy& policy, const Setting& setting, const toml::node& value) {
  if (std::visit(Store{policy, setting, value}, setting.member)) return std::nullopt;
  return fmt::format("{} takes {}, not {}", setting.key, expected_values(setting), given_value(value));
}

std::string unknown_key(std::string_view key) {
  if (is_section(key)) return fmt::format("{0} is a section, not a key; write [{0}] and its keys below it", key);
  return fmt::format("unknown key \"{}\"; the nearest known one is \"{}\"", key, nearest_key(key));
}

Policy base_policy(const toml::table& root, const Source& source) {
  const toml::node* extends = root.get(kExtends);
  if (extends == nullptr) return {};
  const auto name = extends->value_exact<std::string_view>();
  if (!name) source.fail(extends->source().begin, "extends takes the name of a preset as a string");
  const auto names = preset_names();
  if (std::ranges::find(names, *name) == names.end()) {
    source.fail(extends->source().begin, fmt::format("extends names no preset: {}; the nearest is \"{}\"",
                                                     given_value(*extends), nearest_preset(*name)));
  }
  return preset(*name);
}

// One value as the table {value = ...}. Strings may come without quotes.
toml::table parse_value(const Setting& setting, std::string_view text) {
  const bool is_list = std::holds_alternative<Setting::List>(setting.member);
  const bool is_text = is_list || std::holds_alternative<Setting::Text>(setting.member) ||
                       std::holds_alternative<Setting::Choice>(setting.member);
  const bool is_bare =
      is_text && !text.starts_with('"') && !text.starts_with('\'') && !(is_list && text.starts_with('['));
  if (is_bare && is_list) return toml::table{{"value", text.empty() ? toml::array{} : toml::array{std::string(text)}}};
  if (is_bare) return toml::table{{"value", std::string(text)}};
  try {
    toml::table root = toml::parse(fmt::format("value = {}", text));
    if (root.size() == 1) return root;
  } catch (const toml::parse_error&) {
    // told below
  }
  throw Error(ErrorCode::kBadPolicy, fmt::format("{} takes {}, not {}", setting.key, expected_values(setting), text));
}

}  // namespace

Policy parse_policy(std::string_view toml, std::string_view file_name) {
  const Source source{file_name};
  const toml::table root = source.parse(toml);
  Policy policy = base_policy(root, source);
  const std::vector<Assignment> assignments = assignments_of(root);
  for (const Assignment& assignment : assignments) {
    if (assignment.key == kExtends) continue;
    const Setting* setting = find_setting(assignment.key);
    if (setting == nullptr) source.fail(assignment.where, unknown_key(assignment.key));
    if (const auto problem = store(policy, *setting, *assignment.value)) {
      source.fail(assignment.value->source().begin, *problem);
    }
  }
  if (const auto fault = find_fault(policy)) {
    const auto assignment = std::ranges::find(assignments, fault->key, &Assignment::key);
    source.fail(assignment == assignments.end() ? toml::source_position{} : assignment->value->source().begin,
                fault->problem);
  }
  return policy;
}

void set_policy_value(Policy& policy, std::string_view key, std::string_view value) {
  const Setting* setting = find_setting(key);
  if (setting == nullptr) throw Error(ErrorCode::kUnknownName, unknown_key(key));
  const toml::table root = parse_value(*setting, value);
  Policy changed = policy;
  if (const auto problem = store(changed, *setting, *root.get("value"))) throw Error(ErrorCode::kBadPolicy, *problem);
  policy = std::move(changed);
}

}  // namespace credence
