// SPDX-License-Identifier: Apache-2.0
// The commonest entries of an exact file, in memory for them alone.
#include <algorithm>

#include "breach/hex.hpp"
#include "breach/writing/entry_stream.hpp"
#include "credence/build.hpp"

namespace credence {

using breach::Entry;

std::vector<BreachEntry> top_breach_entries(const std::filesystem::path& path, std::size_t number) {
  const auto file = breach::writing::open_exact(path);
  const auto commoner = [](const Entry& a, const Entry& b) {
    return a.count != b.count ? a.count > b.count : a.hash < b.hash;
  };
  std::vector<Entry> top;  // a heap, the rarest first
  breach::writing::ExactFileStream entries(*file);
  for (Entry entry; number > 0 && entries.next(entry);) {
    if (top.size() == number) {
      if (!commoner(entry, top.front())) continue;
      std::pop_heap(top.begin(), top.end(), commoner);
      top.back() = entry;
    } else {
      top.push_back(entry);
    }
    std::push_heap(top.begin(), top.end(), commoner);
  }
  std::sort(top.begin(), top.end(), commoner);
  std::vector<BreachEntry> result;
  result.reserve(top.size());
  for (const Entry& entry : top) result.push_back({breach::to_hex(entry.hash, file->header().kind), entry.count});
  return result;
}

}  // namespace credence
