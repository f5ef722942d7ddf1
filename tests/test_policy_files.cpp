// SPDX-License-Identifier: Apache-2.0
// Policies in files: what they extend, how deep they may be nested, and what is noted.
#include <filesystem>
#include <string>
#include <vector>

#include "catch.hpp"
#include "credence/error.hpp"
#include "credence/policy.hpp"
#include "policy/nesting.hpp"
#include "temporary_folder.hpp"

using namespace credence;

namespace {

struct Failure {
  std::string what;
  ErrorCode code;
};
template <typename Call>
Failure failure_of(const Call& call) {
  try {
    call();
  } catch (const Error& error) {
    return {error.what(), error.code()};
  }
  return {"no error", ErrorCode::kInternal};
}

}  // namespace

TEST_CASE("files extend files, named relative to each") {
  const test::TemporaryFolder folder;
  const auto file = [&](const std::string& name, const std::string& text) {
    std::filesystem::create_directories((folder.path() / name).parent_path());
    test::write_file(folder.path() / name, text);
    return folder.path() / name;
  };
  file("base.toml", "extends = \"cis\"\nname = \"base\"\n[length]\nmin = 15\n");
  file("teams/common.toml", "extends = \"../base.toml\"\n[length]\nmax = 99\n");
  const auto leaf = file("teams/one.toml", "extends = \"./common.toml\"\n[age]\nmax_days = 30\n");
  Policy expected = preset("cis");
  expected.name = "base";
  expected.length.min = 15;
  expected.length.max = 99;
  expected.age.max_days = 30;
  CHECK(load_policy(leaf) == expected);
  CHECK(load_policy(file("bare.toml", "extends = \"base.toml\"\nname = \"bare\"")).name == "bare");

  struct Row {
    const char* name;
    const char* text;
    std::string problem;
  };
  const std::string path = folder.path().string();
  file("b.toml", "extends = \"./c.toml\"\n");
  const Row rows[] = {
      {"self.toml", "extends = \"./self.toml\"\n",
       path + "/self.toml:1:11: extends goes round in a circle: " + path + "/self.toml extends " + path + "/self.toml"},
      {"c.toml", "extends = \"./b.toml\"\n",
       path + "/b.toml:1:11: extends goes round in a circle: " + path + "/c.toml extends " + path + "/b.toml extends " +
           path + "/c.toml"},
      {"lost.toml", "extends = \"./nowhere.toml\"\n",
       path + "/nowhere.toml: can't open this policy file (No such file or directory)"},
      {"clash.toml", "extends = \"./base.toml\"\n[length]\nmax = 9\n",
       path +
           "/clash.toml:3:7: length.max is 9 and length.min 15, so no password fits; raise length.max or set it to 0 "
           "(no maximum)"},
      {"empty.toml", "", path + "/empty.toml: this policy sets nothing; write a setting, or extends = \"PRESET\""},
      {"comment.toml", "# nothing\n[length]\n",
       path + "/comment.toml: this policy sets nothing; write a setting, or extends = \"PRESET\""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const auto made = file(row.name, row.text);
    CHECK(failure_of([&] { (void)load_policy(made); }).what == row.problem);
  }
  for (int i = 0; i < 40; ++i) {
    const std::string next = "extends = \"./n" + std::to_string(i + 1) + ".toml\"\n";
    file("n" + std::to_string(i) + ".toml", i == 39 ? "name = \"last\"\n" : next);
  }
  CHECK(failure_of([&] {
          (void)load_policy(folder.path() / "n0.toml");
        }).what.ends_with("more than 32 files extend each other; put them together"));
  CHECK(load_policy(folder.path() / "n10.toml").name == "last");
}

TEST_CASE("what has no effect is noted") {
  const auto notes_of = [](const char* toml) {
    std::vector<std::string> notes;
    (void)parse_policy(toml, "p.toml", &notes);
    return notes;
  };
  const std::string note = "p.toml: dictionary.mode is \"whole\", which compares passwords as they are: no effect has ";
  using Notes = std::vector<std::string>;
  CHECK(notes_of("[dictionary]\nmode = 'whole'\nreversed = true\nleet = false\nstretched = true\n") ==
        Notes{note + "dictionary.reversed, dictionary.stretched"});
  CHECK(notes_of("extends = 'nist-800-63b-4-mfa'\ndictionary.separated = true\n") ==
        Notes{note + "dictionary.separated"});
  CHECK(notes_of("extends = 'nist-800-63b-4-mfa'\n").empty());
  CHECK(notes_of("[dictionary]\nmode = 'whole'\n").empty());
  CHECK(notes_of("[dictionary]\nmode = 'contains'\nreversed = true\n").empty());
}

TEST_CASE("nesting is counted outside strings and comments, and up to the limit let through") {
  using policy::find_deep_nesting;
  const std::string lists(40, '[');
  CHECK_FALSE(find_deep_nesting("\"" + std::string(40, '.') + "\" = 1\n"));
  CHECK_FALSE(find_deep_nesting("a = '" + lists + "'\nb = \"\\\"" + lists + "\"\n"));
  CHECK_FALSE(find_deep_nesting("a = \x27\x27\x27\n'" + lists + "\x27\x27\x27 # " + lists));
  CHECK_FALSE(find_deep_nesting("a = \"\"\"\n\"" + lists + "\"\"\""));
  CHECK_FALSE(find_deep_nesting(std::string(16, '[')));
  CHECK(find_deep_nesting(std::string(17, '[')));
  CHECK(find_deep_nesting(std::string(9, '{') + std::string(8, '[')));
  CHECK_FALSE(find_deep_nesting("a" + std::string(15, '.')));
  CHECK(find_deep_nesting("a" + std::string(16, '.')));
  CHECK(find_deep_nesting("'[\n" + lists));  // a string ends with its line
  std::string many;
  for (int i = 0; i < 100; ++i) many += "[a.b]\nc = 1.5\nd = [[1], [2]]\n";
  CHECK_FALSE(find_deep_nesting(many));
  Policy policy;
  CHECK(failure_of([&] { set_policy_value(policy, "keyboard.layouts", std::string(100'000, '[')); }).code ==
        ErrorCode::kBadPolicy);
  CHECK(policy == Policy());
}
