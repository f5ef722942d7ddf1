// SPDX-License-Identifier: Apache-2.0
// Lists that are something else than the build was told, or the file that it is to make.
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "breach_samples.hpp"
#include "catch.hpp"
#include "credence/build.hpp"
#include "credence/dictionary.hpp"
#include "credence/error.hpp"
#include "text/utf8.hpp"
#include "workshop/line_census.hpp"

using namespace credence;
using namespace credence::test;
namespace fs = std::filesystem;

namespace {

std::string times(std::size_t number, const std::string& text) {
  std::string all;
  for (std::size_t i = 0; i < number; ++i) all += text;
  return all;
}

ListLook look_of(const std::string& text) {
  workshop::LineCensus census;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    census.add(std::string_view(text).substr(begin, end - begin));
    begin = end + 1;
  }
  return census.look();
}

std::string utf16(std::string_view ascii, bool big_endian) {
  std::string text;
  for (const char c : ascii) {
    if (big_endian) text += '\0';
    text += c;
    if (!big_endian) text += '\0';
  }
  return text;
}

const std::string kSha1 = "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8";

}  // namespace

TEST_CASE("what nearly all lines look like") {
  struct Row {
    const char* name;
    std::string text;
    ListLook look;
  };
  using enum ListLook;
  const std::string md5 = kSha1.substr(0, 32);
  const Row rows[] = {
      {"nothing", "", kWords},
      {"passwords", "password\n123456\nletmein\n", kWords},
      {"HIBP", kSha1 + ":3\n", kHashes},
      {"HIBP with CR", kSha1 + ":3\r\n" + kSha1 + ":4\r\n", kHashes},
      {"bare digests", kSha1 + "\n", kHashes},
      {"NTLM", md5 + ":12\n", kHashes},
      {"a range file", kSha1.substr(5) + ":12\n", kHashes},
      {"an NTLM range file", md5.substr(5) + ":12\n", kHashes},
      {"SHA-256", kSha1 + kSha1.substr(0, 24) + "\n", kHashes},
      {"digest and password", md5 + ":hunter2\n", kHashes},
      {"41 digits", kSha1 + "0\n", kWords},
      {"39 digits", kSha1.substr(1) + "\n", kWords},
      {"35 digits without a count", kSha1.substr(5) + "\n", kWords},
      {"nine of ten lines", times(9, kSha1 + "\n") + "password\n", kHashes},
      {"eight of ten", times(8, kSha1 + "\n") + "password\nletmein\n", kWords},
      {"hex notation", "$HEX[70c3a9]\n", kHexNotation},
      {"hex notation without its end", "$HEX[70c3a9\n", kWords},
      {"counts", "password\t12\n", kCounted},
      {"a tab and no number", "password\t12a\n", kWords},
      {"a tab at the end", "password\t\n", kWords},
      {"objects", "{\"password\": \"hunter2\"}\n", kJson},
      {"a JSON list of strings", "[\n  \"hunter2\",\n  \"letmein\"\n]\n", kJson},
      {"quotes with a letter behind", "\"hunter2\"x\n", kWords},
      {"a brace alone", "{\n", kWords},
      {"CSV", times(5, "jo@example.com,hunter2\n"), kColumns},
      {"CSV with quotes", times(5, "\"jo\",\"hunter2\"\n"), kColumns},
      {"CSV with semicolons", times(5, "jo;hunter2;x\n"), kColumns},
      {"tabs", times(5, "jo\thunter2x\n"), kColumns},
      {"four lines only", times(4, "jo@example.com,hunter2\n"), kWords},
      {"commas here and there", "a,b\nc\nd,e,f\ng\nh,i\n", kWords},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(look_of(row.text) == row.look);
  }
}

TEST_CASE("builders tell what their lists look like") {
  const TemporaryFolder folder;
  const fs::path list = folder.path() / "list";
  write_file(list, kSha1 + ":3\n" + kSha1.substr(1) + "0:7\n");
  BreachBuildOptions options;
  options.from = BreachInput::kPasswords;
  CHECK(build_breach_file({list}, folder.path() / "out", options).look == ListLook::kHashes);
  options.from = BreachInput::kDigests;
  CHECK(build_breach_file({list}, folder.path() / "out", options).look == ListLook::kWords);
  WordListInput words;
  words.input = list;
  CHECK(build_dictionary_file({words}, folder.path() / "out.crd").look == ListLook::kHashes);

  write_file(list, "$HEX[70c3a9]\n$HEX[71c3a9]\n");
  options.from = BreachInput::kPasswords;
  CHECK(build_breach_file({list}, folder.path() / "out", options).look == ListLook::kHexNotation);
  options.decode_hex = true;
  CHECK(build_breach_file({list}, folder.path() / "out", options).look == ListLook::kWords);

  write_file(list, "apple\t3\nbanana\t4\n");
  CHECK(build_breach_file({list}, folder.path() / "out", options).look == ListLook::kCounted);
  CHECK(build_dictionary_file({words}, folder.path() / "out.crd").look == ListLook::kCounted);
  options.counts = true;
  words.order = WordOrder::kCounts;
  CHECK(build_breach_file({list}, folder.path() / "out", options).look == ListLook::kWords);
  CHECK(build_dictionary_file({words}, folder.path() / "out.crd").look == ListLook::kWords);
}

