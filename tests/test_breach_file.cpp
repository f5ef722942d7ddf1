// SPDX-License-Identifier: Apache-2.0
// Breach files, built and read back, against plain sorted lists.
#include <map>
#include <string>
#include <vector>

#include "breach/password_digest.hpp"
#include "breach_samples.hpp"
#include "catch.hpp"
#include "credence/breach.hpp"
#include "credence/build.hpp"
#include "platform/bytes.hpp"
#include "real_data.hpp"

using namespace credence;
using namespace credence::test;
using breach::to_hex;
using platform::as_bytes;
namespace fs = std::filesystem;
using State = BreachAnswer::State;

namespace {

BreachAnswer found(std::uint64_t count) { return {State::kFound, count}; }

// All ways of asking the same file.
std::vector<std::shared_ptr<const BreachDatabase>> all_readers(const fs::path& path, const std::string& content) {
  BreachOptions unchecked;
  unchecked.check_pages = false;
  unchecked.preload = true;
  BreachOptions pread;
  pread.backend = BreachOptions::Backend::kPread;
  return {BreachDatabase::open(path), BreachDatabase::open(path, unchecked), BreachDatabase::open(path, pread),
          BreachDatabase::open_memory(platform::as_bytes(content))};
}

void check_against_list(const fs::path& path, const std::vector<breach::Entry>& entries, HashKind kind) {
  const std::string content = file_content(path);
  std::mt19937_64 random(7);
  for (const auto& database : all_readers(path, content)) {
    database->verify();
    CHECK(database->facts().entries == entries.size());
    std::vector<std::uint8_t> digests;
    std::size_t wrong = 0;
    for (const breach::Entry& entry : entries) {
      wrong += database->lookup_digest(digest_of(entry.hash, kind)) != found(entry.count);
      digests.insert(digests.end(), entry.hash.bytes.begin(),
                     entry.hash.bytes.begin() + static_cast<int>(digest_size(kind)));
    }
    for (int i = 0; i < 1000; ++i) {
      wrong += database->lookup_digest(digest_of(random_hash(random, kind), kind)) != BreachAnswer{};
    }
    std::vector<BreachAnswer> answers(entries.size());
    database->lookup_batch(digests, answers);
    for (std::size_t i = 0; i < entries.size(); ++i) wrong += answers[i] != found(entries[i].count);
    CHECK(wrong == 0);
  }
}

}  // namespace

TEST_CASE("every entry is found with its count, and nothing else, by every reader") {
  const TemporaryFolder folder;
  const fs::path list = folder.path() / "list.txt";
  const fs::path file = folder.path() / "list.cbr";
  for (const HashKind kind : {HashKind::kSha1, HashKind::kNtlm}) {
    for (const bool exact : {false, true}) {
      for (const std::size_t size : {1U, 2U, 3U, 184U, 520U, 521U, 1041U, 60000U}) {
        CAPTURE(static_cast<int>(kind), exact, size);
        const std::vector<breach::Entry> entries = sample_entries(size, kind, size);
        write_file(list, hibp_text(entries, kind));
        BreachBuildOptions options;
        options.kind = kind;
        options.exact = exact;
        const BreachBuildResult result = build_breach_file({list}, file, options);
        CHECK(result.lines == size);
        CHECK(result.entries == size);
        CHECK(result.file_size == fs::file_size(file));
        check_against_list(file, entries, kind);
      }
    }
  }
}

