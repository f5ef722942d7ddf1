// SPDX-License-Identifier: Apache-2.0
// A damaged file is an error, never a wrong answer: every byte of small files changed, every length tried.
#include <string>
#include <vector>

#include "breach/format.hpp"
#include "breach_samples.hpp"
#include "catch.hpp"
#include "credence/breach.hpp"
#include "credence/build.hpp"
#include "credence/error.hpp"
#include "platform/bytes.hpp"

using namespace credence;
using namespace credence::test;
using platform::as_bytes;
namespace fs = std::filesystem;
using State = BreachAnswer::State;

namespace {

struct Sample {
  std::string name;
  std::string content;
  std::vector<breach::Entry> entries;
};

// A small file of each type, with large counts and overflow entries.
std::vector<Sample> samples() {
  const TemporaryFolder folder;
  std::vector<breach::Entry> entries = sample_entries(700);
  for (std::size_t i = 0; i < 30; ++i) entries[i].count = 1000 + i;
  for (std::size_t i = 40; i < 240; ++i) {
    entries[i].hash = entries[40].hash;
    entries[i].hash.bytes[19] = static_cast<std::uint8_t>(i);
  }
  std::sort(entries.begin(), entries.end(),
            [](const breach::Entry& a, const breach::Entry& b) { return a.hash < b.hash; });
  write_file(folder.path() / "list", hibp_text(entries));
  std::vector<Sample> result;
  for (const char* const type : {"serving", "exact", "filter"}) {
    BreachBuildOptions options;
    options.exact = std::string_view(type) == "exact";
    options.filter_bits = std::string_view(type) == "filter" ? 16 : 0;
    options.source_date = std::chrono::sys_seconds(std::chrono::seconds(1731000000));
    build_breach_file({folder.path() / "list"}, folder.path() / "file", options);
    result.push_back({type, file_content(folder.path() / "file"), entries});
  }
  return result;
}

bool refuses(const std::string& content, bool& opened) {
  opened = false;
  try {
    const auto database = BreachDatabase::open_memory(platform::as_bytes(content));
    opened = true;
    database->verify();
  } catch (const Error& error) {
    return error.code() == ErrorCode::kBadFile;
  }
  return false;
}

bool is_right(const BreachAnswer& answer, std::uint64_t count) {
  return answer == BreachAnswer{State::kFound, count} || answer.state == State::kPossibly;
}

}  // namespace

TEST_CASE("a change of any byte is found by open or verify, and lookups never answer wrongly") {
  for (const Sample& sample : samples()) {
    CAPTURE(sample.name, sample.content.size());
    std::string damaged = sample.content;
    std::size_t undetected = 0;
    std::size_t wrong = 0;
    for (std::size_t at = 0; at < damaged.size(); ++at) {
      const char original = damaged[at];
      damaged[at] = static_cast<char>(original ^ (1 << at % 8));
      bool opened = false;
      undetected += !refuses(damaged, opened);
      if (opened) {
        const auto database = BreachDatabase::open_memory(platform::as_bytes(damaged));
        for (std::size_t i = at % 31; i < sample.entries.size(); i += 31) {
          const BreachAnswer answer = database->lookup_digest(digest_of(sample.entries[i].hash));
          wrong += answer.state != State::kCorrupt && !is_right(answer, sample.entries[i].count);
        }
      }
      damaged[at] = original;
    }
    CHECK(undetected == 0);
    CHECK(wrong == 0);
  }
}

TEST_CASE("every shorter and some longer lengths are refused at open") {
  for (const Sample& sample : samples()) {
    CAPTURE(sample.name);
    std::size_t accepted = 0;
    for (std::size_t size = 0; size < sample.content.size(); ++size) {
      try {
        (void)BreachDatabase::open_memory(platform::as_bytes(std::string_view(sample.content).substr(0, size)));
        ++accepted;
      } catch (const Error& error) {
        accepted += error.code() != ErrorCode::kBadFile;
      }
    }
    CHECK(accepted == 0);
    bool opened = false;
    CHECK(refuses(sample.content + '\0', opened));
    CHECK(refuses(sample.content + std::string(4096, '\0'), opened));
    CHECK_FALSE(opened);
  }
}

