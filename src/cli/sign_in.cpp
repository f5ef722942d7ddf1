// SPDX-License-Identifier: Apache-2.0
// credence sign-in: must these sign-ins end in a reset?
#include "credence/sign_in.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "cli/batch.hpp"
#include "cli/commands.hpp"
#include "cli/input.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/terminal.hpp"

namespace credence::cli {
namespace {

struct SignInCommand {
  CheckerOptions checker;
  SubjectOptions subject;
  PasswordInput input;
  bool no_password = false;
  AccountKind account = AccountKind::kLocal;
  std::optional<std::chrono::sys_seconds> last_sign_in;
  std::optional<std::chrono::sys_seconds> created;
  std::optional<std::chrono::sys_seconds> password_set;
  std::optional<std::chrono::sys_seconds> now;
  BatchOptions batch;
};

SignIn make_sign_in(const SignInCommand& command) {
  SignIn sign_in;
  sign_in.subject = make_subject(command.subject);
  sign_in.account = command.account;
  sign_in.last_sign_in = command.last_sign_in;
  sign_in.created = command.created;
  sign_in.password_set = command.password_set;
  sign_in.now = command.now ? *command.now : std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return sign_in;
}

ExitStatus run(SignInCommand& command) {
  read_subject_file(command.subject);
  const SignIn sign_in = make_sign_in(command);
  const Checker checker = make_checker(command.checker, command.batch.quiet);
  const auto judge_account = [&] {
    const Report report = checker.assess(sign_in);
    print_answer(report, command.batch);
    return status_of(report.verdict != Verdict::kAccept);
  };
  // A federated account has no password here that could be asked for.
  const bool federated = command.account == AccountKind::kFederated;
  if (command.no_password || (federated && input_is_terminal())) return judge_account();
  const auto make_judge = [&checker, &sign_in]() -> Judge {
    return [&checker, sign_in = SignIn(sign_in)](const PasswordEntry& entry) mutable {
      sign_in.password = entry.password;
      return checker.assess(sign_in);
    };
  };
  const BatchSummary summary = judge_all(command.input, command.batch, make_judge);
  if (summary.passwords() != 0) {
    print_summary(summary, command.batch);
    return status_of(summary.any_refused());
  }
  if (!federated && !command.batch.quiet) {
    note("no password on standard input; time and account alone are judged (--no-password)");
  }
  return judge_account();
}

}  // namespace

void add_sign_in(Command parent) {
  Command command =
      parent.add_command("sign-in", "Say of each verified sign-in whether a new password has to be chosen");
  const auto sign_in = std::make_shared<SignInCommand>();
  add_checker_options(command, sign_in->checker);
  add_subject_options(command, sign_in->subject);
  add_line_options(command, sign_in->input.lines);
  command.add_flag("--no-password", sign_in->no_password, "Read no password: judge time and account alone");
  command.add_choice<AccountKind>("--account", sign_in->account, "Whether the password lives here or elsewhere",
                                  {{"local", AccountKind::kLocal}, {"federated", AccountKind::kFederated}});
  add_time_option(command, "--last-sign-in", sign_in->last_sign_in,
                  "Last sign-in before this one, like 2026-02-28T23:30:00Z");
  add_time_option(command, "--created", sign_in->created, "When the account was made");
  add_time_option(command, "--password-set", sign_in->password_set, "When the password was set");
  add_time_option(command, "--now", sign_in->now, "The time of this sign-in; the clock's if absent");
  add_batch_options(command, sign_in->batch);
  command.explain(
      {"credence sign-in --last-sign-in 2025-08-31T23:30:00Z < password",
       "credence sign-in --no-password --last-sign-in 2025-08-31 --now 2026-03-01",
       "credence sign-in --policy cis --password-set @1772321400 < password"},
      {.clear = "every sign-in is accepted", .objection = "at least one has to end in a reset, or is refused"});
  command.set_action([sign_in] { return run(*sign_in); });
}

}  // namespace credence::cli
