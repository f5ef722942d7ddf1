// SPDX-License-Identifier: Apache-2.0
// Breach lists for tests: reproducible entries, their text, and files built from them.
#ifndef CREDENCE_TESTS_BREACH_SAMPLES_HPP_
#define CREDENCE_TESTS_BREACH_SAMPLES_HPP_

#include <cstdint>
#include <filesystem>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "breach/entry.hpp"
#include "breach/hex.hpp"
#include "credence/breach.hpp"
#include "credence/build.hpp"
#include "temporary_folder.hpp"

namespace credence::test {

using breach::Entry;
using breach::Hash;

inline breach::Hash random_hash(std::mt19937_64& random, HashKind kind = HashKind::kSha1) {
  breach::Hash hash;
  for (std::size_t i = 0; i < digest_size(kind); ++i) hash.bytes[i] = static_cast<std::uint8_t>(random());
  return hash;
}

/// Sorted entries with counts distributed about as in the real corpus.
inline std::vector<breach::Entry> sample_entries(std::size_t size, HashKind kind = HashKind::kSha1,
                                                 std::uint64_t seed = 1) {
  std::mt19937_64 random(seed);
  std::vector<breach::Entry> entries;
  for (std::size_t i = 0; i < size; ++i) {
    const std::uint64_t roll = random() % 1000;
    std::uint64_t count = roll < 435 ? 1 : 2 + random() % 14;
    if (roll >= 949) count = 16 + random() % 238;
    if (roll >= 990) count = 253 + random() % 5;
    if (roll >= 997) count = random() >> 24;
    entries.push_back({random_hash(random, kind), count});
  }
  std::sort(entries.begin(), entries.end(),
            [](const breach::Entry& a, const breach::Entry& b) { return a.hash < b.hash; });
  return entries;
}

/// Pwned Passwords text of entries.
inline std::string hibp_text(const std::vector<breach::Entry>& entries, HashKind kind = HashKind::kSha1,
                             std::string_view line_end = "\r\n") {
  std::string text;
  for (const breach::Entry& entry : entries) {
    text += breach::to_hex(entry.hash, kind) + ":" + std::to_string(entry.count);
    text += line_end;
  }
  return text;
}

inline std::span<const std::uint8_t> digest_of(const breach::Hash& hash, HashKind kind = HashKind::kSha1) {
  return std::span(hash.bytes).first(digest_size(kind));
}

}  // namespace credence::test

#endif  // CREDENCE_TESTS_BREACH_SAMPLES_HPP_
