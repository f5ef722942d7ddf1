// SPDX-License-Identifier: Apache-2.0
#include "breach/writing/page_encoder.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace credence::breach::writing {

void encode_exact_page(std::span<const PageEntry> entries, const PageShape& shape, std::byte* page,
                       std::vector<std::uint64_t>& large) {
  unsigned buckets = 0;  // whose start is known
  const auto begin_buckets = [&](unsigned end, std::size_t i) {
    for (; buckets < end; ++buckets) {
      platform::store_le16(page + kPageBuckets + 2 * std::size_t{buckets}, static_cast<std::uint16_t>(i));
    }
  };
  for (std::size_t i = 0; i < entries.size(); ++i) {
    begin_buckets(bucket_of(entries[i].fraction) + 1, i);
    std::memcpy(page + shape.digests + i * shape.digest_size, entries[i].hash.bytes.data(), shape.digest_size);
    page[shape.counts + i] = static_cast<std::byte>(entries[i].code);
    if (entries[i].code == kCountIsLarge) large.push_back(entries[i].count);
  }
  begin_buckets(kBuckets + 1, entries.size());
}

void encode_serving_page(std::span<const PageEntry> entries, std::byte* page, std::vector<std::uint64_t>& large) {
  std::array<std::uint8_t, kLines> used{};
  std::vector<const PageEntry*> displaced;
  std::vector<std::pair<std::uint32_t, std::uint64_t>> large_by_place;
  const auto put = [&](const PageEntry& entry, std::uint64_t remainder, std::uint32_t line) {
    const std::uint32_t in_line = used[line]++;
    std::byte* const at = page + line_offset(line);
    platform::store_le32(at + 4 * std::size_t{in_line}, static_cast<std::uint32_t>(remainder));
    platform::store_le16(at + kLineHighs + 2 * std::size_t{in_line}, static_cast<std::uint16_t>(remainder >> 32));
    at[kLineCounts + in_line] = static_cast<std::byte>(entry.code);
    if (entry.code == kCountIsLarge) large_by_place.emplace_back(line * kLinePlaces + in_line, entry.count);
  };
  for (const PageEntry& entry : entries) {
    const std::uint64_t remainder = remainder_of(entry.fraction);
    const std::uint32_t line = line_of(remainder);
    if (used[line] < kLinePlaces) {
      put(entry, remainder, line);
    } else {
      displaced.push_back(&entry);
    }
  }
  for (const PageEntry* const entry : displaced) {
    const std::uint64_t remainder = remainder_of(entry->fraction);
    mark_as_elsewhere(remainder, page);
    std::uint32_t line = line_of(remainder);
    while (used[line] == kLinePlaces) line = (line + 1) % kLines;
    put(*entry, remainder, line);
  }
  std::sort(large_by_place.begin(), large_by_place.end());
  for (const auto& [place, count] : large_by_place) large.push_back(count);
}

void mark_as_elsewhere(std::uint64_t remainder, std::byte* page) noexcept {
  page[line_offset(line_of(remainder)) + kLineMarks] |= remainder_mark(remainder);
}

}  // namespace credence::breach::writing
