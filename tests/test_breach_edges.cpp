// SPDX-License-Identifier: Apache-2.0
// Builds at the edges of their numbers: counts at min_count, dates of several files, characters at the end of a plane,
// archives and folders with what is no range file.
#include <unistd.h>

#include <string>
#include <vector>

#include "breach/password_digest.hpp"
#include "breach_samples.hpp"
#include "catch.hpp"
#include "credence/breach.hpp"
#include "credence/build.hpp"
#include "credence/error.hpp"

using namespace credence;
using namespace credence::test;
namespace fs = std::filesystem;
using State = BreachAnswer::State;

namespace {

std::string sha1_of(std::string_view password) {
  breach::Hash hash;
  REQUIRE(breach::hash_password(HashKind::kSha1, password, hash) == platform::Digested::kDone);
  return breach::to_hex(hash, HashKind::kSha1);
}

// A tar header of one file, its size in octal digits or, as for huge files, big-endian behind a set first bit.
std::string tar_header(const std::string& name, std::uint64_t size, bool binary) {
  std::string header(512, '\0');
  header.replace(0, name.size(), name);
  if (binary) {
    header[124] = static_cast<char>(0x80);
    for (std::size_t i = 0; i < 8; ++i) header[135 - i] = static_cast<char>(size >> (8 * i) & 0xFF);
  } else {
    for (std::size_t i = 0; i < 11; ++i) header[134 - i] = static_cast<char>('0' + (size >> (3 * i) & 7));
  }
  header[156] = '0';
  header.replace(257, 5, "ustar");
  header.replace(148, 8, "        ");
  unsigned sum = 0;
  for (const char c : header) sum += static_cast<unsigned char>(c);
  for (std::size_t i = 0; i < 6; ++i) header[153 - i] = static_cast<char>('0' + (sum >> (3 * i) & 7));
  header[154] = '\0';
  return header;
}

}  // namespace

