// SPDX-License-Identifier: Apache-2.0
// credence sign-in: must these sign-ins end in a reset?
#include "credence/sign_in.hpp"
#include "credence/time.hpp"

#include <fmt/format.h>

#include <memory>

#include "cli/checker_options.hpp"
#include "cli/choice_option.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/password_source.hpp"
#include "cli/subject_options.hpp"
#include "cli/terminal.hpp"
#include "credence/error.hpp"

namespace credence::cli {
namespace {

struct SignInOptions {
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

SignIn make_sign_in(const SignInOptions& options) {
  SignIn sign_in;
  sign_in.subject = make_subject(options.subject);
  sign_in.account = options.account;
  sign_in.last_sign_in = time_option("--last-sign-in", options.last_sign_in);
  sign_in.created = time_option("--created", options.created);
  sign_in.password_set = time_option("--password-set", options.password_set);
  const auto now = time_option("--now", options.now);
  sign_in.now = now ? *now : std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return sign_in;
}

int run(SignInOptions& options) {
  read_subject_file(options.subject);
  SignIn sign_in = make_sign_in(options);
  const Checker checker = make_checker(options.checker);
  int status = kAllAccepted;
  const auto assess = [&](std::uint64_t line) {
    const Report report = checker.assess(sign_in);
    if (report.verdict != Verdict::kAccept) status = kSomeRefused;
    print_report(line, report, options.format, options.language);
  };
  // A federated account has no password here that could be asked for.
  const bool federated = options.account == AccountKind::kFederated;
  if (options.no_password || (federated && input_is_terminal())) {
    assess(1);
    return status;
  }
  PasswordSource source(options.input);
  PasswordEntry entry;
  bool any = false;
  while (source.next(entry)) {
    any = true;
    sign_in.password = std::string_view(entry.password.data(), entry.password.size());
    assess(entry.line);
    if (source.may_wait()) flush_output();
  }
  if (!any) {
    if (!federated) note("no password on standard input; time and account alone are judged (--no-password)");
    assess(1);
  }
  return status;
}

}  // namespace

CLI::App* add_sign_in(CLI::App& parent, int& exit_status) {
  CLI::App* command =
      parent.add_subcommand("sign-in", "Say of each verified sign-in whether a new password has to be chosen");
  const auto options = std::make_shared<SignInOptions>();
  add_checker_options(*command, options->checker);
  add_subject_options(*command, options->subject);
  add_line_options(*command, options->input.lines);
  command->add_flag("--no-password", options->no_password, "Read no password: judge time and account alone");
  add_choice(*command, "--account", options->account, "Whether the password lives here or elsewhere",
             {{"local", AccountKind::kLocal}, {"federated", AccountKind::kFederated}});
  constexpr const char* kTime = "TIME";
  command
      ->add_option("--last-sign-in", options->last_sign_in, "Last sign-in before this one, like 2026-02-28T23:30:00Z")
      ->type_name(kTime);
  command->add_option("--created", options->created, "When the account was made")->type_name(kTime);
  command->add_option("--password-set", options->password_set, "When the password was set")->type_name(kTime);
  command->add_option("--now", options->now, "The time of this sign-in; the clock's if absent")->type_name(kTime);
  add_language_option(*command, options->language);
  add_format_option(*command, options->format);
  command->callback([options, &exit_status] { exit_status = run(*options); });
  return command;
}

}  // namespace credence::cli
