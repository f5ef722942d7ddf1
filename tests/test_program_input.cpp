// SPDX-License-Identifier: Apache-2.0
// What the program reads: text that begins with a mark or is no UTF-8, times, compressed lists, names that attack.
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "catch.hpp"
#include "run_program.hpp"
#include "temporary_folder.hpp"

using namespace credence;
using namespace credence::test;
using namespace std::string_literals;
using Arguments = std::vector<std::string>;

namespace {

const std::string kGood = "xKv#q7zwR!t2mPf9";
const std::string kMark = "\xEF\xBB\xBF";
const std::string kDigest = "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8";  // of "password"

std::string in_utf16(const std::string& text) {
  std::string wide = "\xFF\xFE";
  for (const char c : text) wide += {c, '\0'};
  return wide;
}

// Runs a shell command in a folder; false where it fails, as where its tool is not there.
bool shell(const std::filesystem::path& folder, const std::string& command) {
  return std::system(("cd '" + folder.string() + "' && (" + command + ") >/dev/null 2>&1").c_str()) == 0;  // NOLINT
}

bool have(const std::string& tool) { return shell("/", "command -v " + tool); }

Outcome build(const Arguments& more, const std::filesystem::path& output, const std::string& input = {}) {
  Arguments arguments = {"breach", "build", "-o", output.string()};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return run_program(arguments, input);
}

}  // namespace

TEST_CASE("a byte order mark is not part of the first line, and UTF-16 is refused") {
  const TemporaryFolder folder;
  const std::string file = folder.path() / "f.crb";
  const std::string words = folder.path() / "w.crd";
  const std::string subject = folder.path() / "s.json";
  write_file(folder.path() / "words", "hunter\n");
  write_file(subject, kMark + R"({"user":"qwexrtz"})");
  REQUIRE(build({"--from", "passwords", "-"}, file, kMark + "password\n").status == 0);
  REQUIRE(run_program({"dictionary", "build", folder.path() / "words", "-o", words}).status == 0);
  struct Case {
    const char* name;
    Arguments arguments;
    std::string input;
    int status;
  };
  const Case cases[] = {
      {"check", {"check"}, kGood, 0},
      {"check --confirm", {"check", "--confirm"}, kGood + "\n" + kGood, 0},
      {"sign-in", {"sign-in", "--last-sign-in", "2026-01-01", "--now", "2026-01-02"}, kGood, 0},
      {"lookup", {"breach", "lookup", file}, "password\n", 1},
      {"digests", {"breach", "lookup", file, "--digests"}, kDigest, 1},
      {"find", {"dictionary", "find", words}, "hunter\n", 1},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    const Outcome plain = run_program(c.arguments, c.input);
    CHECK(plain.status == c.status);
    const Outcome marked = run_program(c.arguments, kMark + c.input);
    CHECK(marked.status == c.status);
    CHECK(marked.out == plain.out);
    const Outcome wide = run_program(c.arguments, in_utf16(c.input));
    CHECK(wide.status == 2);
    CHECK(wide.out.empty());
    CHECK(wide.err.find("iconv -f UTF-16LE -t UTF-8") != std::string::npos);
  }
  const Outcome by_subject =
      run_program({"check", "--policy", "credence", "--subject-file", subject}, "81qwexrtz#47\n");
  CHECK(by_subject.out.find("context.user_name") != std::string::npos);
  write_file(subject, in_utf16(R"({"user":"qwexrtz"})"));
  const Outcome wide = run_program({"check", "--subject-file", subject}, kGood);
  CHECK(wide.status == 2);
  CHECK(wide.err == "credence: " + subject + ": this is UTF-16LE, not UTF-8; convert it: iconv -f UTF-16LE -t UTF-8\n");
  CHECK(run_program({"check", "--null"}, kGood + "\0"s + kGood + "\0"s).status == 0);
}

