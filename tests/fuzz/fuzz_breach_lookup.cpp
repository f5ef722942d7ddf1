// SPDX-License-Identifier: Apache-2.0
// Lookups in a data page against a linear scan of it: entries of any remainders, at any fill.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <vector>

#include "breach/data_page.hpp"
#include "breach/format.hpp"

namespace {

using namespace credence::internal;

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

// Each six bytes are a remainder; the page is made of them as the builder would.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<std::uint64_t> remainders;
  for (std::size_t at = 0; at + 6 <= size && remainders.size() < kServingShape.capacity; at += 6) {
    std::uint64_t remainder = 0;
    std::memcpy(&remainder, data + at, 6);
    remainders.push_back(remainder);
  }
  std::sort(remainders.begin(), remainders.end());
  remainders.erase(std::unique(remainders.begin(), remainders.end()), remainders.end());
  std::vector<std::byte> page(kPageSize);
  store_le16(page.data(), static_cast<std::uint16_t>(remainders.size()));
  for (unsigned bucket = 0; bucket <= kBuckets; ++bucket) {
    const auto first = std::lower_bound(remainders.begin(), remainders.end(), std::uint64_t{bucket} << 44);
    store_le16(page.data() + kPageBuckets + 2 * bucket, static_cast<std::uint16_t>(first - remainders.begin()));
  }
  for (std::size_t i = 0; i < remainders.size(); ++i) {
    store_le16(page.data() + kFingerprints + 2 * i, static_cast<std::uint16_t>(remainders[i] >> 32));
    store_le32(page.data() + kLows + 4 * i, static_cast<std::uint32_t>(remainders[i]));
  }
  const DataPage view(page.data(), kServingShape);
  std::vector<std::uint64_t> wanted = remainders;
  for (const std::uint64_t remainder : remainders) {
    wanted.push_back(remainder ^ 1);
    wanted.push_back(remainder ^ (std::uint64_t{1} << 32));
  }
  for (const std::uint64_t remainder : wanted) {
    const auto at = std::find(remainders.begin(), remainders.end(), remainder);
    const auto found = view.find_remainder(remainder << 16);
    require(found.has_value() == (at != remainders.end()));
    if (found) require(static_cast<std::ptrdiff_t>(*found) == at - remainders.begin());
  }
  return 0;
}
