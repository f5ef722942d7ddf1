// SPDX-License-Identifier: Apache-2.0
// Exact files: union, update, differences, commonest entries, range files, comparison with the source.
#include <map>
#include <string>
#include <vector>

#include "breach_samples.hpp"
#include "catch.hpp"
#include "credence/build.hpp"
#include "credence/error.hpp"
#include "real_data.hpp"

using namespace credence;
using namespace credence::test;
namespace fs = std::filesystem;

namespace {

using Counts = std::map<std::string, std::uint64_t>;

Counts counts_of(const std::vector<Entry>& entries) {
  Counts counts;
  for (const Entry& entry : entries) counts[to_hex(entry.hash, HashKind::kSha1)] += entry.count;
  return counts;
}

Counts counts_in(const fs::path& exact) {
  Counts counts;
  for (const BreachEntry& entry : top_breach_entries(exact, SIZE_MAX)) counts[entry.digest] = entry.count;
  return counts;
}

BreachBuildOptions exact_options(BreachInput from) {
  BreachBuildOptions options;
  options.from = from;
  options.exact = true;
  return options;
}

}  // namespace

TEST_CASE("merging and updating are unions") {
  const TemporaryFolder folder;
  std::vector<Entry> a = sample_entries(5000, HashKind::kSha1, 1);
  std::vector<Entry> b = sample_entries(5000, HashKind::kSha1, 2);
  for (std::size_t i = 0; i < 1000; ++i) b[5 * i].hash = a[4 * i].hash;
  std::sort(b.begin(), b.end(), [](const Entry& x, const Entry& y) { return x.hash < y.hash; });
  const fs::path list_a = folder.path() / "a.txt";
  const fs::path list_b = folder.path() / "b.txt";
  write_file(list_a, hibp_text(a));
  write_file(list_b, hibp_text(b));
  const fs::path file_a = folder.path() / "a.cbr";
  const fs::path file_b = folder.path() / "b.cbr";
  BreachBuildOptions with_facts = exact_options(BreachInput::kHibp);
  with_facts.source_name = "January";
  with_facts.source_date = std::chrono::sys_seconds(std::chrono::seconds(1738281600));
  build_breach_file({list_a}, file_a, with_facts);
  build_breach_file({list_b}, file_b, exact_options(BreachInput::kHibp));
  Counts added = counts_of(a);
  Counts larger = counts_of(a);
  for (const auto& [digest, count] : counts_of(b)) {
    added[digest] += count;
    larger[digest] = std::max(larger[digest], count);
  }
  const fs::path merged = folder.path() / "merged.cbr";
  BreachBuildResult result = build_breach_file({file_a, file_b}, merged, exact_options(BreachInput::kExact));
  CHECK(result.lines == 10000);
  CHECK(result.duplicates == 1000);
  CHECK(result.entries == 9000);
  CHECK(counts_in(merged) == added);
  const BreachFacts facts = BreachDatabase::open(merged)->facts();
  REQUIRE(facts.sources.size() == 2);
  CHECK(facts.sources[0].name == "January");
  CHECK(facts.sources[0].lines == 5000);
  CHECK(facts.sources[0].date == with_facts.source_date);
  CHECK(facts.source_date == with_facts.source_date);
  CHECK(facts.sources[1].name == "hibp");

  BreachBuildOptions maximum = exact_options(BreachInput::kExact);
  maximum.duplicates = DuplicateCounts::kMax;
  build_breach_file({file_a, file_b}, merged, maximum);
  CHECK(counts_in(merged) == larger);

  BreachBuildOptions update = exact_options(BreachInput::kHibp);
  update.update = file_a;
  result = build_breach_file({list_b}, file_a, update);  // in place of the file it updates
  CHECK(result.lines == 5000);
  CHECK(counts_in(file_a) == larger);
  BreachDatabase::open(file_a)->verify();
}

TEST_CASE("a serving file made from an exact one is the one made from the text") {
  const TemporaryFolder folder;
  write_file(folder.path() / "list", hibp_text(sample_entries(20000)));
  BreachBuildOptions options;
  options.min_count = 3;
  build_breach_file({folder.path() / "list"}, folder.path() / "direct", options);
  build_breach_file({folder.path() / "list"}, folder.path() / "exact", exact_options(BreachInput::kHibp));
  options.from = BreachInput::kExact;
  build_breach_file({folder.path() / "exact"}, folder.path() / "indirect", options);
  CHECK(file_content(folder.path() / "direct") == file_content(folder.path() / "indirect"));
}

TEST_CASE("what needs whole digests refuses files without them") {
  const TemporaryFolder folder;
  const fs::path serving = folder.path() / "serving";
  const fs::path ntlm = folder.path() / "ntlm";
  const fs::path sha1 = folder.path() / "sha1";
  write_file(folder.path() / "list", hibp_text(sample_entries(10)));
  write_file(folder.path() / "ntlm-list", hibp_text(sample_entries(10, HashKind::kNtlm), HashKind::kNtlm));
  build_breach_file({folder.path() / "list"}, serving, {});
  build_breach_file({folder.path() / "list"}, sha1, exact_options(BreachInput::kHibp));
  BreachBuildOptions ntlm_options = exact_options(BreachInput::kHibp);
  ntlm_options.kind = HashKind::kNtlm;
  build_breach_file({folder.path() / "ntlm-list"}, ntlm, ntlm_options);
  const fs::path out = folder.path() / "out";
  const auto ignore = [](const BreachChange&) {};
  CHECK_THROWS_AS(build_breach_file({serving, serving}, out, exact_options(BreachInput::kExact)), Error);
  CHECK_THROWS_AS(build_breach_file({sha1, ntlm}, out, exact_options(BreachInput::kExact)), Error);
  CHECK_THROWS_AS(compare_breach_files(sha1, serving, ignore), Error);
  CHECK_THROWS_AS(compare_breach_files(sha1, ntlm, ignore), Error);
  CHECK_THROWS_AS(top_breach_entries(serving, 3), Error);
  CHECK_THROWS_AS(export_breach_ranges(serving, out), Error);
  CHECK_FALSE(fs::exists(out));
}