TEST_CASE("lines of passwords that are no UTF-8 are counted, and looked up by their bytes") {
  const TemporaryFolder folder;
  write_file(folder.path() / "list", "caf\xE9\ncaf\xC3\xA9\nna\xEFve\nplain\n$HEX[e9]\n");
  BreachBuildOptions options;
  options.from = BreachInput::kPasswords;
  options.decode_hex = true;
  const BreachBuildResult result = build_breach_file({folder.path() / "list"}, folder.path() / "out", options);
  CHECK(result.not_utf8 == 2);
  CHECK(result.entries == 5);
  CHECK(BreachDatabase::open(folder.path() / "out")->lookup("caf\xE9").is_found());
}

TEST_CASE("text that is UTF-16 by its mark or by its NULs") {
  struct Row {
    const char* name;
    std::string head;
    bool is_utf16;
  };
  const Row rows[] = {
      {"nothing", "", false},
      {"ASCII", "password\n", false},
      {"UTF-8 with a mark", "\xEF\xBB\xBFpassword\n", false},
      {"Latin-1", "caf\xE9\n", false},
      {"one NUL in a line", std::string("pass\0word\n", 10), false},
      {"little-endian mark", "\xFF\xFEp", true},
      {"big-endian mark", "\xFE\xFFp", true},
      {"little-endian", utf16("password\n", false), true},
      {"big-endian", utf16("password\n", true), true},
      {"mostly Cyrillic", utf16("\n", false) + times(7, "\x3F\x04") + utf16("\n", false), true},
      {"UTF-32", std::string("p\0\0\0w\0\0\0\n\0\0\0", 12), true},
      {"UTF-32, big-endian", std::string("\0\0\0p\0\0\0w\0\0\0\n", 12), true},
      {"NULs anywhere", std::string("a\0bc\0d\0e", 8), false},
      {"two characters, then others", utf16("ab", false) + std::string(600, 'x'), true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(!text::wide_encoding(row.head).empty() == row.is_utf16);
  }
}

TEST_CASE("builders refuse UTF-16 and NULs, and say how such a list is read") {
  const TemporaryFolder folder;
  const fs::path list = folder.path() / "list";
  const fs::path output = folder.path() / "out";
  struct Row {
    const char* name;
    std::string text;
    std::string encoding;
    std::int32_t line;  // where a dictionary is refused; 0: it isn't
    std::int32_t breach_line;
  };
  const std::string latin = "apple\nbanana\n";
  const Row rows[] = {
      {"UTF-8", latin, "UTF-8", 0, 0},
      {"UTF-16LE, said to be UTF-8", utf16(latin, false), "UTF-8", 1, 1},
      {"UTF-16BE, said to be UTF-8", utf16(latin, true), "UTF-8", 1, 1},
      {"a mark and no NUL", "\xFF\xFE\x3F\x04\x40\x04", "UTF-8", 1, 1},
      {"a NUL in a later line", std::string("apple\nbana\0na\n", 14), "UTF-8", 2, 2},
      {"UTF-16, said to be Latin-1", utf16(latin, false), "ISO-8859-1", 1, 1},
      {"UTF-16, said so", "\xFF\xFE" + utf16(latin, false), "UTF-16", 0, 1},
      {"UTF-16LE, said so", utf16(latin, false), "UTF-16LE", 0, 1},
      {"a NUL in UTF-16", utf16("apple\nban", false) + utf16(std::string(1, '\0'), false), "UTF-16LE", 2, 1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    write_file(list, row.text);
    WordListInput words;
    words.input = list;
    words.encoding = row.encoding;
    BreachBuildOptions options;
    options.from = BreachInput::kPasswords;
    const auto line_of = [&](const std::function<void()>& build, const char* remedy) {
      try {
        build();
      } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::kBadFile);
        CHECK(std::string(error.what()).find(remedy) != std::string::npos);
        CHECK(error.location().file == list.string());
        return error.location().line;
      }
      return 0;
    };
    CHECK(line_of([&] { build_dictionary_file({words}, output); }, "name its encoding, such as UTF-16") == row.line);
    CHECK(line_of([&] { build_breach_file({list}, output, options); }, "iconv -f UTF-16 -t UTF-8") == row.breach_line);
    fs::remove(output);
  }
}

