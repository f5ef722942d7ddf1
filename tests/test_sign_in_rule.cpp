// SPDX-License-Identifier: Apache-2.0

#include <chrono>
#include <cstdint>
#include <string>

#include "catch.hpp"
#include "credence/error.hpp"
#include "credence/time.hpp"
#include "judge.hpp"

using namespace credence;
using std::chrono::sys_seconds;

namespace {

std::optional<sys_seconds> time_or_nothing(const char* text) {
  if (text == nullptr) return std::nullopt;
  return parse_time(text);
}
std::int64_t seconds(const char* text) { return parse_time(text).time_since_epoch().count(); }

enum class Where { kNowhere, kViolations, kWarnings };

void check_one(const Report& report, Where where, const Violation& expected) {
  CHECK(report.violations == (where == Where::kViolations ? Violations{expected} : Violations{}));
  CHECK(report.warnings == (where == Where::kWarnings ? Violations{expected} : Violations{}));
}

SignInRule six_months() {
  SignInRule rule;
  rule.inactive_months = 6;
  return rule;
}

}  // namespace

TEST_CASE("inactive from the due second on") {
  struct Row {
    const char* last;
    const char* now;
    const char* due;  // null: active
  };
  const Row rows[] = {
      {"2025-08-31T23:30:00Z", "2026-02-28T23:29:59Z", nullptr},
      {"2025-08-31T23:30:00Z", "2026-02-28T23:30:00Z", "2026-02-28T23:30:00Z"},
      {"2025-08-31T23:30:00Z", "2026-03-01T00:00:00Z", "2026-02-28T23:30:00Z"},
      {"2025-08-31", "2026-02-27T23:59:59Z", nullptr},
      {"2025-08-31", "2026-02-28", "2026-02-28"},  // adding is not subtracting: now - 6 months is 2025-08-28
      {"2025-02-28", "2025-08-27T23:59:59Z", nullptr},
      {"2025-02-28", "2025-08-28", "2025-08-28"},  // and not the end of the month
      {"2023-08-31", "2024-02-28T23:59:59Z", nullptr},
      {"2023-08-31", "2024-02-29", "2024-02-29"},
      {"2026-02-28", "2026-02-28", nullptr},
      {"1990-01-01", "2026-02-28", "1990-07-01"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.last, row.now);
    SignIn sign_in;
    sign_in.last_sign_in = parse_time(row.last);
    sign_in.now = parse_time(row.now);
    const Report report = test::judge_sign_in(rules::check_sign_in, six_months(), sign_in);
    CHECK(report.warnings.empty());
    if (row.due == nullptr) {
      CHECK(report.verdict == Verdict::kAccept);
      CHECK(report.violations.empty());
    } else {
      CHECK(report.verdict == Verdict::kResetRequired);
      CHECK(report.violations == Violations{{Code::kSignInStale, {}, seconds(row.due), seconds(row.last)}});
    }
  }
}

TEST_CASE("months and days: the earlier limit counts") {
  struct Row {
    std::uint32_t months;
    std::uint32_t days;
    const char* due;
  };
  const Row rows[] = {
      {0, 90, "2026-04-01"}, {6, 90, "2026-04-01"}, {2, 90, "2026-03-01"}, {0, 1, "2026-01-02"}, {3, 0, "2026-04-01"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.months, row.days);
    SignInRule rule;
    rule.inactive_months = row.months;
    rule.inactive_days = row.days;
    SignIn sign_in;
    sign_in.last_sign_in = parse_time("2026-01-01");
    sign_in.now = parse_time(row.due) - std::chrono::seconds(1);
    const Report before = test::judge_sign_in(rules::check_sign_in, rule, sign_in);
    CHECK(before.verdict == Verdict::kAccept);
    CHECK(before.violations.empty());
    sign_in.now = parse_time(row.due);
    const Report report = test::judge_sign_in(rules::check_sign_in, rule, sign_in);
    CHECK(report.verdict == Verdict::kResetRequired);
    CHECK(report.violations == Violations{{Code::kSignInStale, {}, seconds(row.due), seconds("2026-01-01")}});
  }
}

