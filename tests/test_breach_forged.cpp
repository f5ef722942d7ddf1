// SPDX-License-Identifier: Apache-2.0
// Files whose checksums are right and whose contents are not: a fault of the builder, or a forger's work. Each field
// wrong on its own is refused by open or found by verify; and whatever is changed, nothing reads outside the file.
#include <cmath>
#include <cstdlib>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "breach/data_page.hpp"
#include "breach/format.hpp"
#include "breach_forging.hpp"
#include "breach_samples.hpp"
#include "catch.hpp"
#include "credence/breach.hpp"
#include "credence/build.hpp"
#include "credence/error.hpp"
#include "platform/bytes.hpp"

using namespace credence;
using namespace credence::test;
using breach::kPageSize;
using breach::SectionKind;
using State = BreachAnswer::State;

namespace {

enum class Type { kServing, kExact, kExactNtlm, kFilter8, kFilter16 };

struct Sample {
  Type type;
  std::string content;
  std::vector<Entry> entries;
};

// A small file of a type, with large counts and, but for a filter, overflow entries.
Sample make_sample(Type type) {
  const TemporaryFolder folder;
  const HashKind kind = type == Type::kExactNtlm ? HashKind::kNtlm : HashKind::kSha1;
  std::vector<Entry> entries = sample_entries(700, kind);
  for (std::size_t i = 0; i < 30; ++i) entries[i].count = 1000 + i;
  for (std::size_t i = 40; i < 340; ++i) {
    entries[i].hash = entries[40].hash;
    entries[i].hash.bytes[14] = static_cast<std::uint8_t>(i >> 8);
    entries[i].hash.bytes[15] = static_cast<std::uint8_t>(i);
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.hash < b.hash; });
  write_file(folder.path() / "list", hibp_text(entries, kind));
  BreachBuildOptions options;
  options.kind = kind;
  options.exact = type == Type::kExact || type == Type::kExactNtlm;
  options.filter_bits = type == Type::kFilter8 ? 8 : type == Type::kFilter16 ? 16 : 0;
  options.source_date = std::chrono::sys_seconds(std::chrono::seconds(1731000000));
  build_breach_file({folder.path() / "list"}, folder.path() / "file", options);
  return {type, file_content(folder.path() / "file"), entries};
}

// Made once each.
const Sample& sample_of(Type type) {
  static std::map<Type, Sample> samples;
  const auto found = samples.find(type);
  return found != samples.end() ? found->second : samples.emplace(type, make_sample(type)).first->second;
}

constexpr Type kTypes[] = {Type::kServing, Type::kExact, Type::kExactNtlm, Type::kFilter8, Type::kFilter16};

std::shared_ptr<const BreachDatabase> open(const std::string& file) {
  return BreachDatabase::open_memory(platform::as_bytes(file), "forged");
}

// What open says, or verify, or "" where both are content.
std::string fault_of(const std::string& file) {
  try {
    const auto database = open(file);
    try {
      database->verify();
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::kBadFile);
      return std::string("verify: ") + error.what();
    }
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::kBadFile);
    return std::string("open: ") + error.what();
  }
  return "";
}

using Forge = std::function<void(std::string& file)>;
Forge set(std::size_t at, std::size_t size, std::uint64_t value) {
  return [=](std::string& file) { set_number(file, at, size, value); };
}
Forge add(std::size_t at, std::size_t size, std::uint64_t value) {
  return [=](std::string& file) { set_number(file, at, size, number_at(file, at, size) + value); };
}
Forge add_in(SectionKind section, std::size_t at, std::size_t size, std::uint64_t value) {
  return [=](std::string& file) { add(section_page(file, section) + at, size, value)(file); };
}
std::uint64_t bits_of(double value) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return bits;
}

struct Row {
  const char* name;
  Type type;
  Forge forge;
  const char* says;
};

void check_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.name, static_cast<int>(row.type));
    std::string file = sample_of(row.type).content;
    REQUIRE(fault_of(file).empty());
    row.forge(file);
    reseal(file);
    const std::string fault = fault_of(file);
    CAPTURE(fault);
    CHECK(fault.find(row.says) == 0);
  }
}

constexpr std::uint64_t kMinusOne = UINT64_MAX;

}  // namespace

