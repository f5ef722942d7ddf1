// SPDX-License-Identifier: Apache-2.0
// credence check: may these passwords be set?
#include <memory>

#include "cli/checker_options.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/password_source.hpp"
#include "cli/subject_options.hpp"
#include "cli/terminal.hpp"

namespace credence::cli {
namespace {

struct CheckOptions {
  CheckerOptions checker;
  SubjectOptions subject;
  PasswordInput input;
  Format format = Format::kText;
  std::string language = "en";
};

std::string_view view(const text::SecureBytes& bytes) { return {bytes.data(), bytes.size()}; }

int run(CheckOptions& options) {
  read_subject_file(options.subject);
  const Checker checker = make_checker(options.checker);
  if (input_is_terminal()) options.input.confirm = true;
  PasswordSource source(options.input);
  Subject subject = make_subject(options.subject);
  PasswordEntry entry;
  int status = kAllAccepted;
  while (source.next(entry)) {
    if (options.input.confirm) subject.confirmation = view(entry.confirmation);
    if (options.input.previous) subject.previous_password = view(entry.previous);
    const Report report = checker.check(view(entry.password), subject);
    if (report.verdict != Verdict::kAccept) status = kSomeRefused;
    print_report(entry.line, report, options.format, options.language);
    if (source.may_wait()) flush_output();
  }
  return status;
}

}  // namespace

CLI::App* add_check(CLI::App& parent, int& exit_status) {
  CLI::App* command = parent.add_subcommand("check", "Say of each password on standard input whether it may be set");
  const auto options = std::make_shared<CheckOptions>();
  add_checker_options(*command, options->checker);
  add_subject_options(*command, options->subject);
  add_line_options(*command, options->input.lines);
  command->add_flag("--confirm", options->input.confirm, "Each password is followed by its second entry");
  command->add_flag("--previous", options->input.previous, "Each password follows the old one");
  add_language_option(*command, options->language);
  add_format_option(*command, options->format);
  command->callback([options, &exit_status] { exit_status = run(*options); });
  return command;
}

}  // namespace credence::cli
