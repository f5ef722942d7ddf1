// SPDX-License-Identifier: Apache-2.0
// The groups of options that several commands share, and what is made of them.
#ifndef CREDENCE_CLI_OPTIONS_HPP_
#define CREDENCE_CLI_OPTIONS_HPP_

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/input.hpp"
#include "cli/output.hpp"
#include "credence/build.hpp"
#include "credence/checker.hpp"
#include "unpacking/archive_input.hpp"

namespace credence::cli {

/// Which checker a command works with.
struct CheckerOptions {
  std::optional<std::string> policy;  ///< Nothing: the system's policy, else kDefaultPolicy.
  bool no_system_policy = false;
  std::vector<std::filesystem::path> breaches;
  std::vector<std::filesystem::path> dictionaries;
  std::vector<std::filesystem::path> forbidden;
  std::vector<std::filesystem::path> allowed;
  bool no_built_in = false;
  bool no_built_in_dictionary = false;
  bool pread = false;
};
/// The preset that decides where nothing else does.
inline constexpr const char* kDefaultPolicy = "citrix-cloud";
/// The preset that we advise; it refuses what is guessed, not what lacks a digit.
inline constexpr const char* kRecommendedPolicy = "credence";
/// Where the system's administrator puts the policy that check and sign-in take by default; a path that the build sets.
[[nodiscard]] const char* system_policy_file();
/// Whether there is such a file, be it good or bad, so that it can't be passed over.
[[nodiscard]] bool has_system_policy();

/// Adds --policy, --no-system-policy, --breach, --no-built-in, --pread, --dictionary, --no-built-in-dictionary,
/// --forbidden and --allowed.
void add_checker_options(Command command, CheckerOptions& options);
/// The preset with this name, else the policy in this file.
[[nodiscard]] Policy find_policy(const std::string& name_or_file);
/// How the commands that look up open a breach file.
[[nodiscard]] BreachOptions breach_options(bool pread);
/// Opens what the options name. Says on standard error, unless `quiet`, that the system's policy is used, and what the
/// checker warns of: once in a terminal session that the policy asks for a breach lookup and the built-in list is all
/// there is; that the files given are small or incomplete.
[[nodiscard]] Checker make_checker(const CheckerOptions& options, bool quiet);

/// Whose password it is.
struct SubjectOptions {
  std::string user;
  std::string email;
  std::string name;
  std::string organisation;
  std::string service;
  std::vector<std::string> words;
  std::filesystem::path file;
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
/// What an archive's files are to a build from such lists.
[[nodiscard]] unpacking::ArchiveMembers members_of(const BreachBuildOptions& options);
/// Adds --duplicates.
void add_duplicates_option(Command command, DuplicateCounts& duplicates);

/// Adds an option for a time in one of the forms of parse_time(); anything else throws Error(kInvalidArgument).
void add_time_option(Command command, const std::string& name, std::optional<std::chrono::sys_seconds>& time,
                     const std::string& help);
/// Adds --memory; `bytes` is its default. A value that is not a size throws Error(kInvalidArgument).
void add_memory_option(Command command, std::uint64_t& bytes);
/// Adds --progress always|never|auto.
void add_progress_option(Command command, ShowProgress& show);
/// Adds --format text|json.
void add_format_option(Command command, Format& format);

/// How answers are to be written, as far as it was said.
struct AnswerOptions {
  std::optional<Format> format;
  std::optional<std::string> language;
};
/// Adds --format and --language, which is one that has messages.
void add_answer_options(Command command, AnswerOptions& options);
/// What they come to: text is in the language of the environment (LC_ALL, LC_MESSAGES, LANG) and may have colours; JSON
/// is in English, whoever runs the program.
[[nodiscard]] AnswerStyle style_of(const AnswerOptions& options);

}  // namespace credence::cli

#endif  // CREDENCE_CLI_OPTIONS_HPP_
