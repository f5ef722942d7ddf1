// SPDX-License-Identifier: Apache-2.0
// credence check: may these passwords be set?
#include <memory>
#include <string>

#include "cli/commands.hpp"
#include "cli/input.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"

namespace credence::cli {
namespace {

struct CheckCommand {
  CheckerOptions checker;
  SubjectOptions subject;
  PasswordInput input;
  Format format = Format::kText;
  std::string language = "en";
};

ExitStatus run(CheckCommand& command) {
  read_subject_file(command.subject);
  const Checker checker = make_checker(command.checker);
  if (input_is_terminal()) command.input.confirm = true;
  Subject subject = make_subject(command.subject);
  bool any_refused = false;
  for_each_password(command.input, [&](const PasswordEntry& entry) {
    if (command.input.confirm) subject.confirmation = view(entry.confirmation);
    if (command.input.previous) subject.previous_password = view(entry.previous);
    const Report report = checker.check(view(entry.password), subject);
    any_refused |= report.verdict != Verdict::kAccept;
    print_report(entry.line, report, command.format, command.language);
  });
  return status_of(any_refused);
}

}  // namespace

void add_check(Command parent) {
  Command command = parent.add_command("check", "Say of each password on standard input whether it may be set");
  const auto check = std::make_shared<CheckCommand>();
  add_checker_options(command, check->checker);
  add_subject_options(command, check->subject);
  add_line_options(command, check->input.lines);
  command.add_flag("--confirm", check->input.confirm, "Each password is followed by its second entry");
  command.add_flag("--previous", check->input.previous, "Each password follows the old one");
  add_language_option(command, check->language);
  add_format_option(command, check->format);
  command.set_action([check] { return run(*check); });
}

}  // namespace credence::cli
