// SPDX-License-Identifier: Apache-2.0
// Reads policies from TOML, and single settings from text.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "credence/error.hpp"
#include "policy/nesting.hpp"
#include "policy/setting_text.hpp"
#include "policy/sources.hpp"
#include "policy/validate.hpp"
#include "text/utf8.hpp"

namespace credence {
namespace {

using namespace policy;

// Of DictionaryRule: not for whole passwords.
constexpr std::string_view kDisguises[] = {"leet", "reversed", "separated", "stretched"};

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

// The keys of a text in its order, so that its first error is reported.
std::vector<Assignment> assignments_of(const PolicySource& source) {
  std::vector<Assignment> assignments;
  collect(source.root(), "", assignments);
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

// Stores a value, or says what is wrong with it.
std::optional<std::string> store(Policy& policy, const Setting& setting, const toml::node& value) {
  if (std::visit(Store{policy, setting, value}, setting.member)) return std::nullopt;
  return fmt::format("{} takes {}, not {}", setting.key, expected_values(setting), given_value(value));
}

std::string unknown_key(std::string_view key) {
  if (is_section(key)) return fmt::format("{0} is a section, not a key; write [{0}] and its keys below it", key);
  if (!section_of(key).empty() && name_in_section(key) == kExtends) {
    return "extends stands in a section; it belongs at the top of the file, before the first [section]";
  }
  if (const auto nearest = nearest_key(key)) {
    return fmt::format("unknown key \"{}\"; the nearest known one is \"{}\"", key, *nearest);
  }
  return fmt::format("unknown key \"{}\"; the sections are {}", key, section_names());
}

// Throws for a key that stands there twice: as "length.min" in quotes and as min in [length].
void refuse_repeated(const PolicySource& source, const std::vector<Assignment>& assignments) {
  std::map<std::string_view, toml::source_position> seen;
  for (const Assignment& assignment : assignments) {
    const auto [first, is_new] = seen.emplace(assignment.key, assignment.where);
    if (is_new) continue;
    source.fail(assignment.where, fmt::format("{} is given twice, in line {} too; a key in quotes with a dot in it is "
                                              "the key of that section",
                                              assignment.key, first->second.line));
  }
}

// What the text says, into the policy.
void apply(const PolicySource& source, const std::vector<Assignment>& assignments, Policy& policy) {
  refuse_repeated(source, assignments);
  for (const Assignment& assignment : assignments) {
    if (assignment.key == kExtends) continue;
    const Setting* setting = find_setting(assignment.key);
    if (setting == nullptr) source.fail(assignment.where, unknown_key(assignment.key));
    if (const auto problem = store(policy, *setting, *assignment.value)) {
      source.fail(assignment.value->source().begin, *problem);
    }
  }
}

// Reports a fault at the last of its settings in the text, else in a text that this one extends.
[[noreturn]] void fail_for(const PolicyFault& fault, const std::vector<PolicySource>& sources) {
  const auto is_concerned = [&](const Assignment& assignment) {
    return assignment.key == fault.key || std::ranges::find(fault.others, assignment.key) != fault.others.end();
  };
  for (const PolicySource& source : sources) {
    const std::vector<Assignment> assignments = assignments_of(source);
    const auto last = std::find_if(assignments.rbegin(), assignments.rend(), is_concerned);
    if (last != assignments.rend()) source.fail(last->value->source().begin, fault.problem);
  }
  sources.front().fail({}, fault.problem);
}

// Adds what the text sets and nothing reads.
void note_ineffective(const PolicySource& source, const Policy& policy, std::vector<std::string>& notes) {
  if (policy.dictionary.mode != DictionaryMode::kWhole) return;
  std::string keys;
  for (const Assignment& assignment : assignments_of(source)) {
    const bool is_disguise = section_of(assignment.key) == "dictionary" &&
                             std::ranges::find(kDisguises, name_in_section(assignment.key)) != std::end(kDisguises);
    if (!is_disguise || assignment.value->value_exact<bool>() != true) continue;
    keys += (keys.empty() ? "" : ", ") + assignment.key;
  }
  if (keys.empty()) return;
  notes.push_back(fmt::format(
      "{}: dictionary.mode is \"whole\", which compares passwords as they are: no effect has {}", source.name(), keys));
}

Policy policy_of(PolicySource first, bool may_be_empty, std::vector<std::string>* notes) {
  const std::vector<PolicySource> sources = with_bases(std::move(first));
  Policy policy;
  for (auto source = sources.rbegin(); source != sources.rend(); ++source) {
    const std::vector<Assignment> assignments = assignments_of(*source);
    if (assignments.empty() && !may_be_empty) {
      source->fail({}, "this policy sets nothing; write a setting, or extends = \"PRESET\"");
    }
    apply(*source, assignments, policy);
  }
  if (const auto fault = find_fault(policy)) fail_for(*fault, sources);
  if (notes != nullptr) {
    for (const PolicySource& source : sources) note_ineffective(source, policy, *notes);
  }
  return policy;
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
    if (find_deep_nesting(text))
      throw Error(ErrorCode::kBadPolicy,
                  fmt::format("{} takes {}, not something nested so deep", setting.key, expected_values(setting)));
    toml::table root = toml::parse(fmt::format("value = {}", text));
    if (root.size() == 1) return root;
  } catch (const toml::parse_error&) {
    // told below
  }
  throw Error(ErrorCode::kBadPolicy, fmt::format("{} takes {}, not {}", setting.key, expected_values(setting), text));
}

}  // namespace

Policy parse_policy(std::string_view toml, std::string_view file_name, std::vector<std::string>* notes) {
  return policy_of({std::string(file_name), toml, std::nullopt}, true, notes);
}

Policy load_policy(const std::filesystem::path& path, std::vector<std::string>* notes) {
  return policy_of({path.string(), read_policy_file(path), path}, false, notes);
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
