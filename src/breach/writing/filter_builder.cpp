// SPDX-License-Identifier: Apache-2.0
#include "breach/writing/filter_builder.hpp"

#include <algorithm>
#include <cmath>

#include "credence/error.hpp"

namespace credence::breach::writing {
namespace {

// The paper's sizes: 1.125 slots a key from a million keys on, more for fewer.
FilterShard shape_for(std::uint64_t keys) {
  FilterShard shard;
  const auto size = static_cast<double>(std::max<std::uint64_t>(keys, 2));
  const auto exponent = static_cast<int>(std::floor(std::log(size) / std::log(3.33) + 2.25));
  shard.segment_slots = std::min(1U << exponent, kMostSegmentSlots);
  const double factor = std::max(1.125, 0.875 + 0.25 * std::log(1e6) / std::log(size));
  const auto capacity = static_cast<std::uint64_t>(std::round(size * factor));
  const std::uint64_t segments = (capacity + shard.segment_slots - 1) / shard.segment_slots;
  const std::uint64_t starts = segments > 2 ? segments - 2 : 1;
  if ((starts + 2) * shard.segment_slots > UINT32_MAX) {
    throw Error(ErrorCode::kUnsupported, "the digests are spread too unevenly for a filter; build a serving file");
  }
  shard.start_slots = static_cast<std::uint32_t>(starts * shard.segment_slots);
  shard.slots = static_cast<std::uint32_t>((starts + 2) * shard.segment_slots);
  return shard;
}

// Sets keys aside (filter.hpp), each with the slot in which it is alone; returns whether all could be, with `order` the
// order in which they were. A slot doesn't list its keys: the XOR of their hashes is, once one key is left, its hash.
struct SetAside {
  std::uint64_t hashed;
  std::uint32_t slot;
};
bool set_aside(const FilterShard& shard, std::span<const std::uint64_t> keys, std::vector<SetAside>& order) {
  struct Slot {
    std::uint64_t hashes = 0;  // XOR of those of its keys
    std::uint32_t keys = 0;
  };
  std::vector<Slot> slots(shard.slots);
  for (const std::uint64_t key : keys) {
    const std::uint64_t hashed = hash_filter_key(key, shard.seed);
    for (const std::uint32_t slot : shard.slots_of(hashed)) {
      slots[slot].hashes ^= hashed;
      ++slots[slot].keys;
    }
  }
  std::vector<std::uint32_t> alone;
  for (std::uint32_t slot = 0; slot < shard.slots; ++slot) {
    if (slots[slot].keys == 1) alone.push_back(slot);
  }
  order.clear();
  while (!alone.empty()) {
    const std::uint32_t found = alone.back();
    alone.pop_back();
    if (slots[found].keys != 1) continue;  // its key was set aside with another slot
    const std::uint64_t hashed = slots[found].hashes;
    order.push_back({hashed, found});
    for (const std::uint32_t slot : shard.slots_of(hashed)) {
      slots[slot].hashes ^= hashed;
      if (--slots[slot].keys == 1) alone.push_back(slot);
    }
  }
  return order.size() == keys.size();
}

}  // namespace

bool BuiltShard::contains(std::uint64_t key, std::uint32_t bits) const noexcept {
  const std::uint64_t hashed = hash_filter_key(key, shard.seed);
  std::uint16_t seen = filter_fingerprint(hashed, bits);
  for (const std::uint32_t slot : shard.slots_of(hashed)) seen ^= fingerprints[slot];
  return seen == 0;
}

BuiltShard build_shard(std::span<const std::uint64_t> keys, std::uint32_t bits) {
  constexpr int kAttempts = 100;
  BuiltShard built;
  built.shard = shape_for(keys.size());
  std::vector<SetAside> order;
  order.reserve(keys.size());
  // A seed fails rarely for many keys and now and then for few; different keys always find one.
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    built.shard.seed = hash_filter_key(static_cast<std::uint64_t>(attempt) + 1, 0);
    if (!set_aside(built.shard, keys, order)) continue;
    built.fingerprints.assign(built.shard.slots, 0);
    for (; !order.empty(); order.pop_back()) {
      const auto [hashed, alone] = order.back();
      std::uint16_t fingerprint = filter_fingerprint(hashed, bits);
      for (const std::uint32_t slot : built.shard.slots_of(hashed)) fingerprint ^= built.fingerprints[slot];
      built.fingerprints[alone] = fingerprint;
    }
    return built;
  }
  throw Error(ErrorCode::kInternal, "no filter could be built of these digests");
}

}  // namespace credence::breach::writing
