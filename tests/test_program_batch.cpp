// SPDX-License-Identifier: Apache-2.0
// check and sign-in over many passwords: what is printed of the answers, by how many threads, under which policy.
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
using Arguments = std::vector<std::string>;

namespace {

const std::string kGood = "xKv#q7zwR!t2mPf9";
const std::string kShort = "xKv#q7z";

// Of each 7 lines one is too short, and one of each 11 is a common password.
std::string many_passwords(int number) {
  std::string lines;
  for (int i = 0; i < number; ++i) {
    lines += i % 7 == 0 ? kShort : i % 11 == 0 ? "password" : kGood + std::to_string(i);
    lines += '\n';
  }
  return lines;
}

Arguments with(Arguments arguments, const Arguments& more) {
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

// Writes the system's policy of the program under test; without text there is none.
class SystemPolicy {
 public:
  explicit SystemPolicy(const std::string& text) { write_file(kFile, text); }
  ~SystemPolicy() { std::filesystem::remove_all(kFile); }
  SystemPolicy(const SystemPolicy&) = delete;
  SystemPolicy& operator=(const SystemPolicy&) = delete;

  static constexpr const char* kFile = CREDENCE_SYSTEM_POLICY;
};

Outcome run_with_policy(const Arguments& arguments, const std::string& input = {}) {
  return run_program(arguments, input, {.program = CREDENCE_PROGRAM_WITH_POLICY});
}

}  // namespace

TEST_CASE("several jobs give the answers of one, in their order") {
  const std::string input = many_passwords(5000);
  const Arguments all[] = {{"check", "--no-built-in"},
                           {"check", "--format", "json"},
                           {"check", "--rejected-only"},
                           {"check", "--summary"},
                           {"check", "--confirm", "--format", "json"},
                           {"check", "--previous", "--confirm", "--policy", "credence", "--user", "kvqzw"},
                           {"sign-in", "--last-sign-in", "2026-01-01", "--now", "2026-01-02"}};
  for (const Arguments& arguments : all) {
    CAPTURE(arguments);
    // 4998 is divisible by 1, 2 and 3 lines a password.
    const std::string lines = many_passwords(4998);
    const Outcome one = run_program(with(arguments, {"--jobs", "1"}), lines);
    CHECK_FALSE(one.out.empty());
    for (const char* const jobs : {"2", "7"}) {
      const Outcome several = run_program(with(arguments, {"-j", jobs}), lines);
      CHECK(several.status == one.status);
      CHECK(several.out == one.out);
      CHECK(several.err == one.err);
    }
  }
}

TEST_CASE("an error in the input comes behind the answers before it, with one job and with several") {
  const std::string input = many_passwords(1001);
  const Outcome one = run_program({"check", "--confirm"}, input);
  CHECK(one.status == 2);
  CHECK(one.out.find("line 999: ") != std::string::npos);
  CHECK(one.err.find("the input ends after line 1001") != std::string::npos);
  const Outcome several = run_program({"check", "--confirm", "--jobs", "3"}, input);
  CHECK(several.status == 2);
  CHECK(several.out == one.out);
  CHECK(several.err == one.err);
}

TEST_CASE("--jobs is a number from 1 to 256") {
  for (const char* const jobs : {"0", "257", "-1", "x"}) {
    CHECK(run_program({"check", "--jobs", jobs}, kGood).status == 2);
  }
}

TEST_CASE("--summary counts verdicts, and each code once a password") {
  const std::string input = kGood + "\n" + kShort + "\npassword\npassword password\n";
  const Outcome text = run_program({"check", "--no-built-in", "--policy", "owasp-asvs-5-l1", "--summary"}, input);
  CHECK(text.status == 1);
  CHECK(text.out ==
        "4 passwords\n"
        "  accept                                   2    50.0 %\n"
        "  reject                                   2    50.0 %\n"
        "passwords with these violations\n"
        "  length.too_short                         1    25.0 %\n"
        "  dictionary.word                          1    25.0 %\n"
        "passwords with these warnings\n"
        "  length.too_short                         1    25.0 %\n");
  const Outcome words =
      run_program({"check", "--no-built-in", "--summary", "--format", "json"}, "Password1!password\n" + kGood + "\n");
  CHECK(words.out ==
        "{\"passwords\":2,\"verdicts\":{\"accept\":1,\"reset_required\":0,\"reject\":1,\"disabled\":0},"
        "\"violations\":{\"dictionary.word\":1},\"warnings\":{}}\n");
  CHECK(run_program({"check", "--summary"}, "").out == "0 passwords\n");
  CHECK(run_program({"check", "--summary"}, kGood).status == 0);
  const Outcome sign_in =
      run_program({"sign-in", "--summary", "--no-password", "--last-sign-in", "2025-01-01", "--now", "2026-01-01"}, "");
  CHECK(sign_in.out.find("1 password\n  reset_required ") == 0);
}

TEST_CASE("--rejected-only and --quiet leave answers out, and the status is the same") {
  const std::string input = kGood + "\n" + kShort + "\n" + kGood + "\n";
  const std::string rejected = "line 2: reject\n  length.too_short: Use at least 8 characters; this has 7.\n";
  struct Case {
    Arguments arguments;
    std::string out;
    bool notes;
  };
  const Case cases[] = {
      {{}, "line 1: accept\n" + rejected + "line 3: accept\n", true},
      {{"--rejected-only"}, rejected, true},
      {{"--quiet"}, "", false},
      {{"--quiet", "--rejected-only"}, rejected, false},
      {{"--quiet", "--format", "text"}, "line 1: accept\n" + rejected + "line 3: accept\n", false},
      {{"--quiet", "--jobs", "2"}, "", false},
  };
  for (const Case& c : cases) {
    CAPTURE(c.arguments);
    const Outcome outcome = run_program(with({"check"}, c.arguments), input);
    CHECK(outcome.status == 1);
    CHECK(outcome.out == c.out);
    CHECK(outcome.err.empty() != c.notes);
    CHECK(run_program(with({"check"}, c.arguments), kGood).status == 0);
  }
  const Outcome both = run_program({"check", "--summary", "--rejected-only"}, input);
  CHECK(both.out.find(rejected + "3 passwords\n") == 0);
  // Errors are said in any case.
  CHECK_FALSE(run_program({"check", "--quiet", "--policy", "none"}, input).err.empty());
  CHECK(run_program({"sign-in", "--quiet", "--now", "2026-01-01"}, "").err.empty());
}

TEST_CASE("an answer is written before more input is waited for") {
  // The program talks to itself: what it says of the first password is awaited before the second is sent.
  for (const char* const jobs : {"1", "2"}) {
    const Outcome outcome = run_script_on_terminal(
        "d=$(mktemp -d); mkfifo $d/in $d/out; $C check --quiet --format text --jobs " + std::string(jobs) +
        " <$d/in >$d/out & exec 3>$d/in 4<$d/out; echo abc >&3; read -r first <&4; echo first $first; "
        "echo abc >&3; exec 3>&-; cat <&4 | grep line; rm -r $d");
    CHECK(outcome.out.find("first line 1: reject") != std::string::npos);
    CHECK(outcome.out.find("line 2: reject") != std::string::npos);
  }
}

TEST_CASE("progress is shown where it is asked for") {
  const Outcome shown = run_program({"check", "--summary", "--quiet", "--progress", "always"}, many_passwords(600));
  CHECK(shown.err.find("MiB read") != std::string::npos);
  CHECK(shown.err.ends_with("\r\x1b[K"));
  CHECK(run_program({"check", "--summary", "--quiet"}, many_passwords(600)).err.empty());
}

TEST_CASE("--no-built-in-dictionary leaves the words out") {
  const TemporaryFolder folder;
  const std::string own = folder.path() / "own.crd";
  write_file(folder.path() / "words", "zqwvkx\n");
  REQUIRE(run_program({"dictionary", "build", folder.path() / "words", "-o", own}).status == 0);
  const Arguments check = {"check", "--policy", "nist-800-63b-4-mfa", "--no-built-in"};
  CHECK(run_program(check, "elephant\n").status == 1);
  const Outcome none = run_program(with(check, {"--no-built-in-dictionary"}), "elephant\n");
  CHECK(none.status == 0);
  CHECK(none.err.find("no dictionary is in use") != std::string::npos);
  const Arguments own_words = {"--no-built-in", "--no-built-in-dictionary", "--dictionary", own};
  CHECK(run_program(with(check, {"--no-built-in-dictionary", "--dictionary", own}), "elephant\n").status == 0);
  CHECK(run_program(with({"check"}, own_words), "Zqwvkx1#\n").status == 1);
  CHECK(run_program(with({"check"}, own_words), "Elephant1#\n").status == 0);
}

TEST_CASE("the system's policy is the default of check and sign-in alone, and is named") {
  const std::string named =
      std::string("credence: the policy is ") + SystemPolicy::kFile + " (--policy names another)\n";
  CHECK(run_with_policy({"check"}, kShort).status == 1);
  {
    const SystemPolicy policy("[length]\nmin = 20\n");
    const Outcome refused = run_with_policy({"check"}, kGood);
    CHECK(refused.status == 1);
    CHECK(refused.out == "line 1: reject\n  length.too_short: Use at least 20 characters; this has 16.\n");
    CHECK(refused.err == named);
    CHECK(run_with_policy({"check", "--quiet"}, kGood).err.empty());
    const Outcome sign_in = run_with_policy({"sign-in", "--now", "2026-01-01", "--created", "2025-12-01"}, kGood);
    CHECK(sign_in.status == 1);
    CHECK(sign_in.err == named);
    for (const Arguments& other : {Arguments{"--no-system-policy"}, {"--policy", "citrix-cloud"}}) {
      const Outcome outcome = run_with_policy(with({"check"}, other), kGood);
      CHECK(outcome.status == 0);
      CHECK(outcome.err.find(SystemPolicy::kFile) == std::string::npos);
    }
    CHECK(run_with_policy({"policy", "show"}).out == run_program({"policy", "show", "citrix-cloud"}).out);
    CHECK(run_with_policy({"policy", "list"}).out.find(SystemPolicy::kFile) != std::string::npos);
  }
  CHECK(run_with_policy({"policy", "list"}).out.find(SystemPolicy::kFile) == std::string::npos);
}

TEST_CASE("a system's policy that is broken is no reason to take another") {
  const auto refused = [] {
    const Outcome outcome = run_with_policy({"check"}, kGood);
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.find(SystemPolicy::kFile) != std::string::npos);
    CHECK(run_with_policy({"sign-in", "--no-password"}).status == 2);
    CHECK(run_with_policy({"check", "--no-system-policy"}, kGood).status == 0);
  };
  {
    const SystemPolicy policy("[length\n");
    refused();
  }
  {
    const SystemPolicy policy("");
    std::filesystem::remove(SystemPolicy::kFile);
    std::filesystem::create_symlink("/nonexistent", SystemPolicy::kFile);
    refused();
    std::filesystem::remove(SystemPolicy::kFile);
    std::filesystem::create_directory(SystemPolicy::kFile);
    refused();
  }
}
