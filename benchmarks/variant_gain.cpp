// SPDX-License-Identifier: Apache-2.0
// What do variants of leaked passwords (breach.variant) find that an exact look-up doesn't? A real list is split in two
// by a hash of the password: one half becomes the breach file, the other is looked up. Each row asks the rule alone,
// with another least count; the second table asks generated passwords, which must not be refused. Prints Markdown.
// Usage: variant_gain [FILE], a list of password<TAB>count in the folder of real data (tests/real_data.hpp); by default
// breach/hibp-v2-plaintext-count.tsv.zst.
#include <cstdint>
#include <cstdio>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "credence/build.hpp"
#include "credence/credence.hpp"
#include "real_data.hpp"
#include "real_passwords.hpp"
#include "temporary_folder.hpp"

using namespace credence;

namespace {

constexpr std::uint64_t kCounts[] = {1, 10, 100, 1000, 10000, 100000};

struct Halves {
  std::string listed;
  std::vector<std::string> held_out;
};

Halves split(const char* file) {
  Halves halves;
  test::for_each_real_line(file, [&](std::string_view line) {
    const std::string_view password = line.substr(0, line.rfind('\t'));
    // FNV-1a, so that the split is the same everywhere.
    std::uint64_t hash = 14695981039346656037U;
    for (const char c : password) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    if ((hash >> 32 & 1) == 0) {
      halves.listed.append(line).push_back('\n');
    } else {
      halves.held_out.emplace_back(password);
    }
  });
  return halves;
}

Checker checker_of(const std::shared_ptr<const BreachDatabase>& database, std::uint64_t min_count) {
  Policy policy;
  policy.breach.enabled = true;
  policy.breach.variant_min_count = min_count;
  return Checker(policy, {{database}, {}});
}

void print_row(const char* name, const std::vector<std::string>& passwords,
               const std::shared_ptr<const BreachDatabase>& database,
               const std::function<bool(const std::string&)>& counts) {
  std::printf("| %s |", name);
  for (const std::uint64_t min_count : kCounts) {
    const Checker checker = checker_of(database, min_count);
    std::size_t asked = 0, refused = 0;
    for (const std::string& password : passwords) {
      if (!counts(password)) continue;
      ++asked;
      refused += checker.check(password).verdict == Verdict::kReject ? 1 : 0;
    }
    std::printf(" %.2f |", asked == 0 ? 0.0 : 100.0 * static_cast<double>(refused) / static_cast<double>(asked));
  }
  std::printf("\n");
}

}  // namespace

int main(int argc, char** argv) {
  const char* const file = argc > 1 ? argv[1] : "breach/hibp-v2-plaintext-count.tsv.zst";
  if (test::real_data_folder().empty()) return 1;
  const Halves halves = split(file);
  const test::TemporaryFolder folder;
  test::write_file(folder.path() / "listed.tsv", halves.listed);
  BreachBuildOptions options;
  options.from = BreachInput::kPasswords;
  options.counts = true;
  build_breach_file({folder.path() / "listed.tsv"}, folder.path() / "listed.crb", options);
  const auto database = BreachDatabase::open(folder.path() / "listed.crb");

  std::printf("%s: %zu passwords of one half, in percent refused for a variant in the other half, by least count.\n\n",
              file, halves.held_out.size());
  std::printf("| passwords |");
  for (const std::uint64_t count : kCounts) std::printf(" %llu |", static_cast<unsigned long long>(count));
  std::printf("\n|---|---:|---:|---:|---:|---:|---:|\n");
  print_row("leaked, all", halves.held_out, database, [](const std::string&) { return true; });
  print_row("leaked, 8 bytes and more", halves.held_out, database, [](const std::string& p) { return p.size() >= 8; });
  print_row("leaked, 12 bytes and more", halves.held_out, database,
            [](const std::string& p) { return p.size() >= 12; });
  const auto all = [](const std::string&) { return true; };
  const std::string alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  print_row("random, 8 letters and digits", bench::random_strings(100000, 8, alphanumeric), database, all);
  print_row("random, 12 printable", bench::random_strings(100000, 12, bench::printable()), database, all);
  print_row("random, 8 digits", bench::random_strings(100000, 8, "0123456789"), database, all);
  print_row("diceware, four words", bench::diceware(100000, 4), database, all);
}
