// SPDX-License-Identifier: Apache-2.0
// The program where a person sits: languages, colours, questions, notes, help, and readers that go away.
#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "catch.hpp"
#include "run_program.hpp"
#include "temporary_folder.hpp"

using namespace credence;
using namespace credence::test;
using Arguments = std::vector<std::string>;

namespace {

const std::string kGood = "xKv#q7zwR!t2mPf9";
const std::string kShort = "xKv#q7z";
const std::string kEnglish = "Use at least 8 characters";
const std::string kGerman = "Mindestens 8 Zeichen";

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++count;
  return count;
}

}  // namespace

TEST_CASE("text follows the environment's language, JSON does not") {
  struct Case {
    const char* name;
    std::vector<std::string> environment;
    Arguments arguments;
    std::string message;
  };
  const Case cases[] = {
      {"nothing set", {}, {}, kEnglish},
      {"LANG", {"LANG=de_DE.UTF-8"}, {}, kGerman},
      {"LC_MESSAGES before LANG", {"LANG=de_DE.UTF-8", "LC_MESSAGES=C"}, {}, kEnglish},
      {"LC_ALL before both", {"LANG=C", "LC_MESSAGES=C", "LC_ALL=de_AT"}, {}, kGerman},
      {"empty is not set", {"LANG=de", "LC_ALL="}, {}, kGerman},
      {"a language without messages", {"LANG=tlh_KX.UTF-8"}, {}, kEnglish},
      {"JSON", {"LANG=de_DE.UTF-8"}, {"--format", "json"}, kEnglish},
      {"JSON in a language", {}, {"--format", "json", "--language", "de"}, kGerman},
      {"the option goes first", {"LANG=de_DE.UTF-8"}, {"--language", "en-GB"}, kEnglish},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    Arguments arguments = {"check"};
    arguments.insert(arguments.end(), c.arguments.begin(), c.arguments.end());
    const Outcome outcome = run_program(arguments, kShort, {.environment = c.environment});
    CHECK(outcome.out.find(c.message) != std::string::npos);
  }
}

TEST_CASE("a language without messages is refused with those there are") {
  for (const char* const language : {"tlh", "", "deutsch", "d"}) {
    CAPTURE(language);
    const Outcome outcome = run_program({"check", "--language", language}, kShort);
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.find("the languages are en, de") != std::string::npos);
  }
}

TEST_CASE("colours on a terminal that has them, unless NO_COLOR is set") {
  const Arguments check = {"check", "--no-built-in"};
  const std::vector<std::string> typed = {kShort + "\n", kShort + "\n"};
  CHECK(run_on_terminal(check, typed).out.find("\x1b[31mreject\x1b[0m") != std::string::npos);
  const std::vector<std::string> good = {kGood + "\n", kGood + "\n"};
  CHECK(run_on_terminal(check, good).out.find("\x1b[32maccept\x1b[0m") != std::string::npos);
  CHECK(run_on_terminal(check, typed, {.environment = {"NO_COLOR=1"}}).out.find('\x1b') == std::string::npos);
  CHECK(run_on_terminal(check, typed, {.environment = {"TERM=dumb"}}).out.find('\x1b') == std::string::npos);
  CHECK(run_on_terminal({"check", "--format", "json"}, typed).out.find('\x1b') == std::string::npos);
  CHECK(run_program(check, kShort).out.find('\x1b') == std::string::npos);
}

TEST_CASE("questions go to the terminal, wherever standard error leads") {
  const Outcome outcome = run_script_on_terminal("$C check 2>/dev/null", {kGood + "\n", kGood + "\n"});
  CHECK(outcome.status == 0);
  CHECK(outcome.out.find("Password: ") != std::string::npos);
  CHECK(outcome.out.find("The same again: ") != std::string::npos);
  CHECK(outcome.out.find("line 1") == std::string::npos);  // who is asked for one password knows which it is
  CHECK(outcome.out.find(kGood) == std::string::npos);
  const Outcome piped =
      run_script_on_terminal("$C check --format json 2>/dev/null | cat", {kGood + "\n", kGood + "\n"});
  CHECK(piped.out.find("\"verdict\":\"accept\"") != std::string::npos);
}

TEST_CASE("the note on the built-in list comes once in a terminal session") {
  const TemporaryFolder folder;
  const std::string runtime = "XDG_RUNTIME_DIR=" + folder.path().string();
  const std::string note = "only the built-in list";
  const std::string script = "echo x | $C check; echo x | $C check; echo x | $C sign-in --now 2026-01-01; true";
  CHECK(count_of(run_script_on_terminal(script, {}, {.environment = {runtime}}).out, note) == 1);
  // Another session has it again; a log has it from each run; --quiet has none.
  CHECK(count_of(run_script_on_terminal(script, {}, {.environment = {runtime}}).out, note) == 1);
  CHECK(count_of(run_script_on_terminal("echo x | $C check --quiet --format text", {}, {.environment = {runtime}}).out,
                 note) == 0);
  const std::string log = "(echo x | $C check; echo x | $C check) 2>&1 | cat";
  CHECK(count_of(run_script_on_terminal(log, {}, {.environment = {runtime}}).out, note) == 2);
}

