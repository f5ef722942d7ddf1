// SPDX-License-Identifier: Apache-2.0
// What must be known of all entries before the first page can be written.
#ifndef CREDENCE_BREACH_WRITING_SUMMARY_HPP_
#define CREDENCE_BREACH_WRITING_SUMMARY_HPP_

#include <cstdint>

#include "breach/entry.hpp"
#include "breach/prefix_map.hpp"

namespace credence::breach::writing {

/// Fed with all entries in order, each digest once. Those rarer than `min_count` only mark their prefix as present:
/// they were left out, not missed.
struct Summary {
  explicit Summary(std::uint64_t least) : min_count(least) {}

  void add(const Entry& entry) {
    if (const std::uint32_t prefix = entry.hash.prefix(); prefix != last_prefix) {
      prefixes.add(prefix);
      last_prefix = prefix;
    }
    if (entry.count < min_count) {
      ++below_min_count;
      return;
    }
    if (entries == 0) first = entry.hash;
    last = entry.hash;
    ++entries;
    count_sum += entry.count;
  }

  std::uint64_t min_count;
  std::uint64_t entries = 0;
  std::uint64_t count_sum = 0;  // modulo 2^64, as a checksum of the counts
  std::uint64_t below_min_count = 0;
  Hash first, last;
  PrefixMap prefixes;
  std::uint32_t last_prefix = kPrefixCount;  // none
};

}  // namespace credence::breach::writing

#endif  // CREDENCE_BREACH_WRITING_SUMMARY_HPP_
