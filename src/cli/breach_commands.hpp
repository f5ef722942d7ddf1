// SPDX-License-Identifier: Apache-2.0
// The commands below `credence breach`, and the words they share.
#ifndef CREDENCE_CLI_BREACH_COMMANDS_HPP_
#define CREDENCE_CLI_BREACH_COMMANDS_HPP_

#include <CLI/App.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/progress.hpp"
#include "credence/breach.hpp"
#include "credence/build.hpp"

namespace credence::cli {

void add_breach_build(CLI::App& parent, int& exit_status);
void add_breach_info(CLI::App& parent, int& exit_status);
void add_breach_verify(CLI::App& parent, int& exit_status);
void add_breach_lookup(CLI::App& parent, int& exit_status);
void add_breach_merge(CLI::App& parent, int& exit_status);
void add_breach_diff(CLI::App& parent, int& exit_status);
void add_breach_top(CLI::App& parent, int& exit_status);
void add_breach_export(CLI::App& parent, int& exit_status);

/// "sha1", "ntlm".
[[nodiscard]] std::string_view hash_kind_name(HashKind kind);
/// "2025-11-21T00:00:00Z".
[[nodiscard]] std::string date_text(std::chrono::sys_seconds date);
/// "12.3 MB".
[[nodiscard]] std::string size_text(std::uint64_t bytes);

/// What a list is and how its lines are read: --from, --kind, --min-count, --counts and so on.
void add_list_options(CLI::App& command, BreachBuildOptions& options);
/// --duplicates.
void add_duplicates_option(CLI::App& command, DuplicateCounts& duplicates);
/// Says which malformed lines were left out.
void note_malformed(const BreachBuildResult& result);

}  // namespace credence::cli

#endif  // CREDENCE_CLI_BREACH_COMMANDS_HPP_
