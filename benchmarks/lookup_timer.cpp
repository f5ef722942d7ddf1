// SPDX-License-Identifier: Apache-2.0
#include "lookup_timer.hpp"

#include <time.h>

#include <algorithm>
#include <cstdio>
#include <utility>

#include "synthetic_corpus.hpp"

namespace credence::bench {
namespace {

constexpr int kRounds = 7;

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

double time_queries(const std::function<void()>& all_queries) {
  std::vector<double> rounds;
  for (int round = 0; round <= kRounds; ++round) {
    const double start = cpu_seconds();
    all_queries();
    if (round > 0) rounds.push_back((cpu_seconds() - start) * 1e9 / kQueries);
  }
  return median(rounds);
}

void row(const char* what, double hit, double miss, double hit_independent, double miss_independent, double bytes) {
  const auto cell = [](double value) {
    if (value > 0) {
      std::printf(" %.0f |", value);
    } else {
      std::printf(" - |");
    }
  };
  std::printf("| %s |", what);
  for (const double value : {hit, miss, hit_independent, miss_independent}) cell(value);
  std::printf(" %.2f |\n", bytes);
  std::fflush(stdout);
}

Queries make_queries(std::uint64_t entries) {
  Queries queries;
  Random random(42);
  std::vector<std::uint64_t> wanted(kQueries);
  for (std::uint64_t& index : wanted) index = random() % entries;
  std::sort(wanted.begin(), wanted.end());
  SyntheticCorpus corpus(entries, HashKind::kSha1);
  breach::Entry entry;
  std::uint64_t at = 0;
  corpus.next(entry);
  for (const std::uint64_t index : wanted) {
    for (; at < index; ++at) corpus.next(entry);
    queries.hits.push_back(entry.hash);
  }
  for (std::size_t i = kQueries - 1; i > 0; --i) std::swap(queries.hits[i], queries.hits[random() % (i + 1)]);
  for (std::size_t i = 0; i < kQueries; ++i) {
    breach::Hash hash;
    for (std::size_t k = 0; k < 16; k += 8) platform::store_le64(&hash.bytes[k], random());
    queries.misses.push_back(hash);
  }
  return queries;
}

}  // namespace credence::bench