TEST_CASE("what staleness, no sign-in and a wrong clock lead to") {
  constexpr auto kLocal = AccountKind::kLocal;
  constexpr auto kFederated = AccountKind::kFederated;
  struct Row {
    const char* name;
    AccountKind account;
    const char* last;
    const char* created;
    SignInAction SignInRule::*setting;
    SignInAction action;
    Verdict verdict;
    Where where;
    Code code;
    std::int64_t limit;
    std::int64_t actual;
  };
  const std::int64_t now = seconds("2026-03-01");
  const std::int64_t due = seconds("2025-07-01");
  const std::int64_t old = seconds("2025-01-01");
  const std::int64_t late = seconds("2026-03-01T00:05:01Z");
  const auto inactive = &SignInRule::inactive;
  const auto never = &SignInRule::never;
  const auto clock = &SignInRule::clock_error;
  const auto federated = &SignInRule::federated;
  const char* const kOld = "2025-01-01";
  const char* const kLate = "2026-03-01T00:05:01Z";
  const auto kIgnore = SignInAction::kIgnore;
  const auto kWarn = SignInAction::kWarn;
  const auto kReset = SignInAction::kReset;
  const auto kDisable = SignInAction::kDisable;
  const auto kAccept = Verdict::kAccept;
  const auto kResetRequired = Verdict::kResetRequired;
  const auto kDisabled = Verdict::kDisabled;
  const auto kNowhere = Where::kNowhere;
  const auto kViolations = Where::kViolations;
  const auto kWarnings = Where::kWarnings;
  const Code stale = Code::kSignInStale;
  const Code unused = Code::kSignInNever;
  const Code wrong = Code::kSignInClockError;
  const Row rows[] = {
      {"stale, ignored", kLocal, kOld, nullptr, inactive, kIgnore, kAccept, kNowhere, stale, due, old},
      {"stale, warned", kLocal, kOld, nullptr, inactive, kWarn, kAccept, kWarnings, stale, due, old},
      {"stale, reset", kLocal, kOld, nullptr, inactive, kReset, kResetRequired, kViolations, stale, due, old},
      {"stale, disabled", kLocal, kOld, nullptr, inactive, kDisable, kDisabled, kViolations, stale, due, old},
      {"created long ago", kLocal, nullptr, kOld, inactive, kReset, kResetRequired, kViolations, stale, due, old},
      {"sign-in counts before creation", kLocal, "2026-02-01", kOld, inactive, kReset, kAccept, kNowhere, stale, 0, 0},
      {"created lately", kLocal, nullptr, "2026-02-01", never, kReset, kAccept, kNowhere, unused, 0, 0},
      {"created in the future", kLocal, nullptr, kLate, clock, kReset, kResetRequired, kViolations, wrong, now, late},
      {"created in the future, warned", kLocal, nullptr, kLate, clock, kWarn, kAccept, kWarnings, wrong, now, late},
      {"created after a sign-in", kLocal, "2026-02-01", kLate, clock, kDisable, kDisabled, kViolations, wrong, now,
       late},
      {"created within the skew", kLocal, nullptr, "2026-03-01T00:05:00Z", clock, kReset, kAccept, kNowhere, wrong, 0,
       0},
      {"never, ignored", kLocal, nullptr, nullptr, never, kIgnore, kAccept, kNowhere, unused, 0, 0},
      {"never, warned", kLocal, nullptr, nullptr, never, kWarn, kAccept, kWarnings, unused, 0, 0},
      {"never, reset", kLocal, nullptr, nullptr, never, kReset, kResetRequired, kViolations, unused, 0, 0},
      {"never, disabled", kLocal, nullptr, nullptr, never, kDisable, kDisabled, kViolations, unused, 0, 0},
      {"clock, ignored", kLocal, kLate, nullptr, clock, kIgnore, kAccept, kNowhere, wrong, now, late},
      {"clock, warned", kLocal, kLate, nullptr, clock, kWarn, kAccept, kWarnings, wrong, now, late},
      {"clock, reset", kLocal, kLate, nullptr, clock, kReset, kResetRequired, kViolations, wrong, now, late},
      {"clock, disabled", kLocal, kLate, nullptr, clock, kDisable, kDisabled, kViolations, wrong, now, late},
      {"within the skew", kLocal, "2026-03-01T00:05:00Z", nullptr, clock, kReset, kAccept, kNowhere, wrong, 0, 0},
      {"federated, warned", kFederated, kOld, nullptr, federated, kWarn, kAccept, kWarnings, stale, due, old},
      {"federated, ignored", kFederated, kOld, nullptr, federated, kIgnore, kAccept, kNowhere, stale, due, old},
      {"federated, disabled", kFederated, kOld, nullptr, federated, kDisable, kDisabled, kViolations, stale, due, old},
      {"federated is never reset", kFederated, kOld, nullptr, federated, kReset, kAccept, kWarnings, stale, due, old},
      {"inactive is not for it", kFederated, kOld, nullptr, inactive, kDisable, kAccept, kWarnings, stale, due, old},
      {"federated, never", kFederated, nullptr, nullptr, federated, kWarn, kAccept, kWarnings, unused, 0, 0},
      {"federated, never, ignored", kFederated, nullptr, nullptr, never, kIgnore, kAccept, kNowhere, unused, 0, 0},
      {"federated, clock", kFederated, kLate, nullptr, clock, kReset, kAccept, kWarnings, wrong, now, late},
      {"federated, clock disables", kFederated, kLate, nullptr, clock, kDisable, kDisabled, kViolations, wrong, now,
       late},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    SignInRule rule = six_months();
    rule.*row.setting = row.action;
    SignIn sign_in;
    sign_in.account = row.account;
    sign_in.last_sign_in = time_or_nothing(row.last);
    sign_in.created = time_or_nothing(row.created);
    sign_in.now = parse_time("2026-03-01");
    const Report report = test::judge_sign_in(rules::check_sign_in, rule, sign_in);
    CHECK(report.verdict == row.verdict);
    check_one(report, row.where, {row.code, {}, row.limit, row.actual});
  }
}