TEST_CASE("lookup says what is no UTF-8, and takes counts behind digests") {
  const TemporaryFolder folder;
  const std::string sha1 = folder.path() / "sha1.crb";
  const std::string ntlm = folder.path() / "ntlm.crb";
  const std::string filter = folder.path() / "filter.crb";
  REQUIRE(build({"--from", "passwords", "-"}, sha1, "password\n").status == 0);
  REQUIRE(build({"--from", "passwords", "--kind", "ntlm", "-"}, ntlm, "password\n").status == 0);
  REQUIRE(build({"--from", "passwords", "--filter", "16", "-"}, filter, "password\n").status == 0);
  const Outcome hashed = run_program({"breach", "lookup", sha1}, "pass\xE9\nother\n\xFF\n");
  CHECK(hashed.status == 0);
  CHECK(hashed.out == "line 1: not found\nline 2: not found\nline 3: not found\n");
  CHECK(hashed.err.find("credence: 2 lines are not UTF-8 and looked up byte for byte") == 0);
  const Outcome none = run_program({"breach", "lookup", ntlm}, "pass\xE9\n");
  CHECK(none.status == 0);
  CHECK(none.out == "line 1: is not UTF-8, so it has no NTLM digest\n");
  CHECK(none.err.find("credence: 1 line is not UTF-8; ") == 0);
  CHECK(run_program({"breach", "lookup", ntlm}, "pass\xE9\npassword\n").status == 1);

  // Found, or possibly found, is 1, wherever it is in the input.
  CHECK(run_program({"breach", "lookup", filter}, "password\n").status == 1);
  CHECK(run_program({"breach", "lookup", filter}, "password\nother\n").status == 1);
  CHECK(run_program({"breach", "lookup", filter}, "other\npassword\n").status == 1);
  CHECK(run_program({"breach", "lookup", filter}, "other\n").status == 0);

  struct Row {
    const char* line;
    int status;
  };
  const Row rows[] = {{":7", 1}, {":0", 1}, {"", 1}, {"\r", 1}, {":", 2}, {":x", 2}, {":7:7", 2}, {" 7", 2}};
  for (const Row& row : rows) {
    CAPTURE(row.line);
    CHECK(run_program({"breach", "lookup", sha1, "--digests"}, kDigest + row.line + "\n").status == row.status);
  }
}

TEST_CASE("times in every clear form, and an empty one is refused") {
  for (const char* const time : {"2025-08-31T23:30:00+00:00", "2025-08-31T23:30Z", "20250831T233000Z",
                                 "2025-09-01T01:30:00+02:00", "@1756683000", "2025-08-31 23:30:00 UTC"}) {
    CAPTURE(time);
    const Outcome due =
        run_program({"sign-in", "--no-password", "--last-sign-in", time, "--now", "2026-02-28T23:30:00Z"});
    CHECK(due.status == 1);
    CHECK(run_program({"sign-in", "--no-password", "--last-sign-in", time, "--now", "2026-02-28T23:29:59Z"}).status ==
          0);
  }
  for (const char* const option : {"--now", "--last-sign-in", "--created", "--password-set"}) {
    CAPTURE(option);
    const Outcome empty = run_program({"sign-in", "--no-password", option, ""});
    CHECK(empty.status == 2);
    CHECK(empty.err.find("credence: "s + option + ": not an ISO 8601 time") == 0);
  }
  CHECK(
      run_program({"breach", "build", "--from", "passwords", "-", "-o", "/tmp/none.crb", "--source-date", ""}).status ==
      2);
}

TEST_CASE("an empty name of a file is refused, not passed over") {
  for (const Arguments& arguments : {Arguments{"check", "--subject-file", ""},
                                     {"check", "--breach", ""},
                                     {"check", "--dictionary", ""},
                                     {"check", "--policy", ""},
                                     {"dictionary", "info", ""},
                                     {"breach", "info", ""},
                                     {"breach", "build", "--from", "exact", "--update", "", "x", "-o", "y"}}) {
    CAPTURE(arguments);
    const Outcome outcome = run_program(arguments, kGood);
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
  }
}

