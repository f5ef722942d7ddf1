// SPDX-License-Identifier: Apache-2.0
// What does each pattern rule cost a password, by kind of password, and on input made to be its worst, by length?
// Passwords are prepared beforehand. The baseline of the same run is one pass over their characters.
//   build/release/benchmarks/bench_patterns
#include <benchmark/benchmark.h>

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "credence/checker.hpp"
#include "judge.hpp"
#include "real_passwords.hpp"

namespace {

using namespace credence;
using bench::Passwords;

constexpr std::uint32_t kCap = 1U << 20U;

// A rule with everything in it turned on.
using Judge = void (*)(const text::Prepared&, Violations&);

void pass_over(const text::Prepared& prepared, Violations&) {
  char32_t all = 0;
  for (const char32_t c : prepared.matching()) all = all * 31 + c;
  benchmark::DoNotOptimize(all);
}
void ask(rules::Rule rule, const rules::Setup& setup, const text::Prepared& prepared, Violations& violations,
         const Subject& subject = {}) {
  violations = test::judge(rule, setup, prepared, subject).violations;
}
rules::Setup context_setup() {
  ContextRule rule;
  rule.match = ContextMatch::kContains;
  return {test::policy_with(rule), {}};
}
void repeat(const text::Prepared& prepared, Violations& violations) {
  static const rules::Setup setup(test::policy_with(RepeatRule{Level::kReject, 2, 4, 3}), {});
  ask(rules::check_repeat, setup, prepared, violations);
}
void sequence(const text::Prepared& prepared, Violations& violations) {
  static const rules::Setup setup(test::policy_with(SequenceRule{Level::kReject, 4, 3}), {});
  ask(rules::check_sequence, setup, prepared, violations);
}
void keyboard(const text::Prepared& prepared, Violations& violations) {
  static const rules::Setup setup(test::policy_with(KeyboardRule{Level::kReject, 4, {}}), {});
  ask(rules::check_keyboard, setup, prepared, violations);
}
void date(const text::Prepared& prepared, Violations& violations) {
  static const rules::Setup setup(test::policy_with(DateRule{Level::kReject, true, true}), {});
  ask(rules::check_date, setup, prepared, violations);
}
void context(const text::Prepared& prepared, Violations& violations) {
  static const rules::Setup setup = context_setup();
  static const Subject subject = [] {
    Subject made;
    made.user = "jdoering";
    made.email = "jane.doering@contoso.example";
    made.display_name = "Jane Anne Doering";
    made.organisation = "Contoso Group";
    made.service = "Bike Shop";
    return made;
  }();
  ask(rules::check_context, setup, prepared, violations, subject);
}
void context_100_words(const text::Prepared& prepared, Violations& violations) {
  static const rules::Setup setup = context_setup();
  static const std::vector<std::string> words = [] {
    std::vector<std::string> made;
    for (std::size_t i = 0; i < 100; ++i) made.push_back(std::string(4 + i % 30, 'a') + std::to_string(i));
    return made;
  }();
  static const Subject subject = [] {
    Subject made;
    made.words.assign(words.begin(), words.end());
    return made;
  }();
  ask(rules::check_context, setup, prepared, violations, subject);
}
void similar(const text::Prepared& prepared, Violations& violations) {
  static const std::string previous = std::string(4000, 'a') + std::string(4000, 'b');
  static const rules::Setup setup(test::policy_with(HistoryRule{Level::kReject, 0, 8}), {});
  Subject subject;  // of the password's own length, so that all of the table is walked
  subject.previous_password =
      std::string_view(previous).substr(4000 - prepared.raw().size() / 2, prepared.raw().size());
  ask(rules::check_history, setup, prepared, violations, subject);
}

const Passwords& passwords_of(std::int64_t kind) {
  static const Passwords inputs[] = {bench::breached(5000), bench::random_strings(2000, 16, bench::printable()),
                                     bench::diceware(2000, 5), bench::non_ascii()};
  return inputs[kind];
}
constexpr const char* kKinds[] = {"breached", "random 16", "diceware 5", "non-ASCII"};

void ordinary(benchmark::State& state, Judge judge) {
  std::deque<text::Prepared> prepared;
  for (const std::string& password : passwords_of(state.range(0))) prepared.emplace_back(password, kCap);
  Violations violations;
  std::size_t i = 0;
  for (auto _ : state) {
    violations.clear();
    judge(prepared[i], violations);
    benchmark::DoNotOptimize(violations.data());
    if (++i == prepared.size()) i = 0;
  }
  state.SetLabel(kKinds[state.range(0)]);
}

std::string repeated(std::string_view unit, std::size_t size) {
  std::string text;
  while (text.size() < size) text += unit;
  text.resize(size);
  return text;
}

void worst(benchmark::State& state, Judge judge, std::string_view unit) {
  const auto size = static_cast<std::size_t>(state.range(0));
  const std::string password = repeated(unit, size);
  const text::Prepared prepared(password, kCap);
  Violations violations;
  for (auto _ : state) {
    violations.clear();
    judge(prepared, violations);
    benchmark::DoNotOptimize(violations.data());
  }
  state.counters["ns_per_char"] = benchmark::Counter(
      static_cast<double>(size) * 1e-9, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

#define ORDINARY(rule) BENCHMARK_CAPTURE(ordinary, rule, rule)->DenseRange(0, 3)
#define WORST(rule, name, unit) BENCHMARK_CAPTURE(worst, rule / name, rule, unit)->Arg(16)->Arg(256)->Arg(4096)

ORDINARY(pass_over);
ORDINARY(repeat);
ORDINARY(sequence);
ORDINARY(keyboard);
ORDINARY(date);
ORDINARY(context);
ORDINARY(context_100_words);
ORDINARY(similar);

WORST(pass_over, any, "abcdefgh");
WORST(repeat, one_character, "a");                // every length of block is a repeat
WORST(repeat, broken_blocks, "aaaaaaabaaaaaab");  // many repeats, each broken off
WORST(sequence, there_and_back, "abcba");
WORST(keyboard, zigzag, "1q2w3e4r");
WORST(keyboard, short_walks, "qwesdfplo");
WORST(keyboard, columns, "1qaz2wsx3edc");
WORST(keyboard, long_rows, "qwertyuiopzxc");  // every key of a row is tried for the next part
WORST(date, digits, "1");
WORST(date, separated, "1.1.");
WORST(date, dates, "12march1987");
WORST(date, names, "septemb1");  // no name, but only the last letters tell
WORST(context, parts, "janedoe");
WORST(context, separated, "j.a.n.e.");
WORST(context, stretched, "jjaanneeddooee");
WORST(context_100_words, every_word_begins, "a");
WORST(context_100_words, repeats, "aab");
WORST(similar, one_half_each, "a");

}  // namespace

BENCHMARK_MAIN();
