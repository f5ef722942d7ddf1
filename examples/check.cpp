// SPDX-License-Identifier: Apache-2.0
// Checks a password against a shipped policy and prints every reason.
#include <credence/credence.hpp>
#include <iostream>

int main() {
  const credence::Checker checker(credence::preset("citrix-cloud"));
  const credence::Report report = checker.check("Passw0rd!");
  std::cout << credence::verdict_name(report.verdict) << '\n';
  for (const credence::Violation& violation : report.violations) {
    std::cout << credence::code_key(violation.code) << ": " << credence::message(violation) << '\n';
  }
}
