// SPDX-License-Identifier: Apache-2.0
// The program's commands, options and usage errors. Only arguments.cpp includes CLI11, which takes seconds to compile.
#ifndef CREDENCE_CLI_ARGUMENTS_HPP_
#define CREDENCE_CLI_ARGUMENTS_HPP_

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/output.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace credence::cli {

/// The one of some names that was probably meant; empty where none is like it.
[[nodiscard]] std::string_view nearest_of(std::string_view given, const std::vector<std::string_view>& names);

/// What --help says of a command's exit status; 2 is the same for all.
struct ExitMeanings {
  std::string clear = "the work is done";
  std::string objection;  ///< Empty: the command never ends with 1.
};

/// What not every option has. Each function returns the option itself.
class Option {
 public:
  explicit Option(CLI::Option* option) : option_(option) {}

  Option& required();
  /// What --help calls the value.
  Option& value_name(const std::string& name);
  /// --help shows the value that the variable has now.
  Option& show_default();
  Option& show_default(const std::string& text);
  /// May be given several times with one value each, for a variable that is a vector.
  Option& repeatable();
  /// A number outside is a usage error.
  Option& between(int least, int most);

 private:
  CLI::Option* option_;
};

/// A command to which options and an action are added. A handle: copies are the same command. The variables that
/// options fill must live until Program::run() returns.
class Command {
 public:
  using Action = std::function<ExitStatus()>;

  Command(CLI::App* app, ExitStatus* status) : app_(app), status_(status) {}

  /// A command below this one.
  [[nodiscard]] Command add_command(const std::string& name, const std::string& help);
  /// One that does nothing by itself: the next argument must name a command below it.
  [[nodiscard]] Command add_group(const std::string& name, const std::string& help);

  /// What --help ends with: calls of the command, each a line, and what its exit status means.
  void explain(const std::vector<std::string>& examples, const ExitMeanings& meanings = {});

  /// An option ("--name", "-n,--name") or a positional argument ("name") that sets `value`. T is std::string,
  /// std::filesystem::path, a vector of either, or an unsigned number of 32 or 64 bits. An empty path is a usage error.
  template <typename T>
  Option add_option(const std::string& name, T& value, const std::string& help);
  /// An option whose value `parse` takes.
  Option add_parsed(const std::string& name, const std::function<void(const std::string&)>& parse,
                    const std::string& help);
  void add_flag(const std::string& name, bool& value, const std::string& help);
  /// An option that takes one of a few words and sets `value` to the meaning of the given one.
  template <typename T>
  void add_choice(const std::string& name, T& value, const std::string& help,
                  std::vector<std::pair<std::string, T>> choices) {
    std::vector<std::string> words;
    words.reserve(choices.size());
    for (const auto& [word, meaning] : choices) words.push_back(word);
    add_words(
        name, std::move(words),
        [&value, choices = std::move(choices)](std::size_t index) { value = choices[index].second; }, help);
  }
  /// An option of add_option() becomes one that must be given.
  void require(const std::string& name);

  /// What the command does when it is called. An action that can't be carried out throws, and main says why.
  void set_action(Action action);

 private:
  // `choose` is called with the index of the given word.
  void add_words(const std::string& name, std::vector<std::string> words, std::function<void(std::size_t)> choose,
                 const std::string& help);

  CLI::App* app_;
  ExitStatus* status_;
};

/// All commands of the program.
class Program {
 public:
  Program(const std::string& name, const std::string& help, const std::string& version);
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  [[nodiscard]] Command root();
  /// Calls the command that the arguments name, and writes out what it printed. Wrong usage is said on standard error,
  /// without what may be a password given as an argument.
  [[nodiscard]] ExitStatus run(int argc, char** argv);

 private:
  std::unique_ptr<CLI::App> app_;
  ExitStatus status_ = ExitStatus::kFailed;
};

}  // namespace credence::cli

#endif  // CREDENCE_CLI_ARGUMENTS_HPP_
