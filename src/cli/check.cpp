// SPDX-License-Identifier: Apache-2.0
// credence check: may these passwords be set?
#include <memory>

#include "cli/batch.hpp"
#include "cli/commands.hpp"
#include "cli/input.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/terminal.hpp"

namespace credence::cli {
namespace {

struct CheckCommand {
  CheckerOptions checker;
  SubjectOptions subject;
  PasswordInput input;
  BatchOptions batch;
};

ExitStatus run(CheckCommand& command) {
  read_subject_file(command.subject);
  const Checker checker = make_checker(command.checker, command.batch.quiet);
  if (input_is_terminal()) command.input.confirm = true;
  const auto make_judge = [&command, &checker]() -> Judge {
    return [&command, &checker, subject = make_subject(command.subject)](const PasswordEntry& entry) mutable {
      if (command.input.confirm) subject.confirmation = entry.confirmation;
      if (command.input.previous) subject.previous_password = entry.previous;
      return checker.check(entry.password, subject);
    };
  };
  const BatchSummary summary = judge_all(command.input, command.batch, make_judge);
  print_summary(summary, command.batch);
  return status_of(summary.any_refused());
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
  add_batch_options(command, check->batch);
  command.explain(
      {"credence check   # asks for a password, on a terminal",
       "credence check --policy credence --user jo --email jo@example.org",
       "credence check --breach breach.crb --format json < passwords", "credence check --summary --jobs 2 < passwords"},
      {.clear = "every password is accepted", .objection = "at least one password is not accepted"});
  command.set_action([check] { return run(*check); });
}

}  // namespace credence::cli