TEST_CASE("a header with any field wrong is refused, though all checksums are right") {
  constexpr const char* kContradicts = "open: forged: is a corrupt breach file (its header contradicts itself)";
  constexpr const char* kSections = "open: forged: is a corrupt breach file (its sections overlap or leave the file)";
  constexpr const char* kFeatures = "open: forged: uses features this credence does not know; update credence";
  constexpr const char* kTotals = "verify: forged: is corrupt: its entries and counts are not those";
  std::vector<Row> rows = {
      {"magic", Type::kServing, set(0, 1, 'C'), "open: forged: is not a breach file"},
      {"version 0", Type::kServing, set(12, 4, 0), "open: forged: has format version 0, not 1"},
      {"version 2", Type::kServing, set(12, 4, 2), "open: forged: has format version 2, not 1"},
      {"feature 8", Type::kServing, set(16, 4, 8), kFeatures},
      {"the last feature", Type::kExact, add(16, 4, 1U << 31), kFeatures},
      {"exact and filter", Type::kFilter8, set(16, 4, 3), kContradicts},
      {"a filter with counts not known", Type::kFilter8, set(16, 4, 6), kContradicts},
      {"exact, and it is not", Type::kServing, set(16, 4, 1), kContradicts},
      {"a filter, and it is not", Type::kServing, set(16, 4, 2), kContradicts},
      {"not exact, and it is", Type::kExact, set(16, 4, 0), kContradicts},
      {"no filter, and it is", Type::kFilter16, set(16, 4, 0), kContradicts},
      {"kind 0", Type::kServing, set(20, 4, 0), "open: forged: holds digests of a kind this credence does not know"},
      {"kind 3", Type::kServing, set(20, 4, 3), "open: forged: holds digests of a kind this credence does not know"},
      {"kind 257", Type::kServing, set(20, 4, 257),
       "open: forged: holds digests of a kind this credence does not know"},
      {"the other kind", Type::kExact, set(20, 4, 2), kContradicts},
      {"a byte more", Type::kServing, add(24, 8, 1), "open: forged: is truncated or has grown"},
      {"a page less", Type::kServing, add(24, 8, kMinusOne * kPageSize), "open: forged: is truncated or has grown"},
      {"no entries", Type::kServing, set(32, 8, 0), kContradicts},
      {"an entry more", Type::kServing, add(32, 8, 1), kContradicts},
      {"an entry less", Type::kExact, add(32, 8, kMinusOne), kContradicts},
      {"2^40 entries", Type::kExact, set(32, 8, std::uint64_t{1} << 40), kContradicts},
      {"2^40 entries of a filter", Type::kFilter16, set(32, 8, std::uint64_t{1} << 40), kContradicts},
      {"the sum of counts", Type::kServing, add(40, 8, 1), kTotals},
      {"the sum of exact counts", Type::kExact, add(40, 8, kMinusOne), kTotals},
      {"capacity", Type::kServing, add(48, 4, 1), kContradicts},
      {"capacity of a filter", Type::kFilter8, add(48, 4, 1), kContradicts},
      {"bits kept", Type::kExact, add(52, 4, 8), kContradicts},
      {"bits kept of a filter", Type::kFilter8, set(52, 4, 16), kContradicts},
      {"a prefix more", Type::kServing, add(56, 4, 1), "verify: forged: is corrupt: its map of prefixes"},
      {"more prefixes than there are", Type::kServing, set(56, 4, breach::kPrefixCount + 1), kContradicts},
      {"a fingerprint in no filter", Type::kServing, set(60, 4, 8), kContradicts},
      {"fingerprints of 12 bits", Type::kFilter8, set(60, 4, 12), kContradicts},
      {"fingerprints of the other width", Type::kFilter8, set(60, 4, 16), kContradicts},
      {"a date beyond all calendars", Type::kServing, set(64, 8, INT64_MAX), kContradicts},
      {"one before them", Type::kServing, set(64, 8, std::uint64_t{1} << 63 | 1), kContradicts},
      {"a probability above 1", Type::kServing, set(72, 8, bits_of(1.5)), kContradicts},
      {"one below 0", Type::kServing, set(72, 8, bits_of(-0.5)), kContradicts},
      {"one that is no number", Type::kServing, set(72, 8, bits_of(std::nan(""))), kContradicts},
      {"smallest above largest", Type::kServing,
       [](std::string& file) { file.replace(96, 20, std::string(20, '\xFF')); }, kContradicts},
      {"a reserved byte", Type::kServing, set(280, 1, 1), kContradicts},
      {"the last reserved byte", Type::kFilter8, set(4095, 1, 1), kContradicts},
      {"the largest digest", Type::kExact, add(116, 1, kMinusOne), "verify: forged: is corrupt: page "},
      {"the smallest digest", Type::kExact, add(96, 1, 1), "verify: forged: is corrupt: page "},
  };
  for (const SectionKind section : {SectionKind::kData, SectionKind::kOverflow, SectionKind::kLarge,
                                    SectionKind::kPrefixes, SectionKind::kSources, SectionKind::kShards}) {
    const bool is_shards = section == SectionKind::kShards;
    const Type type = is_shards ? Type::kFilter16 : Type::kExact;
    rows.push_back({"first page of a section", type, add(section_field(section, 0), 8, 1), kSections});
    rows.push_back({"first page before it", type, add(section_field(section, 0), 8, kMinusOne), kSections});
    rows.push_back({"a page less", type, add(section_field(section, 1), 8, kMinusOne), "open: forged: is a corrupt"});
    rows.push_back({"2^52 pages", type, set(section_field(section, 1), 8, std::uint64_t{1} << 52), kSections});
    const bool is_counted_late = section == SectionKind::kPrefixes || section == SectionKind::kSources;
    rows.push_back({"2^40 records", type, set(section_field(section, 2), 8, std::uint64_t{1} << 40),
                    is_counted_late ? "verify: forged: is " : kContradicts});
  }
  rows.push_back({"more fingerprints than pages hold", Type::kFilter16,
                  set(section_field(SectionKind::kData, 2), 8, 1U << 20), kContradicts});
  rows.push_back({"fewer fingerprints than shards have", Type::kFilter16,
                  add(section_field(SectionKind::kData, 2), 8, kMinusOne), "verify: forged: is corrupt: its shards"});
  rows.push_back({"a large count more", Type::kServing, add(section_field(SectionKind::kLarge, 2), 8, 1), kTotals});
  check_rows(rows);
}