TEST_CASE("compressed lists are unpacked by every build") {
  const TemporaryFolder folder;
  const std::string list = "password\t5\n123456\t300\n";
  write_file(folder.path() / "list", list);
  REQUIRE(build({"--from", "passwords", "--counts", folder.path() / "list"}, folder.path() / "plain.crb").status == 0);
  const std::string expected = file_content(folder.path() / "plain.crb");
  struct Tool {
    const char* name;
    const char* command;
    const char* file;
  };
  const Tool tools[] = {
      {"gzip", "gzip -k list", "list.gz"},
      {"gzip", "gzip -c list > twice.gz", "twice.gz"},
      {"bzip2", "bzip2 -k list", "list.bz2"},
      {"xz", "xz -k list", "list.xz"},
      {"zstd", "zstd -q list", "list.zst"},
      {"python3", "python3 -c \"import zipfile; zipfile.ZipFile('list.zip', 'w', 8).write('list')\"", "list.zip"},
      {"7z", "7z a list.7z list", "list.7z"},
      {"bsdtar", "bsdtar -caf packed.7z list && mv packed.7z bsd.7z", "bsd.7z"}};
  int used = 0;
  for (const Tool& tool : tools) {
    CAPTURE(tool.file);
    if (!have(tool.name)) continue;
    ++used;
    REQUIRE(shell(folder.path(), tool.command));
    const std::filesystem::path file = folder.path() / tool.file;
    const std::filesystem::path output = folder.path() / "out.crb";
    CHECK(build({"--from", "passwords", "--counts", file}, output).status == 0);
    CHECK(file_content(output) == expected);
    // By standard input, and under another name: what it is is known by what is in it. The list of an archive's files
    // is at its end, so that a pipe won't do.
    const bool is_archive = file.extension() == ".zip" || file.extension() == ".7z";
    const Outcome piped = build({"--from", "passwords", "--counts", "-"}, output, file_content(file));
    CHECK(piped.status == (is_archive ? 2 : 0));
    if (is_archive) CHECK(piped.err.find("can't be read from a pipe") != std::string::npos);
    const std::string command =
        "'" CREDENCE_PROGRAM "' breach build --from passwords --counts - -o out.crb <" + file.filename().string();
    CHECK(shell(folder.path(), command));
    CHECK(file_content(output) == expected);
    std::filesystem::copy_file(file, folder.path() / "other", std::filesystem::copy_options::overwrite_existing);
    CHECK(build({"--from", "passwords", "--counts", folder.path() / "other"}, output).status == 0);
    CHECK(file_content(output) == expected);
    CHECK(run_program({"breach", "verify", output, "--from", "passwords", "--counts", "--deep", file}).status == 0);
    const std::string words = folder.path() / "w.crd";
    const Outcome dictionary = run_program({"dictionary", "build", file, "--order", "counts", "-o", words});
    CHECK(dictionary.status == 0);
    CHECK(dictionary.out.find(": 2 words") != std::string::npos);
    // Half of it is an error, and the output is untouched.
    const std::string whole = file_content(file);
    write_file(folder.path() / "half", whole.substr(0, whole.size() / 2));
    CHECK(build({"--from", "passwords", "--counts", folder.path() / "half"}, output).status == 2);
    CHECK(file_content(output) == expected);
    // So is a build onto its own input.
    CHECK(build({"--from", "passwords", "--counts", file}, file).status == 2);
    CHECK(file_content(file) == whole);
  }
  CHECK(used >= 3);
}

