// SPDX-License-Identifier: Apache-2.0
// Builds one shard of a filter (breach/filter.hpp) in memory.
#ifndef CREDENCE_BREACH_WRITING_FILTER_BUILDER_HPP_
#define CREDENCE_BREACH_WRITING_FILTER_BUILDER_HPP_

#include <cstdint>
#include <span>
#include <vector>

#include "breach/filter.hpp"

namespace credence::breach::writing {

/// A shard in memory.
struct BuiltShard {
  FilterShard shard;
  std::vector<std::uint16_t> fingerprints;

  [[nodiscard]] bool contains(std::uint64_t key, std::uint32_t bits) const noexcept;
};
/// Builds a shard of different keys. The same keys give the same shard.
[[nodiscard]] BuiltShard build_shard(std::span<const std::uint64_t> keys, std::uint32_t bits);

}  // namespace credence::breach::writing

#endif  // CREDENCE_BREACH_WRITING_FILTER_BUILDER_HPP_
