// SPDX-License-Identifier: Apache-2.0
// The built program from outside: arguments, standard input, exit status, output. The breach and dictionary commands
// have tests of their own.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "catch.hpp"
#include "run_program.hpp"
#include "temporary_folder.hpp"

using namespace credence;
using namespace std::string_literals;
using nlohmann::json;
using test::Outcome;
using test::run_on_terminal;
using test::run_program;
using Arguments = std::vector<std::string>;
using Keys = std::vector<std::string>;

namespace {

constexpr const char* kNote =
    "credence: only the built-in list of common passwords is in use; give a full list of leaked passwords with "
    "--breach FILE\n";
// No word, no digit missing: accepted by citrix-cloud.
const std::string kGood = "xKv#q7zwR!t2mPf9";

std::vector<json> lines_of(const Outcome& outcome) {
  std::vector<json> lines;
  std::size_t begin = 0;
  for (std::size_t end = 0; (end = outcome.out.find('\n', begin)) != std::string::npos; begin = end + 1) {
    lines.push_back(json::parse(outcome.out.substr(begin, end - begin)));
  }
  CHECK(begin == outcome.out.size());
  return lines;
}

Keys keys_of(const json& line, const char* list = "violations") {
  Keys keys;
  for (const json& violation : line.at(list)) keys.push_back(violation.at("code"));
  return keys;
}

Outcome check(Arguments arguments, const std::string& input) {
  arguments.insert(arguments.begin(), {"check", "--format", "json"});
  return run_program(arguments, input);
}

// The verdicts of each line, with their line numbers.
std::vector<std::pair<int, std::string>> verdicts_of(const Outcome& outcome) {
  std::vector<std::pair<int, std::string>> verdicts;
  for (const json& line : lines_of(outcome)) verdicts.emplace_back(line.at("line"), line.at("verdict"));
  return verdicts;
}
using Verdicts = std::vector<std::pair<int, std::string>>;

bool is_one_line(const std::string& text) { return std::ranges::count(text, '\n') == 1 && text.ends_with('\n'); }

}  // namespace

TEST_CASE("check: the verdict with every reason") {
  const Outcome disguised = check({}, "Passw0rd!\n");
  CHECK(disguised.status == 1);
  CHECK(disguised.err == kNote);
  const json line = lines_of(disguised).at(0);
  CHECK(line.at("verdict") == "reject");
  const auto& violations = line.at("violations");
  const auto word = std::ranges::find_if(violations, [](const json& v) { return v.at("code") == "dictionary.word"; });
  REQUIRE(word != violations.end());
  CHECK(word->at("begin") == 0);
  CHECK(word->at("end") == 8);

  const Keys common = keys_of(lines_of(check({}, "123456\n")).at(0));
  CHECK(std::ranges::count(common, "breach.found") == 1);

  const Outcome good = check({}, kGood + "\n");
  CHECK(good.status == 0);
  CHECK(good.out == R"({"line":1,"verdict":"accept","violations":[],"warnings":[]})"
                    "\n");

  const Keys all = keys_of(lines_of(check({"--no-built-in"}, "abc\n")).at(0));
  CHECK(all ==
        Keys{"length.too_short", "characters.missing_digit", "characters.missing_upper", "characters.missing_symbol"});
}

TEST_CASE("check: JSON has its keys in the order of the contract") {
  const std::string out = check({"--no-built-in"}, "xKv#q7z\n").out;
  CHECK(out == R"({"line":1,"verdict":"reject","violations":[{"code":"length.too_short","begin":0,"end":7,"limit":8,)"
               R"("actual":7,"message":"Use at least 8 characters; this has 7."}],"warnings":[]})"
               "\n");
}

TEST_CASE("check: text for people") {
  const Outcome outcome = run_program({"check", "--no-built-in"}, "xKv#q7z\n" + kGood + "\n");
  CHECK(outcome.status == 1);
  CHECK(outcome.out == "line 1: reject\n  length.too_short: Use at least 8 characters; this has 7.\nline 2: accept\n");
  CHECK(outcome.err == "credence: no list of leaked passwords is in use; give one with --breach FILE\n");
  const Outcome warned = run_program({"check", "--policy", "owasp-asvs-5-l1"}, "xKv#q7zw\n");
  CHECK(warned.status == 0);
  CHECK(warned.out == "line 1: accept\n  warning: length.too_short: Use at least 15 characters; this has 8.\n");
}