// MD4 of the UTF-16LE form, by `iconv | openssl dgst -md4`.
TEST_CASE("NTLM of characters at the ends of planes") {
  struct Row {
    const char* name;
    const char* password;
    const char* digest;
  };
  const Row rows[] = {
      {"U+FFFF", "\xEF\xBF\xBF", "FA7A0F8D373771240CC63FFBE69FFFF0"},
      {"U+10000", "\xF0\x90\x80\x80", "65E4CD1AB5677E0B55855A15FE3B442A"},
      {"U+1F600", "\xF0\x9F\x98\x80", "4B58A10CC20A4E7D808D218E1F80AABC"},
      {"U+10FFFF", "\xF4\x8F\xBF\xBF", "9E0AD9DAE64DD4CC4419DDF6420F8E42"},
      {"U+103FF between letters",
       "a\xF0\x90\x8F\xBF"
       "b",
       "C2A8703F68BCA035A9161563D3970BEE"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    breach::Hash hash;
    REQUIRE(breach::hash_password(HashKind::kNtlm, row.password, hash) == platform::Digested::kDone);
    CHECK(breach::to_hex(hash, HashKind::kNtlm) == row.digest);
  }
}

TEST_CASE("entries at min_count stay, those below it go, in every type and by every way") {
  const TemporaryFolder folder;
  std::vector<Entry> entries = sample_entries(130'000);  // large enough for the way without a spool
  for (std::size_t i = 0; i < entries.size(); ++i) entries[i].count = 1 + i % 4;
  const std::string text = hibp_text(entries);
  REQUIRE(text.size() > 5 << 20);
  const std::size_t cut = text.find('\n', text.size() / 2) + 1;
  write_file(folder.path() / "list", text);
  write_file(folder.path() / "1", text.substr(0, cut));
  write_file(folder.path() / "2", text.substr(cut));
  for (const std::uint64_t min_count : {1U, 2U, 3U}) {
    for (const std::string type : {"serving", "exact", "filter"}) {
      CAPTURE(min_count, type);
      BreachBuildOptions options;
      options.min_count = min_count;
      options.exact = type == "exact";
      options.filter_bits = type == "filter" ? 16 : 0;
      const auto whole = build_breach_file({folder.path() / "list"}, folder.path() / "whole", options);
      const auto parts =
          build_breach_file({folder.path() / "1", folder.path() / "2"}, folder.path() / "parts", options);
      CHECK(file_content(folder.path() / "whole") == file_content(folder.path() / "parts"));
      CHECK(whole.below_min_count == 32'500 * (min_count - 1));
      CHECK(parts.below_min_count == whole.below_min_count);
      const auto database = BreachDatabase::open(folder.path() / "whole");
      std::size_t wrong = 0;
      for (std::size_t i = 0; i < 4000; ++i) {
        const bool is_found = database->lookup_digest(digest_of(entries[i].hash)).is_found();
        wrong += is_found != (entries[i].count >= min_count) ? 1 : 0;
      }
      CHECK(wrong <= (type == "filter" ? 2 : 0));
      CHECK_NOTHROW(verify_breach_file(folder.path() / "whole", {folder.path() / "list"}, options));
      options.min_count = min_count + 1;
      CHECK_THROWS_AS(verify_breach_file(folder.path() / "whole", {folder.path() / "list"}, options), Error);
    }
  }
}

// So few that they don't change the number of pages, which is estimated from the whole list.
TEST_CASE("few entries below min_count in a large file are left out, too") {
  const TemporaryFolder folder;
  std::vector<Entry> entries = sample_entries(130'000);
  for (std::size_t i = 0; i < entries.size(); ++i) entries[i].count = i % 1000 == 500 ? 1 : 5;
  write_file(folder.path() / "list", hibp_text(entries));
  BreachBuildOptions options;
  options.min_count = 2;
  CHECK(build_breach_file({folder.path() / "list"}, folder.path() / "out", options).entries == 129'870);
  const auto database = BreachDatabase::open(folder.path() / "out");
  CHECK_NOTHROW(database->verify());
  CHECK(database->facts().entries == 129'870);
  CHECK_FALSE(database->lookup_digest(digest_of(entries[500].hash)).is_found());
}

TEST_CASE("the newest date of merged files is theirs, in either order; an update keeps the larger count") {
  const TemporaryFolder folder;
  const std::string digest = sha1_of("password");
  const auto build = [&](const char* name, std::int64_t date, int count) {
    write_file(folder.path() / "list", digest + ":" + std::to_string(count) + "\n");
    BreachBuildOptions options;
    options.exact = true;
    if (date != 0) options.source_date = std::chrono::sys_seconds(std::chrono::seconds(date));
    build_breach_file({folder.path() / "list"}, folder.path() / name, options);
    return folder.path() / name;
  };
  const fs::path older = build("old", 1000, 7);
  const fs::path newer = build("new", 2000, 5);
  const fs::path undated = build("undated", 0, 1);
  BreachBuildOptions options;
  options.from = BreachInput::kExact;
  options.exact = true;
  for (const std::vector<Input>& inputs : {std::vector<Input>{older, newer, undated}, {newer, undated, older}}) {
    build_breach_file(inputs, folder.path() / "merged", options);
    const auto merged = BreachDatabase::open(folder.path() / "merged");
    CHECK(merged->facts().source_date == std::chrono::sys_seconds(std::chrono::seconds(2000)));
    CHECK(merged->lookup("password") == BreachAnswer{State::kFound, 13});
  }
  for (const DuplicateCounts duplicates : {DuplicateCounts::kAdd, DuplicateCounts::kMax}) {
    options.from = BreachInput::kHibp;
    options.duplicates = duplicates;
    for (const int count : {3, 9}) {
      write_file(folder.path() / "list", digest + ":" + std::to_string(count) + "\n");
      options.update = older;
      build_breach_file({folder.path() / "list"}, folder.path() / "updated", options);
      CHECK(BreachDatabase::open(folder.path() / "updated")->lookup("password") ==
            BreachAnswer{State::kFound, static_cast<std::uint64_t>(std::max(count, 7))});
    }
  }
}

TEST_CASE("an update keeps the prefixes of the old file and of the list") {
  const TemporaryFolder folder;
  BreachBuildOptions options;
  options.exact = true;
  options.min_count = 5;  // entries below it still say that their prefix was there
  const std::string zeroes(35, '0');
  write_file(folder.path() / "list", "00000" + zeroes + ":9\n00001" + zeroes + ":1\n");
  CHECK(build_breach_file({folder.path() / "list"}, folder.path() / "old", options).prefixes_present == 2);
  write_file(folder.path() / "list", "00002" + zeroes + ":1\n00009" + zeroes + ":9\n");
  options.update = folder.path() / "old";
  CHECK(build_breach_file({folder.path() / "list"}, folder.path() / "new", options).prefixes_present == 4);
  CHECK_NOTHROW(BreachDatabase::open(folder.path() / "new")->verify());
}

TEST_CASE("of malformed lines the first ten are told, and all are counted") {
  const TemporaryFolder folder;
  std::string text = sha1_of("password") + ":3\n";
  for (int i = 0; i < 12; ++i) text += "no digest\n";
  write_file(folder.path() / "list", text);
  BreachBuildOptions options;
  options.skip_malformed = true;
  const BreachBuildResult result = build_breach_file({folder.path() / "list"}, folder.path() / "out", options);
  CHECK(result.malformed == 12);
  REQUIRE(result.first_malformed.size() == 10);
  CHECK(result.first_malformed.back().line == 11);
}

TEST_CASE("a folder's hidden files are no range files") {
  const TemporaryFolder folder;
  const std::string digest = sha1_of("password");
  fs::create_directory(folder.path() / "ranges");
  write_file(folder.path() / "ranges" / digest.substr(0, 5), digest.substr(5) + ":3");
  write_file(folder.path() / "ranges" / ".downloading", "half a li");
  CHECK(build_breach_file({folder.path() / "ranges"}, folder.path() / "out", {}).entries == 1);
}

TEST_CASE("archives: sizes in either form, and a damaged header is refused") {
  const TemporaryFolder folder;
  const std::string digest = sha1_of("password");
  const std::string text = digest.substr(5) + ":3";
  const fs::path archive = folder.path() / "ranges.tar";
  for (const bool binary : {false, true}) {
    CAPTURE(binary);
    std::string header = tar_header(digest.substr(0, 5), text.size(), binary);
    std::string content = text;
    content.resize(512);
    write_file(archive, header + content + std::string(1024, '\0'));
    CHECK(build_breach_file({archive}, folder.path() / "out", {}).entries == 1);
    CHECK(BreachDatabase::open(folder.path() / "out")->lookup("password") == BreachAnswer{State::kFound, 3});
    header[100] = '7';  // the mode, which nothing else reads
    write_file(archive, header + content + std::string(1024, '\0'));
    CHECK_THROWS_AS(build_breach_file({archive}, folder.path() / "out", {}), Error);
  }
}

TEST_CASE("a pipe by its name in /proc is read, too") {
  const TemporaryFolder folder;
  int ends[2] = {-1, -1};
  REQUIRE(pipe(ends) == 0);
  REQUIRE(write(ends[1], "password\n", 9) == 9);
  close(ends[1]);
  BreachBuildOptions options;
  options.from = BreachInput::kPasswords;
  const std::string name = "/proc/self/fd/" + std::to_string(ends[0]);
  CHECK(build_breach_file({name}, folder.path() / "out", options).entries == 1);
  close(ends[0]);
}