TEST_CASE("the build id is that of the pages") {
  std::string file = sample_of(Type::kServing).content;
  file[kBuildIdAt + 15] = static_cast<char>(file[kBuildIdAt + 15] ^ 1);
  seal_pages(std::as_writable_bytes(std::span(file.data(), file.size())));
  CHECK(fault_of(file) == "verify: forged: is corrupt: pages of different builds are mixed; copy or build it again");
}

TEST_CASE("a page with any field of its head or of a record wrong is found by verify") {
  const auto shard = [](std::size_t at, std::size_t size, std::uint64_t value) {
    return add_in(SectionKind::kShards, 16 + at, size, value);
  };
  // Swaps the first two overflow records of the page that has several.
  const Forge swap_overflow = [](std::string& file) {
    const std::size_t at = section_page(file, SectionKind::kOverflow) + 16;
    std::swap_ranges(file.begin() + static_cast<long>(at), file.begin() + static_cast<long>(at) + 28,
                     file.begin() + static_cast<long>(at) + 28);
  };
  // A count that would have had room in its page, with the sum of all counts made right.
  const auto large = [](std::uint64_t count) {
    return [count](std::string& file) {
      const std::size_t at = section_page(file, SectionKind::kLarge) + 16;
      add(40, 8, count - number_at(file, at, 8))(file);
      set_number(file, at, 8, count);
    };
  };
  const auto overflow_count = [](std::uint64_t count) {
    return [count](std::string& file) {
      const std::size_t at = section_page(file, SectionKind::kOverflow) + 16 + 20;
      add(40, 8, count - number_at(file, at, 8))(file);
      set_number(file, at, 8, count);
    };
  };
  constexpr const char* kCorrupt = "verify: forged: is corrupt: page ";
  constexpr auto kData = SectionKind::kData;
  check_rows({
      {"entries of a serving page", Type::kServing, add_in(kData, 0, 2, 1), kCorrupt},
      {"entries of an exact page", Type::kExact, add_in(kData, 0, 2, kMinusOne), kCorrupt},
      {"large counts", Type::kServing, add_in(kData, 2, 2, 1), kCorrupt},
      {"large counts of an exact page", Type::kExact, add_in(kData, 2, 2, kMinusOne), kCorrupt},
      {"an overflow entry more", Type::kServing, add_in(kData, 4, 4, 1), "verify: forged: is corrupt: "},
      {"an overflow entry less", Type::kExact, add_in(kData, 4, 4, kMinusOne), "verify: forged: is corrupt: "},
      {"reserved", Type::kServing, add_in(kData, 12, 2, 1), kCorrupt},
      {"reserved for exact pages", Type::kServing, add_in(kData, 47, 1, 1), kCorrupt},
      {"reserved of an exact page", Type::kExact, add_in(kData, 12, 2, 1), kCorrupt},
      {"a bucket", Type::kExact, add_in(kData, 14 + 2 * 5, 2, 1), kCorrupt},
      {"the first bucket", Type::kExact, add_in(kData, 14, 2, 1), kCorrupt},
      {"the last bucket", Type::kExact, add_in(kData, 14 + 2 * 16, 2, 1), kCorrupt},
      {"first overflow record", Type::kServing, add_in(kData, 48, 8, 1), kCorrupt},
      {"first overflow record of an exact page", Type::kExact, add_in(kData, 48, 8, kMinusOne), kCorrupt},
      {"first large count", Type::kExact, add_in(kData, 56, 8, 1000), kCorrupt},
      {"a count of zero", Type::kExact,
       [](std::string& file) {
         const std::size_t at = section_page(file, kData) + 64 + 35;
         add(40, 8, 0 - number_at(file, at, 1))(file);
         set_number(file, at, 1, 0);
       },
       kCorrupt},
      {"a digest", Type::kExact, add_in(kData, 64 + 192 + 20 * 5, 1, 0x40), kCorrupt},
      {"overflow records out of order", Type::kServing, swap_overflow, kCorrupt},
      {"overflow records of an exact file out of order", Type::kExact, swap_overflow, kCorrupt},
      {"an overflow record of another page", Type::kServing, add_in(SectionKind::kOverflow, 16, 1, 0x7F), kCorrupt},
      {"an overflow count of zero", Type::kServing, overflow_count(0), kCorrupt},
      {"an overflow count above the largest", Type::kServing, overflow_count(std::uint64_t{1} << 63), kCorrupt},
      {"a small count among the large", Type::kServing, large(253), kCorrupt},
      {"the same in an exact file", Type::kExact, large(1), kCorrupt},
      {"a large count above the largest", Type::kServing, large(std::uint64_t{1} << 63), kCorrupt},
      {"tag of overflow records", Type::kServing, add_in(SectionKind::kOverflow, 0, 1, 1), kCorrupt},
      {"tag of large counts", Type::kServing, add_in(SectionKind::kLarge, 0, 1, 1), kCorrupt},
      {"tag of the prefixes", Type::kServing, add_in(SectionKind::kPrefixes, 0, 1, 1), kCorrupt},
      {"tag of the sources", Type::kServing, add_in(SectionKind::kSources, 0, 1, 1), kCorrupt},
      {"tag of the shards", Type::kFilter8, add_in(SectionKind::kShards, 0, 1, 1), kCorrupt},
      {"tag of a filter's pages", Type::kFilter8, add_in(kData, 0, 1, 1), kCorrupt},
      {"bytes used", Type::kServing, add_in(SectionKind::kOverflow, 4, 4, kMinusOne * 28),
       "verify: forged: is corrupt: records of"},
      {"bytes used by counts", Type::kServing, add_in(SectionKind::kLarge, 4, 4, 8),
       "verify: forged: is corrupt: records"},
      {"bytes used by fingerprints", Type::kFilter16, add_in(kData, 4, 4, kMinusOne * 2),
       "verify: forged: is corrupt: rec"},
      {"bytes used by prefixes", Type::kServing, add_in(SectionKind::kPrefixes, 4, 4, kMinusOne),
       "verify: forged: is cor"},
      {"more bytes than a page has", Type::kServing, add_in(SectionKind::kLarge, 4, 4, 4096), kCorrupt},
      {"reserved of a section's page", Type::kServing, add_in(SectionKind::kLarge, 12, 4, 1), kCorrupt},
      {"a prefix", Type::kServing, add_in(SectionKind::kPrefixes, 16, 1, 0x55),
       "verify: forged: is corrupt: its map of"},
      {"length of a source's name", Type::kServing, add_in(SectionKind::kSources, 16 + 16, 2, 1),
       "verify: forged: is a corrupt breach file (its table of sources)"},
      {"first fingerprint of a shard", Type::kFilter16, shard(0, 8, 1), "verify: forged: is corrupt: shard 0"},
      {"fingerprints of a shard", Type::kFilter16, shard(16, 4, 1), "verify: forged: is corrupt: shard 0"},
      {"segment of a shard", Type::kFilter16, shard(20, 4, 1), "verify: forged: is corrupt: shard 0"},
      {"starts of a shard", Type::kFilter16, shard(24, 4, 1), "verify: forged: is corrupt: shard 0"},
      {"reserved of a shard", Type::kFilter16, shard(28, 4, 1), "verify: forged: is corrupt: shard 0"},
  });
}