TEST_CASE("a build never replaces what it is made of, by whatever name") {
  const TemporaryFolder folder;
  const fs::path list = folder.path() / "list";
  const std::string text = kSha1 + ":3\n";
  write_file(list, text);
  fs::create_symlink("list", folder.path() / "symlink");
  fs::create_hard_link(list, folder.path() / "hard link");
  fs::create_directory(folder.path() / "ranges");
  fs::create_hard_link(list, folder.path() / "ranges" / "a list");
  BreachBuildOptions options;
  options.exact = true;
  const fs::path exact = folder.path() / "exact";
  build_breach_file({list}, exact, options);
  const std::string exact_bytes = file_content(exact);
  write_file(folder.path() / "other", text);
  struct Row {
    const char* name;
    std::vector<Input> inputs;
    fs::path output;
  };
  const Row rows[] = {
      {"the input", {list}, list},
      {"by another spelling", {list}, folder.path() / "ranges" / ".." / "list"},
      {"by a link", {list}, folder.path() / "symlink"},
      {"read by a link", {folder.path() / "symlink"}, list},
      {"by a hard link", {list}, folder.path() / "hard link"},
      {"the second input", {folder.path() / "other", list}, list},
      {"a file of a folder", {folder.path() / "ranges"}, folder.path() / "ranges" / "a list"},
      {"the same by its other name", {folder.path() / "ranges"}, list},
  };
  const auto is_refused = [](const std::function<void()>& build) {
    try {
      build();
    } catch (const Error& error) {
      return error.code() == ErrorCode::kInvalidArgument &&
             std::string(error.what()).find("name another output") != std::string::npos;
    }
    return false;
  };
  for (const Row& row : rows) {
    for (const BreachInput from : {BreachInput::kHibp, BreachInput::kDigests, BreachInput::kPasswords}) {
      CAPTURE(row.name, static_cast<int>(from));
      options.from = from;
      CHECK(is_refused([&] { build_breach_file(row.inputs, row.output, options); }));
      CHECK(file_content(list) == text);
    }
  }
  options.from = BreachInput::kExact;
  CHECK(is_refused([&] { build_breach_file({exact}, exact, options); }));
  CHECK(file_content(exact) == exact_bytes);
  // An update may take the place of the file that it takes over.
  options.from = BreachInput::kHibp;
  options.update = exact;
  CHECK(build_breach_file({list}, exact, options).entries == 1);
  CHECK(build_breach_file({list}, folder.path() / "new", {}).entries == 1);
}

TEST_CASE("counts are known of lists that have them, and of what is made of such lists") {
  const TemporaryFolder folder;
  const fs::path list = folder.path() / "list";
  struct Row {
    const char* name;
    std::string text;
    BreachInput from;
    bool counts, lines_are_counts;
    bool known;
  };
  const Row rows[] = {
      {"HIBP", kSha1 + ":3\n", BreachInput::kHibp, false, false, true},
      {"digests with counts", kSha1 + ":3\n", BreachInput::kDigests, false, false, true},
      {"digests without", kSha1 + "\n", BreachInput::kDigests, false, false, false},
      {"digests, the last without", kSha1 + ":3\n" + kSha1.substr(1) + "0\n", BreachInput::kDigests, false, false,
       false},
      {"digests whose lines count", kSha1 + "\n", BreachInput::kDigests, false, true, true},
      {"passwords", "password\npassword\n", BreachInput::kPasswords, false, false, false},
      {"passwords with counts", "password\t3\n", BreachInput::kPasswords, true, false, true},
      {"passwords whose lines count", "password\npassword\n", BreachInput::kPasswords, false, true, true},
  };
  for (const Row& row : rows) {
    for (const std::string type : {"serving", "exact", "filter"}) {
      CAPTURE(row.name, type);
      write_file(list, row.text);
      BreachBuildOptions options;
      options.from = row.from;
      options.counts = row.counts;
      options.lines_are_counts = row.lines_are_counts;
      options.exact = type == "exact";
      options.filter_bits = type == "filter" ? 16 : 0;
      const fs::path output = folder.path() / (row.known ? "known" : "unknown");
      const bool expected = row.known && type != "filter";
      CHECK(build_breach_file({list}, output, options).counts_known == expected);
      const auto database = BreachDatabase::open(output);
      CHECK(database->facts().counts_known == expected);
      CHECK(database->counts_known() == expected);
      CHECK_NOTHROW(database->verify());
      CHECK(database->lookup("password").is_found());
      if (type != "exact") continue;
      fs::rename(output, folder.path() / (row.known ? "exact-known" : "exact-unknown"));
    }
  }
  BreachBuildOptions options;
  options.from = BreachInput::kExact;
  options.exact = true;
  const fs::path known = folder.path() / "exact-known";
  const fs::path unknown = folder.path() / "exact-unknown";
  CHECK(build_breach_file({known}, folder.path() / "out", options).counts_known);
  CHECK_FALSE(build_breach_file({known, unknown}, folder.path() / "out", options).counts_known);
  CHECK_FALSE(build_breach_file({unknown, known}, folder.path() / "out", options).counts_known);
  options.from = BreachInput::kHibp;
  options.update = unknown;
  write_file(list, kSha1 + ":3\n");
  CHECK_FALSE(build_breach_file({list}, folder.path() / "out", options).counts_known);
  CHECK_FALSE(BreachDatabase::open(folder.path() / "out")->counts_known());
  options.update.reset();
  options.lines_are_counts = true;
  CHECK_THROWS_AS(build_breach_file({list}, folder.path() / "out", options), Error);
}