TEST_CASE("range files are found in archives and nested folders, compressed or not") {
  const TemporaryFolder folder;
  const std::filesystem::path ranges = folder.path() / "n4" / "1" / "2" / "3";
  std::filesystem::create_directories(ranges);
  std::filesystem::create_directories(folder.path() / "flat");
  std::filesystem::create_directories(folder.path() / "n4" / ".hidden");
  write_file(folder.path() / "n4" / ".hidden" / "00000", "no range");
  std::string whole;
  for (const char* const prefix : {"5BAA6", "7C4A8", "00000"}) {
    const std::string line = kDigest.substr(5, 34) + prefix[0] + ":7\r\n";
    write_file(folder.path() / "flat" / prefix, line);
    write_file((prefix[0] == '0' ? folder.path() / "n4" : ranges) / prefix, line);
  }
  const std::filesystem::path plain = folder.path() / "plain.crb";
  const std::filesystem::path output = folder.path() / "out.crb";
  REQUIRE(build({"--from", "hibp", folder.path() / "flat"}, plain).status == 0);
  const std::string expected = file_content(plain);
  const auto same = [&](const std::filesystem::path& input) {
    const Outcome outcome = build({"--from", "hibp", input}, output);
    CAPTURE(input, outcome.err);
    CHECK(outcome.status == 0);
    CHECK(file_content(output) == expected);
    std::filesystem::remove(output);
  };
  same(folder.path() / "n4");
  if (have("gzip")) {
    REQUIRE(shell(ranges, "gzip 7C4A8"));
    same(folder.path() / "n4");
    REQUIRE(shell(ranges, "gunzip 7C4A8.gz"));
    REQUIRE(shell(folder.path(), "tar -czf flat.tar.gz ./flat"));
    same(folder.path() / "flat.tar.gz");
  }
  if (have("python3")) {
    REQUIRE(shell(folder.path(), "python3 -c \"import shutil; shutil.make_archive('ranges', 'zip', 'n4')\""));
    same(folder.path() / "ranges.zip");
    // Of lists of passwords there can be one only: which of two would be the list?
    REQUIRE(shell(folder.path(),
                  "python3 -c \"import zipfile; z = zipfile.ZipFile('two.zip', 'w'); "
                  "z.writestr('a.txt', 'a'); z.writestr('__MACOSX/._a.txt', 'x'); z.writestr('b.txt', 'b')\""));
    const Outcome two = build({"--from", "passwords", folder.path() / "two.zip"}, output);
    CHECK(two.status == 2);
    CHECK(two.err.find("holds more than one file (a.txt, b.txt)") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(output));
  }
}

TEST_CASE("names that attack a terminal are shown, not obeyed") {
  const TemporaryFolder folder;
  const std::string name = folder.path() / "\x1b]0;x\x07\nline\xC2\x9B";
  write_file(name, "[length]\nmim = 1\n");
  const std::string file = folder.path() / "f.crb";
  REQUIRE(build({"--from", "passwords", "-", "--source-name", "\x1b[2Jlist\nfake"}, file, "password\n").status == 0);
  const std::string words = folder.path() / "w.crd";
  write_file(folder.path() / "words", "hunter\n");
  REQUIRE(run_program({"dictionary", "build", folder.path() / "words", "--name", "\x1b[2Jlist", "-o", words}).status ==
          0);
  for (const Arguments& arguments : {Arguments{"check", "--policy", name},
                                     {"check", "--subject-file", name},
                                     {"check", "--breach", name},
                                     {"check", "--dictionary", name},
                                     {"check", "--format", name},
                                     {"check", "--" + name},
                                     {"breach", "info", file},
                                     {"breach", "info", name},
                                     {"breach", "info", file, "--format", "json"},
                                     {"breach", "build", "--from", "digests", name, "-o", file},
                                     {"dictionary", "info", words},
                                     {"dictionary", "find", words},
                                     {"dictionary", "build", name, "--encoding", name, "-o", words}}) {
    CAPTURE(arguments);
    const Outcome outcome = run_program(arguments, "hunter\n");
    const std::string said = outcome.out + outcome.err;
    CHECK_FALSE(said.empty());
    CHECK(said.find('\x1b') == std::string::npos);
    CHECK(said.find('\x07') == std::string::npos);
    CHECK(said.find("\xC2\x9B") == std::string::npos);
  }
}
