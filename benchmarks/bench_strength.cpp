// SPDX-License-Identifier: Apache-2.0
// What an estimate costs, by length: random characters, what people choose, and text made to have as many words and
// patterns as possible; with and without the explanation.
#include <benchmark/benchmark.h>

#include <random>
#include <string>

#include "credence/strength.hpp"

namespace {

using namespace credence;

const StrengthEstimator& estimator() {
  static const StrengthEstimator built_in;
  return built_in;
}

std::string random_text(std::size_t length) {
  std::mt19937_64 random(1);
  std::string text;
  while (text.size() < length) text += static_cast<char>('!' + random() % 94);
  return text;
}

std::string repeated(std::string_view part, std::size_t length) {
  std::string text;
  while (text.size() < length) text += part;
  text.resize(length);
  return text;
}

void guesses(benchmark::State& state, const std::string& password) {
  for (auto _ : state) benchmark::DoNotOptimize(estimator().guesses_log10(password));
}
void explained(benchmark::State& state, const std::string& password) {
  for (auto _ : state) benchmark::DoNotOptimize(estimator().estimate(password));
}

}  // namespace

int main(int argc, char** argv) {
  for (const std::size_t length : {8U, 16U, 64U, 1024U, 4096U}) {
    const std::string size = std::to_string(length);
    benchmark::RegisterBenchmark(("random/" + size).c_str(), guesses, random_text(length));
    benchmark::RegisterBenchmark(("words/" + size).c_str(), guesses, repeated("Password2019sunshine", length));
    benchmark::RegisterBenchmark(("many_words/" + size).c_str(), guesses, repeated("anaanesi4eteralal1na", length));
    benchmark::RegisterBenchmark(("one_letter/" + size).c_str(), guesses, std::string(length, 'a'));
    benchmark::RegisterBenchmark(("explained/" + size).c_str(), explained, repeated("Password2019sunshine", length));
  }
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
