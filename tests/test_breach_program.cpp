// SPDX-License-Identifier: Apache-2.0
// The breach commands from outside: arguments, standard input, exit status, output.
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
using nlohmann::json;

namespace {

// SHA-1 of "password".
const std::string kDigest = "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8";

std::string build(const TemporaryFolder& folder, const std::string& name, const std::string& lines,
                  std::vector<std::string> more = {}) {
  std::string file = (folder.path() / name).string();
  std::vector<std::string> arguments = {"breach", "build", "--from", "passwords", "--counts", "-", "-o", file};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const Outcome outcome = run_program(arguments, lines);
  REQUIRE(outcome.err.empty());
  REQUIRE(outcome.status == 0);
  return file;
}

}  // namespace

TEST_CASE("lookup: counts or yes and no, of passwords or digests, through either backend") {
  const TemporaryFolder folder;
  const std::string file = build(folder, "file.crb", "password\t5\n123456\t300\n");
  struct Case {
    const char* name;
    std::vector<std::string> options;
    std::string input;
    std::string output;
    int status;
  };
  const Case cases[] = {
      {"text",
       {},
       "password\nother\n123456",
       "line 1: found, 5 times\nline 2: not found\nline 3: found, 300 times\n",
       1},
      {"none found", {}, "other\n", "line 1: not found\n", 0},
      {"no line", {}, "", "", 0},
      {"pread", {"--pread"}, "123456\n", "line 1: found, 300 times\n", 1},
      {"digests", {"--digests"}, kDigest + "\n", "line 1: found, 5 times\n", 1},
      {"json",
       {"--format", "json"},
       "password\nother\n",
       "{\"line\":1,\"found\":true,\"count\":5}\n{\"line\":2,\"found\":false,\"count\":0}\n",
       1},
      {"yes or no", {"--yes-no"}, "password\nother\n", "line 1: yes\nline 2: no\n", 1},
      {"yes or no, json",
       {"--yes-no", "--format", "json"},
       "password\nother\n",
       "{\"line\":1,\"found\":true}\n{\"line\":2,\"found\":false}\n",
       1},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    std::vector<std::string> arguments = {"breach", "lookup", file};
    arguments.insert(arguments.end(), c.options.begin(), c.options.end());
    const Outcome outcome = run_program(arguments, c.input);
    CHECK(outcome.out == c.output);
    CHECK(outcome.err.empty());
    CHECK(outcome.status == c.status);
  }
  const Outcome bad = run_program({"breach", "lookup", file, "--digests"}, kDigest + "\nabc\n");
  CHECK(bad.status == 2);
  CHECK(bad.err.find("standard input:2") != std::string::npos);
}

TEST_CASE("info says what a file is and which prefixes are missing") {
  const TemporaryFolder folder;
  const std::string file = build(folder, "file.crb", "password\t5\n123456\t300\n",
                                 {"--source-name", "two", "--source-date", "2025-11-21T00:00:00Z"});
  const Outcome outcome = run_program({"breach", "info", file, "--format", "json"});
  CHECK(outcome.status == 0);
  const json facts = json::parse(outcome.out);
  CHECK(facts.at("kind") == "sha1");
  CHECK(facts.at("type") == "serving");
  CHECK(facts.at("entries") == 2);
  CHECK(facts.at("complete") == false);
  CHECK(facts.at("prefixes_missing") == 1048576 - 2);
  CHECK(facts.at("source_date") == "2025-11-21T00:00:00Z");
  CHECK(facts.at("sources").at(0).at("name") == "two");
  const Outcome text = run_program({"breach", "info", file});
  CHECK(text.out.find("incomplete   1048574 of the 1048576 prefixes have no entries") != std::string::npos);
}

TEST_CASE("merge, diff, top, export and verify work on exact files, and say so of others") {
  const TemporaryFolder folder;
  const std::string before = build(folder, "old.crb", "password\t5\n123456\t300\n", {"--exact"});
  const std::string after = build(folder, "new.crb", "password\t6\nletmein\t1\n", {"--exact"});
  const std::string serving = build(folder, "serving.crb", "password\t5\n");
  const std::string merged = (folder.path() / "merged.crb").string();
  CHECK(run_program({"breach", "merge", before, after, "-o", merged}).status == 0);
  CHECK(run_program({"breach", "lookup", merged}, "password\n").out == "line 1: found, 11 times\n");
  const Outcome diff = run_program({"breach", "diff", "--summary", before, after});
  CHECK(diff.out == "1 added, 1 removed, 1 changed, 0 unchanged\n");
  CHECK(diff.status == 0);
  CHECK(run_program({"breach", "top", "-n", "1", merged}).out == "7C4A8D09CA3762AF61E59520943DC26494F8941B:300\n");
  CHECK(run_program({"breach", "verify", merged}).status == 0);
  CHECK(run_program({"breach", "export", merged, "-o", (folder.path() / "ranges").string()}).status == 0);
  CHECK(file_content(folder.path() / "ranges" / kDigest.substr(0, 5)) == kDigest.substr(5) + ":11");
  const Outcome refused = run_program({"breach", "diff", before, serving});
  CHECK(refused.status == 2);
  CHECK(refused.err.find("--exact") != std::string::npos);
}

TEST_CASE("an error in a list names its line and the options that may help") {
  const TemporaryFolder folder;
  const std::string file = (folder.path() / "file.crb").string();
  const Outcome outcome =
      run_program({"breach", "build", "--from", "digests", "-", "-o", file}, kDigest + "\nno digest\n");
  CHECK(outcome.status == 2);
  CHECK(outcome.out.empty());
  CHECK(outcome.err.find("credence: standard input:2: ") == 0);
  CHECK(outcome.err.find("--skip-malformed") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("lookup without its digest is a failure, not \"none was found\"") {
  const TemporaryFolder folder;
  const std::string config = (folder.path() / "openssl.cnf").string();
  test::write_file(config,
                   "openssl_conf = all\n[all]\nalg_section = fetching\n[fetching]\ndefault_properties = fips=yes\n");
  const std::string list = (folder.path() / "list.txt").string();
  test::write_file(list, "password\n");
  struct Case {
    const char* kind;
    const char* variable;
    std::string value;
    const char* message;
  };
  const Case cases[] = {{"ntlm", "OPENSSL_MODULES", "/nonexistent", "OpenSSL has no ntlm here"},
                        {"sha1", "OPENSSL_CONF", config, "OpenSSL has no sha1 here"}};
  for (const Case& c : cases) {
    CAPTURE(c.kind);
    const std::string file = (folder.path() / c.kind).string();
    REQUIRE(run_program({"breach", "build", "--from", "passwords", "--kind", c.kind, list, "-o", file}).status == 0);
    REQUIRE(setenv(c.variable, c.value.c_str(), 1) == 0);  // NOLINT(concurrency-mt-unsafe): no threads here
    const Outcome outcome = run_program({"breach", "lookup", file}, "password\n");
    REQUIRE(unsetenv(c.variable) == 0);  // NOLINT(concurrency-mt-unsafe)
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.find(c.message) != std::string::npos);
  }
  // What is not UTF-8 has no NTLM digest, which is an answer.
  const Outcome outcome = run_program({"breach", "lookup", (folder.path() / "ntlm").string()}, "\xFF\n");
  CHECK(outcome.status == 0);
  CHECK(outcome.out == "line 1: is not UTF-8, so it has no NTLM digest\n");
}
