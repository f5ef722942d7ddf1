// SPDX-License-Identifier: Apache-2.0
#include "cli/arguments.hpp"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <cstdint>
#include <filesystem>

namespace credence::cli {
namespace {

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

ExitStatus report_usage(const CLI::App& app, const CLI::ParseError& error) {
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {  // --help, --version
    app.exit(error);
    flush_output();
    return ExitStatus::kClear;
  }
  note(fmt::format("{}; see '{} --help'", describe(app, error), full_name(called(app))));
  return ExitStatus::kFailed;
}

}  // namespace

Option& Option::required() {
  option_->required();
  return *this;
}

Option& Option::value_name(const std::string& name) {
  option_->type_name(name);
  return *this;
}

Option& Option::show_default() {
  option_->capture_default_str();
  return *this;
}

Option& Option::show_default(const std::string& text) {
  option_->default_str(text);
  return *this;
}

Option& Option::repeatable() {
  option_->expected(1)->take_all();
  return *this;
}

Option& Option::between(int least, int most) {
  option_->check(CLI::Range(least, most));
  return *this;
}

Command Command::add_command(const std::string& name, const std::string& help) {
  return {app_->add_subcommand(name, help), status_};
}

Command Command::add_group(const std::string& name, const std::string& help) {
  CLI::App* const group = app_->add_subcommand(name, help);
  group->require_subcommand(1);
  return {group, status_};
}

template <typename T>
Option Command::add_option(const std::string& name, T& value, const std::string& help) {
  return Option(app_->add_option(name, value, help));
}
template Option Command::add_option(const std::string&, std::string&, const std::string&);
template Option Command::add_option(const std::string&, std::filesystem::path&, const std::string&);
template Option Command::add_option(const std::string&, std::vector<std::string>&, const std::string&);
template Option Command::add_option(const std::string&, std::vector<std::filesystem::path>&, const std::string&);
template Option Command::add_option(const std::string&, std::uint32_t&, const std::string&);
template Option Command::add_option(const std::string&, std::uint64_t&, const std::string&);

Option Command::add_parsed(const std::string& name, const std::function<void(const std::string&)>& parse,
                           const std::string& help) {
  return Option(app_->add_option_function<std::string>(name, parse, help));
}

void Command::add_flag(const std::string& name, bool& value, const std::string& help) {
  app_->add_flag(name, value, help);
}

void Command::add_words(const std::string& name, std::vector<std::string> words,
                        std::function<void(std::size_t)> choose, const std::string& help) {
  const std::string all = fmt::format("{}", fmt::join(words, "|"));
  const auto parse = [name, all, words = std::move(words), choose = std::move(choose)](const std::string& given) {
    const auto found = std::ranges::find(words, given);
    if (found == words.end()) throw CLI::ValidationError(name, fmt::format("takes {}, not \"{}\"", all, given));
    choose(static_cast<std::size_t>(found - words.begin()));
  };
  add_parsed(name, parse, help).value_name(all);
}

void Command::require(const std::string& name) { app_->get_option(name)->required(); }

void Command::set_action(Action action) {
  app_->callback([action = std::move(action), status = status_] { *status = action(); });
}

Program::Program(const std::string& name, const std::string& help, const std::string& version)
    : app_(std::make_unique<CLI::App>(help, name)) {
  app_->require_subcommand(1);
  app_->set_version_flag("--version", version);
}

Program::~Program() = default;

Command Program::root() { return {app_.get(), &status_}; }

ExitStatus Program::run(int argc, char** argv) {
  try {
    app_->parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return report_usage(*app_, error);
  }
  flush_output();
  return status_;
}

}  // namespace credence::cli
