// SPDX-License-Identifier: Apache-2.0
// How many passwords each setting of the pattern rules finds something in, as a Markdown table: random ones, where a
// finding is an error, and breached ones. The account of the context rule is made up. Usage: pattern_rates.
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "credence/checker.hpp"
#include "judge.hpp"
#include "real_passwords.hpp"

namespace {

using namespace credence;

constexpr std::size_t kSetSize = 20000;

struct Setting {
  const char* name;
  void (*check)(const text::Prepared&, Violations&);
};

void ask(rules::Rule rule, const rules::Setup& setup, const text::Prepared& prepared, Violations& violations,
         const Subject& subject = {}) {
  for (const Violation& found : test::judge(rule, setup, prepared, subject).violations) violations.push_back(found);
}
template <std::uint32_t max_run, std::uint32_t min_block>
void repeat(const text::Prepared& prepared, Violations& violations) {
  static const rules::Setup setup(test::policy_with(RepeatRule{Level::kReject, max_run, 0, min_block}), {});
  ask(rules::check_repeat, setup, prepared, violations);
}
template <std::uint32_t min_run, std::uint32_t max_step>
void sequence(const text::Prepared& prepared, Violations& violations) {
  static const rules::Setup setup(test::policy_with(SequenceRule{Level::kReject, min_run, max_step}), {});
  ask(rules::check_sequence, setup, prepared, violations);
}
template <std::uint32_t min_walk>
void keyboard(const text::Prepared& prepared, Violations& violations) {
  static const rules::Setup setup(test::policy_with(KeyboardRule{Level::kReject, min_walk, {}}), {});
  ask(rules::check_keyboard, setup, prepared, violations);
}
template <bool dates, bool years>
void date(const text::Prepared& prepared, Violations& violations) {
  static const rules::Setup setup(test::policy_with(DateRule{Level::kReject, dates, years}), {});
  ask(rules::check_date, setup, prepared, violations);
}
// What docs/patterns.md recommends.
void together(const text::Prepared& prepared, Violations& violations) {
  repeat<3, 3>(prepared, violations);
  sequence<4, 1>(prepared, violations);
  keyboard<6>(prepared, violations);
  date<true, true>(prepared, violations);
}
void context(const text::Prepared& prepared, Violations& violations) {
  static const rules::Setup setup(test::policy_with(preset("credence").context), {});
  static const Subject subject = [] {
    Subject made;
    made.user = "amueller42";
    made.email = "alice.mueller@contoso.example";
    made.display_name = "Alice M\xC3\xBCller";
    made.organisation = "Contoso Group";
    made.service = "Bike Shop";
    return made;
  }();
  ask(rules::check_context, setup, prepared, violations, subject);
}

constexpr Setting kSettings[] = {
    {"repeat.max_run = 2", repeat<2, 0>},
    {"repeat.max_run = 3", repeat<3, 0>},
    {"repeat.min_block = 3", repeat<0, 3>},
    {"sequence.min_run = 3", sequence<3, 1>},
    {"sequence.min_run = 4", sequence<4, 1>},
    {"sequence.min_run = 4, max_step = 3", sequence<4, 3>},
    {"keyboard.min_walk = 4", keyboard<4>},
    {"keyboard.min_walk = 5", keyboard<5>},
    {"keyboard.min_walk = 6", keyboard<6>},
    {"date.dates = true", date<true, false>},
    {"date.years = true", date<false, true>},
    {"max_run 3, min_block 3, min_run 4, min_walk 6, dates, years", together},
    {"context.match = contains, five facts", context},
};

double found_percent(const Setting& setting, const bench::Passwords& passwords) {
  std::size_t found = 0;
  Violations violations;
  for (const std::string& password : passwords) {
    violations.clear();
    setting.check(text::Prepared(password, 65'536), violations);
    if (!violations.empty()) ++found;
  }
  return 100.0 * static_cast<double>(found) / static_cast<double>(passwords.size());
}

}  // namespace

int main() {
  constexpr std::string_view kLower = "abcdefghijklmnopqrstuvwxyz";
  const std::string alphanumeric = std::string(kLower) + "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  const bench::Passwords sets[] = {
      bench::random_strings(kSetSize, 16, bench::printable()),
      bench::random_strings(kSetSize, 12, alphanumeric),
      bench::random_strings(kSetSize, 20, kLower),
      bench::random_strings(kSetSize, 8, "0123456789"),
      bench::diceware(kSetSize, 5),
      bench::breached(kSetSize),
  };
  std::printf(
      "| setting | random 16 printable | random 12 alphanumeric | random 20 lower-case | random 8 digits | "
      "diceware 5 | breached |\n|---|---:|---:|---:|---:|---:|---:|\n");
  for (const Setting& setting : kSettings) {
    std::printf("| `%s` |", setting.name);
    for (const bench::Passwords& set : sets) std::printf(" %.2f %% |", found_percent(setting, set));
    std::printf("\n");
  }
  return 0;
}
