// SPDX-License-Identifier: Apache-2.0
// The external sort, of byte strings and of entries: against std::sort, in memory and with runs on disk, and with a
// spool that is cut while it is in use.
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "breach/writing/entry_sorter.hpp"
#include "breach_samples.hpp"
#include "catch.hpp"
#include "credence/error.hpp"
#include "temporary_folder.hpp"
#include "workshop/byte_strings.hpp"

using namespace credence;
using credence::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kMiB = std::uint64_t{1} << 20;

// Cuts the spools that this process has in `folder` to half their length. They have no name there, but are open.
void cut_spools(const fs::path& folder) {
  std::size_t cut = 0;
  for (const auto& descriptor : fs::directory_iterator("/proc/self/fd")) {
    std::error_code ignored;
    const std::string target = fs::read_symlink(descriptor.path(), ignored).string();
    if (!target.starts_with(folder.string()) || !target.ends_with("(deleted)")) continue;
    REQUIRE(truncate(descriptor.path().c_str(), static_cast<off_t>(fs::file_size(descriptor.path()) / 2)) == 0);
    ++cut;
  }
  REQUIRE(cut == 1);
}

}  // namespace

TEST_CASE("strings come back in bytewise order") {
  struct Case {
    const char* name;
    std::size_t strings;
    std::size_t longest;
  };
  const auto c = GENERATE(values<Case>({{"none", 0, 1},
                                        {"one", 1, 30},
                                        {"short ones, many equal", 60'000, 3},
                                        {"some runs", 60'000, 40},
                                        {"the longest", 3'000, workshop::StringCodec::kLongestString}}));
  CAPTURE(c.name);
  std::mt19937 random(7);
  std::vector<std::string> strings(c.strings);
  for (std::string& string : strings) {
    string.resize(random() % (c.longest + 1));
    for (char& byte : string) byte = static_cast<char>(random() % 4 == 0 ? 0 : random());
  }
  const TemporaryFolder folder;
  const std::uint64_t memory = GENERATE(kMiB, 1024 * kMiB);
  workshop::StringSorter sorter(folder.path() / "target", memory);
  for (const std::string& string : strings) sorter.add(string);
  std::vector<std::string> sorted;
  sorter.for_each([&](std::string_view string) { sorted.emplace_back(string); });
  std::sort(strings.begin(), strings.end());
  CHECK((sorted == strings));
}

TEST_CASE("entries come back in order, each digest once, and again when they are asked for again") {
  struct Case {
    const char* name;
    std::size_t sorted_parts;  // the entries come as this many sorted lists, one after the other; 0: in any order
  };
  const auto c = GENERATE(values<Case>({{"in order", 1}, {"two lists", 2}, {"many lists", 100}, {"in any order", 0}}));
  const auto duplicates = GENERATE(DuplicateCounts::kAdd, DuplicateCounts::kMax);
  const auto kind = GENERATE(HashKind::kSha1, HashKind::kNtlm);
  CAPTURE(c.name, duplicates, kind);
  std::vector<breach::Entry> entries = test::sample_entries(40'000, kind);
  for (std::size_t i = 0; i < 5000; ++i) entries.push_back({entries[i * 7].hash, i + 1});
  std::shuffle(entries.begin(), entries.end(), std::mt19937(3));
  for (std::size_t part = 0; part < c.sorted_parts; ++part) {
    const auto at = [&](std::size_t i) {
      return entries.begin() + static_cast<std::ptrdiff_t>(entries.size() * i / c.sorted_parts);
    };
    std::sort(at(part), at(part + 1), breach::writing::ByHash());
  }
  std::map<breach::Hash, std::uint64_t> expected;
  const TemporaryFolder folder;
  breach::writing::EntrySorter sorter(folder.path() / "target", kind, duplicates, 1, 100 << 10);
  for (const breach::Entry& entry : entries) {
    const auto [at, is_new] = expected.try_emplace(entry.hash, entry.count);
    if (!is_new) at->second = breach::writing::combine_counts(duplicates, at->second, entry.count);
    sorter.add(entry);
  }
  sorter.finish();
  CHECK((sorter.summary() != nullptr) == (c.sorted_parts == 1));
  for (int round = 0; round < 2; ++round) {
    const auto stream = sorter.open();
    std::map<breach::Hash, std::uint64_t> seen;
    for (breach::Entry entry; stream->next(entry);) {
      REQUIRE((seen.empty() || seen.rbegin()->first < entry.hash));
      seen.emplace_hint(seen.end(), entry.hash, entry.count);
    }
    CHECK((seen == expected));
    CHECK(sorter.combined() + stream->combined() == entries.size() - expected.size());
  }
}

TEST_CASE("a spool that is cut is an error, never a shorter list") {
  const TemporaryFolder folder;
  const std::size_t sorted_parts = GENERATE(1U, 2U);
  std::vector<breach::Entry> entries = test::sample_entries(200'000);
  if (sorted_parts == 2) std::rotate(entries.begin(), entries.begin() + 100'000, entries.end());
  breach::writing::EntrySorter sorter(folder.path() / "target", HashKind::kSha1, DuplicateCounts::kAdd, 1, 64 * kMiB);
  for (const breach::Entry& entry : entries) sorter.add(entry);
  sorter.finish();
  cut_spools(folder.path());
  const auto read_all = [&] {
    const auto stream = sorter.open();
    for (breach::Entry entry; stream->next(entry);) {
    }
  };
  CHECK_THROWS_AS(read_all(), Error);

  workshop::StringSpool strings(folder.path() / "other");
  for (int i = 0; i < 3000; ++i) strings.append(std::string(1000, 'x'));
  {
    const TemporaryFolder elsewhere;
    workshop::StringSpool cut(elsewhere.path() / "target");
    for (int i = 0; i < 3000; ++i) cut.append(std::string(1000, 'x'));
    cut_spools(elsewhere.path());
    const auto read_strings = [](const workshop::StringSpool& spool) {
      std::size_t read = 0;
      for (workshop::RunReader reader = spool.read(); reader.next();) ++read;
      return read;
    };
    CHECK(read_strings(strings) == 3000);
    CHECK_THROWS_AS(read_strings(cut), Error);
  }
}
