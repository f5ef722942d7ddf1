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

// Arguments that fit nowhere may be a password given by mistake, so only what looks like an option is shown, and
// that without its value.
std::string describe_extra(const CLI::App& app) {
  for (const std::string& extra : app.remaining(true)) {
    if (extra.starts_with("--")) return fmt::format("unknown option {}", extra.substr(0, extra.find('=')));
  }
  return "an argument is not expected (it is not shown, for it may be a password); passwords come from standard "
         "input, a line each";
}

std::string called_command(const CLI::App& app) {
  std::string name = app.get_name();
  for (const CLI::App* command : app.get_subcommands()) name += ' ' + called_command(*command);
  return name;
}

int report_usage(const CLI::App& app, const CLI::ParseError& error) {
  if (error.get_exit_code() == 0) {  // --help, --version
    app.exit(error);
    flush_output();
    return kAllAccepted;
  }
  const bool is_extra = dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr;
  note(fmt::format("{}; see '{} --help'", is_extra ? describe_extra(app) : error.what(), called_command(app)));
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
  try {
    return run(argc, argv);
  } catch (const std::bad_alloc&) {
    note("out of memory");
  } catch (const std::exception& error) {
    note(error.what());
  }
  return kFailed;
}