TEST_CASE("differences are added, removed and changed digests, in order") {
  const TemporaryFolder folder;
  std::vector<Entry> entries = sample_entries(1000);
  write_file(folder.path() / "old.txt", hibp_text(entries));
  const Counts before = counts_of(entries);
  entries.erase(entries.begin() + 10, entries.begin() + 30);
  for (std::size_t i = 100; i < 150; ++i) ++entries[i].count;
  const std::vector<Entry> more = sample_entries(70, HashKind::kSha1, 9);
  entries.insert(entries.end(), more.begin(), more.end());
  std::sort(entries.begin(), entries.end(), [](const Entry& x, const Entry& y) { return x.hash < y.hash; });
  const Counts after = counts_of(entries);
  write_file(folder.path() / "new.txt", hibp_text(entries));
  build_breach_file({folder.path() / "old.txt"}, folder.path() / "old", exact_options(BreachInput::kHibp));
  build_breach_file({folder.path() / "new.txt"}, folder.path() / "new", exact_options(BreachInput::kHibp));
  Counts patched = before;
  std::string last;
  const BreachChangeTotals totals =
      compare_breach_files(folder.path() / "old", folder.path() / "new", [&](const BreachChange& change) {
        const std::string digest(change.digest);
        CHECK(last < digest);
        last = digest;
        CHECK(change.old_count == (before.contains(digest) ? before.at(digest) : 0));
        if (change.kind == BreachChange::Kind::kRemoved) {
          patched.erase(digest);
        } else {
          patched[digest] = change.new_count;
        }
      });
  CHECK(patched == after);
  CHECK(totals.added == 70);
  CHECK(totals.removed == 20);
  CHECK(totals.changed == 50);
  CHECK(totals.unchanged == 930);
}

TEST_CASE("the commonest come first, equals in the order of their digests") {
  const TemporaryFolder folder;
  const std::vector<Entry> entries = sample_entries(3000);
  write_file(folder.path() / "list", hibp_text(entries));
  build_breach_file({folder.path() / "list"}, folder.path() / "file", exact_options(BreachInput::kHibp));
  std::vector<Entry> sorted = entries;
  std::stable_sort(sorted.begin(), sorted.end(), [](const Entry& a, const Entry& b) { return a.count > b.count; });
  for (const std::size_t number : {0U, 1U, 50U, 3000U, 5000U}) {
    const std::vector<BreachEntry> top = top_breach_entries(folder.path() / "file", number);
    REQUIRE(top.size() == std::min<std::size_t>(number, 3000));
    for (std::size_t i = 0; i < top.size(); ++i) {
      REQUIRE(top[i].count == sorted[i].count);
      REQUIRE(top[i].digest == to_hex(sorted[i].hash, HashKind::kSha1));
    }
  }
}

TEST_CASE("deep verification finds what its source doesn't have") {
  const TemporaryFolder folder;
  std::vector<Entry> entries = sample_entries(2000);
  const fs::path list = folder.path() / "list";
  const fs::path file = folder.path() / "file";
  write_file(list, hibp_text(entries));
  for (const bool exact : {false, true}) {
    BreachBuildOptions options;
    options.exact = exact;
    options.min_count = 2;
    write_file(list, hibp_text(entries));
    build_breach_file({list}, file, options);
    CHECK_NOTHROW(verify_breach_file(file, {list}, options));
    std::vector<Entry> other = entries;
    other[77].count += 5;
    write_file(list, hibp_text(other));
    CHECK_THROWS_AS(verify_breach_file(file, {list}, options), Error);
    other = entries;
    other[78].count = 9;
    other.erase(other.begin() + 79);
    write_file(list, hibp_text(other));
    CHECK_THROWS_AS(verify_breach_file(file, {list}, options), Error);
  }
}

TEST_CASE("real ranges are exported byte for byte") {
  CREDENCE_NEEDS_REAL_DATA();
  const TemporaryFolder folder;
  for (const auto& [name, kind] : {std::pair{"sha1", HashKind::kSha1}, std::pair{"ntlm", HashKind::kNtlm}}) {
    const std::string archive =
        (real_data_folder() / "hibp" / (std::string(name) + "-ranges-00000-000BF.tar.zst")).string();
    REQUIRE(std::system(("zstd -dcq '" + archive + "' | tar -C '" + folder.path().string() + "' -xf -").c_str()) == 0);
    BreachBuildOptions options = exact_options(BreachInput::kHibp);
    options.kind = kind;
    build_breach_file({folder.path() / name}, folder.path() / "exact", options);
    const fs::path exported = folder.path() / (std::string(name) + "-exported");
    const BreachExportResult result = export_breach_ranges(folder.path() / "exact", exported);
    CHECK(result.ranges == 192);
    std::size_t files = 0;
    std::size_t different = 0;
    for (const auto& entry : fs::directory_iterator(folder.path() / name)) {
      ++files;
      different += file_content(entry.path()) != file_content(exported / entry.path().filename());
    }
    CHECK(files == 192);
    CHECK(different == 0);
    CHECK_THROWS_AS(export_breach_ranges(folder.path() / "exact", exported), Error);
  }
}
