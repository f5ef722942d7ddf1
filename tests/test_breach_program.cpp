// SPDX-License-Identifier: Apache-2.0
// The breach commands from outside: arguments, standard input, exit status, output.
#include <sys/wait.h>

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

TEST_CASE("lookup --variants: as the rule tells them, rounded, of what is not in the file itself") {
  const TemporaryFolder folder;
  const std::string file = build(folder, "file.crb", "orchids\t2345\nbuttercup\t70\n");
  struct Case {
    const char* name;
    std::vector<std::string> options;
    std::string input;
    std::string output;
    int status;
  };
  const Case cases[] = {
      {"a variant, found, and neither",
       {},
       "Orchids7!\norchids\nbuttercup1\nxkvgq\n",
       "line 1: not found, but a close variant, 1000 times or more\nline 2: found, 2345 times\nline 3: not found\n"
       "line 4: not found\n",
       1},
      {"a variant alone is an objection",
       {},
       "orchids22\n",
       "line 1: not found, but a close variant, 1000 times or more\n",
       1},
      {"too rare", {}, "buttercup1\n", "line 1: not found\n", 0},
      {"another least count",
       {"--variant-min-count", "70"},
       "buttercup1\n",
       "line 1: not found, but a close variant, 10 times or more\n",
       1},
      {"not UTF-8", {"--variants"}, "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\n", "line 1: not found\n", 0},
      {"yes or no", {"--yes-no"}, "orchids1\nxkvgq\n", "line 1: no, but a close variant\nline 2: no\n", 1},
      {"json",
       {"--format", "json"},
       "orchids1\norchids\n",
       "{\"line\":1,\"found\":false,\"count\":0,\"variant_found\":true,\"variant_count\":1000}\n"
       "{\"line\":2,\"found\":true,\"count\":2345,\"variant_found\":false,\"variant_count\":0}\n",
       1},
      {"yes or no, json",
       {"--yes-no", "--format", "json"},
       "orchids1\n",
       "{\"line\":1,\"found\":false,\"variant_found\":true}\n",
       1},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    std::vector<std::string> arguments = {"breach", "lookup", file, "--variants"};
    arguments.insert(arguments.end(), c.options.begin(), c.options.end());
    const Outcome outcome = run_program(arguments, c.input);
    CHECK(outcome.out == c.output);
    CHECK(outcome.status == c.status);
  }
  const auto fails = [&](std::vector<std::string> arguments, const std::string& message) {
    arguments.insert(arguments.begin(), {"breach", "lookup"});
    const Outcome outcome = run_program(arguments, "orchids1\n");
    CAPTURE(message, outcome.err);
    CHECK(outcome.status == 2);
    CHECK(outcome.err.find(message) != std::string::npos);
  };
  fails({file, "--variants", "--digests"}, "needs the passwords");
  fails({file, "--variants", "--variant-min-count", "0"}, "1 or more");
  const std::string filter = build(folder, "filter.crb", "orchids\t2345\n", {"--filter", "16"});
  fails({filter, "--variants"}, "doesn't say how often");
}

TEST_CASE("possibly found is found: lookup exits 1 for it") {
  const TemporaryFolder folder;
  const std::string file = build(folder, "filter.crb", "password\t5\n123456\t300\n", {"--filter", "16"});
  for (const bool yes_no : {false, true}) {
    std::vector<std::string> arguments = {"breach", "lookup", file};
    if (yes_no) arguments.emplace_back("--yes-no");
    Outcome outcome = run_program(arguments, "password\n");
    CHECK(outcome.out == (yes_no ? "line 1: yes\n" : "line 1: possibly found\n"));
    CHECK(outcome.status == 1);
    arguments.insert(arguments.end(), {"--format", "json"});
    outcome = run_program(arguments, "password\n");
    CHECK(outcome.out == (yes_no ? "{\"line\":1,\"found\":true}\n"
                                 : "{\"line\":1,\"found\":true,\"count\":null,\"possibly\":true}\n"));
    CHECK(outcome.status == 1);
  }
}

TEST_CASE("a threshold lets no password pass whose count is not known") {
  const TemporaryFolder folder;
  const std::string counted = build(folder, "counted.crb", "xkvgq#R7-zqwvkj9\t1\n");
  const std::string list = (folder.path() / "list").string();
  const std::string uncounted = (folder.path() / "uncounted.crb").string();
  const std::string policy = (folder.path() / "policy.toml").string();
  test::write_file(list, "xkvgq#R7-zqwvkj9\n");
  test::write_file(policy, "[breach]\nenabled = true\nmin_count = 2\n");
  const Outcome built = run_program({"breach", "build", "--from", "passwords", list, "-o", uncounted});
  CHECK(built.out.find("counts are not known") != std::string::npos);
  const auto check = [&](const std::vector<std::string>& breaches, const std::string& password) {
    std::vector<std::string> arguments = {"check", "--policy", policy, "--format", "json"};
    for (const std::string& breach : breaches) arguments.insert(arguments.end(), {"--breach", breach});
    return run_program(arguments, password + "\n");
  };
  CHECK(check({}, "123456").status == 1);  // of the built-in list
  CHECK(check({counted}, "xkvgq#R7-zqwvkj9").status == 0);
  const Outcome refused = check({counted, uncounted}, "xkvgq#R7-zqwvkj9");
  CHECK(refused.status == 1);
  CHECK(refused.out.find("\"limit\":2,\"actual\":-1") != std::string::npos);
  const json facts = json::parse(run_program({"breach", "info", uncounted, "--format", "json"}).out);
  CHECK(facts.at("counts_known") == false);
  CHECK(json::parse(run_program({"breach", "info", counted, "--format", "json"}).out).at("counts_known") == true);
  // What lookup says of such a file is what it always said.
  CHECK(run_program({"breach", "lookup", uncounted}, "xkvgq#R7-zqwvkj9\n").out == "line 1: found, 1 time\n");
}

