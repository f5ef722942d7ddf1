// SPDX-License-Identifier: Apache-2.0
// The options that say whose password it is.
#ifndef CREDENCE_CLI_SUBJECT_OPTIONS_HPP_
#define CREDENCE_CLI_SUBJECT_OPTIONS_HPP_

#include <CLI/App.hpp>
#include <string>
#include <vector>

#include "credence/checker.hpp"

namespace credence::cli {

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
void add_subject_options(CLI::App& command, SubjectOptions& options);

/// Takes from --subject-file what the other options leave open; words are added. Throws Error: kIo, or
/// kInvalidArgument with the file and what is wrong.
void read_subject_file(SubjectOptions& options);

/// Views of `options`.
[[nodiscard]] Subject make_subject(const SubjectOptions& options);

}  // namespace credence::cli

#endif  // CREDENCE_CLI_SUBJECT_OPTIONS_HPP_