TEST_CASE("a source's date beyond all calendars is refused") {
  std::string file = sample_of(Type::kServing).content;
  set_number(file, section_page(file, SectionKind::kSources) + 16 + 8, 8, INT64_MAX);
  reseal(file);
  CHECK_THROWS_AS(open(file)->facts(), Error);
}

// What a look-up itself must not believe: it would give an answer that looks like "absent".
TEST_CASE("numbers that no file has are corrupt to a look-up, and never absent") {
  const Sample& sample = sample_of(Type::kServing);
  const auto answer_of = [](const std::string& file, const Entry& entry) {
    return open(file)->lookup_digest(digest_of(entry.hash)).state;
  };
  const auto is_large = [](const Entry& entry) { return entry.count >= 1000 && entry.count < 1030; };
  const auto large = std::find_if(sample.entries.begin(), sample.entries.end(), is_large);
  REQUIRE(large != sample.entries.end());
  for (const std::uint64_t count : {std::uint64_t{0}, std::uint64_t{253}, std::uint64_t{1} << 63, UINT64_MAX}) {
    CAPTURE(count);
    std::string file = sample.content;
    for (std::size_t at = section_page(file, SectionKind::kLarge) + 16; number_at(file, at, 8) != 0; at += 8) {
      set_number(file, at, 8, count);
      if (count == 0) break;
    }
    reseal(file);
    std::size_t absent = 0;
    std::size_t corrupt = 0;
    for (const Entry& entry : sample.entries) {
      const State state = answer_of(file, entry);
      absent += state == State::kAbsent ? 1 : 0;
      corrupt += state == State::kCorrupt ? 1 : 0;
    }
    CHECK(absent == 0);
    CHECK(corrupt >= 1);
  }
  // An overflow that begins beyond all records, so far that its end is before its beginning.
  std::string file = sample.content;
  const std::size_t head = section_page(file, SectionKind::kData);
  const std::uint64_t overflowed = number_at(file, head + 4, 4) + number_at(file, head + kPageSize + 4, 4);
  REQUIRE(overflowed > 0);
  for (const std::size_t page : {head, head + kPageSize}) set_number(file, page + 48, 8, UINT64_MAX - 1);
  reseal(file);
  std::size_t absent = 0;
  for (const Entry& entry : sample.entries) absent += answer_of(file, entry) == State::kAbsent ? 1 : 0;
  CHECK(absent == 0);
}

