// SPDX-License-Identifier: Apache-2.0
// The options that say which checker a command works with.
#ifndef CREDENCE_CLI_CHECKER_OPTIONS_HPP_
#define CREDENCE_CLI_CHECKER_OPTIONS_HPP_

#include <CLI/App.hpp>
#include <string>
#include <vector>

#include "credence/checker.hpp"

namespace credence::cli {

struct CheckerOptions {
  std::string policy = "citrix-cloud";
  std::vector<std::string> breaches;
  std::vector<std::string> dictionaries;
  bool no_built_in = false;
};

/// Adds --policy, --breach, --no-built-in and --dictionary.
void add_checker_options(CLI::App& command, CheckerOptions& options);

/// The preset with this name, else the policy in this file.
[[nodiscard]] Policy find_policy(const std::string& name_or_file);

/// Opens what the options name. Says on standard error, once, where the policy asks for a breach lookup and the
/// built-in list is all there is.
[[nodiscard]] Checker make_checker(const CheckerOptions& options);

}  // namespace credence::cli

#endif  // CREDENCE_CLI_CHECKER_OPTIONS_HPP_
