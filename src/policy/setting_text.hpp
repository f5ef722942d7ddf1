// SPDX-License-Identifier: Apache-2.0
// Words about settings: what a setting takes, how its value is written, which key somebody meant.
#ifndef CREDENCE_POLICY_SETTING_TEXT_HPP_
#define CREDENCE_POLICY_SETTING_TEXT_HPP_

#include <optional>
#include <string>
#include <string_view>

#include "policy/settings.hpp"

namespace credence::policy {

/// What a setting takes: "a whole number from 1 to 65536", "one of reject, warn".
[[nodiscard]] std::string expected_values(const Setting& setting);

/// A setting's value in `policy`, as TOML.
[[nodiscard]] std::string setting_toml(const Setting& setting, const Policy& policy);

/// The known key or section that is fewest edits away from `key`, which may lack its section; nothing where even that
/// has little in common with it.
[[nodiscard]] std::optional<std::string_view> nearest_key(std::string_view key);

/// "text, length, ...".
[[nodiscard]] std::string section_names();

/// The shipped policy whose name is fewest edits away from `name`.
[[nodiscard]] std::string_view nearest_preset(std::string_view name);

}  // namespace credence::policy

#endif  // CREDENCE_POLICY_SETTING_TEXT_HPP_