// Nothing a digest does in the wild, but a list may hold anything.
TEST_CASE("lists that are not evenly spread") {
  struct Case {
    const char* name;
    std::vector<breach::Entry> entries;
  };
  std::vector<Case> cases(5);
  cases[0].name = "all alike but for the last bytes";
  cases[1].name = "all in one page but for two at the ends";
  cases[2].name = "two far ranges";
  cases[3].name = "pairs that share 16 bytes";
  cases[4].name = "the lowest and the highest";
  for (std::uint32_t i = 0; i < 3000; ++i) {
    breach::Entry entry;
    entry.count = i + 1;
    entry.hash.bytes[18] = static_cast<std::uint8_t>(i >> 8);
    entry.hash.bytes[19] = static_cast<std::uint8_t>(i);
    cases[0].entries.push_back(entry);
    entry.hash.bytes[8] = 1;
    cases[1].entries.push_back(entry);
    entry.hash.bytes[0] = i < 1500 ? 0 : 0xFF;
    entry.hash.bytes[2] = static_cast<std::uint8_t>(i >> 8);
    entry.hash.bytes[3] = static_cast<std::uint8_t>(i);
    cases[2].entries.push_back(entry);
    entry.hash.bytes[0] = static_cast<std::uint8_t>(i >> 4);
    entry.hash.bytes[2] = entry.hash.bytes[3] = 0;
    entry.hash.bytes[1] = static_cast<std::uint8_t>(i / 2 << 4);
    entry.hash.bytes[18] = 0;
    entry.hash.bytes[19] = i % 2;
    cases[3].entries.push_back(entry);
  }
  breach::Entry lowest{{}, 5};
  breach::Entry highest{{}, 6};
  highest.hash.bytes.fill(0xFF);
  cases[1].entries.insert(cases[1].entries.begin(), lowest);
  cases[1].entries.push_back(highest);
  cases[4].entries = {lowest, highest};
  const TemporaryFolder folder;
  const fs::path list = folder.path() / "list.txt";
  const fs::path file = folder.path() / "list.cbr";
  for (const Case& c : cases) {
    for (const bool exact : {false, true}) {
      CAPTURE(c.name, exact);
      write_file(list, hibp_text(c.entries));
      BreachBuildOptions options;
      options.exact = exact;
      build_breach_file({list}, file, options);
      check_against_list(file, c.entries, HashKind::kSha1);
    }
  }
}

TEST_CASE("a filter finds everything, and little else") {
  const TemporaryFolder folder;
  const fs::path list = folder.path() / "list.txt";
  const fs::path file = folder.path() / "list.cbr";
  for (const std::uint32_t bits : {8U, 16U}) {
    for (const std::size_t size : {1U, 2U, 3U, 10U, 1000U, 200000U}) {
      CAPTURE(bits, size);
      const std::vector<breach::Entry> entries = sample_entries(size, HashKind::kSha1, size);
      write_file(list, hibp_text(entries));
      BreachBuildOptions options;
      options.filter_bits = bits;
      build_breach_file({list}, file, options);
      const std::string content = file_content(file);
      for (const auto& database : all_readers(file, content)) {
        database->verify();
        const BreachFacts facts = database->facts();
        CHECK(facts.filter_bits == bits);
        CHECK(facts.entries == size);
        CHECK(facts.false_positive_rate == Approx(bits == 8 ? 0x1p-8 : 0x1p-16).epsilon(0.35));
        std::size_t missing = 0;
        for (const breach::Entry& entry : entries) {
          missing += database->lookup_digest(digest_of(entry.hash)) !=
                     BreachAnswer{State::kPossibly, BreachAnswer::kCountUnknown};
        }
        CHECK(missing == 0);
        std::mt19937_64 random(99);
        std::size_t mistaken = 0;
        for (int i = 0; i < 20000; ++i)
          mistaken += database->lookup_digest(digest_of(random_hash(random))) != BreachAnswer{};
        CHECK(mistaken <= (bits == 8 ? 120U : 6U));
      }
      if (size == 200000U) CHECK(fs::file_size(file) < 200000 + size * bits / 8 * 5 / 4);
    }
  }
}