TEST_CASE("without a limit the rule is off") {
  SignIn sign_in;
  sign_in.now = parse_time("2026-03-01");
  for (const char* last : {static_cast<const char*>(nullptr), "1990-01-01", "2030-01-01"}) {
    sign_in.last_sign_in = time_or_nothing(last);
    const Report report = test::judge_sign_in(rules::check_sign_in, SignInRule{}, sign_in);
    CHECK(report.verdict == Verdict::kAccept);
    check_one(report, Where::kNowhere, {});
  }
}

TEST_CASE("times at the ends of their type") {
  SignInRule rule = six_months();
  SignIn sign_in;
  const auto judge = [&] { return test::judge_sign_in(rules::check_sign_in, rule, sign_in); };
  sign_in.last_sign_in = sys_seconds::max();
  sign_in.now = sys_seconds::min();
  const Report late = judge();
  CHECK(late.verdict == Verdict::kAccept);
  CHECK(late.warnings.size() == 1);

  sign_in.last_sign_in = sys_seconds::min();
  sign_in.now = sys_seconds::max();
  CHECK_THROWS_AS(judge(), Error);
  rule.inactive_months = 0;
  rule.inactive_days = UINT32_MAX;
  CHECK(judge().verdict == Verdict::kResetRequired);
  sign_in.last_sign_in = sys_seconds::max();
  CHECK_THROWS_AS(judge(), Error);

  sign_in.password_set = sys_seconds::min();
  AgeRule age;
  age.max_days = 1;
  CHECK(test::judge_sign_in(rules::check_age, age, sign_in).verdict == Verdict::kResetRequired);
}

