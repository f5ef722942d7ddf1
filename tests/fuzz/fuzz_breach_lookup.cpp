// SPDX-License-Identifier: Apache-2.0
// Lookups in a serving page against a search of its entries: any remainders, at any fill, in pages that are full too.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

#include "breach/data_page.hpp"
#include "breach/format.hpp"
#include "breach/writing/page_encoder.hpp"
#include "fuzz_input.hpp"

using namespace credence;
using credence::test::require;

// The first byte says how many of the upper bytes are all alike, so that lines fill; each six bytes are a remainder.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::uint64_t mask = (std::uint64_t{1} << (breach::kRemainderBits - data[0] % breach::kRemainderBits)) - 1;
  std::vector<std::uint64_t> remainders;
  for (std::size_t at = 1; at + 6 <= size; at += 6) {
    std::uint64_t remainder = 0;
    std::memcpy(&remainder, data + at, 6);
    remainders.push_back(remainder & mask);
  }
  std::sort(remainders.begin(), remainders.end());
  remainders.erase(std::unique(remainders.begin(), remainders.end()), remainders.end());
  std::vector<breach::writing::PageEntry> entries;
  std::vector<std::byte> page(breach::kPageSize);
  for (const std::uint64_t remainder : remainders) {
    if (entries.size() == breach::kServingShape.capacity) {
      breach::writing::mark_as_elsewhere(remainder, page.data());
      continue;
    }
    const std::uint64_t count = 1 + remainder % 300;
    entries.push_back({{}, remainder << 16, count, breach::writing::count_code(count)});
  }
  std::vector<std::uint64_t> large;
  breach::writing::encode_serving_page(entries, page.data(), large);
  const breach::ServingPage view(page.data());
  std::vector<bool> taken(breach::kServingShape.capacity);
  for (std::size_t i = 0; i < remainders.size(); ++i) {
    const std::uint32_t slot = view.find(remainders[i]);
    if (i >= entries.size()) {
      require(slot == breach::ServingPage::kBeyond);
      continue;
    }
    require(slot < breach::kServingShape.capacity && !taken[slot]);
    taken[slot] = true;
    require(view.remainder(slot) == remainders[i] && view.count(slot) == entries[i].code);
    if (entries[i].code == breach::kCountIsLarge) require(large.at(view.large_rank(slot)) == entries[i].count);
    for (const std::uint64_t other : {remainders[i] ^ 1, remainders[i] ^ (std::uint64_t{1} << 32)}) {
      const bool is_there = std::binary_search(remainders.begin(), remainders.end(), other);
      require(is_there || view.find(other) >= breach::kServingShape.capacity);
    }
  }
  return 0;
}
