// SPDX-License-Identifier: Apache-2.0
// What lists of leaked passwords look like, and what is wrong with some.
#include <cstdlib>
#include <string>
#include <vector>

#include "breach/writing/hash_line.hpp"
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

const std::string kSha1A = "000000005AD76BD555C1D6D771DE417A4B87E4B4";
const std::string kSha1B = "00000000A8DAE4228F821FB418F59826079BF368";
const std::string kNtlmA = "0000000000D8A1DC6CE8D9F9B3E8A3B1";
const std::string kNtlmB = "00000000F0D8A1DC6CE8D9F9B3E8A3B1";

struct Fault {
  const char* name;
  std::string text;
  HashKind kind = HashKind::kSha1;
  BreachInput from = BreachInput::kHibp;
  int line = 1;           // 0: the file as a whole
  const char* says = "";  // part of the message
  const char* file = "list.txt";
};

std::string message_of(const fs::path& list, const fs::path& file, const BreachBuildOptions& options,
                       ErrorLocation& place) {
  try {
    build_breach_file({list}, file, options);
  } catch (const Error& error) {
    place = error.location();
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("each fault stops the build with its file and line, and says what to do") {
  const std::string a = kSha1A + ":1\n";
  const std::string b = kSha1B + ":2\n";
  const Fault faults[] = {
      {"NTLM in a SHA-1 list", a + kNtlmA + ":1\n", HashKind::kSha1, BreachInput::kHibp, 2, "build an NTLM file"},
      {"SHA-1 in an NTLM list", kNtlmA + ":1\n" + b, HashKind::kNtlm, BreachInput::kHibp, 2, "build a SHA-1 file"},
      {"NTLM among SHA-1 digests", a + kNtlmA + "\n", HashKind::kSha1, BreachInput::kDigests, 2, "build an NTLM file"},
      {"SHA-1 among NTLM digests", kSha1A + "\n", HashKind::kNtlm, BreachInput::kDigests, 1, "build a SHA-1 file"},
      {"unsorted", b + a, HashKind::kSha1, BreachInput::kHibp, 2, "out of order"},
      {"NUL", a + kSha1B + ":2" + std::string(1, '\0') + "\n", HashKind::kSha1, BreachInput::kHibp, 2, "NUL"},
      {"over-long", a + std::string(100000, 'A') + "\n" + b, HashKind::kSha1, BreachInput::kHibp, 2, "longer than"},
      {"over-long last", a + std::string(3000000, 'A'), HashKind::kSha1, BreachInput::kHibp, 2, "longer than"},
      {"count overflow", kSha1A + ":9223372036854775808\n", HashKind::kSha1, BreachInput::kHibp, 1, "count above"},
      {"count of many digits", kSha1A + ":99999999999999999999999999\n", HashKind::kSha1, BreachInput::kHibp, 1,
       "count above"},
      {"negative count", kSha1A + ":-1\n", HashKind::kSha1, BreachInput::kHibp, 1, "whole number"},
      {"no count", kSha1A + "\n", HashKind::kSha1, BreachInput::kHibp, 1, "unsorted digests"},
      {"empty count", kSha1A + ":\n", HashKind::kSha1, BreachInput::kHibp, 1, "whole number"},
      {"blank before the count", kSha1A + ": 1\n", HashKind::kSha1, BreachInput::kHibp, 1, "whole number"},
      {"a byte order mark in mid-file", a + "\xEF\xBB\xBF" + b, HashKind::kSha1, BreachInput::kHibp, 2, "hex digits"},
      {"no digit", "G" + kSha1A.substr(1) + ":1\n", HashKind::kSha1, BreachInput::kHibp, 1, "hex digits"},
      {"a digit short", kSha1A.substr(1) + ":1\n", HashKind::kSha1, BreachInput::kHibp, 1, "number of hex digits"},
      {"a range file without its name", kSha1A.substr(5) + ":1\n", HashKind::kSha1, BreachInput::kHibp, 1, "prefix"},
      {"lists run together", kSha1A + ":1" + kSha1B + ":2\n", HashKind::kSha1, BreachInput::kHibp, 1,
       "two lines in one"},
      {"ranges run together", kSha1A.substr(5) + ":1" + kSha1B.substr(5) + ":2\r\n", HashKind::kSha1,
       BreachInput::kHibp, 1, "two lines in one", "00000"},
      {"a whole digest in a range", a, HashKind::kSha1, BreachInput::kHibp, 1, "named as a range", "00000"},
      {"the other kind in a range", kNtlmA.substr(5) + ":1\n", HashKind::kSha1, BreachInput::kHibp, 1, "other kind",
       "00000"},
      {"empty line", a + "\n" + b, HashKind::kSha1, BreachInput::kHibp, 2, "is empty"},
      {"empty file", "", HashKind::kSha1, BreachInput::kHibp, 0, "is empty"},
      {"empty range", "", HashKind::kSha1, BreachInput::kHibp, 0, "is empty", "00000"},
      {"padding alone", kSha1A + ":0\n", HashKind::kSha1, BreachInput::kHibp, 0, "no entries"},
      {"UTF-16 passwords", std::string("p\0a\0\n\0", 6), HashKind::kSha1, BreachInput::kPasswords, 1, "UTF-16"},
      {"NTLM of what is not UTF-8", "ok\n\xFF\xFE\n", HashKind::kNtlm, BreachInput::kPasswords, 2, "UTF-8"},
  };
  const TemporaryFolder folder;
  const fs::path file = folder.path() / "file.cbr";
  write_file(file, "the old file");
  for (const Fault& fault : faults) {
    CAPTURE(fault.name);
    const fs::path list = folder.path() / fault.file;
    write_file(list, fault.text);
    BreachBuildOptions options;
    options.kind = fault.kind;
    options.from = fault.from;
    ErrorLocation place;
    const std::string message = message_of(list, file, options, place);
    CAPTURE(message);
    CHECK(message.find(fault.says) != std::string::npos);
    CHECK(place.line == fault.line);
    CHECK(place.file == (std::string_view(fault.says) == "no entries" ? file.string() : list.string()));
    CHECK(file_content(file) == "the old file");
    fs::remove(list);
    CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);

    if (fault.line == 0) continue;
    write_file(list, fault.text + "\n" +
                         (fault.from == BreachInput::kPasswords
                              ? "good\n"
                              : (fault.kind == HashKind::kSha1
                                     ? kSha1B.substr(breach::writing::prefix_of_file(fault.file) ? 5 : 0)
                                     : kNtlmB) +
                                    ":3\n"));
    options.skip_malformed = true;
    const BreachBuildResult result = build_breach_file({list}, folder.path() / "skipped.cbr", options);
    CHECK(result.malformed >= 1);
    CHECK(result.first_malformed.at(0).line == static_cast<std::uint64_t>(fault.line));
    CHECK(std::string(result.first_malformed.at(0).problem).size() > 5);
    CHECK(result.entries >= 1);
    fs::remove(list);
    fs::remove(folder.path() / "skipped.cbr");
  }
}

TEST_CASE("forms of lists that are all right give the same file") {
  struct Form {
    const char* name;
    std::string text;
    std::uint64_t padding = 0;
  };
  std::string lower = kSha1B;
  for (char& c : lower) c = static_cast<char>(std::tolower(c));
  const std::string bom = "\xEF\xBB\xBF";
  const Form forms[] = {
      {"LF", kSha1A + ":10\n" + kSha1B + ":4\n"},
      {"CRLF", kSha1A + ":10\r\n" + kSha1B + ":4\r\n"},
      {"mixed line ends", kSha1A + ":10\r\n" + kSha1B + ":4\n"},
      {"no last newline", kSha1A + ":10\r\n" + kSha1B + ":4"},
      {"lower-case hex", kSha1A + ":10\n" + lower + ":4\n"},
      {"a BOM in front", bom + kSha1A + ":10\n" + kSha1B + ":4\n"},
      {"padding rows", kSha1A + ":10\n" + kSha1B + ":4\n" + kSha1A.substr(0, 39) + "0:0\n" + kSha1B + ":0", 2},
      {"leading zeroes", kSha1A + ":0000000000000000000000000010\n" + kSha1B + ":04\n"},
  };
  const TemporaryFolder folder;
  const fs::path list = folder.path() / "list.txt";
  const fs::path file = folder.path() / "file.cbr";
  BreachBuildOptions options;
  options.source_name = "all alike";
  for (const Form& form : forms) {
    CAPTURE(form.name);
    write_file(list, form.text);
    const BreachBuildResult result = build_breach_file({list}, file, options);
    CHECK(result.padding == form.padding);
    CHECK(result.entries == 2);
    const auto database = BreachDatabase::open(file);
    CHECK(database->lookup_hex(kSha1A) == BreachAnswer{State::kFound, 10});
    CHECK(database->lookup_hex(lower) == BreachAnswer{State::kFound, 4});
    CHECK(database->facts().prefixes_present == 1);
  }
}

// One source of truth, packed in every way: the same bytes come out.
TEST_CASE("whole lists, range files, archives, parts and unsorted lists give the same bytes") {
  const TemporaryFolder folder;
  const std::vector<breach::Entry> entries = sample_entries(30000);
  const fs::path ranges = folder.path() / "ranges";
  fs::create_directory(ranges);
  std::vector<breach::Entry> near;  // few prefixes, so that ranges have several lines
  for (breach::Entry entry : entries) {
    entry.hash.bytes[0] = 0;
    entry.hash.bytes[1] &= 0x0F;
    near.push_back(entry);
  }
  std::sort(near.begin(), near.end(), [](const breach::Entry& a, const breach::Entry& b) { return a.hash < b.hash; });
  const std::string text = hibp_text(near);
  write_file(folder.path() / "list.txt", text);
  write_file(folder.path() / "list-lf.txt", hibp_text(near, HashKind::kSha1, "\n"));
  std::string half;
  for (std::size_t i = 0; i < near.size(); i += 2) half += hibp_text({near[i]});
  write_file(folder.path() / "even.txt", half);
  half.clear();
  for (std::size_t i = 1; i < near.size(); i += 2) half += hibp_text({near[i]});
  write_file(folder.path() / "odd.txt", half);
  std::vector<breach::Entry> shuffled = near;
  std::shuffle(shuffled.begin(), shuffled.end(), std::mt19937_64(5));
  write_file(folder.path() / "shuffled.txt", hibp_text(shuffled));
  for (std::size_t i = 0; i < near.size();) {
    const std::uint32_t prefix = near[i].hash.prefix();
    std::string range;
    for (; i < near.size() && near[i].hash.prefix() == prefix; ++i) {
      range += (range.empty() ? "" : "\r\n") + breach::to_hex(near[i].hash, HashKind::kSha1).substr(5) + ":" +
               std::to_string(near[i].count);
    }
    char name[6];
    std::snprintf(name, sizeof name, "%05X", prefix);
    write_file(ranges / name, range);
  }
  const std::string tar = "tar -C '" + folder.path().string() + "' ";
  REQUIRE(std::system((tar + "-cf '" + (folder.path() / "gnu.tar").string() + "' ranges").c_str()) == 0);
  REQUIRE(std::system((tar + "--format=pax -cf '" + (folder.path() / "pax.tar").string() + "' ranges").c_str()) == 0);
  struct Form {
    const char* name;
    std::vector<fs::path> inputs;
    BreachInput from = BreachInput::kHibp;
  };
  const Form forms[] = {{"CRLF", {"list.txt"}},
                        {"LF", {"list-lf.txt"}},
                        {"two interleaved lists", {"even.txt", "odd.txt"}},
                        {"a folder of ranges", {"ranges"}},
                        {"tar", {"gnu.tar"}},
                        {"pax tar", {"pax.tar"}},
                        {"unsorted", {"shuffled.txt"}, BreachInput::kDigests}};
  for (const bool exact : {false, true}) {
    for (const std::uint32_t filter : {0U, 8U}) {
      if (exact && filter != 0) continue;
      std::string first;
      for (const Form& form : forms) {
        CAPTURE(form.name, exact, filter);
        BreachBuildOptions options;
        options.from = form.from;
        options.exact = exact;
        options.filter_bits = filter;
        options.memory = 100 << 10;
        options.source_name = "list";
        std::vector<Input> inputs;
        for (const fs::path& input : form.inputs) inputs.push_back(folder.path() / input);
        build_breach_file(inputs, folder.path() / "file.cbr", options);
        const std::string content = file_content(folder.path() / "file.cbr");
        if (first.empty()) first = content;
        CHECK(content == first);
      }
    }
  }
  std::string cut = file_content(folder.path() / "gnu.tar").substr(0, 100000);
  write_file(folder.path() / "cut.tar", cut);
  CHECK_THROWS_AS(build_breach_file({folder.path() / "cut.tar"}, folder.path() / "cut.cbr", {}), Error);
  CHECK_FALSE(fs::exists(folder.path() / "cut.cbr"));
}

// A large sorted file is built without a spool; the same from a pipe can't be.
TEST_CASE("a large file gives the same bytes as a stream of it, also where its ends or its length mislead") {
  const TemporaryFolder folder;
  std::vector<breach::Entry> entries = sample_entries(150000);
  const std::string text = hibp_text(entries);
  const std::string last = breach::to_hex(entries.back().hash, HashKind::kSha1);
  std::vector<breach::Entry> twice;
  for (const breach::Entry& entry : entries) twice.insert(twice.end(), 2, entry);
  struct Case {
    const char* name;
    std::string text;
  };
  const Case cases[] = {
      {"plain", text},
      {"twice as many lines as entries", hibp_text(twice)},
      {"the last again", text + last + ":7\n"},
      {"padding in front", kSha1A + ":0\n" + text},
      {"padding at the end", text + kSha1A + ":0"},
      {"mostly padding", text +
                             [] {
                               std::string padding;
                               for (int i = 0; i < 150000; ++i) padding += kSha1A + ":0\n";
                               return padding;
                             }() +
                             last + ":1"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    write_file(folder.path() / "list.txt", c.text);
    REQUIRE(c.text.size() > 5 << 20);
    const std::size_t cut = c.text.find('\n', c.text.size() / 2) + 1;
    write_file(folder.path() / "part1.txt", c.text.substr(0, cut));
    write_file(folder.path() / "part2.txt", c.text.substr(cut));
    const BreachBuildResult direct = build_breach_file({folder.path() / "list.txt"}, folder.path() / "direct", {});
    const BreachBuildResult spooled =
        build_breach_file({folder.path() / "part1.txt", folder.path() / "part2.txt"}, folder.path() / "spooled", {});
    CHECK(direct.entries == 150000);
    CHECK(direct.lines == spooled.lines);
    CHECK(direct.duplicates == spooled.duplicates);
    CHECK(direct.padding == spooled.padding);
    CHECK(file_content(folder.path() / "direct") == file_content(folder.path() / "spooled"));
  }
}

namespace {

// Gives a text in pieces of a few bytes, interrupted before each.
class Pieces final : public ByteSource {
 public:
  explicit Pieces(std::string text) : text_(std::move(text)) {}
  std::size_t read(char* to, std::size_t size) override {
    interrupted_ = !interrupted_;
    if (interrupted_) throw Error(ErrorCode::kIo, "interrupted", {}, EINTR);
    const std::size_t part = text_.copy(to, std::min<std::size_t>(size, 7), used_);
    used_ += part;
    return part;
  }

 private:
  std::string text_;
  std::size_t used_ = 0;
  bool interrupted_ = false;
};

}  // namespace

TEST_CASE("a stream gives the bytes of the file it streams, and a signal can stop it") {
  const TemporaryFolder folder;
  const std::string text = "\xEF\xBB\xBF" + hibp_text(sample_entries(1000));
  write_file(folder.path() / "list", text);
  build_breach_file({folder.path() / "list"}, folder.path() / "of_file", {});
  BreachBuildOptions options;
  std::uint64_t largest_total = 0;
  options.progress = [&](const BuildProgress& progress) {
    if (progress.phase == BuildProgress::Phase::kReading) largest_total = std::max(largest_total, progress.total_bytes);
    return true;
  };
  build_breach_file({Input("a stream", std::make_shared<Pieces>(text))}, folder.path() / "of_stream", options);
  CHECK(largest_total == 0);
  CHECK(file_content(folder.path() / "of_file") == file_content(folder.path() / "of_stream"));
  verify_breach_file(folder.path() / "of_stream", {Input("a stream", std::make_shared<Pieces>(text))}, {});

  int calls = 0;
  options.progress = [&](const BuildProgress&) { return ++calls < 3; };
  CHECK_THROWS_AS(build_breach_file({Input("a stream", std::make_shared<Pieces>(text))}, folder.path() / "no", options),
                  Error);
  CHECK(calls == 3);
  try {
    build_breach_file({Input("a stream", std::make_shared<Pieces>("not a digest\n"))}, folder.path() / "no", {});
    FAIL_CHECK("no error");
  } catch (const Error& error) {
    CHECK(error.location().file == "a stream");
    CHECK(error.location().line == 1);
  }
  options = {};
  options.from = BreachInput::kExact;
  CHECK_THROWS_AS(build_breach_file({Input("a stream", std::make_shared<Pieces>(text))}, folder.path() / "no", options),
                  Error);
  CHECK_FALSE(fs::exists(folder.path() / "no"));
}

TEST_CASE("password lists: counts, hex notation, CR, byte order mark") {
  const TemporaryFolder folder;
  const fs::path list = folder.path() / "list.txt";
  const fs::path file = folder.path() / "file.cbr";
  BreachBuildOptions options;
  options.from = BreachInput::kPasswords;
  options.counts = true;
  options.decode_hex = true;
  write_file(list, "\xEF\xBB\xBFtab\tin it\t7\r\n$HEX[70c3a9]\t3\n$HEX[7]\t2\n\t5\nnever\t0\n");
  BreachBuildResult result = build_breach_file({list}, file, options);
  CHECK(result.lines == 5);
  CHECK(result.entries == 4);
  CHECK(result.below_min_count == 1);
  auto database = BreachDatabase::open(file);
  CHECK(database->lookup("tab\tin it") == BreachAnswer{State::kFound, 7});
  CHECK(database->lookup("p\xC3\xA9") == BreachAnswer{State::kFound, 3});
  CHECK(database->lookup("$HEX[7]") == BreachAnswer{State::kFound, 2});
  CHECK(database->lookup("") == BreachAnswer{State::kFound, 5});
  CHECK(database->lookup("never") == BreachAnswer{});

  options = {};
  options.from = BreachInput::kPasswords;
  options.keep_cr = true;
  options.min_count = 2;
  write_file(list, "a\r\na\r\na\nb\n$HEX[70]\n$HEX[70]");
  result = build_breach_file({list}, file, options);
  CHECK(result.entries == 2);
  CHECK(result.duplicates == 2);
  CHECK(result.below_min_count == 2);
  database = BreachDatabase::open(file);
  CHECK(database->lookup("a\r") == BreachAnswer{State::kFound, 2});
  CHECK(database->lookup("$HEX[70]") == BreachAnswer{State::kFound, 2});
  CHECK(database->lookup("a") == BreachAnswer{});

  options.duplicates = DuplicateCounts::kMax;
  options.min_count = 1;
  build_breach_file({list}, file, options);
  CHECK(BreachDatabase::open(file)->lookup("a\r") == BreachAnswer{State::kFound, 1});
}

TEST_CASE("sums of counts stay below the largest") {
  const TemporaryFolder folder;
  const fs::path list = folder.path() / "list.txt";
  const fs::path file = folder.path() / "file.cbr";
  write_file(list, kSha1A + ":9223372036854775807\n" + kSha1A + ":5\n");
  build_breach_file({list}, file, {});
  CHECK(BreachDatabase::open(file)->lookup_hex(kSha1A) == BreachAnswer{State::kFound, 9223372036854775807U});
}

TEST_CASE("hex is parsed alike by every path") {
  std::mt19937_64 random(11);
  const breach::HexParser best = breach::best_hex_parser();
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    const std::size_t digits = round % 2 == 0 ? 40 : 32;
    for (std::size_t i = 0; i < digits; ++i) text += "0123456789abcdefABCDEF"[random() % 22];
    if (round % 4 >= 2) text[random() % digits] = static_cast<char>(random());
    std::uint8_t a[20] = {};
    std::uint8_t b[20] = {};
    const bool valid = breach::parse_hex_portable(text.data(), digits, a);
    REQUIRE(best(text.data(), digits, b) == valid);
    if (valid) REQUIRE(std::equal(a, a + 20, b));
  }
}