TEST_CASE("the age of a password") {
  struct Row {
    const char* name;
    AgeRule rule;
    const char* set;
    const char* now;
    AccountKind account;
    Verdict verdict;
    Violations violations;
    Violations warnings;
  };
  const AgeRule ninety{Level::kReject, 90, 0};
  const AgeRule warned{Level::kWarn, 90, 0};
  const AgeRule a_day{Level::kReject, 0, 1};
  const AgeRule both{Level::kReject, 90, 2};
  const auto local = AccountKind::kLocal;
  const Row rows[] = {
      {"off", {}, "1990-01-01", "2026-01-01", local, Verdict::kAccept, {}, {}},
      {"89 days", ninety, "2026-01-01", "2026-03-31T23:59:59Z", local, Verdict::kAccept, {}, {}},
      {"90 days",
       ninety,
       "2026-01-01",
       "2026-04-01",
       local,
       Verdict::kResetRequired,
       {{Code::kAgeExpired, {}, 90, 90}},
       {}},
      {"a warning",
       warned,
       "2026-01-01",
       "2026-04-11",
       local,
       Verdict::kAccept,
       {},
       {{Code::kAgeExpired, {}, 90, 100}}},
      {"not known", ninety, nullptr, "2026-04-01", local, Verdict::kAccept, {}, {{Code::kAgeUnknown, {}, 90, 0}}},
      {"not known and not asked", a_day, nullptr, "2026-04-01", local, Verdict::kAccept, {}, {}},
      {"not known, federated", ninety, nullptr, "2026-04-01", AccountKind::kFederated, Verdict::kAccept, {}, {}},
      {"federated", both, "2020-01-01", "2026-04-01", AccountKind::kFederated, Verdict::kAccept, {}, {}},
      {"too young",
       a_day,
       "2026-01-01T12:00:00Z",
       "2026-01-02T11:59:59Z",
       local,
       Verdict::kAccept,
       {},
       {{Code::kAgeTooYoung, {}, 1, 0}}},
      {"old enough", a_day, "2026-01-01T12:00:00Z", "2026-01-02T12:00:00Z", local, Verdict::kAccept, {}, {}},
      {"in the future",
       both,
       "2026-02-01",
       "2026-01-01",
       local,
       Verdict::kAccept,
       {},
       {{Code::kAgeTooYoung, {}, 2, 0}}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    SignIn sign_in;
    sign_in.account = row.account;
    sign_in.password_set = time_or_nothing(row.set);
    sign_in.now = parse_time(row.now);
    const Report report = test::judge_sign_in(rules::check_age, row.rule, sign_in);
    CHECK(report.verdict == row.verdict);
    CHECK(report.violations == row.violations);
    CHECK(report.warnings == row.warnings);
  }
}

TEST_CASE("what stands for the time when a password was set") {
  struct Row {
    const char* name;
    Level level;
    bool created_counts;
    SignInAction unknown;
    const char* set;
    const char* created;
    Verdict verdict;
    Where where;
    Violation expected;
  };
  const auto kReject = Level::kReject;
  const auto kWarnLevel = Level::kWarn;
  const Violation expired{Code::kAgeExpired, {}, 90, 459};
  const Violation unknown{Code::kAgeUnknown, {}, 90, 0};
  const char* const kOld = "2024-12-28";
  const char* const kNew = "2026-03-31";
  using Action = SignInAction;
  const Row rows[] = {
      {"created long ago", kReject, true, Action::kWarn, nullptr, kOld, Verdict::kResetRequired, Where::kViolations,
       expired},
      {"a warning", kWarnLevel, true, Action::kWarn, nullptr, kOld, Verdict::kAccept, Where::kWarnings, expired},
      {"created lately", kReject, true, Action::kReset, nullptr, kNew, Verdict::kAccept, Where::kNowhere, {}},
      {"the password's own time counts",
       kReject,
       true,
       Action::kReset,
       kNew,
       kOld,
       Verdict::kAccept,
       Where::kNowhere,
       {}},
      {"old, though the account is not", kReject, true, Action::kReset, kOld, kNew, Verdict::kResetRequired,
       Where::kViolations, expired},
      {"creation doesn't count", kReject, false, Action::kWarn, nullptr, kOld, Verdict::kAccept, Where::kWarnings,
       unknown},
      {"unknown, ignored", kReject, false, Action::kIgnore, nullptr, kOld, Verdict::kAccept, Where::kNowhere, {}},
      {"unknown, reset", kReject, false, Action::kReset, nullptr, kOld, Verdict::kResetRequired, Where::kViolations,
       unknown},
      {"unknown, disabled", kReject, true, Action::kDisable, nullptr, nullptr, Verdict::kDisabled, Where::kViolations,
       unknown},
      {"unknown, the level warns", kWarnLevel, true, Action::kDisable, nullptr, nullptr, Verdict::kAccept,
       Where::kWarnings, unknown},
      {"unknown, ignored at a level that warns",
       kWarnLevel,
       true,
       Action::kIgnore,
       nullptr,
       nullptr,
       Verdict::kAccept,
       Where::kNowhere,
       {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    AgeRule rule;
    rule.max_days = 90;
    rule.level = row.level;
    rule.created = row.created_counts;
    rule.unknown = row.unknown;
    SignIn sign_in;
    sign_in.password_set = time_or_nothing(row.set);
    sign_in.created = time_or_nothing(row.created);
    sign_in.now = parse_time("2026-04-01");
    const Report report = test::judge_sign_in(rules::check_age, rule, sign_in);
    CHECK(report.verdict == row.verdict);
    check_one(report, row.where, row.expected);
  }
  AgeRule young;
  young.min_days = 5;
  SignIn sign_in;
  sign_in.created = sign_in.now = parse_time("2026-04-01");
  CHECK(test::judge_sign_in(rules::check_age, young, sign_in).warnings.empty());  // the account's age is none of it
}

TEST_CASE("each time in the future that a rule reads is a clock error, and no other") {
  struct Row {
    const char* name;
    std::uint32_t inactive_days;
    std::uint32_t max_days;
    std::uint32_t min_days;
    bool created_counts;
    AccountKind account;
    std::vector<TimeFact> facts;
  };
  const auto local = AccountKind::kLocal;
  const auto federated = AccountKind::kFederated;
  const auto last = TimeFact::kLastSignIn;
  const auto created = TimeFact::kCreated;
  const auto set = TimeFact::kPasswordSet;
  const Row rows[] = {
      {"no rule", 0, 0, 0, true, local, {}},
      {"inactivity", 30, 0, 0, true, local, {last, created}},
      {"expiry", 0, 90, 0, true, local, {created, set}},
      {"expiry without the creation", 0, 90, 0, false, local, {set}},
      {"not changed too soon", 0, 0, 1, true, local, {set}},
      {"all", 30, 90, 1, true, local, {last, created, set}},
      {"federated", 30, 90, 1, true, federated, {last, created}},
      {"federated without a limit", 0, 90, 1, true, federated, {}},
  };
  const std::int64_t now = seconds("2026-03-01");
  const std::int64_t late = seconds("2026-03-02");
  for (const Row& row : rows) {
    CAPTURE(row.name);
    Policy policy;
    policy.sign_in.inactive_days = row.inactive_days;
    policy.sign_in.clock_error = SignInAction::kDisable;
    policy.age.max_days = row.max_days;
    policy.age.min_days = row.min_days;
    policy.age.created = row.created_counts;
    SignIn sign_in;
    sign_in.account = row.account;
    sign_in.last_sign_in = sign_in.created = sign_in.password_set = parse_time("2026-03-02");
    sign_in.now = parse_time("2026-03-01");
    const Report report = Checker(policy).assess(sign_in);
    std::vector<TimeFact> facts;
    for (const Violation& violation : report.violations) {
      CHECK(violation == Violation{Code::kSignInClockError, {}, now, late});
      facts.push_back(violation.fact);
    }
    CHECK(facts == row.facts);
    CHECK(report.verdict == (row.facts.empty() ? Verdict::kAccept : Verdict::kDisabled));
  }
}
