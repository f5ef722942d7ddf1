// SPDX-License-Identifier: Apache-2.0
// The breach rule: which count decides, what a filter's "possibly" leads to, and that a damaged file never passes for
// "absent".

#include <string>
#include <vector>

#include "catch.hpp"
#include "credence/build.hpp"
#include "judge.hpp"
#include "platform/bytes.hpp"
#include "temporary_folder.hpp"

using namespace credence;
using text::Prepared;

namespace {

using Databases = std::vector<std::shared_ptr<const BreachDatabase>>;

// A file of password<TAB>count lines, or of passwords without counts, and its bytes.
struct SmallFile {
  explicit SmallFile(const std::string& lines, const BreachBuildOptions& wanted = {}) {
    BreachBuildOptions options = wanted;
    options.from = BreachInput::kPasswords;
    options.counts = lines.find('\t') != std::string::npos;
    const test::TemporaryFolder folder;
    const auto list = folder.path() / "list.txt";
    const auto built = folder.path() / "built.crb";
    test::write_file(list, lines);
    build_breach_file({list}, built, options);
    bytes = test::file_content(built);
  }
  [[nodiscard]] std::shared_ptr<const BreachDatabase> open() const {
    return BreachDatabase::open_memory(platform::as_bytes(bytes), "small file");
  }
  std::string bytes;
};

struct Found {
  Violations violations;
  Violations warnings;
};

Found check(const BreachRule& rule, const Databases& databases, std::string_view password) {
  Report report = test::judge(rules::check_breach, rule, password, {}, {databases, {}});
  return {std::move(report.violations), std::move(report.warnings)};
}

BreachRule rule_with(std::uint64_t min_count, Level level = Level::kReject,
                     PossiblyFound possibly = PossiblyFound::kReject) {
  BreachRule rule;
  rule.enabled = true;
  rule.min_count = min_count;
  rule.level = level;
  rule.possibly = possibly;
  return rule;
}

}  // namespace

TEST_CASE("the largest count of all files decides") {
  const SmallFile one("secret\t3\nrare\t1\n");
  const SmallFile two("secret\t7\n");
  const Databases databases = {one.open(), two.open()};
  const Violation seven{Code::kBreachFound, {0, 6}, 1, 7};
  CHECK(check(rule_with(1), databases, "secret").violations == Violations{seven});
  CHECK(check(rule_with(8), databases, "secret").violations.empty());
  CHECK(check(rule_with(2), databases, "rare").violations.empty());
  CHECK(check(rule_with(1), databases, "absent").violations.empty());
  CHECK(check(rule_with(1, Level::kWarn), databases, "secret").warnings == Violations{seven});
  CHECK(check(rule_with(1, Level::kWarn), databases, "secret").violations.empty());
  CHECK(check(BreachRule{}, databases, "secret").violations.empty());
}

TEST_CASE("the bytes as given are looked up, and the NFC form too") {
  const SmallFile composed("caf\xC3\xA9\t2\n");
  const SmallFile decomposed("cafe\xCC\x81\t5\n");
  CHECK(check(rule_with(1), {composed.open()}, "cafe\xCC\x81").violations ==
        Violations{{Code::kBreachFound, {0, 6}, 1, 2}});
  CHECK(check(rule_with(1), {decomposed.open()}, "cafe\xCC\x81").violations ==
        Violations{{Code::kBreachFound, {0, 6}, 1, 5}});
  CHECK(check(rule_with(1), {decomposed.open()}, "caf\xC3\xA9").violations.empty());
}

TEST_CASE("a filter's possibly goes where the policy says, with an unknown count") {
  BreachBuildOptions filter;
  filter.filter_bits = 16;
  const SmallFile file("secret\t3\n", filter);
  const Violation unknown{Code::kBreachFound, {0, 6}, 1, -1};
  CHECK(check(rule_with(1), {file.open()}, "secret").violations == Violations{unknown});
  const Found warned = check(rule_with(1, Level::kReject, PossiblyFound::kWarn), {file.open()}, "secret");
  CHECK(warned.violations.empty());
  CHECK(warned.warnings == Violations{unknown});
  const Found ignored = check(rule_with(1, Level::kReject, PossiblyFound::kIgnore), {file.open()}, "secret");
  CHECK(ignored.violations.empty());
  CHECK(ignored.warnings.empty());
}