TEST_CASE("an incomplete corpus is called so by build, verify and check") {
  const TemporaryFolder folder;
  const std::string list = (folder.path() / "list").string();
  const std::string file = (folder.path() / "file.crb").string();
  test::write_file(list, kDigest + ":3\n");
  const Outcome built = run_program({"breach", "build", "--from", "hibp", list, "-o", file});
  CHECK(built.status == 0);
  CHECK(built.err ==
        "credence: incomplete: 1048575 of the 1048576 prefixes have no entries; were all ranges downloaded?\n");
  const Outcome verified = run_program({"breach", "verify", file});
  CHECK(verified.status == 0);
  CHECK(verified.err == "credence: 1048575 of the 1048576 prefixes have no entries\n");
  const std::string policy = (folder.path() / "policy.toml").string();
  for (const std::string required : {"true", "\"complete\""}) {
    CAPTURE(required);
    test::write_file(policy, "[breach]\nenabled = true\nrequired = " + required + "\n");
    const Outcome checked = run_program({"check", "--policy", policy, "--breach", file}, "password\n");
    CHECK(checked.status == (required == "true" ? 1 : 2));
    CHECK((checked.err.find("are small (entries: 1)") != std::string::npos) == (required == "true"));
    CHECK((checked.err.find("entries of all 1,048,576 prefixes") != std::string::npos) == (required != "true"));
  }
}

TEST_CASE("check and sign-in read breach files without mapping them where that is asked for") {
  const TemporaryFolder folder;
  const std::string file = build(folder, "file.crb", "xkvgq#R7-zqwvkj9\t5\n");
  for (const char* const command : {"check", "sign-in"}) {
    CAPTURE(command);
    std::vector<std::string> arguments = {command, "--breach", file, "--pread", "--format", "json"};
    const Outcome outcome = run_program(arguments, "xkvgq#R7-zqwvkj9\n");
    CHECK(outcome.status == 1);
    CHECK(outcome.out.find("\"breach.found\"") != std::string::npos);
  }
}

TEST_CASE("a build says where its list is probably something else, and never replaces it") {
  const TemporaryFolder folder;
  const std::string list = (folder.path() / "list").string();
  const std::string file = (folder.path() / "file.crb").string();
  struct Row {
    const char* name;
    std::string text;
    const char* says;
  };
  const Row rows[] = {
      {"digests", kDigest + ":3\n", "--from hibp or --from digests"},
      {"hex notation", "$HEX[70c3a9]\n", "--decode-hex"},
      {"counts", "password\t3\n", "--counts"},
      {"JSON", "{\"a\":\"b\"}\n", "JSON"},
      {"CSV", "a,b\nc,d\ne,f\ng,h\ni,j\n", "CSV"},
      {"passwords", "password\n", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    test::write_file(list, row.text);
    const Outcome outcome = run_program({"breach", "build", "--from", "passwords", list, "-o", file});
    CHECK(outcome.status == 0);
    CHECK(outcome.err.find(row.says) != std::string::npos);
    CHECK(outcome.err.empty() == (std::string_view(row.says).empty()));
  }
  test::write_file(list, "caf\xE9\n");
  const Outcome latin = run_program({"breach", "build", "--from", "passwords", list, "-o", file});
  CHECK(latin.out.find("1 line not in UTF-8, hashed byte for byte") != std::string::npos);
  CHECK(run_program({"breach", "build", "--from", "passwords", list, "-o", list}).status == 2);
  CHECK(test::file_content(list) == "caf\xE9\n");
  // Standard input may be the file, too.
  const std::string command = std::string("'") + CREDENCE_PROGRAM + "' breach build --from passwords - -o '" + list +
                              "' < '" + list + "' 2>/dev/null";
  CHECK(std::system(command.c_str()) != 0);
  CHECK(test::file_content(list) == "caf\xE9\n");
}

TEST_CASE("where a file may not grow, the program says so and leaves nothing") {
  const TemporaryFolder folder;
  const std::string list = (folder.path() / "list").string();
  test::write_file(list, "password\n");
  const std::string error = (folder.path() / "error").string();
  const std::string command = std::string("ulimit -f 8; '") + CREDENCE_PROGRAM + "' breach build --from passwords '" +
                              list + "' -o '" + (folder.path() / "file.crb").string() + "' 2> '" + error + "'";
  const int status = std::system(command.c_str());
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 2);
  CHECK(test::file_content(error).find("larger than this process may make a file") != std::string::npos);
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 2);
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
