// SPDX-License-Identifier: Apache-2.0
// What do words cost? One message in English and in German (ASCII and not), and a whole report as JSON. The baseline
// is a formatted string of the same kind made by fmt alone.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "credence/messages.hpp"

namespace {

using namespace credence;

const Violation kTooShort{Code::kLengthTooShort, {0, 7}, 8, 7, {0, 7}};

void format_baseline(benchmark::State& state) {
  std::int64_t actual = 7;
  for (auto _ : state) {
    benchmark::DoNotOptimize(actual);
    benchmark::DoNotOptimize(fmt::format("Use at least {} characters; this has {}.", 8, actual));
  }
}
BENCHMARK(format_baseline);

void message_in(benchmark::State& state, std::string_view language, Code code) {
  Violation violation = kTooShort;
  violation.code = code;
  for (auto _ : state) benchmark::DoNotOptimize(message(violation, language));
}
BENCHMARK_CAPTURE(message_in, english, "en", Code::kLengthTooShort);
BENCHMARK_CAPTURE(message_in, german, "de", Code::kLengthTooShort);
BENCHMARK_CAPTURE(message_in, german_non_ascii, "de", Code::kBreachFound);
BENCHMARK_CAPTURE(message_in, german_by_region, "de-AT", Code::kLengthTooShort);

void report_as_json(benchmark::State& state, std::string_view language) {
  Report report;
  report.verdict = Verdict::kReject;
  report.violations.assign(5, kTooShort);
  for (auto _ : state) benchmark::DoNotOptimize(report_json(report, language));
}
BENCHMARK_CAPTURE(report_as_json, five_in_english, "en");
BENCHMARK_CAPTURE(report_as_json, five_in_german, "de");

}  // namespace

BENCHMARK_MAIN();
