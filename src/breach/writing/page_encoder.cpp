// SPDX-License-Identifier: Apache-2.0
#include "breach/writing/page_encoder.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace credence::breach::writing {

void encode_exact_page(std::span<const PageEntry> entries, const PageShape& shape, std::byte* page,
                       std::vector<std::uint64_t>& large) {
  // bucket_start[b] is the number of entries before bucket b, also where b itself is empty. For entries in the buckets
  // 1, 1 and 3 the starts are 0 0 2 2 3 3 ...: each entry writes the starts of all buckets up to its own.
  unsigned buckets = 0;  // whose start is written
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

// Two rounds, so that as many entries as possible are at home, whatever comes before them in order: first those whose
// home has a free slot, then the displaced ones, each into the next line that has one. With two slots a line and the
// homes 0 0 0 1 1, the first round leaves line 0: e0 e1, line 1: e3 e4; e2, which a single round would have put into
// line 1 and so displaced e4, then goes to line 2.
//
// A lookup numbers large counts by slot and not by digest, so they are collected with their slots and sorted.
void encode_serving_page(std::span<const PageEntry> entries, std::byte* page, std::vector<std::uint64_t>& large) {
  std::array<std::uint8_t, kLines> used{};
  std::vector<const PageEntry*> displaced;
  std::vector<std::pair<std::uint32_t, std::uint64_t>> large_by_slot;
  const auto put = [&](const PageEntry& entry, std::uint64_t remainder, std::uint32_t line) {
    const std::uint32_t in_line = used[line]++;
    std::byte* const at = page + line_offset(line);
    platform::store_le32(at + 4 * std::size_t{in_line}, static_cast<std::uint32_t>(remainder));
    platform::store_le16(at + kLineHighs + 2 * std::size_t{in_line}, static_cast<std::uint16_t>(remainder >> 32));
    at[kLineCounts + in_line] = static_cast<std::byte>(entry.code);
    if (entry.code == kCountIsLarge) large_by_slot.emplace_back(line * kLineSlots + in_line, entry.count);
  };
  for (const PageEntry& entry : entries) {
    const std::uint64_t remainder = remainder_of(entry.fraction);
    const std::uint32_t line = line_of(remainder);
    if (used[line] < kLineSlots) {
      put(entry, remainder, line);
    } else {
      displaced.push_back(&entry);
    }
  }
  for (const PageEntry* const entry : displaced) {
    const std::uint64_t remainder = remainder_of(entry->fraction);
    mark_as_elsewhere(remainder, page);
    std::uint32_t line = line_of(remainder);
    while (used[line] == kLineSlots) line = (line + 1) % kLines;
    put(*entry, remainder, line);
  }
  std::sort(large_by_slot.begin(), large_by_slot.end());
  for (const auto& [slot, count] : large_by_slot) large.push_back(count);
}

void mark_as_elsewhere(std::uint64_t remainder, std::byte* page) noexcept {
  page[line_offset(line_of(remainder)) + kLineMarks] |= remainder_mark(remainder);
}

}  // namespace credence::breach::writing
