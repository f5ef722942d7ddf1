// SPDX-License-Identifier: Apache-2.0
// The commands below "credence dictionary", and what they share.
#ifndef CREDENCE_CLI_DICTIONARY_COMMANDS_HPP_
#define CREDENCE_CLI_DICTIONARY_COMMANDS_HPP_

#include <CLI/App.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "credence/dictionary.hpp"

namespace credence::cli {

void add_dictionary_build(CLI::App& parent, int& exit_status);
void add_dictionary_info(CLI::App& parent, int& exit_status);
void add_dictionary_verify(CLI::App& parent, int& exit_status);
void add_dictionary_find(CLI::App& parent, int& exit_status);

/// The names of the kinds of lists, as options and output have them.
[[nodiscard]] const std::vector<std::pair<std::string, WordKind>>& word_kinds();

}  // namespace credence::cli

#endif  // CREDENCE_CLI_DICTIONARY_COMMANDS_HPP_
