// SPDX-License-Identifier: Apache-2.0
// The program's commands. Each function adds one to its parent; when the command is called it runs and stores the
// program's exit status. A command that can't be carried out throws, and main says why.
#ifndef CREDENCE_CLI_COMMANDS_HPP_
#define CREDENCE_CLI_COMMANDS_HPP_

#include <CLI/App.hpp>

namespace credence::cli {

/// Exit statuses are a contract with scripts.
constexpr int kAllAccepted = 0;
constexpr int kSomeRefused = 1;
constexpr int kFailed = 2;

CLI::App* add_check(CLI::App& parent, int& exit_status);
CLI::App* add_sign_in(CLI::App& parent, int& exit_status);
CLI::App* add_breach(CLI::App& parent, int& exit_status);
CLI::App* add_dictionary(CLI::App& parent, int& exit_status);
CLI::App* add_policy(CLI::App& parent, int& exit_status);

}  // namespace credence::cli

#endif  // CREDENCE_CLI_COMMANDS_HPP_