// The checks of pages can be turned off; damage may then give wrong answers, but no reads out of bounds.
TEST_CASE("damaged files without checks are read within their bounds") {
  std::mt19937_64 random(17);
  for (const Sample& sample : samples()) {
    for (int round = 0; round < 2000; ++round) {
      std::string damaged = sample.content;
      for (int i = 0; i < 20; ++i) {
        // The header stays: it is always checked.
        const std::size_t page = 1 + random() % (damaged.size() / breach::kPageSize - 1);
        damaged[page * breach::kPageSize + random() % 64] = static_cast<char>(random());
      }
      const std::vector<char> exact_size(damaged.begin(), damaged.end());  // so that ASan sees the end
      const auto database = BreachDatabase::open_memory(std::as_bytes(std::span(exact_size)), "memory", false);
      for (std::size_t i = 0; i < sample.entries.size(); i += 13) {
        (void)database->lookup_digest(digest_of(sample.entries[i].hash));
      }
    }
  }
}

TEST_CASE("files that are not breach files are refused, with the remedy") {
  struct Case {
    const char* name;
    std::string content;
    const char* says;
  };
  std::string version = samples().front().content;
  version[12] = 2;
  std::string pages_swapped = samples().front().content;
  for (std::size_t i = 0; i < 4096; ++i) std::swap(pages_swapped[4096 + i], pages_swapped[8192 + i]);
  const Case cases[] = {
      {"empty", "", "is empty"},
      {"text", "hello\n", "is not a breach file"},
      {"long text", std::string(10000, 'x'), "is not a breach file"},
      {"another version", version, "format version 2"},
      {"only the header", samples().front().content.substr(0, 4096), "truncated"},
  };
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "file";
  for (const Case& c : cases) {
    CAPTURE(c.name);
    write_file(path, c.content);
    for (const auto backend : {BreachOptions::Backend::kMap, BreachOptions::Backend::kPread}) {
      BreachOptions options;
      options.backend = backend;
      std::string message;
      try {
        (void)BreachDatabase::open(path, options);
      } catch (const Error& error) {
        message = error.what();
        CHECK(error.code() == ErrorCode::kBadFile);
        CHECK(error.location().file == path.string());
      }
      CAPTURE(message);
      CHECK(message.find(c.says) != std::string::npos);
    }
  }
  bool opened = false;
  CHECK(refuses(pages_swapped, opened));
  CHECK_THROWS_AS(BreachDatabase::open(folder.path() / "absent"), Error);
  CHECK_THROWS_AS(BreachDatabase::open(folder.path()), Error);
}

TEST_CASE("a damaged page is corrupt to every backend, and read as it is where checks are off") {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "file";
  for (const Sample& sample : samples()) {
    std::string damaged = sample.content;
    for (std::size_t page = 1; page < 5; ++page) {
      char& byte = damaged[page * breach::kPageSize + 4000];
      byte = static_cast<char>(byte ^ 1);
    }
    write_file(path, damaged);
    for (const auto backend : {BreachOptions::Backend::kMap, BreachOptions::Backend::kPread}) {
      for (const bool checks : {true, false}) {
        CAPTURE(sample.name, static_cast<int>(backend), checks);
        BreachOptions options;
        options.backend = backend;
        options.check_pages = checks;
        const auto database = BreachDatabase::open(path, options);
        std::size_t corrupt = 0;
        for (const breach::Entry& entry : sample.entries) {
          for (int again = 0; again < 2; ++again) {
            corrupt += database->lookup_digest(digest_of(entry.hash)).state == State::kCorrupt ? 1 : 0;
          }
        }
        CHECK(corrupt == (checks ? 2 * sample.entries.size() : 0));
        CHECK_THROWS_AS(database->verify(), Error);
      }
    }
  }
}

TEST_CASE("a file truncated under the pread backend is unreadable, not absent") {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "file";
  const Sample sample = samples().front();
  write_file(path, sample.content);
  BreachOptions options;
  options.backend = BreachOptions::Backend::kPread;
  const auto database = BreachDatabase::open(path, options);
  CHECK(database->lookup_digest(digest_of(sample.entries[0].hash)).state == State::kFound);
  fs::resize_file(path, 4096 + 100);
  CHECK(database->lookup_digest(digest_of(sample.entries[0].hash)).state == State::kUnreadable);
  CHECK_THROWS_AS(database->verify(), Error);
}