TEST_CASE("passwords and digests in any order, with duplicates, are sorted and combined") {
  const TemporaryFolder folder;
  const fs::path list = folder.path() / "list.txt";
  const fs::path file = folder.path() / "list.cbr";
  std::map<std::string, std::uint64_t> counts;
  std::string text;
  std::mt19937_64 random(3);
  for (int i = 0; i < 100000; ++i) {
    const std::string password = "pass" + std::to_string(random() % 40000);
    ++counts[password];
    text += password + "\n";
  }
  write_file(list, text);
  BreachBuildOptions options;
  options.from = BreachInput::kPasswords;
  std::string first;
  for (const std::uint64_t memory : {std::uint64_t{512} << 20, std::uint64_t{32} << 10}) {
    options.memory = memory;
    const BreachBuildResult result = build_breach_file({list}, file, options);
    CHECK(result.lines == 100000);
    CHECK(result.entries == counts.size());
    CHECK(result.duplicates == 100000 - counts.size());
    const auto database = BreachDatabase::open(file);
    database->verify();
    std::size_t wrong = 0;
    for (const auto& [password, count] : counts) wrong += database->lookup(password) != found(count);
    CHECK(wrong == 0);
    CHECK(database->lookup("other") == BreachAnswer{});
    if (first.empty()) first = file_content(file);
    CHECK(first == file_content(file));
  }
}

TEST_CASE("NTLM of published vectors, and of bytes for which it is not defined") {
  struct Case {
    const char* password;
    const char* digest;
  };
  // "password": RFC-independent vectors of Samba and hashcat; the rest by iconv -t UTF-16LE | openssl md4.
  const Case cases[] = {
      {"", "31D6CFE0D16AE931B73C59D7E0C089C0"},
      {"password", "8846F7EAEE8FB117AD06BDD830B7586C"},
      {"hashcat", "B4B9B02E6F09A9BD760F388B67351E2B"},
  };
  for (const Case& c : cases) {
    breach::Hash hash;
    REQUIRE(breach::hash_password(HashKind::kNtlm, c.password, hash) == platform::Digested::kDone);
    CHECK(breach::to_hex(hash, HashKind::kNtlm) == c.digest);
  }
  breach::Hash hash;
  CHECK(breach::hash_password(HashKind::kNtlm, "\xFF", hash) == platform::Digested::kUnavailable);
  CHECK(breach::hash_password(HashKind::kNtlm, "\xED\xA0\x80", hash) == platform::Digested::kUnavailable);
  CHECK(breach::hash_password(HashKind::kNtlm, "\xF0\x9F\x98\x80", hash) == platform::Digested::kDone);
}

TEST_CASE("real Pwned Passwords ranges: every known password its exact count, every absent one absent") {
  CREDENCE_NEEDS_REAL_DATA();
  const TemporaryFolder folder;
  struct Case {
    const char* name;
    HashKind kind;
    std::uint64_t lines;
  };
  for (const Case& c : {Case{"sha1", HashKind::kSha1, 173482}, Case{"ntlm", HashKind::kNtlm, 171286}}) {
    CAPTURE(c.name);
    const fs::path archive = real_data_folder() / "hibp" / (std::string(c.name) + "-ranges-00000-000BF.tar.zst");
    const fs::path tar = folder.path() / "ranges.tar";
    REQUIRE(std::system(("zstd -dqf '" + archive.string() + "' -o '" + tar.string() + "'").c_str()) == 0);
    BreachBuildOptions options;
    options.kind = c.kind;
    const fs::path file = folder.path() / "file.cbr";
    const BreachBuildResult result = build_breach_file({tar}, file, options);
    CHECK(result.lines == c.lines);
    CHECK(result.entries == c.lines);
    CHECK(result.prefixes_present == 192);
    const auto database = BreachDatabase::open(file);
    database->verify();
    std::size_t rows = 0;
    std::size_t wrong = 0;
    for_each_real_line("hibp/known-plaintexts-" + std::string(c.name) + ".tsv", [&](std::string_view line) {
      const std::size_t last = line.rfind('\t');
      const std::size_t first = line.rfind('\t', last - 1);
      const std::uint64_t count = std::stoull(std::string(line.substr(last + 1)));
      ++rows;
      wrong += database->lookup(line.substr(0, first)) != (count == 0 ? BreachAnswer{} : found(count));
    });
    CHECK(rows > 1000);
    CHECK(wrong == 0);
  }
}
