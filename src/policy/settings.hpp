// SPDX-License-Identifier: Apache-2.0
// The one table of settings: every key of a policy ("length.min") with its member, its values and what it
// does. Reading, printing, setting by key, validating and the reference in docs/policies.md all come from it.
#ifndef CREDENCE_POLICY_SETTINGS_HPP_
#define CREDENCE_POLICY_SETTINGS_HPP_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "credence/policy.hpp"

namespace credence::policy {

/// The numbers a setting takes: `min` to `max`, and 0 besides where 0 turns the rule off.
struct SettingRange {
  std::uint64_t min = 0;
  std::uint64_t max = 0;
  bool zero_is_off = false;
  [[nodiscard]] bool contains(std::uint64_t value) const {
    return (value == 0 && zero_is_off) || (min <= value && value <= max);
  }
};

/// One key. The alternatives of `member` say its type; an enumeration is seen through its underlying byte.
struct Setting {
  using Bool = bool& (*)(Policy&);
  using Number = std::uint32_t& (*)(Policy&);
  using LargeNumber = std::uint64_t& (*)(Policy&);
  using Choice = std::uint8_t& (*)(Policy&);
  using Text = std::string& (*)(Policy&);
  using List = std::vector<std::string>& (*)(Policy&);

  std::string_view key;
  std::variant<Bool, Number, LargeNumber, Choice, Text, List> member;
  std::string_view about;  ///< What it does, with the code it leads to, in one line.
  SettingRange range = {};
  /// A choice: the name of each value, in the order of the enumeration; an empty one is not for this key.
  /// A list: the strings it takes.
  std::span<const std::string_view> names = {};
};

/// Every setting, in the order of policy.hpp.
[[nodiscard]] std::span<const Setting> settings();

/// What a section of settings ("length") is for, in one line.
struct SettingSection {
  std::string_view name;
  std::string_view about;
};
[[nodiscard]] std::span<const SettingSection> setting_sections();

/// The part of a key before the dot, empty for a top-level key.
[[nodiscard]] std::string_view section_of(std::string_view key);
/// The part of a key after the dot.
[[nodiscard]] std::string_view name_in_section(std::string_view key);

/// The setting with this key, or null.
[[nodiscard]] const Setting* find_setting(std::string_view key);

}  // namespace credence::policy

#endif  // CREDENCE_POLICY_SETTINGS_HPP_
