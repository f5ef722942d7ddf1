// SPDX-License-Identifier: Apache-2.0
#include "cli/arguments.hpp"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <type_traits>

#include "policy/nearest.hpp"

namespace credence::cli {
namespace {

// The last of the commands that were named ("breach build"), the program itself where none was.
const CLI::App& called(const CLI::App& app) {
  const CLI::App* command = &app;
  while (!command->get_subcommands().empty()) command = command->get_subcommands().front();
  return *command;
}

// " (did you mean check?)", or nothing.
std::string suggestion(std::string_view given, const std::vector<std::string>& known) {
  const std::string_view nearest = nearest_of(given, {known.begin(), known.end()});
  return nearest.empty() ? "" : fmt::format(" (did you mean {}?)", nearest);
}

// What was given instead is not shown, only what it is like: it may be a password.
std::string describe_missing_command(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::App* known : command.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(known->get_name());
  }
  std::string suggested;
  for (const std::string& extra : command.remaining(true)) {
    if (suggested.empty()) suggested = suggestion(extra, names);
  }
  return fmt::format("name one of the commands {}{}", fmt::join(names, ", "), suggested);
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* const option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

// Arguments that fit nowhere may be a password given by mistake, so only what looks like an option is shown, and
// that without its value.
std::string describe_extra(const CLI::App& app) {
  for (const std::string& extra : app.remaining(true)) {
    if (!extra.starts_with("--")) continue;
    const std::string name = extra.substr(0, extra.find('='));
    return fmt::format("unknown option {}{}", name, suggestion(name, option_names(app)));
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

// Lines of at most `width` characters, broken at blanks.
std::string wrapped(const std::string& text, std::size_t width) {
  std::string lines;
  std::size_t in_line = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::size_t size = end - begin;
    if (in_line != 0) {
      const bool fits = in_line + 1 + size <= width;
      lines += fits ? ' ' : '\n';
      in_line = fits ? in_line + 1 : 0;
    }
    lines.append(text, begin, size);
    in_line += size;
    begin = end + 1;
  }
  return lines;
}

// What is said of options and commands stands behind their names, in a terminal of 80 columns.
constexpr std::size_t kNameColumns = 30;
constexpr std::size_t kHelpColumns = 80 - kNameColumns;

std::string help_text(const std::string& text) { return wrapped(text, kHelpColumns); }

constexpr const char* kCommands = "Commands";  // what --help calls them

// What is said of a command stands behind its name in the help of its group, and alone in its own.
class HelpFormatter final : public CLI::Formatter {
 public:
  HelpFormatter() {
    column_width(kNameColumns);
    label("REQUIRED", "(required)");
    label("SUBCOMMAND", "COMMAND");
  }
  std::string make_description(const CLI::App* app) const override {
    std::string text = app->get_description();
    std::ranges::replace(text, '\n', ' ');
    return wrapped(text, 80) + "\n\n";
  }
};

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

std::string_view nearest_of(std::string_view given, const std::vector<std::string_view>& names) {
  std::string_view nearest;
  std::size_t fewest = 3;  // two slips of the finger are a mistake, three another word
  for (const std::string_view name : names) {
    const std::size_t edits = given.size() >= 3 && name.starts_with(given) ? 1 : policy::edit_distance(given, name);
    if (edits >= std::min(fewest, given.size())) continue;
    fewest = edits;
    nearest = name;
  }
  return nearest;
}

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
  option_->check(CLI::Range(least, most).description(""));  // the help text says which numbers
  return *this;
}

Command Command::add_command(const std::string& name, const std::string& help) {
  return {app_->add_subcommand(name, help_text(help))->group(kCommands), status_};
}

Command Command::add_group(const std::string& name, const std::string& help) {
  CLI::App* const group = app_->add_subcommand(name, help_text(help))->group(kCommands);
  group->require_subcommand(1);
  return {group, status_};
}

void Command::explain(const std::vector<std::string>& examples, const ExitMeanings& meanings) {
  std::string text = "Examples:\n";
  for (const std::string& example : examples) text += fmt::format("  {}\n", example);
  text += fmt::format("\nExit status:\n  0  {}\n", meanings.clear);
  if (!meanings.objection.empty()) text += fmt::format("  1  {}\n", meanings.objection);
  text += "  2  the call could not be carried out; standard error says why";
  app_->footer(text);
}

template <typename T>
Option Command::add_option(const std::string& name, T& value, const std::string& help) {
  CLI::Option* const option = app_->add_option(name, value, help_text(help));
  if constexpr (std::is_same_v<T, std::filesystem::path> || std::is_same_v<T, std::vector<std::filesystem::path>>) {
    option->check([](const std::string& path) { return path.empty() ? "the name of a file is empty" : std::string(); });
  }
  return Option(option);
}
template Option Command::add_option(const std::string&, std::string&, const std::string&);
template Option Command::add_option(const std::string&, std::filesystem::path&, const std::string&);
template Option Command::add_option(const std::string&, std::vector<std::string>&, const std::string&);
template Option Command::add_option(const std::string&, std::vector<std::filesystem::path>&, const std::string&);
template Option Command::add_option(const std::string&, std::uint32_t&, const std::string&);
template Option Command::add_option(const std::string&, std::uint64_t&, const std::string&);

Option Command::add_parsed(const std::string& name, const std::function<void(const std::string&)>& parse,
                           const std::string& help) {
  return Option(app_->add_option_function<std::string>(name, parse, help_text(help)));
}

void Command::add_flag(const std::string& name, bool& value, const std::string& help) {
  app_->add_flag(name, value, help_text(help));
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
  app_->set_version_flag("-V,--version", version, "Print the version and exit");
  app_->set_help_flag("-h,--help", "Print this help and exit");
  app_->formatter(std::make_shared<HelpFormatter>());
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
