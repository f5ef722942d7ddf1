// SPDX-License-Identifier: Apache-2.0
// A policy as TOML, in full, in the order of the table of settings.
#include <fmt/format.h>

#include <algorithm>

#include "policy/setting_text.hpp"

namespace credence {
namespace {

using namespace policy;

std::string_view about_section(std::string_view name) {
  return std::ranges::find(setting_sections(), name, &SettingSection::name)->about;
}

}  // namespace

std::string policy_text(const Policy& policy) {
  std::string text = "# A credence policy with every key written out; docs/policies.md explains them.\n";
  std::string_view section;
  for (const Setting& setting : settings()) {
    if (section_of(setting.key) != section) {
      section = section_of(setting.key);
      text += fmt::format("\n# {}\n[{}]\n", about_section(section), section);
    }
    text += fmt::format("{} = {}  # {}", name_in_section(setting.key), setting_toml(setting, policy), setting.about);
    if (std::holds_alternative<Setting::Choice>(setting.member)) text += "; " + expected_values(setting);
    text += '\n';
  }
  return text;
}

}  // namespace credence
