// SPDX-License-Identifier: Apache-2.0
#include "policy/setting_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "policy/nearest.hpp"
#include "text/printable.hpp"
#include "text/utf8.hpp"

namespace credence::policy {
namespace {

std::string joined(std::span<const std::string_view> names) {
  std::string text;
  for (const std::string_view name : names) {
    if (name.empty()) continue;
    if (!text.empty()) text += ", ";
    text += name;
  }
  return text;
}

std::string toml_string(std::string_view text) {
  // A policy that was read holds UTF-8; one that a program put together may not.
  if (text::find_ill_formed(text)) return toml_string(text::printable(text));
  std::string out = "\"";
  for (text::Utf8Reader reader(text); reader.next();) {
    const text::DecodedCharacter character = reader.current();
    const char32_t c = character.code_point;
    if (c == U'"' || c == U'\\') {
      out += '\\';
      out += static_cast<char>(c);
    } else if (c == U'\t') {
      out += "\\t";
    } else if (c == U'\n') {
      out += "\\n";
    } else if (text::is_treacherous(c)) {
      const auto value = static_cast<std::uint32_t>(c);
      out += value <= 0xFFFF ? fmt::format("\\u{:04X}", value) : fmt::format("\\U{:08X}", value);
    } else {
      out += text.substr(character.span.begin, character.span.end - character.span.begin);
    }
  }
  return out + '"';
}

// Writes a value by its type.
struct ToToml {
  Policy& policy;
  const Setting& setting;

  std::string operator()(Setting::Bool member) const { return member(policy) ? "true" : "false"; }
  std::string operator()(Setting::Number member) const { return std::to_string(member(policy)); }
  std::string operator()(Setting::LargeNumber member) const { return std::to_string(member(policy)); }
  std::string operator()(Setting::Choice member) const {
    const std::uint8_t value = member(policy);
    const std::string_view name = value < setting.names.size() ? setting.names[value] : std::string_view();
    return name == "true" || name == "false" ? std::string(name) : toml_string(name);
  }
  std::string operator()(Setting::Text member) const { return toml_string(member(policy)); }
  std::string operator()(Setting::List member) const {
    std::string text;
    for (const std::string& item : member(policy)) text += (text.empty() ? "" : ", ") + toml_string(item);
    return '[' + text + ']';
  }
};

struct Expected {
  const Setting& setting;

  std::string operator()(Setting::Bool) const { return "true or false"; }
  std::string operator()(Setting::Number) const { return number(); }
  std::string operator()(Setting::LargeNumber) const { return number(); }
  std::string operator()(Setting::Choice) const { return "one of " + joined(setting.names); }
  std::string operator()(Setting::Text) const { return "a string of UTF-8 text"; }
  std::string operator()(Setting::List) const { return "a list of strings out of " + joined(setting.names); }

  [[nodiscard]] std::string number() const {
    const SettingRange& range = setting.range;
    return fmt::format("{}a whole number from {} to {}", range.zero_is_off ? "0 or " : "", range.min, range.max);
  }
};

}  // namespace

std::string expected_values(const Setting& setting) { return std::visit(Expected{setting}, setting.member); }

std::string setting_toml(const Setting& setting, const Policy& policy) {
  Policy copy = policy;  // members are reached through a policy that may be changed
  return std::visit(ToToml{copy, setting}, setting.member);
}

std::optional<std::string_view> nearest_key(std::string_view key) {
  const bool has_section = !section_of(key).empty();
  std::string_view nearest;
  std::size_t fewest = SIZE_MAX;
  const auto compare = [&](std::string_view with, std::string_view known) {
    const std::size_t edits = edit_distance(key, with);
    if (edits >= fewest) return;
    fewest = edits;
    nearest = known;
  };
  for (const Setting& setting : settings()) {
    compare(setting.key, setting.key);
    if (!has_section) compare(name_in_section(setting.key), setting.key);
  }
  for (const SettingSection& section : setting_sections()) compare(section.name, section.name);
  // Where not a letter of the section or of the whole stays, it is no slip of the fingers.
  const std::string_view section = has_section ? section_of(key) : key;
  const bool is_like_section = std::ranges::any_of(setting_sections(), [section](const SettingSection& known) {
    return edit_distance(section, known.name) < section.size();
  });
  if (fewest >= key.size() || (has_section && !is_like_section)) return std::nullopt;
  return nearest;
}

std::string section_names() {
  std::string names;
  for (const SettingSection& section : setting_sections()) {
    if (!names.empty()) names += ", ";
    names += section.name;
  }
  return names;
}

std::string_view nearest_preset(std::string_view name) {
  const std::vector<std::string_view> names = preset_names();
  return *std::ranges::min_element(names, {}, [name](std::string_view known) { return edit_distance(name, known); });
}

}  // namespace credence::policy
