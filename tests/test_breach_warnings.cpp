// SPDX-License-Identifier: Apache-2.0
// What a checker says of the breach files it is given, what it refuses to be built with, and when their data is
// outdated.
#include <string>
#include <vector>

#include "breach_samples.hpp"
#include "catch.hpp"
#include "checker/breach_warnings.hpp"
#include "credence/build.hpp"
#include "credence/checker.hpp"
#include "credence/error.hpp"
#include "credence/sign_in.hpp"
#include "credence/time.hpp"
#include "judge.hpp"

using namespace credence;

namespace {

constexpr std::int64_t kPrefixes = BreachFacts::kPrefixes;

BreachFacts file_of(std::uint64_t entries, std::uint64_t missing_prefixes) {
  BreachFacts facts;
  facts.entries = entries;
  facts.prefixes_present = BreachFacts::kPrefixes - missing_prefixes;
  return facts;
}

Violation small(std::int64_t entries) { return {Code::kBreachSmall, {}, 100'000, entries}; }
Violation incomplete(std::int64_t present) { return {Code::kBreachIncomplete, {}, kPrefixes, present}; }

BreachRule rule_of(BreachFilesRequired required, bool enabled = true) {
  BreachRule rule;
  rule.enabled = enabled;
  rule.required = required;
  return rule;
}

}  // namespace

TEST_CASE("small and cut breach files, and none, are warned of") {
  constexpr std::uint64_t kAll = 1'300'000'000;
  const BreachFacts whole = file_of(kAll, 0);
  struct Row {
    const char* name;
    std::vector<BreachFacts> files;
    Violations warnings;
  };
  const Row rows[] = {
      {"none", {}, {{Code::kBreachBuiltinOnly, {}, 0, 0}}},
      {"the whole corpus", {whole}, {}},
      {"twelve entries of twelve prefixes", {file_of(12, kPrefixes - 12)}, {small(12)}},
      {"twelve entries of one prefix", {file_of(12, kPrefixes - 1)}, {small(12), incomplete(1)}},
      {"the last that is small", {file_of(99'999, 953'300)}, {small(99'999)}},
      {"the first that isn't", {file_of(100'000, 953'300)}, {}},
      {"two small ones that aren't together", {file_of(60'000, 990'000), file_of(60'000, 990'000)}, {}},
      {"two that are", {file_of(6'000, kPrefixes - 5'983), file_of(60, kPrefixes - 60)}, {small(6'060)}},
      {"14 % of the corpus", {file_of(182'000'000, 901'775)}, {incomplete(kPrefixes - 901'775)}},
      {"all but one range", {file_of(kAll, 1)}, {incomplete(kPrefixes - 1)}},
      {"14 million passwords", {file_of(14'000'000, 2)}, {}},
      {"the same with a hundred prefixes missing", {file_of(14'000'000, 100)}, {incomplete(kPrefixes - 100)}},
      {"a million passwords", {file_of(1'000'000, 404'000)}, {}},
      {"a cut one beside a whole one", {file_of(182'000'000, 901'775), whole}, {}},
      {"and the other way round", {whole, file_of(182'000'000, 901'775)}, {}},
      {"two cut ones", {file_of(kAll, 17), file_of(kAll, 5)}, {incomplete(kPrefixes - 5)}},
      {"two cut ones, the fuller first", {file_of(kAll, 5), file_of(kAll, 17)}, {incomplete(kPrefixes - 5)}},
      {"a cut one and a list of one's own",
       {file_of(kAll, 5), file_of(12, kPrefixes - 12)},
       {incomplete(kPrefixes - 5)}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    Violations warnings;
    checker::examine_breach_files(rule_of(BreachFilesRequired::kNone), row.files, warnings);
    CHECK(warnings == row.warnings);
    warnings.clear();
    checker::examine_breach_files(rule_of(BreachFilesRequired::kNone, false), row.files, warnings);
    CHECK(warnings.empty());
  }
}

TEST_CASE("digests at random are never taken for a cut list") {
  std::mt19937_64 random(7);
  for (const std::size_t size : {1U, 2U, 12U, 100U, 1000U, 3005U, 50'000U, 1'000'000U, 6'000'000U}) {
    CAPTURE(size);
    std::vector<bool> present(kPrefixes);
    std::size_t missing = kPrefixes;
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t prefix = random() % kPrefixes;
      missing -= present[prefix] ? 0 : 1;
      present[prefix] = true;
    }
    CHECK(static_cast<double>(missing) <= checker::expected_missing_prefixes(size));
  }
}

TEST_CASE("breach.required asks for a file, and \"complete\" for one of all prefixes") {
  struct Row {
    const char* name;
    BreachFilesRequired required;
    std::vector<BreachFacts> files;
    const char* says;
  };
  using enum BreachFilesRequired;
  const Row rows[] = {
      {"nothing asked for, nothing there", kNone, {}, ""},
      {"any, nothing there", kAny, {}, "no breach file is given besides the built-in list"},
      {"any, a small one", kAny, {file_of(12, kPrefixes - 12)}, ""},
      {"complete, nothing there", kComplete, {}, "no breach file is given besides the built-in list"},
      {"complete, all but one prefix", kComplete, {file_of(1'300'000'000, 1)}, "entries of all 1,048,576 prefixes"},
      {"complete", kComplete, {file_of(1'300'000'000, 0)}, ""},
      {"complete, the second one", kComplete, {file_of(12, kPrefixes - 12), file_of(1'300'000'000, 0)}, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    std::string message;
    try {
      Violations warnings;
      checker::examine_breach_files(rule_of(row.required), row.files, warnings);
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::kMissingResource);
      message = error.what();
    }
    CHECK(message.empty() == std::string_view(row.says).empty());
    CHECK(message.find(row.says) != std::string::npos);
  }
}

TEST_CASE("a checker warns of the files it is given, and of the newest date of them") {
  const test::TemporaryFolder folder;
  const auto file = [&](const char* name, const char* date) {
    test::write_file(folder.path() / "list", std::string(name) + "\t7\n");
    BreachBuildOptions options;
    options.from = BreachInput::kPasswords;
    options.counts = true;
    if (date != nullptr) options.source_date = parse_time(date);
    build_breach_file({folder.path() / "list"}, folder.path() / name, options);
    return BreachDatabase::open(folder.path() / name);
  };
  const auto old_file = file("old", "2026-01-01");
  const auto new_file = file("new", "2026-02-01T12:00:00Z");
  const auto undated = file("undated", nullptr);
  Policy policy;
  policy.breach.enabled = true;
  policy.breach.max_age_days = 30;
  const auto outdated = [](std::int64_t age) { return Violations{{Code::kBreachOutdated, {}, 30, age}}; };
  struct Row {
    const char* name;
    std::vector<std::shared_ptr<const BreachDatabase>> files;
    const char* now;
    AccountKind account;
    Violations warnings;
  };
  constexpr auto kLocal = AccountKind::kLocal;
  const Row rows[] = {
      {"30 days old", {old_file}, "2026-01-31T23:59:59Z", kLocal, {}},
      {"31 days old", {old_file}, "2026-02-01T00:00:00Z", kLocal, outdated(31)},
      {"the newest counts", {old_file, new_file}, "2026-03-03T12:00:00Z", kLocal, {}},
      {"in either order", {new_file, old_file}, "2026-03-03T12:00:00Z", kLocal, {}},
      {"the newest is too old", {new_file, old_file}, "2026-03-04T12:00:00Z", kLocal, outdated(31)},
      {"one without a date beside it", {old_file, undated}, "2026-02-01T00:00:00Z", kLocal, outdated(31)},
      {"and before it", {undated, old_file}, "2026-02-01T00:00:00Z", kLocal, outdated(31)},
      {"without a date alone", {undated}, "2036-02-01T00:00:00Z", kLocal, {}},
      {"from the future", {new_file}, "2020-02-01T00:00:00Z", kLocal, {}},
      {"an account whose password is kept elsewhere", {old_file}, "2036-02-01", AccountKind::kFederated, {}},
      {"the built-in list", {BreachDatabase::built_in()}, "2036-02-01", kLocal, {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    SignIn sign_in;
    sign_in.now = parse_time(row.now);
    sign_in.account = row.account;
    const Checker checker(policy, {row.files, {}});
    CHECK(checker.assess(sign_in).warnings == row.warnings);
    Policy off = policy;
    off.breach.max_age_days = 0;
    CHECK(Checker(off, {row.files, {}}).assess(sign_in).warnings.empty());
    off = policy;
    off.breach.enabled = false;
    CHECK(Checker(off, {row.files, {}}).assess(sign_in).warnings.empty());
  }
  CHECK(Checker(policy, {{old_file, new_file}, {}}).warnings() == Violations{small(2)});
  CHECK(Checker(policy, {{BreachDatabase::built_in(), old_file}, {}}).warnings() == Violations{small(1)});
  CHECK(Checker(policy).warnings() == Violations{{Code::kBreachBuiltinOnly, {}, 0, 0}});
}
