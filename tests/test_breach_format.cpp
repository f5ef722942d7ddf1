// SPDX-License-Identifier: Apache-2.0
// The worked example in data/FORMATS.md is true, byte for byte.
#include <charconv>
#include <set>
#include <sstream>
#include <string>

#include "breach/interpolation.hpp"
#include "breach_samples.hpp"
#include "catch.hpp"
#include "credence/breach.hpp"
#include "credence/build.hpp"

using namespace credence;
using namespace credence::test;
namespace fs = std::filesystem;

TEST_CASE("the worked example of data/FORMATS.md is what the builder writes") {
  const TemporaryFolder folder;
  write_file(folder.path() / "list", "password\t5\n123456\t300\nletmein\t1\n");
  BreachBuildOptions options;
  options.from = BreachInput::kPasswords;
  options.counts = true;
  options.source_name = "sample";
  options.source_date = std::chrono::sys_seconds(std::chrono::seconds(1731000000));  // 2024-11-07T17:20:00Z
  build_breach_file({folder.path() / "list"}, folder.path() / "file", options);
  const std::string file = file_content(folder.path() / "file");
  REQUIRE(file.size() == 37 * 4096);

  std::istringstream document(file_content(fs::path(CREDENCE_SOURCE_DIR) / "data" / "FORMATS.md"));
  std::set<std::size_t> shown;
  for (std::string line; std::getline(document, line);) {
    std::size_t offset = 0;
    const auto parsed = std::from_chars(line.data(), line.data() + line.size(), offset, 16);
    if (parsed.ptr != line.data() + 8 || line.size() != 10 + 16 * 3 - 1 || line[8] != ':') continue;
    CAPTURE(line);
    for (std::size_t i = 0; i < 16; ++i) {
      unsigned byte = 256;
      std::from_chars(line.data() + 10 + 3 * i, line.data() + 12 + 3 * i, byte, 16);
      REQUIRE(byte == static_cast<unsigned char>(file[offset + i]));
    }
    shown.insert(offset);
  }
  CHECK(shown.size() > 20);
  for (const std::size_t page : {0U, 1U, 2U, 36U}) {
    for (std::size_t at = page * 4096; at < (page + 1) * 4096; at += 16) {
      const bool zero = file.substr(at, 16) == std::string(16, '\0');
      CHECK(zero != shown.contains(at));
    }
  }
}

TEST_CASE("interpolation keeps the order and spreads evenly over any number of pages") {
  std::mt19937_64 random(23);
  for (const std::uint64_t pages : {1ULL, 2ULL, 3ULL, 19ULL, 1000ULL, 4000000ULL, 1ULL << 40}) {
    for (const bool narrow : {false, true}) {
      CAPTURE(pages, narrow);
      std::vector<breach::Hash> hashes;
      for (int i = 0; i < 20000; ++i) {
        hashes.push_back(random_hash(random));
        if (narrow) hashes.back().bytes[0] = hashes.back().bytes[1] = 0;
      }
      std::sort(hashes.begin(), hashes.end());
      const breach::Interpolation interpolation(hashes.front(), hashes.back(), pages);
      CHECK(interpolation.locate(hashes.front()).page == 0);
      CHECK(interpolation.locate(hashes.back()).page == pages - 1);
      breach::Interpolation::Location last{0, 0};
      double farthest = 0;
      for (std::size_t i = 0; i < hashes.size(); ++i) {
        const breach::Interpolation::Location location = interpolation.locate(hashes[i]);
        REQUIRE(location.page < pages);
        REQUIRE((location.page > last.page || (location.page == last.page && location.fraction >= last.fraction)));
        last = location;
        const double position =
            (static_cast<double>(location.page) + static_cast<double>(location.fraction) * 0x1p-64) /
            static_cast<double>(pages);
        farthest = std::max(farthest, std::abs(position - static_cast<double>(i) / 20000));
      }
      CHECK(farthest < 0.02);
    }
  }
}
