// SPDX-License-Identifier: Apache-2.0
// CRC-32C, digests, headers, and files that are written whole or not at all.
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "catch.hpp"
#include "credence/error.hpp"
#include "platform/atomic_file.hpp"
#include "platform/bytes.hpp"
#include "platform/crc32c.hpp"
#include "platform/digest.hpp"
#include "platform/file_header.hpp"
#include "platform/mapped_file.hpp"
#include "temporary_folder.hpp"

using namespace credence;
namespace fs = std::filesystem;

namespace {

std::string hex(std::span<const std::uint8_t> bytes) {
  std::string text;
  for (const unsigned byte : bytes) {
    text += "0123456789abcdef"[byte >> 4];
    text += "0123456789abcdef"[byte & 15];
  }
  return text;
}

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
  return names;
}

}  // namespace

TEST_CASE("bounds are checked without overflow") {
  CHECK(platform::in_bounds(10, 0, 10));
  CHECK(platform::in_bounds(10, 10, 0));
  CHECK_FALSE(platform::in_bounds(10, 11, 0));
  CHECK_FALSE(platform::in_bounds(10, 5, 6));
  CHECK_FALSE(platform::in_bounds(10, UINT64_MAX, 2));
  CHECK_FALSE(platform::in_bounds(10, 2, UINT64_MAX));
}

TEST_CASE("CRC-32C of the RFC 3720 B.4 vectors, by both paths") {
  struct Case {
    const char* name;
    std::string data;
    std::uint32_t crc;
  };
  std::string rising;
  std::string falling;
  for (int i = 0; i < 32; ++i) {
    rising += static_cast<char>(i);
    falling += static_cast<char>(31 - i);
  }
  const Case cases[] = {
      {"nothing", "", 0},
      {"check value", "123456789", 0xE3069283},
      {"32 zeroes", std::string(32, '\0'), 0x8A9136AA},
      {"32 ones", std::string(32, '\xFF'), 0x62A8AB43},
      {"rising", rising, 0x46DD794E},
      {"falling", falling, 0x113FDB5C},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    CHECK(platform::crc32c(0, platform::as_bytes(c.data)) == c.crc);
    CHECK(platform::crc32c_portable(0, platform::as_bytes(c.data)) == c.crc);
    const std::string_view text = c.data;
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
      CHECK(platform::crc32c(platform::crc32c_portable(0, platform::as_bytes(text.substr(0, cut))),
                             platform::as_bytes(text.substr(cut))) == c.crc);
    }
  }
}

TEST_CASE("digests of published vectors, again and again from one context") {
  std::uint8_t sha[20];
  std::uint8_t md[16];
  for (int round = 0; round < 3; ++round) {
    REQUIRE(platform::sha1(platform::as_bytes("abc"), sha) == platform::Digested::kDone);  // FIPS 180-2 appendix A
    CHECK(hex(sha) == "a9993e364706816aba3e25717850c26c9cd0d89d");
    REQUIRE(platform::md4(platform::as_bytes("message digest"), md) == platform::Digested::kDone);  // RFC 1320 A.5
    CHECK(hex(md) == "d9130a8164549fe818874806e1c7014b");
    REQUIRE(platform::sha1(platform::as_bytes(""), sha) == platform::Digested::kDone);
    CHECK(hex(sha) == "da39a3ee5e6b4b0d3255bfef95601890afd80709");
    REQUIRE(platform::md4(platform::as_bytes(""), md) == platform::Digested::kDone);
    CHECK(hex(md) == "31d6cfe0d16ae931b73c59d7e0c089c0");
  }
}

TEST_CASE("an atomic file appears whole, replaces the old one, and leaves nothing else") {
  const test::TemporaryFolder folder;
  const fs::path target = folder.path() / "data";
  for (const std::string_view content : {"first", "second, longer"}) {
    platform::AtomicFile file(target);
    file.write("XXXXX");
    file.write(content.substr(5));
    file.write_at(0, platform::as_bytes(content.substr(0, 5)));
    file.commit();
    CHECK(test::file_content(target) == content);
  }
  {
    platform::AtomicFile abandoned(target);
    abandoned.write("never seen");
    CHECK(names_in(folder.path()).size() == 2);
  }
  CHECK(test::file_content(target) == "second, longer");
  CHECK(names_in(folder.path()) == std::vector<std::string>{"data"});
}

TEST_CASE("a killed writer's leftovers go, a living writer's stay") {
  const test::TemporaryFolder folder;
  const fs::path target = folder.path() / "data";
  test::write_file(folder.path() / ".data.credence-1-0", "left by a killed process");
  test::write_file(folder.path() / ".other.credence-1-0", "of another target");
  platform::AtomicFile first(target);
  platform::AtomicFile second(target);
  first.write("1");
  second.write("2");
  CHECK_FALSE(fs::exists(folder.path() / ".data.credence-1-0"));
  CHECK(fs::exists(folder.path() / ".other.credence-1-0"));
  first.commit();
  second.commit();
  CHECK(test::file_content(target) == "2");
}

TEST_CASE("a header is read as it was written, and every other byte must be zero") {
  constexpr platform::FileKind kKind{"sample", "SAMPLE", 3, 8, 16, 32};
  struct Fields {
    std::uint64_t file_size = 32;
    std::uint16_t number = 0x1234;
    std::array<std::uint8_t, 2> bytes{5, 6};
  };
  const auto transfer = [&](auto& codec, auto& fields) {
    codec.field(kKind.file_size_at, fields.file_size);
    codec.field(24, fields.number);
    codec.field(26, fields.bytes);
  };
  const auto fault_of = [&](std::span<const std::byte> file) -> std::string {
    try {
      platform::HeaderReader reader(kKind, file, "a file");
      Fields read;
      transfer(reader, read);
      reader.require_size(file.size());
      const Fields written;
      reader.require_sound(read.number == written.number && read.bytes == written.bytes);
      return "";
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::kBadFile);
      CHECK(error.location().file == "a file");
      return error.what();
    }
  };
  std::array<std::byte, 32> header;
  header.fill(std::byte{0xFF});
  platform::HeaderWriter writer(kKind, header);
  const Fields fields;
  transfer(writer, fields);
  CHECK(fault_of(header) == "");
  CHECK(fault_of({}) == "a file: is empty; copy or build it again");
  CHECK(fault_of(std::span(header).first(31)) == "a file: is truncated; copy or build it again");
  for (std::size_t at = 0; at < header.size(); ++at) {
    CAPTURE(at);
    auto damaged = header;
    damaged[at] ^= std::byte{1};
    const char* const says = at < 6                ? "is not a sample; name one, or build it"
                             : at >= 8 && at < 12  ? "not 3; build it again with this credence"
                             : at >= 16 && at < 24 ? "is truncated or has grown: it has 32 bytes, its header says"
                                                   : "is a corrupt sample (its header contradicts itself); copy or";
    CHECK(fault_of(damaged).find(says) != std::string::npos);
  }
}

TEST_CASE("what can't be written or mapped is an error with its file") {
  const test::TemporaryFolder folder;
  test::write_file(folder.path() / "empty", "");
  CHECK_THROWS_AS(platform::AtomicFile(folder.path() / "absent" / "data"), Error);
  CHECK_THROWS_AS(platform::AtomicFile(folder.path()), Error);
  CHECK_THROWS_AS(platform::MappedFile(folder.path() / "absent"), Error);
  CHECK_THROWS_AS(platform::MappedFile(folder.path() / "empty"), Error);
  CHECK_THROWS_AS(platform::MappedFile(folder.path()), Error);
}