TEST_CASE("check: how lines are read") {
  struct Case {
    const char* name;
    Arguments arguments;
    std::string input;
    int status;
    Verdicts verdicts;
  };
  const Case kCases[] = {
      {"no line", {}, "", 0, {}},
      {"an empty line is an empty password", {}, "\n", 1, {{1, "reject"}}},
      {"a last line without LF", {}, kGood + "\n" + kGood, 0, {{1, "accept"}, {2, "accept"}}},
      {"one bad among good", {}, kGood + "\nabc\n" + kGood + "\n", 1, {{1, "accept"}, {2, "reject"}, {3, "accept"}}},
      {"CR is dropped", {"--confirm"}, kGood + "\r\n" + kGood + "\n", 0, {{1, "accept"}}},
      {"CR is kept", {"--confirm", "--keep-cr"}, kGood + "\r\n" + kGood + "\n", 1, {{1, "reject"}}},
      {"NUL", {"--null"}, kGood + "\0"s + kGood + "\0"s, 0, {{1, "accept"}, {2, "accept"}}},
      {"NUL, with LF in a password", {"--null", "--confirm"}, kGood + "\n\0"s + kGood + "\0"s, 1, {{1, "reject"}}},
      {"--confirm, pairs",
       {"--confirm"},
       kGood + "\n" + kGood + "\n" + kGood + "\nx\n",
       1,
       {{1, "accept"}, {3, "reject"}}},
      {"--previous", {"--previous"}, "old\n" + kGood + "\n", 0, {{2, "accept"}}},
      {"--previous and --confirm",
       {"--previous", "--confirm"},
       "old\n" + kGood + "\n" + kGood + "\n",
       0,
       {{2, "accept"}}},
      {"not UTF-8", {}, kGood + "\xff\n", 1, {{1, "reject"}}},
      {"over the cap", {}, std::string(100'000, 'x') + "\n", 1, {{1, "reject"}}},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.name);
    const Outcome outcome = check(c.arguments, c.input);
    CHECK(outcome.status == c.status);
    CHECK(verdicts_of(outcome) == c.verdicts);
    CHECK(outcome.err == kNote);
  }
}

TEST_CASE("check: confirmation and previous password") {
  CHECK(keys_of(lines_of(check({"--confirm"}, kGood + "\n" + kGood + "x\n")).at(0)) == Keys{"confirmation.mismatch"});
  const test::TemporaryFolder folder;
  const std::string policy = folder.path() / "p.toml";
  test::write_file(policy, "[history]\nmin_edits = 3\n");
  CHECK(keys_of(lines_of(check({"--previous", "--policy", policy}, kGood + "\n" + kGood + "1\n")).at(0)) ==
        Keys{"history.similar"});
}

TEST_CASE("check: an incomplete entry at the end is an error") {
  struct Case {
    Arguments arguments;
    std::string input;
    const char* what;
  };
  const Case kCases[] = {
      {{"--confirm"},
       kGood + "\n",
       "credence: standard input: the input ends after line 1, where the second entry of the password (--confirm) is "
       "missing\n"},
      {{"--previous"},
       kGood + "\n",
       "credence: standard input: the input ends after line 1, where the new password is missing\n"},
  };
  for (const Case& c : kCases) {
    const Outcome outcome = check(c.arguments, c.input);
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK(outcome.err == kNote + std::string(c.what));
  }
}

TEST_CASE("check: whose password it is") {
  const test::TemporaryFolder folder;
  const std::string subject = folder.path() / "subject.json";
  const std::string one_word = folder.path() / "word.json";
  test::write_file(one_word, R"({"word":"wsxzedc"})");
  test::write_file(subject,
                   R"({"user":"qwexrtz","email":"jo@vbnxmkl.example","name":"Poi Lkjhgq","organisation":"Mnbvqx",)"
                   R"("service":"Zaqxswv","words":["wsxzedc"]})");
  struct Case {
    Arguments arguments;
    const char* password;
    Keys keys;
  };
  const Case kCases[] = {
      {{"--user", "qwexrtz"}, "81qwexrtz#47", {"context.user_name"}},
      {{"--email", "jo@vbnxmkl.example"}, "81vbnxmkl#47", {"context.email"}},
      {{"--email", "no address"}, "81mkvbxl#47", {"email.invalid"}},
      {{"--name", "Poi Lkjhgq"}, "81lkjhgq#47", {"context.display_name"}},
      {{"--organisation", "Mnbvqx"}, "81mnbvqx#47", {"context.organisation"}},
      {{"--service", "Zaqxswv"}, "81zaqxswv#47", {"context.service"}},
      {{"--word", "qqqqxx", "--word", "wsxzedc"}, "81wsxzedc#47", {"context.word"}},
      {{"--subject-file", subject}, "81qwexrtz#47", {"context.user_name"}},
      {{"--subject-file", subject}, "81zaqxswv#47", {"context.service"}},
      {{"--subject-file", subject}, "81wsxzedc#47", {"context.word"}},
      {{"--subject-file", one_word}, "81wsxzedc#47", {"context.word"}},
      {{"--subject-file", subject, "--user", "other"}, "81qwexrtz#47", {}},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.arguments, c.password);
    Arguments arguments = c.arguments;
    arguments.insert(arguments.end(), {"--policy", "credence"});
    CHECK(keys_of(lines_of(check(arguments, c.password + "\n"s)).at(0)) == c.keys);
  }
}

TEST_CASE("what is not a subject file is refused") {
  const test::TemporaryFolder folder;
  const std::string file = folder.path() / "s.json";
  struct Case {
    const char* content;
    const char* what;
  };
  const Case kCases[] = {
      {"", "no valid JSON at byte 1; write an object like {\"user\": \"jo\"}"},
      {"[]", "this is no JSON object; write one like {\"user\": \"jo\"}"},
      {"{\"usr\":\"jo\"}", "unknown key \"usr\"; known are user, email, name, organisation, service, words"},
      {"{\"user\":1}", "\"user\" takes a string"},
      {"{\"words\":{\"x\":\"y\"}}", "\"words\" takes a list of strings"},
      {"{\"words\":[1]}", "\"words\" takes a list of strings"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.content);
    test::write_file(file, c.content);
    const Outcome outcome = check({"--subject-file", file}, "abc\n");
    CHECK(outcome.status == 2);
    CHECK(outcome.err == "credence: " + file + ": " + c.what + "\n");
  }
  CHECK(check({"--subject-file", folder.path()}, "").err ==
        "credence: " + folder.path().string() + ": can't read this subject file (Is a directory)\n");
  CHECK(check({"--subject-file", "/nonexistent"}, "").err ==
        "credence: /nonexistent: can't open this subject file (No such file or directory)\n");
}

TEST_CASE("what a policy and the options leave unasked is said") {
  const test::TemporaryFolder folder;
  const std::string whole = folder.path() / "whole.toml";
  test::write_file(whole, "[dictionary]\nmode = \"whole\"\nreversed = true\n");
  struct Case {
    const char* name;
    Arguments arguments;
    std::string input;
    std::string out;
    std::string err;
  };
  const Case kCases[] = {
      {"no old passwords",
       {"check", "--policy", "cis"},
       "xKv#q7zwxKv#q7zw\n",
       "line 1: accept\n  warning: history.not_checked: Whether this password was used before was not checked: there "
       "are "
       "no old passwords to ask for.\n",
       ""},
      {"the old one again",
       {"check", "--policy", "ad-complexity", "--previous"},
       "SameOld1!xyz\nSameOld1!xyz\n",
       "line 2: reject\n  history.reused: You have used this password before.\n",
       ""},
      {"no time",
       {"sign-in", "--no-password", "--policy", "pci-dss-4-single", "--last-sign-in", "2026-03-31", "--now",
        "2026-04-01"},
       "",
       "line 1: accept\n  warning: age.unknown: When the password was set is not known; it must be changed after 90 "
       "days.\n",
       ""},
      {"the creation",
       {"sign-in", "--no-password", "--policy", "pci-dss-4-single", "--created", "2026-01-01", "--last-sign-in",
        "2026-03-31", "--now", "2026-04-01"},
       "",
       "line 1: reset_required\n  age.expired: The password is 90 days old; it must be changed after 90 days.\n",
       ""},
      {"no effect",
       {"check", "--policy", whole},
       "xkvq\n",
       "line 1: accept\n",
       "credence: " + whole +
           ": dictionary.mode is \"whole\", which compares passwords as they are: no effect has "
           "dictionary.reversed\n"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.name);
    const Outcome outcome = run_program(c.arguments, c.input);
    CHECK(outcome.out == c.out);
    CHECK(outcome.err == c.err);
  }
}

TEST_CASE("a subject file nested without end is refused") {
  const test::TemporaryFolder folder;
  const std::string file = folder.path() / "subject.json";
  for (const std::string& text :
       {"{\"words\":" + std::string(200'000, '['),
        "{\"words\":" + std::string(200'000, '[') + std::string(200'000, ']') + "}", std::string(100'000, '[')}) {
    test::write_file(file, text);
    const Outcome outcome = check({"--subject-file", file}, "abc\n");
    CHECK(outcome.status == 2);
    CHECK(outcome.err == "credence: " + file + ": nested too deep; \"words\" is a list of strings\n");
  }
}

TEST_CASE("messages in a language") {
  const Outcome german = check({"--language", "de-AT"}, "xKv#q7z\n");
  CHECK(lines_of(german).at(0).at("violations").at(0).at("message") == "Mindestens 8 Zeichen verwenden (bisher 7).");
}

TEST_CASE("sign-in: time and account") {
  struct Case {
    const char* name;
    Arguments arguments;
    std::string input;
    int status;
    const char* verdict;
    Keys violations;
    Keys warnings;
  };
  const Arguments stale = {"--last-sign-in", "2025-08-31T23:30:00Z", "--now", "2026-02-28T23:30:00Z"};
  const Arguments fresh = {"--last-sign-in", "2025-08-31T23:30:00Z", "--now", "2026-02-28T23:29:59Z"};
  const auto with = [](Arguments arguments, const Arguments& more) {
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
  };
  const Case kCases[] = {
      {"one second before", fresh, kGood, 0, "accept", {}, {}},
      {"due", stale, kGood, 1, "reset_required", {"sign_in.stale"}, {}},
      {"without a password", with(stale, {"--no-password"}), "abc", 1, "reset_required", {"sign_in.stale"}, {}},
      {"no password given", fresh, "", 0, "accept", {}, {}},
      {"both at once", stale, "xKv#q7z", 1, "reset_required", {"length.too_short", "sign_in.stale"}, {}},
      {"federated", with(stale, {"--account", "federated"}), "abc", 0, "accept", {}, {"sign_in.stale"}},
      {"never", {"--now", "2026-02-28"}, kGood, 1, "reset_required", {"sign_in.never"}, {}},
      {"judged by creation", {"--created", "2026-01-01", "--now", "2026-02-28"}, kGood, 0, "accept", {}, {}},
      {"a clock that is wrong",
       {"--last-sign-in", "2027-01-01", "--now", "2026-02-28"},
       kGood,
       0,
       "accept",
       {},
       {"sign_in.clock_error"}},
      {"age",
       {"--policy", "pci-dss-4-single", "--password-set", "2025-01-01", "--last-sign-in", "2026-02-01", "--now",
        "2026-02-28"},
       "xkvqzwrtmpf1",
       1,
       "reset_required",
       {"age.expired"},
       {}},
      {"disabled",
       {"--policy", "pci-dss-4-mfa", "--last-sign-in", "2025-01-01", "--now", "2026-02-28"},
       "xkvqzwrtmpf1",
       1,
       "disabled",
       {"sign_in.stale"},
       {}},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.name);
    const Outcome outcome = run_program(with({"sign-in", "--format", "json"}, c.arguments), c.input);
    CHECK(outcome.status == c.status);
    const auto lines = lines_of(outcome);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].at("verdict") == c.verdict);
    CHECK(keys_of(lines[0]) == c.violations);
    CHECK(keys_of(lines[0], "warnings") == c.warnings);
  }
  const Outcome empty = run_program(with({"sign-in"}, fresh), "");
  CHECK(empty.err ==
        kNote + "credence: no password on standard input; time and account alone are judged (--no-password)\n"s);
  // Without --now the program asks the clock: long after this date.
  CHECK(run_program({"sign-in", "--no-password", "--last-sign-in", "2020-01-01"}).status == 1);
}

TEST_CASE("sign-in: what is not a time is refused with the expected form") {
  for (const char* const option : {"--last-sign-in", "--created", "--password-set", "--now"}) {
    for (const char* const time : {"yesterday", "2026-02-30", "2026-02-28T23:30:00", ""}) {
      CAPTURE(option, time);
      const Outcome outcome = run_program({"sign-in", "--no-password", option, time});
      CHECK(outcome.status == 2);
      CHECK(is_one_line(outcome.err));
      CHECK(outcome.err.find("credence: "s + option + ": ") == 0);
      CHECK(outcome.err.find("2026-02-28T23:30:00Z") != std::string::npos);
    }
  }
}

TEST_CASE("policy list and show") {
  const Outcome list = run_program({"policy", "list"});
  CHECK(list.status == 0);
  CHECK(list.out.find("citrix-cloud            Citrix Cloud: ") == 0);
  std::set<std::string> names;
  for (const json& line : lines_of(run_program({"policy", "list", "--format", "json"}))) {
    names.insert(line.at("name"));
    const Outcome show = run_program({"policy", "show", line.at("name")});
    CHECK(show.status == 0);
    CHECK(show.out ==
          test::file_content(CREDENCE_TEST_DIR "/golden/policies/" + line.at("name").get<std::string>() + ".toml"));
  }
  CHECK(names.contains("nist-800-63b-4-mfa"));
  CHECK(run_program({"policy", "show"}).out == run_program({"policy", "show", "citrix-cloud"}).out);

  const test::TemporaryFolder folder;
  const std::string file = folder.path() / "p.toml";
  test::write_file(file, "extends = \"cis\"\n[length]\nmin = 20\n");
  const std::string shown = run_program({"policy", "show", file}).out;
  CHECK(shown.find("\nmin = 20  #") != std::string::npos);
  test::write_file(file, shown);
  CHECK(run_program({"policy", "show", file}).out == shown);
}

TEST_CASE("what can't be carried out: exit 2, one line, nothing on standard output") {
  const test::TemporaryFolder folder;
  const std::string bad = folder.path() / "bad.toml";
  test::write_file(bad, "[length]\nmim = 1\n");
  const std::string strict = folder.path() / "strict.toml";
  test::write_file(strict, "[breach]\nenabled = true\nrequired = true\n");
  const std::string empty = folder.path() / "empty";
  test::write_file(empty, "");
  const std::string foreign = folder.path() / "foreign";
  test::write_file(foreign, std::string(10'000, 'x'));
  struct Case {
    const char* name;
    Arguments arguments;
    std::string what;  // how the line on standard error begins
  };
  const Case kCases[] = {
      {"no command", {}, "name one of the commands check, sign-in, "},
      {"unknown option",
       {"check", "--polcy=x"},
       "unknown option --polcy (did you mean --policy?); see 'credence check --help'"},
      {"unknown command", {"chekc"}, "name one of the commands check, sign-in, "},
      {"a password as argument",
       {"check", "Hunter2!secret"},
       "an argument is not expected (it is not shown, for it may be a password); passwords come from standard input, a "
       "line each; see 'credence check --help'"},
      {"option without its value",
       {"check", "--policy"},
       "--policy: 1 required NAME|FILE missing; see 'credence check --help'"},
      {"format", {"check", "--format", "xml"}, "--format: takes text|json, not \"xml\"; see 'credence check --help'"},
      {"account", {"sign-in", "--account", "x"}, "--account: takes local|federated, not \"x\""},
      {"policy command", {"policy"}, "name one of the commands list, show"},
      {"unknown policy", {"check", "--policy", "citrix"}, ""},
      {"bad policy",
       {"check", "--policy", bad},
       bad + ":2:1: unknown key \"length.mim\"; the nearest known one is \"length.min\""},
      {"policy is a folder", {"check", "--policy", folder.path()}, ""},
      {"breach file required", {"check", "--policy", strict}, ""},
      {"no breach file", {"check", "--breach", "/nonexistent"}, ""},
      {"empty breach file", {"check", "--breach", empty}, ""},
      {"foreign breach file", {"check", "--breach", foreign}, ""},
      {"no dictionary", {"check", "--dictionary", "/nonexistent"}, ""},
      {"empty dictionary", {"check", "--dictionary", empty}, ""},
      {"foreign dictionary", {"check", "--dictionary", foreign}, ""},
      {"sign-in, foreign breach file", {"sign-in", "--no-password", "--breach", foreign}, ""},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.name);
    const Outcome outcome = run_program(c.arguments, kGood + "\n");
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK(is_one_line(outcome.err));
    CHECK(outcome.err.find("credence: " + c.what) == 0);
    CHECK(outcome.err.find("Hunter2") == std::string::npos);
    // The file at fault is named.
    for (const std::string& file : {bad, empty, foreign, "/nonexistent"s}) {
      if (std::ranges::find(c.arguments, file) != c.arguments.end()) {
        CHECK(outcome.err.find(file) != std::string::npos);
      }
    }
  }
}

TEST_CASE("help and version") {
  const Outcome version = run_program({"--version"});
  CHECK(version.status == 0);
  CHECK(version.out.find("credence ") == 0);
  for (const Arguments& command : {Arguments{}, {"check"}, {"sign-in"}, {"policy"}, {"policy", "show"}}) {
    Arguments arguments = command;
    arguments.emplace_back("--help");
    const Outcome help = run_program(arguments);
    CHECK(help.status == 0);
    CHECK(help.out.find("Usage: ") != std::string::npos);
    CHECK(help.err.empty());
  }
}

TEST_CASE("a full disk is noticed") {
  for (const Arguments& command : {Arguments{"check"}, {"policy", "list"}, {"policy", "show"}, {"--version"}}) {
    const Outcome outcome = run_program(command, kGood + "\n", {.output = "/dev/full"});
    CHECK(outcome.status == 2);
    CHECK(outcome.err.ends_with(
        "credence: standard output: can't write; free some space or check where it leads (No space left on device)\n"));
  }
}

TEST_CASE("a closed standard stream is noticed, and no file takes its place") {
  const test::TemporaryFolder folder;
  const std::string policy = folder.path() / "p.toml";
  test::write_file(policy, "[length]\nmin = 1\n");
  const Outcome no_input = run_program({"check", "--policy", policy}, kGood + "\n", {.closed = 0});
  CHECK(no_input.status == 2);
  CHECK(no_input.err == "credence: standard input: can't read passwords (Bad file descriptor)\n");
  const Outcome no_output = run_program({"check", "--policy", policy}, kGood + "\n", {.closed = 1});
  CHECK(no_output.status == 2);
  CHECK(no_output.err.find("credence: standard output: can't write") == 0);
  CHECK(run_program({"check"}, kGood + "\n", {.closed = 2}).status == 0);
}

TEST_CASE("many lines come out in order") {
  std::string input;
  for (int i = 0; i < 5000; ++i) input += i % 3 == 0 ? "abc\n" : kGood + "\n";
  const Outcome outcome = check({}, input);
  const auto verdicts = verdicts_of(outcome);
  REQUIRE(verdicts.size() == 5000);
  bool right = true;
  for (int i = 0; i < 5000; ++i)
    right &= verdicts[static_cast<std::size_t>(i)] == std::pair(i + 1, std::string(i % 3 == 0 ? "reject" : "accept"));
  CHECK(right);
}

TEST_CASE("on a terminal, check asks twice without echo") {
  const Outcome same = run_on_terminal({"check", "--format", "json"}, {kGood + "\n", kGood + "\n"});
  CHECK(same.status == 0);
  CHECK(same.out.find("Password: ") != std::string::npos);
  CHECK(same.out.find("The same again: ") != std::string::npos);
  CHECK(same.out.find(kGood) == std::string::npos);
  CHECK(same.out.find("\"verdict\":\"accept\"") != std::string::npos);

  const Outcome differs = run_on_terminal({"check"}, {kGood + "\n", kGood + "x\n"});
  CHECK(differs.status == 1);
  CHECK(differs.out.find("confirmation.mismatch") != std::string::npos);

  const Outcome once =
      run_on_terminal({"sign-in", "--last-sign-in", "2026-01-01", "--now", "2026-01-02"}, {kGood + "\n"});
  CHECK(once.status == 0);
  CHECK(once.out.find("again") == std::string::npos);

  const Outcome federated =
      run_on_terminal({"sign-in", "--account", "federated", "--last-sign-in", "2026-01-01", "--now", "2026-01-02"}, {});
  CHECK(federated.status == 0);
  CHECK(federated.out.find("Password") == std::string::npos);

  const Outcome previous = run_on_terminal({"check", "--previous"}, {"old\n", kGood + "\n", kGood + "\n"});
  CHECK(previous.status == 0);
  CHECK(previous.out.find("Old password: ") != std::string::npos);
}

TEST_CASE("on a terminal, an end of input and a signal end the question") {
  const Outcome end = run_on_terminal({"check"}, {"\x04"});
  CHECK(end.status == 2);
  CHECK(end.out.find("the input ended before a password was entered") != std::string::npos);
  CHECK(run_on_terminal({"check"}, {"abc\x03"}).status == 128 + 2);
}
