// SPDX-License-Identifier: Apache-2.0
// Judges three sign-ins of one account: in time, one second after six months, and without a password here.
#include <credence/credence.hpp>
#include <iostream>

namespace {

void show(const char* title, const credence::Report& report) {
  std::cout << title << ": " << credence::verdict_name(report.verdict) << '\n';
  for (const auto& violation : report.violations) std::cout << "  " << credence::message(violation, "en") << '\n';
  for (const auto& warning : report.warnings) std::cout << "  warning: " << credence::message(warning, "de") << '\n';
}

}  // namespace

int main() {
  const credence::Checker checker(credence::preset("citrix-cloud"));

  credence::SignIn sign_in;
  sign_in.password = "gR7#vq2Lx9Wz";
  sign_in.subject.user = "erin";
  sign_in.last_sign_in = credence::parse_time("2025-08-31T23:30:00Z");
  sign_in.now = credence::parse_time("2026-02-28T23:29:59Z");
  show("one second early", checker.assess(sign_in));

  sign_in.now += std::chrono::seconds(1);
  show("six months later", checker.assess(sign_in));

  // The company's own directory checks this one's password; here staleness is only a warning.
  sign_in.password.reset();
  sign_in.account = credence::AccountKind::kFederated;
  show("federated account", checker.assess(sign_in));
}
