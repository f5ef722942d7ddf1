// SPDX-License-Identifier: Apache-2.0
#include <credence/credence.hpp>
#include <cstdio>

int main() {
  // Catching across the library's border needs its typeinfo.
  try {
    (void)credence::preset("no such policy");
    return 1;
  } catch (const credence::Error& error) {
    std::printf("%s\n", error.what());
  }
  const credence::Checker checker(credence::preset("citrix-cloud"));
  return checker.check("Passw0rd!").verdict == credence::Verdict::kReject ? 0 : 1;
}
