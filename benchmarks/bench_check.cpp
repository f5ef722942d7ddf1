// SPDX-License-Identifier: Apache-2.0
// What does a whole check cost under citrix-cloud with the built-in data: by kind of password, by length, and
// from a cold start? One baseline is a SHA-1 digest of the same passwords through OpenSSL, fetched once: what any
// breach lookup has to pay. The other is zxcvbn-c (Debian libzxcvbn-dev), where it is installed: both are given the
// same passwords in turns, and the counter "ratio" is our time by its.
#include <benchmark/benchmark.h>
#include <openssl/evp.h>
#include <time.h>
#ifdef CREDENCE_HAS_ZXCVBN
#include <zxcvbn.h>
#endif

#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "credence/credence.hpp"
#include "real_passwords.hpp"

namespace {

using namespace credence;
using bench::Passwords;

const Passwords& input(int kind) {
  static const std::array<Passwords, 4> inputs = {bench::breached(20000),
                                                  bench::random_strings(2000, 16, bench::printable()),
                                                  bench::diceware(2000, 5), bench::non_ascii()};
  return inputs[static_cast<std::size_t>(kind)];
}
constexpr std::array<const char*, 4> kKinds = {"breached", "random 16", "diceware 5", "non-ASCII"};

const Checker& checker() {
  static const Checker shared = [] {
    Policy policy = preset("citrix-cloud");
    policy.length.byte_cap = 65536;  // for the long inputs; it changes nothing for the others
    return Checker(policy);
  }();
  return shared;
}

void digest_baseline(benchmark::State& state) {
  const Passwords& passwords = input(static_cast<int>(state.range(0)));
  const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> sha1(EVP_MD_fetch(nullptr, "SHA1", nullptr), EVP_MD_free);
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  std::size_t i = 0;
  for (auto _ : state) {
    const std::string& password = passwords[i];
    EVP_DigestInit_ex2(context.get(), sha1.get(), nullptr);
    EVP_DigestUpdate(context.get(), password.data(), password.size());
    EVP_DigestFinal_ex(context.get(), digest.data(), nullptr);
    benchmark::DoNotOptimize(digest);
    if (++i == passwords.size()) i = 0;
  }
  state.SetLabel(kKinds[static_cast<std::size_t>(state.range(0))]);
}
BENCHMARK(digest_baseline)->DenseRange(0, 3);

void check(benchmark::State& state) {
  const Passwords& passwords = input(static_cast<int>(state.range(0)));
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(checker().check(passwords[i]));
    if (++i == passwords.size()) i = 0;
  }
  state.SetLabel(kKinds[static_cast<std::size_t>(state.range(0))]);
}
BENCHMARK(check)->DenseRange(0, 3);

#ifdef CREDENCE_HAS_ZXCVBN
double thread_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

enum Judge { kCitrixCloud, kCredence, kCredenceWithoutVariants };

Checker judge_of(int kind) {
  Policy policy = preset(kind == kCitrixCloud ? "citrix-cloud" : "credence");
  if (kind == kCredenceWithoutVariants) policy.breach.variant_min_count = 0;
  return Checker(policy);
}

void beside_zxcvbn(benchmark::State& state) {
  constexpr std::size_t kTurn = 100;
  const Checker ours = judge_of(static_cast<int>(state.range(1)));
  const Passwords& passwords = input(static_cast<int>(state.range(0)));
  std::size_t begin = 0;
  double our_time = 0, its_time = 0;
  for (auto _ : state) {
    const double start = thread_seconds();
    for (std::size_t i = 0; i < kTurn; ++i)
      benchmark::DoNotOptimize(ours.check(passwords[(begin + i) % passwords.size()]));
    const double between = thread_seconds();
    for (std::size_t i = 0; i < kTurn; ++i) {
      benchmark::DoNotOptimize(ZxcvbnMatch(passwords[(begin + i) % passwords.size()].c_str(), nullptr, nullptr));
    }
    our_time += between - start;
    its_time += thread_seconds() - between;
    begin = (begin + kTurn) % passwords.size();
  }
  state.counters["ratio"] = our_time / its_time;
  state.counters["ours_us"] = our_time / static_cast<double>(state.iterations() * kTurn) * 1e6;
  constexpr std::array<const char*, 3> kJudges = {"citrix-cloud", "credence", "credence without variants"};
  state.SetLabel(std::string(kKinds[static_cast<std::size_t>(state.range(0))]) + ", " +
                 kJudges[static_cast<std::size_t>(state.range(1))]);
}
BENCHMARK(beside_zxcvbn)->ArgsProduct({{0, 1, 2, 3}, {kCitrixCloud, kCredence, kCredenceWithoutVariants}});
#endif

void check_by_length(benchmark::State& state) {
  const auto length = static_cast<std::size_t>(state.range(0));
  const Passwords passwords = bench::random_strings(200, length, bench::printable());
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(checker().check(passwords[i]));
    if (++i == passwords.size()) i = 0;
  }
  state.SetComplexityN(state.range(0));
}
BENCHMARK(check_by_length)->RangeMultiplier(2)->Range(8, 4096)->Complexity(benchmark::oN);

void sign_in(benchmark::State& state) {
  SignIn facts;
  facts.password = "xKv#q7zwLm2T";
  facts.last_sign_in = parse_time("2025-08-31");
  facts.now = parse_time("2025-09-01");
  for (auto _ : state) benchmark::DoNotOptimize(checker().assess(facts));
}
BENCHMARK(sign_in);

void build_checker(benchmark::State& state) {
  const Policy policy = preset("citrix-cloud");
  for (auto _ : state) benchmark::DoNotOptimize(Checker(policy));
}
BENCHMARK(build_checker);

// What a new process pays before its first answer: opening the built-in data, building a checker and one check.
// Measured by a process of its own (this program, called with kColdStart), because all of that happens once.
constexpr const char* kColdStart = "--cold-start";

int cold_start() {
  const auto begin = std::chrono::steady_clock::now();
  const Checker first(preset("citrix-cloud"));
  benchmark::DoNotOptimize(first.check("xKv#q7zwLm2T"));
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  std::printf("%.9f\n", taken.count());
  return 0;
}

void build_first_checker(benchmark::State& state) {
  const std::string command = std::filesystem::read_symlink("/proc/self/exe").string() + " " + kColdStart;
  for (auto _ : state) {
    std::FILE* const process = popen(command.c_str(), "r");
    double seconds = 0;
    const bool answered = process != nullptr && std::fscanf(process, "%lf", &seconds) == 1;
    if (process != nullptr) pclose(process);
    if (!answered) {
      state.SkipWithError("the process that is measured did not answer");
      break;
    }
    state.SetIterationTime(seconds);
  }
}
BENCHMARK(build_first_checker)->UseManualTime()->Iterations(100);

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == kColdStart) return cold_start();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
}
