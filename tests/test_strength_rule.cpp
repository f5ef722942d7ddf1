// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "credence/checker.hpp"

using namespace credence;

namespace {

Violation too_weak(std::uint32_t size, std::int64_t limit, std::int64_t actual) {
  return {Code::kStrengthTooWeak, {0, size}, limit, actual};
}

}  // namespace

TEST_CASE("passwords that too few guesses find") {
  struct Row {
    const char* name;
    const char* password;
    std::uint32_t min_guesses_log10, min_score;
    Violations expected;
  };
  const Row rows[] = {
      {"off", "123456", 0, 0, {}},
      {"a common password", "123456", 8, 0, {too_weak(6, 8, 0)}},
      {"by score", "123456", 0, 4, {too_weak(6, 10, 0)}},
      {"the stricter of both", "123456", 5, 2, {too_weak(6, 6, 0)}},
      {"nothing", "", 1, 0, {too_weak(0, 1, 0)}},
      {"a random one", "k9%Qz!2vLx#8Wp@4", 12, 4, {}},
      {"not text", "\xFF", 8, 0, {{Code::kTextNotUtf8, {0, 1}, 0, 0}}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    Policy policy;
    policy.length.min = 0;
    policy.strength.min_guesses_log10 = row.min_guesses_log10;
    policy.strength.min_score = row.min_score;
    CHECK(Checker(policy).check(row.password).violations == row.expected);
    policy.strength.level = Level::kWarn;
    CHECK(Checker(policy).check(row.password).warnings.size() ==
          (row.expected.empty() || row.expected[0].code != Code::kStrengthTooWeak ? 0 : 1));
  }
}

TEST_CASE("the account's own words make a password weaker") {
  Policy policy;
  policy.strength.min_guesses_log10 = 8;
  const Checker checker(policy);
  Subject subject;
  subject.organisation = "Zyxbrook";
  CHECK(checker.check("zyxbrook2941", {}).violations.empty());
  const Report report = checker.check("zyxbrook2941", subject);
  REQUIRE(report.violations.size() == 1);
  CHECK(report.violations[0].code == Code::kStrengthTooWeak);
  CHECK(report.violations[0].actual < 8);
}
