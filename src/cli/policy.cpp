// SPDX-License-Identifier: Apache-2.0
// credence policy list|show: the shipped policies, and a policy in full.
#include "credence/policy.hpp"

#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "cli/checker_options.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"

namespace credence::cli {
namespace {

void list(Format format) {
  for (const std::string_view name : preset_names()) {
    const Policy policy = preset(name);
    if (format == Format::kJson) {
      print(nlohmann::ordered_json{{"name", policy.name}, {"description", policy.description}}.dump() + '\n');
    } else {
      print(fmt::format("{:<24}{}\n", policy.name, policy.description));
    }
  }
}

}  // namespace

CLI::App* add_policy(CLI::App& parent, int& exit_status) {
  CLI::App* command = parent.add_subcommand("policy", "List and show policies");
  command->require_subcommand(1);

  CLI::App* list_command = command->add_subcommand("list", "List the presets");
  const auto format = std::make_shared<Format>(Format::kText);
  add_format_option(*list_command, *format);
  list_command->callback([format, &exit_status] {
    list(*format);
    exit_status = kAllAccepted;
  });

  CLI::App* show_command = command->add_subcommand("show", "Print a policy in full as TOML");
  const auto name = std::make_shared<std::string>("citrix-cloud");
  show_command->add_option("policy", *name, "A preset or a TOML file")->capture_default_str();
  show_command->callback([name, &exit_status] {
    print(policy_text(find_policy(*name)));
    exit_status = kAllAccepted;
  });
  return command;
}

}  // namespace credence::cli
