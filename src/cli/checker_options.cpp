// SPDX-License-Identifier: Apache-2.0
#include "cli/checker_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "cli/output.hpp"
#include "credence/error.hpp"

namespace credence::cli {

void add_checker_options(CLI::App& command, CheckerOptions& options) {
  command.add_option("--policy", options.policy, "A preset (see 'credence policy list') or a TOML file")
      ->capture_default_str();
  command.add_option("--breach", options.breaches, "A breach file, besides the built-in list; may be repeated")
      ->type_name("FILE")
      ->expected(1)
      ->take_all();
  command.add_flag("--no-built-in", options.no_built_in, "Leave the built-in list of leaked passwords out");
  command.add_option("--dictionary", options.dictionaries, "Dictionary files, besides the built-in dictionary")
      ->type_name("FILE");
}

Policy find_policy(const std::string& name_or_file) {
  const auto names = preset_names();
  if (std::ranges::find(names, name_or_file) != names.end()) return preset(name_or_file);
  std::error_code ignored;
  if (!std::filesystem::exists(name_or_file, ignored)) {
    throw Error(ErrorCode::kUnknownName, fmt::format("there is no preset and no file \"{}\"; the presets are {}",
                                                     name_or_file, fmt::join(names, ", ")));
  }
  return load_policy(name_or_file);
}

Checker make_checker(const CheckerOptions& options) {
  const Policy policy = find_policy(options.policy);
  Resources resources = Resources::built_in();
  if (options.no_built_in) resources.breaches.clear();
  for (const std::string& file : options.breaches) resources.breaches.push_back(BreachDatabase::open(file));
  for (const std::string& file : options.dictionaries) resources.dictionaries.push_back(Dictionary::open(file));
  Checker checker(policy, std::move(resources));
  if (policy.breach.enabled && options.breaches.empty()) {
    note(options.no_built_in ? "no list of leaked passwords is in use; give one with --breach FILE"
                             : "only the built-in list of common passwords is in use; give a full list of leaked "
                               "passwords with --breach FILE");
  }
  return checker;
}

}  // namespace credence::cli
