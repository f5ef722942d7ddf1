// SPDX-License-Identifier: Apache-2.0
// What the rows of bench_breach share: the digests that are looked up, how time is taken, and how a row is printed.
#ifndef CREDENCE_BENCHMARKS_LOOKUP_TIMER_HPP_
#define CREDENCE_BENCHMARKS_LOOKUP_TIMER_HPP_

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include "breach/entry.hpp"

namespace credence::bench {

using breach::Hash;

inline constexpr std::size_t kQueries = 400'000;

/// Median ns of thread CPU time a query, of several rounds over all queries; a first round warms up.
double time_queries(const std::function<void()>& all_queries);

/// Prints a row of the table; what is 0 was not measured.
void row(const char* what, double hit, double miss, double hit_independent, double miss_independent, double bytes);

struct Queries {
  std::vector<breach::Hash> hits;
  std::vector<breach::Hash> misses;
};

/// Hits drawn evenly from all entries of the synthetic corpus, in random order.
Queries make_queries(std::uint64_t entries);

// Nought, but neither compiler nor processor knows before `answer` is there.
inline std::uint64_t zero_after(std::uint64_t answer) {
  std::uint64_t zero = 0;
  asm volatile("and %1, %0" : "+r"(zero) : "r"(answer));
  return zero;
}

// Each key depends on the last answer.
template <typename Lookup>
double time_dependent(const std::vector<breach::Hash>& queries, const Lookup& lookup) {
  return time_queries([&] {
    std::uint64_t carried = 0;
    for (const breach::Hash& query : queries) {
      breach::Hash hash = query;
      credence::platform::store_le64(hash.bytes.data(), credence::platform::load_le64(hash.bytes.data()) ^ carried);
      carried = zero_after(lookup(hash));
    }
  });
}

template <typename Lookup>
double time_independent(const std::vector<breach::Hash>& queries, const Lookup& lookup) {
  return time_queries([&] {
    std::uint64_t sum = 0;
    for (const breach::Hash& query : queries) sum += lookup(query);
    if (sum == UINT64_MAX) std::abort();
  });
}

template <typename Lookup>
void bench_lookup(const char* what, const Queries& queries, double bytes, const Lookup& lookup,
                  bool expect_hits = true) {
  std::uint64_t found = 0;
  for (const breach::Hash& hash : queries.hits) found += lookup(hash) != 0 ? 1 : 0;
  if (expect_hits && found != kQueries) throw std::runtime_error(std::string(what) + " does not find its entries");
  const double hit = time_dependent(queries.hits, lookup);
  const double miss = time_dependent(queries.misses, lookup);
  row(what, hit, miss, time_independent(queries.hits, lookup), time_independent(queries.misses, lookup), bytes);
}

}  // namespace credence::bench

#endif  // CREDENCE_BENCHMARKS_LOOKUP_TIMER_HPP_
