// SPDX-License-Identifier: Apache-2.0
// credence policy list|show: the shipped policies, and a policy in full.
#include "credence/policy.hpp"

#include <fmt/format.h>

#include <memory>
#include <string>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "messages/json_writer.hpp"

namespace credence::cli {
namespace {

void list(Format format) {
  const bool from_system = has_system_policy();
  for (const std::string_view name : preset_names()) {
    const Policy policy = preset(name);
    if (format == Format::kJson) {
      messages::JsonWriter json;
      json.begin_object()
          .member("name", policy.name)
          .member("description", policy.description)
          .member("default", !from_system && name == kDefaultPolicy)
          .member("recommended", name == kRecommendedPolicy)
          .end_object();
      print(json.take_line());
    } else {
      print(fmt::format("{:<24}{}\n", policy.name, policy.description));
    }
  }
  if (format == Format::kJson) return;
  print(fmt::format("\ncheck and sign-in use {} unless --policy names another.\n",
                    from_system ? system_policy_file() : kDefaultPolicy));
  print(fmt::format(
      "We recommend {}: it refuses what is guessed and asks for no kinds of characters. citrix-cloud refuses\n"
      "passphrases of ordinary words, whatever their length, and what has no digit, capital or symbol.\n",
      kRecommendedPolicy));
}

void add_list(Command group) {
  Command command = group.add_command("list", "List the presets");
  const auto format = std::make_shared<Format>(Format::kText);
  add_format_option(command, *format);
  command.explain({"credence policy list", "credence policy list --format json"});
  command.set_action([format] {
    list(*format);
    return ExitStatus::kClear;
  });
}

void add_show(Command group) {
  Command command = group.add_command("show", "Print a policy in full as TOML");
  const auto name = std::make_shared<std::string>(kDefaultPolicy);
  command.add_option("policy", *name, "A preset or a TOML file").show_default();
  command.explain({"credence policy show credence", "credence policy show citrix-cloud > my-policy.toml"});
  command.set_action([name] {
    print(policy_text(find_policy(*name)));
    return ExitStatus::kClear;
  });
}

}  // namespace

void add_policy(Command parent) {
  Command group = parent.add_group("policy", "List and show policies");
  add_list(group);
  add_show(group);
  group.explain({"credence policy list", "credence policy show credence"});
}

}  // namespace credence::cli