TEST_CASE("a reader that goes away ends the program without a word") {
  std::string input;
  for (int i = 0; i < 20'000; ++i) input += kShort + "\n";
  for (const Arguments& arguments : {Arguments{"check", "--no-built-in", "--quiet", "--format", "text"},
                                     {"check", "--quiet", "--format", "json", "--jobs", "2"},
                                     {"policy", "show"},
                                     {"--help"},
                                     {"--version"}}) {
    CAPTURE(arguments);
    const Outcome outcome = run_program(arguments, input, {.reader_is_gone = true});
    CHECK(outcome.err.empty());
    CHECK(outcome.status == 128 + 13);
  }
}

TEST_CASE("an unknown command or option gets the nearest, and a password given by mistake is not shown") {
  struct Case {
    Arguments arguments;
    std::string what;
    bool suggested;
  };
  const Case cases[] = {
      {{"chekc"}, "name one of the commands check, sign-in, ", true},
      {{"signin"}, "(did you mean sign-in?)", true},
      {{"dict"}, "(did you mean dictionary?)", true},
      {{"breach", "lokup", "x"}, "(did you mean lookup?)", true},
      {{"policy", "ls"}, "(did you mean list?)", false},
      {{"Hunter2!secret"}, "name one of the commands check, sign-in, ", false},
      {{"check", "--polcy=x"}, "unknown option --polcy (did you mean --policy?)", true},
      {{"check", "--summery"}, "(did you mean --summary?)", true},
      {{"check", "--xyzzy"}, "unknown option --xyzzy; ", false},
      {{"check", "--policy", "citrix"}, "(did you mean citrix-cloud?)", true},
      {{"check", "--policy", "credense"}, "(did you mean credence?)", true},
  };
  for (const Case& c : cases) {
    CAPTURE(c.arguments);
    const Outcome outcome = run_program(c.arguments, kGood);
    CHECK(outcome.status == 2);
    CHECK((outcome.err.find("did you mean") != std::string::npos) == c.suggested);
    if (c.suggested || c.what.find("did you") == std::string::npos) {
      CHECK(outcome.err.find(c.what) != std::string::npos);
    }
    CHECK(outcome.err.find("Hunter2") == std::string::npos);
    CHECK(std::ranges::count(outcome.err, '\n') == 1);
  }
}

TEST_CASE("every command's help has examples and exit statuses, and fits a terminal") {
  CHECK(run_program({"-V"}).out == run_program({"--version"}).out);
  std::vector<Arguments> commands = {{}};
  const std::regex name("\n  ([a-z][a-z-]*)  ");
  for (std::size_t i = 0; i < commands.size(); ++i) {  // grows while it is walked
    const Arguments command = commands[i];
    CAPTURE(command);
    Arguments arguments = command;
    arguments.emplace_back("--help");
    const std::string help = run_program(arguments).out;
    CHECK(help.find("\nExamples:\n  credence ") != std::string::npos);
    CHECK(help.find("\nExit status:\n  0  ") != std::string::npos);
    CHECK(help.find("\n  2  ") != std::string::npos);
    std::size_t longest = 0;
    for (std::size_t begin = 0, end = 0; (end = help.find('\n', begin)) != std::string::npos; begin = end + 1) {
      longest = std::max(longest, end - begin);
    }
    CHECK(longest <= 80);
    const std::size_t list = help.find("\nCommands:\n");
    if (list == std::string::npos) continue;
    const std::string names = help.substr(list, help.find("\nExamples:") - list);
    for (std::sregex_iterator match(names.begin(), names.end(), name), end; match != end; ++match) {
      Arguments below = command;
      below.push_back((*match)[1]);
      commands.push_back(below);
    }
  }
  CHECK(commands.size() >= 19);
}

TEST_CASE("policy list says which policy decides by default and which is recommended") {
  const std::string list = run_program({"policy", "list"}).out;
  CHECK(list.find("use citrix-cloud unless") != std::string::npos);
  CHECK(list.find("We recommend credence") != std::string::npos);
  const std::string json = run_program({"policy", "list", "--format", "json"}).out;
  CHECK(count_of(json, "\"default\":true") == 1);
  CHECK(count_of(json, "\"recommended\":true") == 1);
  const std::string line = json.substr(json.find("\"name\":\"credence\""));
  CHECK(line.substr(0, line.find('\n')).find("\"default\":false,\"recommended\":true") != std::string::npos);
}
