// SPDX-License-Identifier: Apache-2.0
// credence sign-in: must these sign-ins end in a reset?
#include "credence/sign_in.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "cli/commands.hpp"
#include "cli/input.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "credence/error.hpp"
#include "credence/time.hpp"

namespace credence::cli {
namespace {

struct SignInCommand {
  CheckerOptions checker;
  SubjectOptions subject;
  PasswordInput input;
  bool no_password = false;
  AccountKind account = AccountKind::kLocal;
  std::string last_sign_in;
  std::string created;
  std::string password_set;
  std::string now;
  Format format = Format::kText;
  std::string language = "en";
};

std::optional<std::chrono::sys_seconds> time_option(const char* option, const std::string& text) {
  if (text.empty()) return std::nullopt;
  try {
    return parse_time(text);
  } catch (const Error& error) {
    throw Error(error.code(), error.what(), {option});
  }
}

SignIn make_sign_in(const SignInCommand& command) {
  SignIn sign_in;
  sign_in.subject = make_subject(command.subject);
  sign_in.account = command.account;
  sign_in.last_sign_in = time_option("--last-sign-in", command.last_sign_in);
  sign_in.created = time_option("--created", command.created);
  sign_in.password_set = time_option("--password-set", command.password_set);
  const auto now = time_option("--now", command.now);
  sign_in.now = now ? *now : std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return sign_in;
}

ExitStatus run(SignInCommand& command) {
  read_subject_file(command.subject);
  SignIn sign_in = make_sign_in(command);
  const Checker checker = make_checker(command.checker);
  bool any_refused = false;
  const auto assess = [&](std::uint64_t line) {
    const Report report = checker.assess(sign_in);
    any_refused |= report.verdict != Verdict::kAccept;
    print_report(line, report, command.format, command.language);
  };
  // A federated account has no password here that could be asked for.
  const bool federated = command.account == AccountKind::kFederated;
  if (command.no_password || (federated && input_is_terminal())) {
    assess(1);
    return status_of(any_refused);
  }
  const bool any = for_each_password(command.input, [&](const PasswordEntry& entry) {
    sign_in.password = view(entry.password);
    assess(entry.line);
  });
  if (!any) {
    if (!federated) note("no password on standard input; time and account alone are judged (--no-password)");
    assess(1);
  }
  return status_of(any_refused);
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
  const auto add_time = [&command](const char* name, std::string& time, const char* help) {
    command.add_option(name, time, help).value_name("TIME");
  };
  add_time("--last-sign-in", sign_in->last_sign_in, "Last sign-in before this one, like 2026-02-28T23:30:00Z");
  add_time("--created", sign_in->created, "When the account was made");
  add_time("--password-set", sign_in->password_set, "When the password was set");
  add_time("--now", sign_in->now, "The time of this sign-in; the clock's if absent");
  add_language_option(command, sign_in->language);
  add_format_option(command, sign_in->format);
  command.set_action([sign_in] { return run(*sign_in); });
}

}  // namespace credence::cli
