// SPDX-License-Identifier: Apache-2.0
// The rows of bench_breach that a breach file is compared with.
#ifndef CREDENCE_BENCHMARKS_OTHER_STORES_HPP_
#define CREDENCE_BENCHMARKS_OTHER_STORES_HPP_

#include <cstdint>
#include <filesystem>

#include "lookup_timer.hpp"

namespace credence::bench {

/// A dependent read of memory: one long walk over `bytes` of cache lines in random order.
void bench_chase(std::uint64_t bytes);
/// Stores of the synthetic corpus, made in `folder` if they aren't there yet.
void bench_lower_bound(const std::filesystem::path& folder, std::uint64_t entries, const Queries& queries);
void bench_sqlite(const std::filesystem::path& folder, std::uint64_t entries, const Queries& queries);
void bench_lmdb(const std::filesystem::path& folder, std::uint64_t entries, const Queries& queries);

}  // namespace credence::bench

#endif  // CREDENCE_BENCHMARKS_OTHER_STORES_HPP_
