// SPDX-License-Identifier: Apache-2.0
// Options that take one of a few words.
#ifndef CREDENCE_CLI_CHOICE_OPTION_HPP_
#define CREDENCE_CLI_CHOICE_OPTION_HPP_

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <string>
#include <utility>
#include <vector>

namespace credence::cli {

/// Adds the option `name`, which stores in `value` what the given word stands for.
template <typename T>
CLI::Option* add_choice(CLI::App& command, const std::string& name, T& value, const std::string& help,
                        std::vector<std::pair<std::string, T>> choices) {
  std::string words;
  for (const auto& [word, meaning] : choices) words += (words.empty() ? "" : "|") + word;
  const auto store = [&value, name, words, choices = std::move(choices)](const std::string& given) {
    for (const auto& [word, meaning] : choices) {
      if (word != given) continue;
      value = meaning;
      return;
    }
    throw CLI::ValidationError(name, fmt::format("takes {}, not \"{}\"", words, given));
  };
  return command.add_option_function<std::string>(name, store, help)->type_name(words);
}

}  // namespace credence::cli

#endif  // CREDENCE_CLI_CHOICE_OPTION_HPP_
