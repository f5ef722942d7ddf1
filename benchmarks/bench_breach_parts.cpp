// SPDX-License-Identifier: Apache-2.0
// What lookups and builds are made of: digests, hex, checksums, and a build from text. Ratios within one run.
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "breach/hex.hpp"
#include "breach/password_digest.hpp"
#include "credence/breach.hpp"
#include "credence/build.hpp"
#include "platform/atomic_file.hpp"
#include "platform/crc32c.hpp"
#include "synthetic_corpus.hpp"

namespace {

using namespace credence;

void bench_digest(benchmark::State& state, HashKind kind, const char* password) {
  breach::Hash hash;
  for (auto _ : state) {
    benchmark::DoNotOptimize(breach::hash_password(kind, password, hash));
    benchmark::DoNotOptimize(hash);
  }
}
BENCHMARK_CAPTURE(bench_digest, sha1_ascii, HashKind::kSha1, "correct-pony");
BENCHMARK_CAPTURE(bench_digest, sha1_non_ascii, HashKind::kSha1,
                  "contrase\xC3\xB1"
                  "a!");
BENCHMARK_CAPTURE(bench_digest, ntlm_ascii, HashKind::kNtlm, "correct-pony");
BENCHMARK_CAPTURE(bench_digest, ntlm_non_ascii, HashKind::kNtlm,
                  "contrase\xC3\xB1"
                  "a!");

void bench_hex(benchmark::State& state, breach::HexParser parser) {
  const std::string text = "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8";
  breach::Hash hash;
  for (auto _ : state) {
    benchmark::DoNotOptimize(parser(text.data(), text.size(), hash.bytes.data()));
    benchmark::DoNotOptimize(hash);
  }
}
BENCHMARK_CAPTURE(bench_hex, portable, breach::parse_hex_portable);
BENCHMARK_CAPTURE(bench_hex, best, breach::best_hex_parser());

void bench_page_checksum(benchmark::State& state, std::uint32_t (*crc)(std::uint32_t, std::span<const std::byte>)) {
  const std::vector<std::byte> page(4096, std::byte{7});
  for (auto _ : state) benchmark::DoNotOptimize(crc(0, page));
}
BENCHMARK_CAPTURE(bench_page_checksum, portable, platform::crc32c_portable);
BENCHMARK_CAPTURE(bench_page_checksum, best, platform::crc32c);

// Lines a CPU second, from one sorted file in the page cache.
void bench_build(benchmark::State& state, bool exact) {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("bench-breach-" + std::to_string(getpid()));
  std::filesystem::create_directory(folder);
  {
    platform::AtomicFile text(folder / "list.txt");
    bench::SyntheticCorpus corpus(static_cast<std::uint64_t>(state.range(0)), HashKind::kSha1);
    for (breach::Entry entry; corpus.next(entry);) {
      text.write(breach::to_hex(entry.hash, HashKind::kSha1) + ":" + std::to_string(entry.count) + "\n");
    }
    text.commit();
  }
  BreachBuildOptions options;
  options.exact = exact;
  for (auto _ : state) build_breach_file({folder / "list.txt"}, folder / "list.cbr", options);
  state.SetItemsProcessed(state.iterations() * state.range(0));
  std::filesystem::remove_all(folder);
}
BENCHMARK_CAPTURE(bench_build, serving, false)->Arg(10'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(bench_build, exact, true)->Arg(10'000'000)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
