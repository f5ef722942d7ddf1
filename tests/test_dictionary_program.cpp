// SPDX-License-Identifier: Apache-2.0
// credence dictionary build, info, verify, dump and find from outside: arguments, files, exit status, output.
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "catch.hpp"
#include "run_program.hpp"
#include "temporary_folder.hpp"

using namespace credence;
using nlohmann::json;
using test::file_content;
using test::Outcome;
using test::run_program;
using test::write_file;
using Arguments = std::vector<std::string>;

namespace {

// A folder with word lists, and the dictionaries made of them.
class Lists {
 public:
  Lists() {
    write_file(folder_.path() / "words.txt", "egeling\nzwaluw\nZwaluw\nab\n\xFFx\n");
    write_file(folder_.path() / "counts.tsv", "merel\t5\nspreeuw\t70\nno number\n");
    write_file(folder_.path() / "latin1.txt", "\xE9gr\xE9gore\n");
    write_file(folder_.path() / "ranks.tsv", "apple\t5000000000\n  banana \t7\n");
    // "eins", half a surrogate pair, "zwei", "drei": a line each.
    std::string utf16;
    for (const char16_t c : std::u16string(u"eins\n") + char16_t{0xD800} + u"\nzwei\ndrei\n") {
      utf16 += static_cast<char>(c & 0xFF);
      utf16 += static_cast<char>(c >> 8);
    }
    write_file(folder_.path() / "utf16.txt", utf16);
  }
  [[nodiscard]] std::string path(const std::string& name) const { return (folder_.path() / name).string(); }
  [[nodiscard]] Outcome build(const Arguments& arguments) const {
    Arguments all{"dictionary", "build", "-o", path("made.crd"), "--format", "json"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return run_program(all);
  }

 private:
  test::TemporaryFolder folder_;
};

// What `dictionary find` says of one line.
json find(const std::string& line, const Arguments& file = {}) {
  Arguments arguments{"dictionary", "find", "--format", "json"};
  arguments.insert(arguments.end(), file.begin(), file.end());
  const Outcome outcome = run_program(arguments, line + "\n");
  json found = json::parse(outcome.out);
  CHECK(outcome.err.empty());
  CHECK(outcome.status == (found.at("found") || !found.at("matches").empty() ? 1 : 0));
  return found;
}

}  // namespace

TEST_CASE("dictionary build counts what it keeps and drops") {
  struct Case {
    const char* name;
    Arguments arguments;
    json result;
  };
  const Lists lists;
  const Case cases[] = {
      {"a plain list",
       {lists.path("words.txt")},
       {{"lines", 5}, {"words", 2}, {"duplicates", 1}, {"too_short", 1}, {"not_utf8", 1}, {"malformed", 0}}},
      {"by counts",
       {lists.path("counts.tsv"), "--order", "counts"},
       {{"lines", 3}, {"words", 2}, {"duplicates", 0}, {"too_short", 0}, {"not_utf8", 0}, {"malformed", 1}}},
      {"another encoding",
       {lists.path("latin1.txt"), "--encoding", "ISO-8859-1"},
       {{"lines", 1}, {"words", 1}, {"duplicates", 0}, {"too_short", 0}, {"not_utf8", 0}, {"malformed", 0}}},
      {"a rank no file can hold",
       {lists.path("ranks.tsv"), "--order", "ranks"},
       {{"lines", 2}, {"words", 1}, {"duplicates", 0}, {"too_short", 0}, {"not_utf8", 0}, {"malformed", 1}}},
      {"two bytes a unit, one of them bad",
       {lists.path("utf16.txt"), "--encoding", "UTF-16LE"},
       {{"lines", 4}, {"words", 3}, {"duplicates", 0}, {"too_short", 0}, {"not_utf8", 1}, {"malformed", 0}}},
      {"only long words",
       {lists.path("words.txt"), "--min-letters", "7"},
       {{"lines", 5}, {"words", 1}, {"duplicates", 0}, {"too_short", 3}, {"not_utf8", 1}, {"malformed", 0}}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    const Outcome outcome = lists.build(c.arguments);
    CHECK(outcome.status == 0);
    CHECK(outcome.err.empty());
    const json result = json::parse(outcome.out);
    for (const auto& [key, value] : c.result.items()) {
      CAPTURE(key);
      CHECK(result.at(key) == value);
    }
    CHECK(result.at("file_size") == std::filesystem::file_size(lists.path("made.crd")));
  }
}

TEST_CASE("a long list needs no more than --memory, and makes the same dictionary") {
  const Lists lists;
  std::string text;
  for (int i = 0; i < 60000; ++i) text += "word" + std::to_string(i * 7919 % 1000003) + "\n";
  write_file(lists.path("long.txt"), text);
  CHECK(lists.build({lists.path("long.txt")}).status == 0);
  const std::string once = file_content(lists.path("made.crd"));
  CHECK(lists.build({lists.path("long.txt"), "--memory", "1M"}).status == 0);
  CHECK((file_content(lists.path("made.crd")) == once));
  for (const char* const size : {"12X", "0", "M", "99999999999G"}) {
    CAPTURE(size);
    const Outcome outcome = lists.build({lists.path("long.txt"), "--memory", size});
    CHECK(outcome.status == 2);
    CHECK(outcome.err.find("512M or 2G") != std::string::npos);
  }
}

TEST_CASE("a word of a list that was added is found in every disguise") {
  const Lists lists;
  CHECK(lists.build({lists.path("words.txt"), "--language", "nl", "--kind", "surname"}).status == 0);
  const json found = find("3ge11ng1", {lists.path("made.crd")});
  CHECK_FALSE(found.at("found"));
  CHECK(found.at("matches") == json::parse(R"([{"begin":0,"end":7,"list":"words","language":"nl","kind":"surname",
                                               "rank":1,"letters":7,"disguise":["leet"]}])"));
  const json whole = find("EGELING", {lists.path("made.crd")});
  CHECK(whole.at("found"));
  CHECK(whole.at("list") == "words");
  CHECK(whole.at("rank") == 1);

  const Outcome checked =
      run_program({"check", "--dictionary", lists.path("made.crd"), "--format", "json"}, "3ge11ng1\n");
  CHECK(checked.status == 1);
  CHECK(checked.out.find(R"("code":"dictionary.word","begin":0,"end":7)") != std::string::npos);
  CHECK(find("3ge11ng1").at("matches").empty());
}

TEST_CASE("ranks follow the order of a list or its numbers") {
  const Lists lists;
  CHECK(lists.build({lists.path("counts.tsv"), "--order", "counts"}).status == 0);
  CHECK(find("spreeuw", {lists.path("made.crd")}).at("rank") == 1);
  CHECK(find("merel", {lists.path("made.crd")}).at("rank") == 2);
  CHECK(lists.build({lists.path("counts.tsv"), "--order", "ranks"}).status == 0);
  CHECK(find("merel", {lists.path("made.crd")}).at("rank") == 5);
  CHECK(lists.build({lists.path("ranks.tsv"), "--order", "ranks"}).status == 0);
  CHECK(find("banana", {lists.path("made.crd")}).at("rank") == 7);
}

TEST_CASE("dictionary info and verify") {
  const Lists lists;
  CHECK(lists.build({lists.path("words.txt"), lists.path("latin1.txt"), "--encoding", "ISO-8859-1"}).status == 0);
  const Outcome info = run_program({"dictionary", "info", lists.path("made.crd"), "--format", "json"});
  CHECK(info.status == 0);
  const json facts = json::parse(info.out);
  CHECK(facts.at("words") == 3);
  CHECK(facts.at("lists").size() == 2);
  CHECK(facts.at("lists")[1].at("name") == "latin1");
  CHECK(json::parse(run_program({"dictionary", "info", "--format", "json"}).out).at("words") > 500'000);

  CHECK(run_program({"dictionary", "verify", lists.path("made.crd")}).status == 0);
  std::string damaged = file_content(lists.path("made.crd"));
  damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 1);
  write_file(lists.path("damaged.crd"), damaged);
  for (const char* const command : {"verify", "info", "find"}) {
    CAPTURE(command);
    const Outcome outcome = run_program({"dictionary", command, lists.path("damaged.crd")});
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.find("damaged.crd") != std::string::npos);
  }
}