TEST_CASE("a count that is not known is enough for every limit, in whatever order the files are") {
  BreachBuildOptions filter;
  filter.filter_bits = 16;
  const SmallFile rare("secret\t3\nother\t1\n");
  const SmallFile common("secret\t9\n");
  const SmallFile without_secret("other\t50\n");
  const SmallFile uncounted("secret\n");
  const SmallFile possibly("secret\t9\n", filter);
  const auto unknown = [](std::int64_t limit) { return Violation{Code::kBreachFound, {0, 6}, limit, -1}; };
  const auto known = [](std::int64_t limit, std::int64_t count) {
    return Violation{Code::kBreachFound, {0, 6}, limit, count};
  };
  struct Row {
    const char* name;
    const SmallFile *one, *two;
    std::uint64_t min_count;
    PossiblyFound possibly;
    Violations violations, warnings;
  };
  constexpr auto kReject = PossiblyFound::kReject;
  constexpr auto kWarn = PossiblyFound::kWarn;
  constexpr auto kIgnore = PossiblyFound::kIgnore;
  const Row rows[] = {
      {"both known, at the limit", &rare, &common, 9, kReject, {known(9, 9)}, {}},
      {"both known, below it", &rare, &common, 10, kReject, {}, {}},
      {"unknown beside absent", &uncounted, &without_secret, 2, kReject, {unknown(2)}, {}},
      {"unknown beside a known one below the limit", &uncounted, &rare, 4, kReject, {unknown(4)}, {}},
      {"unknown beside a known one at the limit", &uncounted, &rare, 3, kReject, {known(3, 3)}, {}},
      {"unknown, the largest limit", &uncounted, &without_secret, INT64_MAX, kReject, {unknown(INT64_MAX)}, {}},
      {"unknown, whatever possibly means", &uncounted, &rare, 4, kIgnore, {unknown(4)}, {}},
      {"unknown beside possibly", &uncounted, &possibly, 4, kWarn, {unknown(4)}, {}},
      {"possibly beside a count below the limit", &possibly, &rare, 4, kReject, {unknown(4)}, {}},
      {"the same as a warning", &possibly, &rare, 4, kWarn, {}, {unknown(4)}},
      {"the same ignored", &possibly, &rare, 4, kIgnore, {}, {}},
      {"possibly beside a count at the limit", &possibly, &rare, 3, kWarn, {known(3, 3)}, {}},
      {"possibly beside absent", &possibly, &without_secret, 4, kReject, {unknown(4)}, {}},
  };
  for (const Row& row : rows) {
    for (const bool swapped : {false, true}) {
      CAPTURE(row.name, swapped);
      const Databases databases = {(swapped ? row.two : row.one)->open(), (swapped ? row.one : row.two)->open()};
      const Found found = check(rule_with(row.min_count, Level::kReject, row.possibly), databases, "secret");
      CHECK(found.violations == row.violations);
      CHECK(found.warnings == row.warnings);
    }
  }
  const Databases built_in = {BreachDatabase::built_in()};
  CHECK(check(rule_with(2), built_in, "123456").violations == Violations{{Code::kBreachFound, {0, 6}, 2, -1}});
}

TEST_CASE("every pair of files in both orders gives what the larger of their counts gives") {
  std::vector<SmallFile> files;
  const std::uint64_t counts[] = {0, 1, 2, 253, 254, 255, 256, 70000};
  for (const std::uint64_t count : counts) {
    files.emplace_back(count == 0 ? "other\t5\n" : "secret\t" + std::to_string(count) + "\nother\t5\n");
  }
  for (std::size_t a = 0; a < files.size(); ++a) {
    for (std::size_t b = 0; b < files.size(); ++b) {
      CAPTURE(counts[a], counts[b]);
      const std::uint64_t larger = std::max(counts[a], counts[b]);
      const Databases databases = {files[a].open(), files[b].open()};
      for (const std::uint64_t limit : {std::uint64_t{1}, larger, larger + 1}) {
        if (limit == 0) continue;
        const Violation found{
            Code::kBreachFound, {0, 6}, static_cast<std::int64_t>(limit), static_cast<std::int64_t>(larger)};
        const Violations expected = larger >= limit ? Violations{found} : Violations{};
        CHECK(check(rule_with(limit), databases, "secret").violations == expected);
      }
    }
  }
}

TEST_CASE("an NTLM file says nothing of bytes that are no UTF-8, and finds the rest") {
  BreachBuildOptions ntlm;
  ntlm.kind = HashKind::kNtlm;
  const SmallFile file("secret\t3\n", ntlm);
  CHECK(check(rule_with(1), {file.open()}, "secret\xFF").violations.empty());
  CHECK(check(rule_with(1), {file.open()}, "secret").violations.size() == 1);
}

TEST_CASE("a damaged page is an error, never absent") {
  SmallFile file("secret\t3\n");
  file.bytes[4096 + 70] = static_cast<char>(file.bytes[4096 + 70] ^ 1);
  const auto database = file.open();
  try {
    (void)check(rule_with(1), {database}, "secret");
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::kBadFile);
    CHECK(std::string(error.what()).find("small file") != std::string::npos);
    CHECK(std::string(error.what()).find("secret") == std::string::npos);
  }
}

TEST_CASE("a new password is in the built-in list in every case of letters") {
  Policy policy;
  policy.breach.enabled = true;
  const Checker checker(policy, Resources::built_in());
  const Violations found = {{Code::kBreachFound, {0, 10}, 1, -1}};
  CHECK(checker.check("qwertyuiop").violations == found);
  CHECK(checker.check("Qwertyuiop").violations == found);
  CHECK(checker.check("QWERTYUIOP").violations == found);
  CHECK(checker.check("QwertyUiopKx7#").violations.empty());
  SignIn sign_in;
  sign_in.password = "qwertyuiop";
  CHECK(checker.assess(sign_in).violations == found);
  sign_in.password = "QWERTYuIOP";
  CHECK(checker.assess(sign_in).violations.empty());
  // Other lists are asked for what was typed.
  const SmallFile file("kxqvzzqw\t7\n");
  const Checker other(policy, {{file.open()}, {}});
  CHECK(other.check("kxqvzzqw").violations.size() == 1);
  CHECK(other.check("KxqvZzqw").violations.empty());
}