TEST_CASE("an overflow entry with a count that no file has is corrupt to a look-up") {
  for (const Type type : {Type::kServing, Type::kExact}) {
    for (const std::uint64_t count : {std::uint64_t{0}, std::uint64_t{1} << 63, UINT64_MAX}) {
      CAPTURE(static_cast<int>(type), count);
      std::string file = sample_of(type).content;
      const std::size_t record = section_page(file, SectionKind::kOverflow) + 16;
      Hash hash;
      std::copy_n(file.begin() + static_cast<long>(record), Hash::kSize, hash.bytes.begin());
      CHECK(open(file)->lookup_digest(digest_of(hash)).state == State::kFound);
      set_number(file, record + Hash::kSize, 8, count);
      reseal(file);
      CHECK(open(file)->lookup_digest(digest_of(hash)).state == State::kCorrupt);
    }
  }
}

TEST_CASE("an exact file whose entries are out of order is no input of a build") {
  const TemporaryFolder folder;
  std::string file = sample_of(Type::kExact).content;
  const std::size_t digests = section_page(file, SectionKind::kData) + 64 + 192;
  for (std::size_t i = 0; i < 20; ++i) file[digests + 20 + i] = static_cast<char>(0xFF);
  reseal(file);
  write_file(folder.path() / "forged", file);
  BreachBuildOptions options;
  options.from = BreachInput::kExact;
  CHECK_THROWS_AS(build_breach_file({folder.path() / "forged"}, folder.path() / "out", options), Error);
  CHECK_THROWS_AS(export_breach_ranges(folder.path() / "forged", folder.path() / "ranges"), Error);
  CHECK_THROWS_AS(top_breach_entries(folder.path() / "forged", 5), Error);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "out"));
}