TEST_CASE("a build that fails leaves the old dictionary and nothing else") {
  const Lists lists;
  CHECK(lists.build({lists.path("words.txt")}).status == 0);
  const std::string before = file_content(lists.path("made.crd"));
  const Arguments failing[] = {{lists.path("absent.txt")},
                               {lists.path("words.txt"), "--encoding", "no-such-encoding"},
                               {lists.path("words.txt"), "--min-letters", "60"}};
  for (const Arguments& arguments : failing) {
    CAPTURE(arguments.front());
    const Outcome outcome = lists.build(arguments);
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK_FALSE(outcome.err.empty());
    CHECK(file_content(lists.path("made.crd")) == before);
  }
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(lists.path("x")).parent_path())) {
    files += entry.exists() ? 1 : 0;
  }
  CHECK(files == 6);
}

TEST_CASE("a list in another encoding is refused with the option that names it") {
  const test::TemporaryFolder folder;
  const std::string list = (folder.path() / "list.txt").string();
  const std::string file = (folder.path() / "file.crd").string();
  test::write_file(list, std::string("\xFF\xFEw\0o\0r\0d\0\n\0", 12));
  const Outcome refused = run_program({"dictionary", "build", list, "-o", file});
  CHECK(refused.status == 2);
  CHECK(refused.err.find("see --encoding") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(file));
  CHECK(run_program({"dictionary", "build", list, "-o", file, "--encoding", "UTF-16"}).status == 0);
  test::write_file(list, "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:3\n");
  const Outcome hashes = run_program({"dictionary", "build", list, "-o", file});
  CHECK(hashes.status == 0);
  CHECK(hashes.err.find("breach build --from hibp") != std::string::npos);
}

