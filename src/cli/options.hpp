// SPDX-License-Identifier: Apache-2.0
// The groups of options that several commands share, and what is made of them.
#ifndef CREDENCE_CLI_OPTIONS_HPP_
#define CREDENCE_CLI_OPTIONS_HPP_

#include <cstdint>
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/input.hpp"
#include "cli/output.hpp"
#include "credence/build.hpp"
#include "credence/checker.hpp"

namespace credence::cli {

/// Which checker a command works with.
struct CheckerOptions {
  std::string policy = "citrix-cloud";
  std::vector<std::string> breaches;
  std::vector<std::string> dictionaries;
  std::vector<std::string> forbidden;
  std::vector<std::string> allowed;
  bool no_built_in = false;
  bool pread = false;
};
/// Adds --policy, --breach, --no-built-in, --pread, --dictionary, --forbidden and --allowed.
void add_checker_options(Command command, CheckerOptions& options);
/// The preset with this name, else the policy in this file.
[[nodiscard]] Policy find_policy(const std::string& name_or_file);
/// How the commands that look up open a breach file.
[[nodiscard]] BreachOptions breach_options(bool pread);
/// Opens what the options name. Says on standard error, once, what the checker warns of: where the policy asks for a
/// breach lookup and the built-in list is all there is, or the files given are small or incomplete.
[[nodiscard]] Checker make_checker(const CheckerOptions& options);

/// Whose password it is.
struct SubjectOptions {
  std::string user;
  std::string email;
  std::string name;
  std::string organisation;
  std::string service;
  std::vector<std::string> words;
  std::string file;
};
/// Adds --user, --email, --name, --organisation, --service, --word and --subject-file.
void add_subject_options(Command command, SubjectOptions& options);
/// Takes from --subject-file what the other options leave open; words are added. Throws Error: kIo, or
/// kInvalidArgument with the file and what is wrong.
void read_subject_file(SubjectOptions& options);
/// Views of `options`.
[[nodiscard]] Subject make_subject(const SubjectOptions& options);

/// Adds --null and --keep-cr.
void add_line_options(Command command, SecretLines::Options& options);

/// Adds what a list of leaked passwords is and how its lines are read: --from, --kind, --min-count, --counts and so on.
void add_list_options(Command command, BreachBuildOptions& options);
/// Adds --duplicates.
void add_duplicates_option(Command command, DuplicateCounts& duplicates);

/// Adds --memory; `bytes` is its default. A value that is not a size throws Error(kInvalidArgument).
void add_memory_option(Command command, std::uint64_t& bytes);
/// Adds --progress always|never|auto.
void add_progress_option(Command command, ShowProgress& show);
/// Adds --format text|json.
void add_format_option(Command command, Format& format);
/// Adds --language.
void add_language_option(Command command, std::string& language);

}  // namespace credence::cli

#endif  // CREDENCE_CLI_OPTIONS_HPP_
