// SPDX-License-Identifier: Apache-2.0
// A second reader of breach files, written from data/FORMATS.md alone and as naive as can be, against the real one.
#include <optional>
#include <string>
#include <vector>

#include "breach_samples.hpp"
#include "catch.hpp"
#include "credence/breach.hpp"
#include "credence/build.hpp"
#include "platform/bytes.hpp"

using namespace credence;
using namespace credence::test;
namespace fs = std::filesystem;
using State = BreachAnswer::State;

namespace {

__extension__ using Number = unsigned __int128;

class NaiveReader {
 public:
  explicit NaiveReader(const std::string& file) : file_(file) {}

  // The count of a SHA-1 digest, or nothing.
  std::optional<std::uint64_t> count(const Hash& hash) const {
    if (hash_at(96) > hash || hash > hash_at(116)) return std::nullopt;
    const bool exact = (number(16, 4) & 1) != 0;
    std::uint64_t fraction = 0;
    const std::uint64_t page = 4096 * (section(0, 0) + page_of(hash, fraction));
    std::uint64_t large = number(page + 56, 8);  // of the entry looked at
    for (std::size_t slot = 0; slot < (exact ? number(page, 2) : 567); ++slot) {
      const std::size_t line = page + 64 + slot / 9 * 64;
      const std::uint64_t in_page = number(exact ? page + 64 + slot : line + 54 + slot % 9, 1);
      if (in_page == 0) continue;
      const bool same =
          exact ? hash_at(page + 64 + 192 + 20 * slot) == hash
                : (number(line + 36 + slot % 9 * 2, 2) << 32 | number(line + slot % 9 * 4, 4)) == fraction >> 16;
      if (same && in_page == 255) return number(record(2, large, 8), 8);
      if (same && (exact || in_page != 254)) return in_page;
      if (in_page == 255) ++large;
    }
    for (std::uint64_t i = 0; i < number(page + 4, 4); ++i) {
      const std::size_t at = record(1, number(page + 48, 8) + i, 28);
      if (hash_at(at) == hash) return number(at + 20, 8);
    }
    return std::nullopt;
  }

 private:
  std::uint64_t number(std::size_t at, std::size_t size) const {
    std::uint64_t value = 0;
    for (std::size_t i = size; i-- > 0;) value = value << 8 | static_cast<unsigned char>(file_.at(at + i));
    return value;
  }
  Hash hash_at(std::size_t at) const {
    Hash hash;
    for (std::size_t i = 0; i < 20; ++i) hash.bytes[i] = static_cast<std::uint8_t>(file_.at(at + i));
    return hash;
  }
  std::uint64_t section(std::size_t which, std::size_t field) const { return number(136 + 24 * which + 8 * field, 8); }
  std::size_t record(std::size_t which, std::uint64_t i, std::size_t size) const {
    const std::uint64_t in_page = 4080 / size;
    return (section(which, 0) + i / in_page) * 4096 + 16 + i % in_page * size;
  }
  static Number first_16_bytes(const Hash& hash) {
    Number value = 0;
    for (std::size_t i = 0; i < 16; ++i) value = value << 8 | hash.bytes[i];
    return value;
  }
  std::uint64_t page_of(const Hash& hash, std::uint64_t& fraction) const {
    const Number first = first_16_bytes(hash_at(96));
    const Number range = first_16_bytes(hash_at(116)) - first;
    const std::uint64_t pages = section(0, 1);
    int s = 0;
    while (s < 127 && (range << s) >> 127 == 0) ++s;
    int e = 0;
    while (pages << e >> 63 == 0) ++e;
    --e;
    const Number m = (Number{pages} << (64 + e)) / (((range << s) >> 64) + 1);
    const Number x = (first_16_bytes(hash) - first) << s;
    const Number z = (x >> 64) * m + (((x & UINT64_MAX) * m) >> 64);
    fraction = static_cast<std::uint64_t>(z >> e);
    return static_cast<std::uint64_t>(z >> 64) >> e;
  }

  const std::string& file_;
};

// `size` entries of which all but the outermost share the first `alike` bytes, and every fifth all but the last one
// too.
std::vector<Entry> clustered(std::size_t size, std::size_t alike) {
  std::vector<Entry> entries = sample_entries(size, HashKind::kSha1, size + alike);
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t k = 0; k < alike && i != 0; ++k) entries[i].hash.bytes[k] = static_cast<std::uint8_t>(k);
    if (i % 5 == 1 && i > 1) {
      const std::uint8_t last = entries[i].hash.bytes[19];
      entries[i].hash = entries[i - 1].hash;
      entries[i].hash.bytes[19] = static_cast<std::uint8_t>(entries[i - 1].hash.bytes[19] ^ (last | 1));
    }
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.hash < b.hash; });
  return entries;
}

}  // namespace

TEST_CASE("a naive reader of the format and the real one agree on every digest in and near a file") {
  const TemporaryFolder folder;
  for (const std::size_t size : {1U, 2U, 3U, 9U, 567U, 700U, 5000U}) {
    for (const std::size_t alike : {0U, 2U, 8U, 16U, 18U}) {
      if (alike == 18 && size > 700) continue;  // this many do not differ in two bytes
      const std::vector<Entry> entries = clustered(size, alike);
      write_file(folder.path() / "list", hibp_text(entries));
      for (const bool exact : {false, true}) {
        CAPTURE(size, alike, exact);
        BreachBuildOptions options;
        options.exact = exact;
        options.duplicates = DuplicateCounts::kMax;
        build_breach_file({folder.path() / "list"}, folder.path() / "file", options);
        const std::string content = file_content(folder.path() / "file");
        const NaiveReader naive(content);
        const auto database = BreachDatabase::open_memory(platform::as_bytes(content));
        database->verify();
        std::size_t different = 0;
        std::size_t missing = 0;
        const auto compare = [&](const Hash& hash) {
          const auto count = naive.count(hash);
          const BreachAnswer expected = count ? BreachAnswer{State::kFound, *count} : BreachAnswer{};
          different += database->lookup_digest(hash.bytes) != expected ? 1 : 0;
          return count.has_value();
        };
        for (const Entry& entry : entries) {
          missing += compare(entry.hash) ? 0 : 1;
          Hash near = entry.hash;
          near.bytes[19] ^= 0x80;  // alone in its remainder it can't be told from the entry itself in a serving file
          compare(near);
          near = entry.hash;
          near.bytes[3] ^= 1;
          compare(near);
        }
        CHECK(different == 0);
        CHECK(missing == 0);
      }
    }
  }
}