namespace {

// A number that is more likely to lead astray than a random one.
std::uint64_t tricky(std::mt19937_64& random) {
  const std::uint64_t numbers[] = {0,
                                   1,
                                   255,
                                   4096,
                                   random() % 1000,
                                   UINT64_MAX,
                                   std::uint64_t{1} << random() % 64,
                                   UINT64_MAX >> random() % 64,
                                   random()};
  return numbers[random() % std::size(numbers)];
}

// One field somewhere: mostly of the header and of the heads of pages, where the numbers are that lead elsewhere.
std::size_t mutate(std::vector<std::byte>& file, std::mt19937_64& random) {
  const std::size_t size = std::size_t{1} << random() % 4;
  const std::size_t pages = file.size() / kPageSize;
  const std::size_t page = random() % 3 == 0 ? 0 : random() % pages;
  const std::size_t most = page == 0 ? 288 : random() % 4 == 0 ? kPageSize : 96;
  const std::size_t at = page * kPageSize + random() % (most / size) * size;
  std::byte bytes[8];
  platform::store_le64(bytes, tricky(random));
  std::copy_n(bytes, size, file.begin() + static_cast<long>(at));
  return page;
}

void use(std::span<const std::byte> file, const std::vector<Entry>& entries, bool check_pages, std::size_t first) {
  try {
    const auto database = BreachDatabase::open_memory(file, "mutated", check_pages);
    const HashKind kind = database->facts().hash_kind;
    for (std::size_t i = first; i < entries.size(); i += 37) {
      (void)database->lookup_digest(digest_of(entries[i].hash, kind));
      Hash near = entries[i].hash;
      near.bytes[first % digest_size(kind)] ^= 0x11;
      (void)database->lookup_digest(digest_of(near, kind));
    }
    (void)database->lookup("password");
    database->verify();
  } catch (const Error& error) {
    REQUIRE((error.code() == ErrorCode::kBadFile || error.code() == ErrorCode::kUnsupported));
  }
}

// How many mutations in all: CREDENCE_MUTATIONS, for a longer run by hand, else 10,000.
std::size_t mutations() {
  const char* const text = std::getenv("CREDENCE_MUTATIONS");  // NOLINT(concurrency-mt-unsafe): no threads here
  return text == nullptr ? 10'000 : static_cast<std::size_t>(std::strtoull(text, nullptr, 10));
}

}  // namespace

TEST_CASE("mutated files with right checksums are refused or read within their bounds") {
  std::mt19937_64 random(38);
  const std::size_t rounds = mutations() / std::size(kTypes);
  for (const Type type : kTypes) {
    const Sample& sample = sample_of(type);
    const auto original = platform::as_bytes(sample.content);
    std::vector<std::byte> file(original.begin(), original.end());  // on the heap: ASan sees its end
    for (std::size_t round = 0; round < rounds; ++round) {
      std::vector<std::size_t> changed;
      for (std::size_t i = 1 + random() % 3; i-- > 0;) changed.push_back(mutate(file, random));
      for (const std::size_t page : changed) {
        if (page != 0) seal_page_of(file, page);
      }
      if (round % 8 == 0) {
        reseal(file);
      } else {
        seal_page_of(file, 0);
      }
      use(file, sample.entries, round % 4 != 1, round % 37);
      for (const std::size_t page : changed) {
        std::copy_n(original.begin() + static_cast<long>(page * kPageSize), kPageSize,
                    file.begin() + static_cast<long>(page * kPageSize));
      }
      std::copy_n(original.begin(), kPageSize, file.begin());
    }
    REQUIRE(std::equal(file.begin(), file.end(), original.begin()));
  }
}
