// SPDX-License-Identifier: Apache-2.0
// All real leaked passwords at hand in one file, through every reader, against a sorted list.
#include <charconv>
#include <fstream>
#include <string>
#include <vector>

#include "breach/password_digest.hpp"
#include "breach_samples.hpp"
#include "catch.hpp"
#include "credence/build.hpp"
#include "real_data.hpp"

using namespace credence;
using namespace credence::test;
namespace fs = std::filesystem;
using State = BreachAnswer::State;

namespace {

struct List {
  const char* name;
  bool has_counts;  // password<TAB>count, else a password a line
};

constexpr List kLists[] = {
    {"breach/hibp-v2-plaintext-count.tsv.zst", true}, {"breach/honeynet-ssh-withcount.tsv.zst", true},
    {"breach/keyboard-combinations.txt", false},      {"breach/myspace-withcount.tsv.zst", true},
    {"breach/ncsc-top100k-mojibake.txt.zst", false},  {"breach/probable-v2-top304k.txt.zst", false},
    {"breach/pwdb-top-100000.tsv.zst", true},         {"breach/rockyou-75.txt.zst", false},
    {"breach/scip-sorted-nlists.tsv.zst", true},      {"breach/scip-top1m-by-popularity.tsv.zst", true},
    {"breach/sqlmap-wordlist-sorted.txt.zst", false}};

// Writes the lines of all lists with counts to one file and those of the others to another, and gives their digests
// sorted, each once with the sum of its counts: the oracle, which knows nothing of breach files.
std::vector<breach::Entry> read_lists(const fs::path& counted, const fs::path& plain) {
  std::ofstream out[] = {std::ofstream(plain, std::ios::binary), std::ofstream(counted, std::ios::binary)};
  std::vector<breach::Entry> entries;
  for (const List& list : kLists) {
    for_each_real_line(list.name, [&](std::string_view line) {
      if (line.find('\0') != std::string_view::npos) return;
      breach::Entry entry;
      entry.count = 1;
      std::string_view password = line;
      if (list.has_counts) {
        const std::size_t tab = line.rfind('\t');
        const auto [end, error] = std::from_chars(line.data() + tab + 1, line.data() + line.size(), entry.count);
        if (tab == std::string_view::npos || error != std::errc() || end != line.data() + line.size()) return;
        if (entry.count == 0) return;
        password = line.substr(0, tab);
      }
      out[list.has_counts ? 1 : 0] << line << '\n';
      REQUIRE(breach::hash_password(HashKind::kSha1, password, entry.hash) == platform::Digested::kDone);
      entries.push_back(entry);
    });
  }
  std::sort(entries.begin(), entries.end(),
            [](const breach::Entry& a, const breach::Entry& b) { return a.hash < b.hash; });
  std::size_t kept = 0;
  for (const breach::Entry& entry : entries) {
    if (kept > 0 && entries[kept - 1].hash == entry.hash) {
      entries[kept - 1].count += entry.count;
    } else {
      entries[kept++] = entry;
    }
  }
  entries.resize(kept);
  return entries;
}

void build_exact(const fs::path& list, bool has_counts, const fs::path& file) {
  BreachBuildOptions options;
  options.from = BreachInput::kPasswords;
  options.counts = has_counts;
  options.keep_cr = true;
  options.exact = true;
  options.memory = std::uint64_t{64} << 20;
  build_breach_file({list}, file, options);
  fs::remove(list);
}

// How many of the entries are not answered as `expected` says, one by one and in a batch.
template <typename Expected>
std::size_t wrong_answers(const BreachDatabase& database, const std::vector<breach::Entry>& entries,
                          const Expected& expected) {
  std::vector<std::uint8_t> digests;
  digests.reserve(entries.size() * breach::Hash::kSize);
  std::size_t wrong = 0;
  for (const breach::Entry& entry : entries) {
    wrong += database.lookup_digest(entry.hash.bytes) != expected(entry) ? 1 : 0;
    digests.insert(digests.end(), entry.hash.bytes.begin(), entry.hash.bytes.end());
  }
  std::vector<BreachAnswer> answers(entries.size());
  database.lookup_batch(digests, answers);
  for (std::size_t i = 0; i < entries.size(); ++i) wrong += answers[i] != expected(entries[i]) ? 1 : 0;
  return wrong;
}

std::size_t found_by_chance(const BreachDatabase& database) {
  std::mt19937_64 random(2024);
  std::size_t found = 0;
  for (int i = 0; i < 1'000'000; ++i) {
    found += database.lookup_digest(random_hash(random).bytes) != BreachAnswer{} ? 1 : 0;
  }
  return found;
}

}  // namespace

TEST_CASE("millions of real passwords have their exact counts, a million random digests none, by every reader") {
  CREDENCE_NEEDS_REAL_DATA();
  const TemporaryFolder folder;
  const std::vector<breach::Entry> entries = read_lists(folder.path() / "counted", folder.path() / "plain");
  if (entries.empty()) return;
  build_exact(folder.path() / "counted", true, folder.path() / "counted.crb");
  build_exact(folder.path() / "plain", false, folder.path() / "plain.crb");
  const fs::path exact = folder.path() / "exact.crb";
  const fs::path serving = folder.path() / "serving.crb";
  const fs::path filter = folder.path() / "filter.crb";
  BreachBuildOptions options;
  options.from = BreachInput::kExact;
  options.exact = true;
  CHECK(build_breach_file({folder.path() / "counted.crb", folder.path() / "plain.crb"}, exact, options).entries ==
        entries.size());
  options.exact = false;
  CHECK(build_breach_file({exact}, serving, options).entries == entries.size());
  options.filter_bits = 16;
  CHECK(build_breach_file({exact}, filter, options).entries == entries.size());

  const std::string content = file_content(serving);
  BreachOptions pread;
  pread.backend = BreachOptions::Backend::kPread;
  const std::pair<const char*, std::shared_ptr<const BreachDatabase>> readers[] = {
      {"exact", BreachDatabase::open(exact)},
      {"serving", BreachDatabase::open(serving)},
      {"serving, pread", BreachDatabase::open(serving, pread)},
      {"serving, from memory", BreachDatabase::open_memory(platform::as_bytes(content))}};
  for (const auto& [name, database] : readers) {
    CAPTURE(name, entries.size());
    CHECK(wrong_answers(*database, entries, [](const breach::Entry& entry) {
            return BreachAnswer{State::kFound, entry.count};
          }) == 0);
    CHECK(found_by_chance(*database) == 0);
    database->verify();
  }
  const auto filtered = BreachDatabase::open(filter);
  CHECK(wrong_answers(*filtered, entries, [](const breach::Entry&) {
          return BreachAnswer{State::kPossibly, BreachAnswer::kCountUnknown};
        }) == 0);
  CHECK(found_by_chance(*filtered) < 40);  // 15 are expected of a million
  filtered->verify();
  WARN(entries.size() << " different passwords");
}
