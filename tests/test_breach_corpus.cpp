// SPDX-License-Identifier: Apache-2.0
// All real leaked passwords at hand in one file, through every reader, against a sorted list.
#include <fstream>
#include <string>
#include <vector>

#include "breach/password_hash.hpp"
#include "breach_samples.hpp"
#include "catch.hpp"
#include "credence/build.hpp"
#include "real_data.hpp"

using namespace credence;
using namespace credence::test;
namespace fs = std::filesystem;
using State = BreachAnswer::State;

namespace {

// Every list with counts; a password in several has their sum.
const char* const kLists[] = {"breach/hibp-v2-plaintext-count.tsv.zst",  "breach/honeynet-ssh-withcount.tsv.zst",
                              "breach/myspace-withcount.tsv.zst",        "breach/scip-sorted-nlists.tsv.zst",
                              "breach/scip-top1m-by-popularity.tsv.zst", "breach/pwdb-top-100000.tsv.zst"};

// Writes all lines to `text`, and gives their sorted digests.
std::vector<Entry> read_lists(const fs::path& text) {
  std::ofstream out(text, std::ios::binary);
  std::vector<Entry> entries;
  for (const char* const list : kLists) {
    for_each_real_line(list, [&](std::string_view line) {
      const std::size_t tab = line.rfind('\t');
      std::uint64_t count = 0;
      if (tab == std::string_view::npos || line.find('\0') != std::string_view::npos) return;
      for (const char c : line.substr(tab + 1)) count = count * 10 + static_cast<std::uint64_t>(c - '0');
      if (count == 0) return;
      out << line << '\n';
      Entry entry;
      if (!internal::hash_password(HashKind::kSha1, line.substr(0, tab), entry.hash)) return;
      entry.count = count;
      entries.push_back(entry);
    });
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.hash < b.hash; });
  std::size_t kept = 0;
  for (const Entry& entry : entries) {
    if (kept > 0 && entries[kept - 1].hash == entry.hash) {
      entries[kept - 1].count += entry.count;
    } else {
      entries[kept++] = entry;
    }
  }
  entries.resize(kept);
  return entries;
}

}  // namespace

TEST_CASE("millions of real passwords have their exact counts, a million random digests none, by every reader") {
  CREDENCE_NEEDS_REAL_DATA();
  const TemporaryFolder folder;
  const std::vector<Entry> entries = read_lists(folder.path() / "list");
  if (entries.empty()) return;
  BreachBuildOptions options;
  options.from = BreachInput::kPasswords;
  options.counts = true;
  options.exact = true;
  options.memory = std::uint64_t{64} << 20;
  const fs::path exact = folder.path() / "exact";
  const fs::path serving = folder.path() / "serving";
  CHECK(build_breach_file({folder.path() / "list"}, exact, options).entries == entries.size());
  fs::remove(folder.path() / "list");
  BreachBuildOptions from_exact;
  from_exact.from = BreachInput::kExact;
  CHECK(build_breach_file({exact}, serving, from_exact).entries == entries.size());
  BreachOptions pread;
  pread.backend = BreachOptions::Backend::kPread;
  const std::pair<const char*, std::shared_ptr<const BreachDatabase>> readers[] = {
      {"exact", BreachDatabase::open(exact)},
      {"serving", BreachDatabase::open(serving)},
      {"pread", BreachDatabase::open(serving, pread)}};
  for (const auto& [name, database] : readers) {
    CAPTURE(name, entries.size());
    std::size_t wrong = 0;
    for (const Entry& entry : entries) {
      wrong += database->lookup_digest(entry.hash.bytes) != BreachAnswer{State::kFound, entry.count};
    }
    std::mt19937_64 random(2024);
    for (int i = 0; i < 1'000'000; ++i) wrong += database->lookup_digest(random_hash(random).bytes) != BreachAnswer{};
    std::vector<std::uint8_t> digests;
    for (const Entry& entry : entries) digests.insert(digests.end(), entry.hash.bytes.begin(), entry.hash.bytes.end());
    std::vector<BreachAnswer> answers(entries.size());
    database->lookup_batch(digests, answers);
    for (std::size_t i = 0; i < entries.size(); ++i)
      wrong += answers[i] != BreachAnswer{State::kFound, entries[i].count};
    CHECK(wrong == 0);
    database->verify();
  }
}