TEST_CASE("dictionary dump lists the words that were built, and build reads them again") {
  const Lists lists;
  write_file(lists.path("own.txt"), "Acme\nProject Falcon\n\xC3\xA9t\xC3\xA9\n");
  write_file(lists.path("other.txt"), "zebra\n");
  REQUIRE(lists.build({lists.path("own.txt"), lists.path("other.txt"), "--kind", "own"}).status == 0);
  const std::string file = lists.path("made.crd");
  const Outcome all = run_program({"dictionary", "dump", file});
  CHECK(all.status == 0);
  CHECK(all.err.empty());
  CHECK(all.out == "acme\t1\nete\t3\nprojectfalcon\t2\nproject falcon\t2\nzebra\t1\n");
  CHECK(run_program({"dictionary", "dump", file, "--list", "other"}).out == "zebra\t1\n");
  const json first = json::parse(run_program({"dictionary", "dump", file, "--list", "other", "--format", "json"}).out);
  CHECK(first == json{{"word", "zebra"}, {"rank", 1}, {"list", "other"}});
  const Outcome unknown = run_program({"dictionary", "dump", file, "--list", "none"});
  CHECK(unknown.status == 2);
  CHECK(unknown.err.find("none") != std::string::npos);
  CHECK(run_program({"dictionary", "dump", lists.path("own.txt")}).status == 2);

  write_file(lists.path("again.tsv"), run_program({"dictionary", "dump", file, "--list", "own"}).out);
  REQUIRE(lists.build({lists.path("again.tsv"), "--order", "ranks", "--kind", "own"}).status == 0);
  CHECK(run_program({"dictionary", "dump", file}).out == "acme\t1\nete\t3\nprojectfalcon\t2\nproject falcon\t2\n");
}

TEST_CASE("check takes forbidden words and exceptions") {
  const Lists lists;
  write_file(lists.path("own.txt"), "acme\n");
  write_file(lists.path("except.txt"), "acmeology\n");
  REQUIRE(lists.build({lists.path("own.txt"), "--kind", "own"}).status == 0);
  std::filesystem::rename(lists.path("made.crd"), lists.path("own.crd"));
  REQUIRE(lists.build({lists.path("except.txt")}).status == 0);
  const auto check = [&](const std::string& password, const Arguments& more) {
    Arguments arguments{"check", "--policy", "credence", "--format", "json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return json::parse(run_program(arguments, password + "\n").out);
  };
  const Arguments forbidden{"--forbidden", lists.path("own.crd")};
  CHECK(check("acme-Paris-77-Zq", {})["verdict"] == "accept");
  CHECK(check("acme-Paris-77-Zq", {"--dictionary", lists.path("own.crd")})["verdict"] == "accept");
  const json refused = check("acme-Paris-77-Zq", forbidden);
  CHECK(refused["verdict"] == "reject");
  REQUIRE(refused["violations"].size() == 1);
  CHECK(refused["violations"][0]["code"] == "dictionary.forbidden");
  CHECK(refused["violations"][0]["message"] == "Characters 1 to 4 are a word that is not allowed here.");
  Arguments both = forbidden;
  both.insert(both.end(), {"--allowed", lists.path("made.crd")});
  CHECK(check("acmeology-Paris-77-Zq", forbidden)["verdict"] == "reject");
  CHECK(check("acmeology-Paris-77-Zq", both)["verdict"] == "accept");
}
