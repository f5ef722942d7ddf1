// SPDX-License-Identifier: Apache-2.0
// Any bytes as a password, under several presets: the C interface says what the C++ one says, every span lies in the
// input, and checking the same bytes twice gives the same report. The first byte picks the preset, the second how much
// of the rest is the user name.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "credence/credence.h"
#include "credence/credence.hpp"

namespace {

constexpr std::array<const char*, 4> kPresets = {"citrix-cloud", "credence", "nist-800-63b-4-single", "ad-complexity"};

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "fuzz_check: %s\n", what);
  std::abort();
}

credence_checker* c_checker(std::size_t i) {
  static std::array<credence_checker*, kPresets.size()> checkers = [] {
    std::array<credence_checker*, kPresets.size()> made{};
    for (std::size_t k = 0; k < kPresets.size(); ++k) {
      credence_policy* policy = nullptr;
      require(credence_policy_preset(&policy, kPresets[k], nullptr) == CREDENCE_OK, "preset");
      require(credence_checker_create(&made[k], policy, nullptr, nullptr) == CREDENCE_OK, "checker");
      credence_policy_free(policy);
    }
    return made;
  }();
  return checkers[i];
}

const credence::Checker& cpp_checker(std::size_t i) {
  static const std::array<credence::Checker, kPresets.size()> checkers = {
      credence::Checker(credence::preset(kPresets[0])), credence::Checker(credence::preset(kPresets[1])),
      credence::Checker(credence::preset(kPresets[2])), credence::Checker(credence::preset(kPresets[3]))};
  return checkers[i];
}

std::string c_json(const credence_report* report) {
  std::size_t needed = 0;
  credence_report_json(nullptr, 0, &needed, report, nullptr);
  std::string text(needed, '\0');
  require(credence_report_json(text.data(), text.size(), nullptr, report, nullptr) == CREDENCE_OK, "json");
  text.pop_back();
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::size_t which = data[0] % kPresets.size();
  const std::string_view rest(reinterpret_cast<const char*>(data) + 2, size - 2);
  const std::size_t user_size = std::min<std::size_t>(data[1] % 32, rest.size());
  const std::string_view user = rest.substr(0, user_size);
  const std::string_view password = rest.substr(user_size);

  credence::Subject subject;
  subject.user = user;
  const credence::Report report = cpp_checker(which).check(password, subject);
  for (const auto* list : {&report.violations, &report.warnings}) {
    for (const credence::Violation& violation : *list) {
      require(violation.span.begin <= violation.span.end && violation.span.end <= password.size(), "a span is outside");
    }
  }

  credence_subject c_subject = CREDENCE_SUBJECT_INIT;
  c_subject.user = {user.data(), user.size()};
  credence_report* c_report = nullptr;
  require(
      credence_check(&c_report, c_checker(which), password.data(), password.size(), &c_subject, nullptr) == CREDENCE_OK,
      "credence_check failed");
  require(credence_report_verdict(c_report) == static_cast<credence_verdict>(report.verdict), "verdicts differ");
  require(c_json(c_report) == credence::report_json(report), "reports differ");
  credence_report_free(c_report);
  return 0;
}
