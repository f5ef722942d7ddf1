// SPDX-License-Identifier: Apache-2.0
// The external sort of byte strings against std::sort, in memory and with runs on disk.
#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "temporary_folder.hpp"
#include "workshop/record_sorter.hpp"

using namespace credence;

TEST_CASE("records come back in bytewise order") {
  struct Case {
    const char* name;
    std::size_t records;
    std::size_t longest;
  };
  const auto c = GENERATE(values<Case>({{"none", 0, 1},
                                        {"one", 1, 30},
                                        {"short ones, many equal", 60'000, 3},
                                        {"some runs", 60'000, 40},
                                        {"the longest", 3'000, workshop::RecordSpool::kLongestRecord}}));
  CAPTURE(c.name);
  std::mt19937 random(7);
  std::vector<std::string> records(c.records);
  for (std::string& record : records) {
    record.resize(random() % (c.longest + 1));
    for (char& byte : record) byte = static_cast<char>(random() % 4 == 0 ? 0 : random());
  }
  const credence::test::TemporaryFolder folder;
  const std::uint64_t memory = GENERATE(std::uint64_t{1} << 20, std::uint64_t{1} << 30);
  workshop::RecordSorter sorter(folder.path() / "target", memory);
  for (const std::string& record : records) sorter.add(record);
  std::vector<std::string> sorted;
  sorter.for_each([&](std::string_view record) { sorted.emplace_back(record); });
  std::sort(records.begin(), records.end());
  CHECK((sorted == records));
}
