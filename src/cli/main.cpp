// SPDX-License-Identifier: Apache-2.0
// The program: finds the command, and turns whatever goes wrong into one line on standard error.
#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <exception>
#include <string>

#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/process.hpp"
#include "credence/credence.h"
#include "credence/error.hpp"

namespace {

using namespace credence::cli;

// The last of the commands that were named ("breach build"), the program itself where none was.
const CLI::App& called(const CLI::App& app) {
  const CLI::App* command = &app;
  while (!command->get_subcommands().empty()) command = command->get_subcommands().front();
  return *command;
}

std::string describe_missing_command(const CLI::App& command) {
  std::string names;
  for (const CLI::App* known : command.get_subcommands([](const CLI::App*) { return true; })) {
    names += (names.empty() ? "" : ", ") + known->get_name();
  }
  return "name one of the commands " + names;
}

// Arguments that fit nowhere may be a password given by mistake, so only what looks like an option is shown, and
// that without its value.
std::string describe_extra(const CLI::App& app) {
  for (const std::string& extra : app.remaining(true)) {
    if (extra.starts_with("--")) return fmt::format("unknown option {}", extra.substr(0, extra.find('=')));
  }
  return "an argument is not expected (it is not shown, for it may be a password); passwords come from standard "
         "input, a line each";
}

std::string describe(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App& command = called(app);
  if (command.get_require_subcommand_min() > 0) return describe_missing_command(command);
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError)) return describe_extra(command);
  return error.what();
}

std::string full_name(const CLI::App& command) {
  const CLI::App* parent = command.get_parent();
  return (parent == nullptr ? "" : full_name(*parent) + ' ') + command.get_name();
}

int report_usage(const CLI::App& app, const CLI::ParseError& error) {
  if (error.get_exit_code() == 0) {  // --help, --version
    app.exit(error);
    flush_output();
    return kAllAccepted;
  }
  note(fmt::format("{}; see '{} --help'", describe(app, error), full_name(called(app))));
  return kFailed;
}

int run(int argc, char** argv) {
  CLI::App app("Decides whether a password may be set or must be reset, and says why.", "credence");
  app.require_subcommand(1);
  app.set_version_flag("--version", std::string("credence ") + credence_version());
  int exit_status = kFailed;
  add_check(app, exit_status);
  add_sign_in(app, exit_status);
  add_breach(app, exit_status);
  add_dictionary(app, exit_status);
  add_policy(app, exit_status);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return report_usage(app, error);
  }
  flush_output();
  return exit_status;
}

}  // namespace

int main(int argc, char** argv) {
  protect_process();
  hold_standard_streams();
  try {
    return run(argc, argv);
  } catch (const std::bad_alloc&) {
    note("out of memory");
  } catch (const std::exception& error) {
    note(error.what());
  }
  return kFailed;
}
