// SPDX-License-Identifier: Apache-2.0
// Policies as TOML: reading, printing, presets, errors and the table of settings.
#include "credence/policy.hpp"

#include <unistd.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "catch.hpp"
#include "credence/error.hpp"
#include "golden.hpp"
#include "patterns/keyboard.hpp"
#include "policy/nearest.hpp"
#include "policy/setting_text.hpp"
#include "policy/settings.hpp"
#include "policy/validate.hpp"

using namespace credence;

namespace {

const std::filesystem::path kSource = CREDENCE_SOURCE_DIR;

// Converts to anything, to count the members of an aggregate by how many it can be made from.
struct Anything {
  template <typename T>
  operator T() const;  // NOLINT: never called
};
template <typename T, typename... Members>
constexpr std::size_t count_members() {
  if constexpr (requires { T{Members{}..., Anything{}}; }) {
    return count_members<T, Members..., Anything>();
  } else {
    return sizeof...(Members);
  }
}

// Gives a setting another value that it takes.
struct Change {
  Policy& policy;
  const policy::Setting& setting;
  void operator()(policy::Setting::Bool member) const { member(policy) = !member(policy); }
  void operator()(policy::Setting::Number member) const { number(member(policy)); }
  void operator()(policy::Setting::LargeNumber member) const { number(member(policy)); }
  void operator()(policy::Setting::Choice member) const {
    std::uint8_t& value = member(policy);
    do {
      value = static_cast<std::uint8_t>((value + 1U) % setting.names.size());
    } while (setting.names[value].empty());
  }
  void operator()(policy::Setting::Text member) const { member(policy) += " \"'\\\t\n\x01\x7f \xc3\xa9#]"; }
  void operator()(policy::Setting::List member) const { member(policy).emplace_back(setting.names.back()); }
  template <typename T>
  void number(T& value) const {
    value = static_cast<T>(value == setting.range.max ? setting.range.min : setting.range.max);
  }
};

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

TEST_CASE("the table of settings knows every member of every rule") {
  std::map<std::string, std::size_t> known;
  for (const policy::Setting& setting : policy::settings()) ++known[std::string(policy::section_of(setting.key))];
  const std::map<std::string, std::size_t> members = {
      {"", 2},
      {"text", count_members<TextRule>()},
      {"length", count_members<LengthRule>()},
      {"characters", count_members<CharacterRule>()},
      {"repeat", count_members<RepeatRule>()},
      {"sequence", count_members<SequenceRule>()},
      {"keyboard", count_members<KeyboardRule>()},
      {"date", count_members<DateRule>()},
      {"context", count_members<ContextRule>()},
      {"history", count_members<HistoryRule>()},
      {"dictionary", count_members<DictionaryRule>()},
      {"breach", count_members<BreachRule>()},
      {"strength", count_members<StrengthRule>()},
      {"confirmation", count_members<ConfirmationRule>()},
      {"email", count_members<EmailRule>()},
      {"sign_in", count_members<SignInRule>()},
      {"age", count_members<AgeRule>()},
  };
  CHECK(known == members);
  CHECK(count_members<Policy>() == members.size() - 1 + 2);

  std::set<std::string_view> sections;
  for (const policy::SettingSection& section : policy::setting_sections()) sections.insert(section.name);
  CHECK(sections.size() == members.size() - 1);
}

TEST_CASE("every keyboard layout that a policy may name exists") {
  for (const std::string_view name : policy::find_setting("keyboard.layouts")->names) {
    CAPTURE(name);
    CHECK(patterns::layout_of_name(name).has_value());
  }
}

TEST_CASE("each key reaches a member of its own and survives printing and reading") {
  for (const policy::Setting& setting : policy::settings()) {
    CAPTURE(setting.key);
    Policy policy;
    policy.length.min = 0;  // so that every byte_cap fits
    policy.breach.enabled = true;
    policy.characters.count_caseless = true;
    const Policy before = policy;
    std::visit(Change{policy, setting}, setting.member);
    CHECK_FALSE(policy == before);
    CHECK_FALSE(setting.about.empty());

    Policy by_key = before;
    set_policy_value(by_key, setting.key, policy::setting_toml(setting, policy));
    CHECK(by_key == policy);

    policy.length.max = std::max(policy.length.max, policy.length.min);
    policy.length.byte_cap = std::max(policy.length.byte_cap, policy.length.min);
    policy.length.warn_below = std::max(policy.length.warn_below, policy.length.min);
    policy.age.max_days = std::max(policy.age.max_days, policy.age.min_days);
    policy.characters.count_caseless |= policy.characters.min_classes > 4;
    policy.characters.level = Level::kWarn;  // no password has 65,536 of each
    CHECK(parse_policy(policy_text(policy)) == policy);
  }
}

TEST_CASE("presets print as the golden files and read back equal") {
  REQUIRE(preset_names().front() == "citrix-cloud");
  for (const std::string_view name : preset_names()) {
    CAPTURE(name);
    const Policy policy = preset(name);
    CHECK(policy.name == name);
    CHECK_FALSE(policy.description.empty());
    const std::string text = policy_text(policy);
    CHECK(text == test::golden_text(kSource / "tests/golden/policies" / (std::string(name) + ".toml"), text));
    CHECK(parse_policy(text) == policy);
    CHECK(load_policy(kSource / "data/policies" / (std::string(name) + ".toml")) == policy);
    CHECK_NOTHROW(policy::validate_policy(policy));
  }
}

// standards.md, sections 1 and 3
TEST_CASE("citrix-cloud and the NIST presets are what their sources ask for and nothing more") {
  Policy citrix;
  citrix.name = "citrix-cloud";
  citrix.description = preset("citrix-cloud").description;
  citrix.length.min = 8;
  citrix.characters.min_digits = 1;
  citrix.characters.min_upper = 1;
  citrix.characters.min_symbols = 1;
  citrix.characters.symbols = "!@#$%^*?+=-";
  citrix.dictionary.mode = DictionaryMode::kContains;
  citrix.dictionary.pattern_share = 51;
  citrix.dictionary.min_length = 6;
  citrix.breach.enabled = true;
  citrix.email.enabled = true;
  citrix.sign_in.inactive_months = 6;
  CHECK(preset("citrix-cloud") == citrix);

  Policy nist;
  nist.name = "nist-800-63b-4-single";
  nist.description = preset("nist-800-63b-4-single").description;
  nist.text.refuse_unassigned = true;
  nist.length.min = 15;
  nist.context.match = ContextMatch::kWhole;
  nist.dictionary.mode = DictionaryMode::kWhole;
  nist.dictionary.derivatives = true;
  nist.breach.enabled = true;
  nist.sign_in.never = SignInAction::kIgnore;
  nist.sign_in.password = SignInPassword::kBreach;
  CHECK(preset("nist-800-63b-4-single") == nist);

  nist.name = "nist-800-63b-4-mfa";
  nist.description = preset("nist-800-63b-4-mfa").description;
  nist.length.min = 8;
  CHECK(preset("nist-800-63b-4-mfa") == nist);
}

TEST_CASE("characters beyond ASCII may stand in strings and comments") {
  const Policy policy =
      parse_policy("name = \"\"\"\\\n\u00A7 \u043F\u3000\U0001F600\"\"\" # \u00E9\n[characters]\nallowed = '\u00E9'\n");
  CHECK(policy.name == "\u00A7 \u043F\u3000\U0001F600");
  CHECK(policy.characters.allowed == "\u00E9");
}

TEST_CASE("extends starts from a preset, else from the defaults") {
  CHECK(parse_policy("") == Policy{});
  CHECK(parse_policy("\xEF\xBB\xBF# a byte order mark, and nothing") == Policy{});
  Policy expected = preset("citrix-cloud");
  expected.length.min = 12;
  CHECK(parse_policy("extends = \"citrix-cloud\"\r\n[length]\r\nmin = 12\r\n") == expected);
  CHECK(parse_policy("length.min = 12\nextends = 'citrix-cloud'") == expected);
}

TEST_CASE("docs/policies.md has the table of settings") {
  std::string table = "\n| key | takes | default | meaning |\n| --- | --- | --- | --- |\n";
  const Policy defaults;
  std::string_view section;
  for (const policy::Setting& setting : policy::settings()) {
    if (policy::section_of(setting.key) != section) {
      section = policy::section_of(setting.key);
      table += "\n### " + std::string(section) + "\n\n";
      table += std::ranges::find(policy::setting_sections(), section, &policy::SettingSection::name)->about;
      table += "\n\n| key | takes | default | meaning |\n| --- | --- | --- | --- |\n";
    }
    table += "| `" + std::string(setting.key) + "` | " + policy::expected_values(setting) + " | `" +
             policy::setting_toml(setting, defaults) + "` | " + std::string(setting.about) + " |\n";
  }
  const std::string kBegin = "<!-- settings: made by tests/test_policy.cpp (CREDENCE_UPDATE_GOLDEN=1) -->\n";
  const std::string kEnd = "\n<!-- end of settings -->\n";
  const std::string page = test::file_content(kSource / "docs/policies.md");
  const std::size_t begin = page.find(kBegin);
  const std::size_t end = page.find(kEnd);
  REQUIRE(begin != std::string::npos);
  REQUIRE(end != std::string::npos);
  const std::string expected = page.substr(0, begin + kBegin.size()) + table + page.substr(end);
  CHECK(test::golden_text(kSource / "docs/policies.md", expected) == expected);
}

TEST_CASE("a bad policy is refused with file, line, column, key and remedy") {
  struct Case {
    const char* name;
    const char* toml;
    const char* what;
  };
  const Case kCases[] = {
      {"unknown key", "[length]\nmin = 8\nmxa = 9\n",
       "p.toml:3:1: unknown key \"length.mxa\"; the nearest known one is \"length.max\""},
      {"unknown section", "[lenght]\nmin = 8\n",
       "p.toml:2:1: unknown key \"lenght.min\"; the nearest known one is \"length.min\""},
      {"empty unknown section", "[breech]\n",
       "p.toml:1:2: unknown key \"breech\"; the nearest known one is \"breach\""},
      {"key without its section", "min_digits = 1\n",
       "p.toml:1:1: unknown key \"min_digits\"; the nearest known one is \"characters.min_digits\""},
      {"section as a key", "length = 8\n",
       "p.toml:1:1: length is a section, not a key; write [length] and its keys below it"},
      {"key as a section", "[length.min]\nunit = 1\n",
       "p.toml:2:1: unknown key \"length.min.unit\"; the nearest known one is \"length.unit\""},
      {"the first error of several", "[text]\n\n[age]\nmax_days = -1\n[length]\nmin = \"8\"\n",
       "p.toml:4:12: age.max_days takes a whole number from 0 to 36500, not -1"},
      {"string for a number", "[length]\nmin = \"8\"\n",
       "p.toml:2:7: length.min takes a whole number from 0 to 65536, not \"8\""},
      {"fraction", "[length]\nmin = 8.5\n",
       "p.toml:2:7: length.min takes a whole number from 0 to 65536, not a number with a fraction"},
      {"out of range", "[length]\nbyte_cap = 65537\n",
       "p.toml:2:12: length.byte_cap takes a whole number from 1 to 65536, not 65537"},
      {"zero out of range", "[length]\nbyte_cap = 0\n",
       "p.toml:2:12: length.byte_cap takes a whole number from 1 to 65536, not 0"},
      {"between off and the smallest", "[sequence]\nmin_run = 2\n",
       "p.toml:2:11: sequence.min_run takes 0 or a whole number from 3 to 65536, not 2"},
      {"number for a truth", "[breach]\nenabled = 1\n", "p.toml:2:11: breach.enabled takes true or false, not 1"},
      {"unknown choice", "[length]\nlevel = \"warning\"\n",
       "p.toml:2:9: length.level takes one of reject, warn, not \"warning\""},
      {"choice of another key", "[sign_in]\nfederated = \"reset\"\n",
       "p.toml:2:13: sign_in.federated takes one of ignore, warn, disable, not \"reset\""},
      {"empty choice", "[sign_in]\nfederated = \"\"\n",
       "p.toml:2:13: sign_in.federated takes one of ignore, warn, disable, not \"\""},
      {"list for a choice", "[dictionary]\nmode = [\"whole\"]\n",
       "p.toml:2:8: dictionary.mode takes one of off, contains, based_on, whole, not this list"},
      {"unknown list item", "[keyboard]\nlayouts = [\"qwerty\", \"workman\"]\n",
       "p.toml:2:11: keyboard.layouts takes a list of strings out of qwerty, qwertz, azerty, dvorak, jcuken, keypad, "
       "uk, spanish, nordic, belgian, swiss, turkish_q, turkish_f, colemak, bepo, greek, hebrew, arabic, korean, not "
       "this "
       "list"},
      {"number for a string", "[characters]\nsymbols = 5\n",
       "p.toml:2:11: characters.symbols takes a string of UTF-8 text, not 5"},
      {"unknown preset", "extends = \"citrix\"\n",
       "p.toml:1:11: extends names no preset: \"citrix\"; the nearest is \"cis\", and a file is written as \"./FILE\""},
      {"extends is no string", "extends = 1\n",
       "p.toml:1:11: extends takes the name of a preset as a string, or a file as \"./FILE\""},
      {"extends a file where there is none", "extends = \"./base.toml\"\n",
       "p.toml:1:11: extends names a file, but this text is in none that it could be beside; extend a preset"},
      {"extends below a section", "[length]\nmin = 8\nextends = \"cis\"\n",
       "p.toml:3:1: extends stands in a section; it belongs at the top of the file, before the first [section]"},
      {"a string without quotes", "[dictionary]\nmode = contains  # inside\n",
       "p.toml:2:8: no valid TOML: Error while parsing value: could not determine value type; a string stands in "
       "quotes: "
       "mode = \"contains\""},
      {"a section like none", "[x]\n",
       "p.toml:1:2: unknown key \"x\"; the sections are text, length, characters, repeat, sequence, keyboard, date, "
       "context, history, dictionary, breach, strength, confirmation, email, sign_in, age"},
      {"a key of a section like none", "[x]\nmin = 1\n",
       "p.toml:2:1: unknown key \"x.min\"; the sections are text, length, characters, repeat, sequence, keyboard, "
       "date, "
       "context, history, dictionary, breach, strength, confirmation, email, sign_in, age"},
      {"a key in quotes beside its section", "\"length.min\" = 8\n[length]\nmin = 9\n",
       "p.toml:3:1: length.min is given twice, in line 1 too; a key in quotes with a dot in it is the key of that "
       "section"},
      {"a warning below the minimum", "[length]\nmin = 10\nwarn_below = 9\n",
       "p.toml:3:14: length.warn_below is 9 and length.min 10, so nothing is warned of; raise length.warn_below or set "
       "it "
       "to 0"},
      {"expires before it may be changed", "[age]\nmin_days = 90\nmax_days = 10\n",
       "p.toml:3:12: age.min_days is 90 and age.max_days 10, so a password expires before it may be changed; lower "
       "age.min_days"},
      {"settings that no password meets", "[characters]\nmin_digits = 5\nmin_upper = 5\n[length]\nmax = 8\n",
       "p.toml:5:7: no password fits characters.min_upper = 5, characters.min_digits = 5 and length.max = 8; change "
       "one "
       "of them"},
      {"lists too deep", "a = [[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]\n",
       "p.toml:1:21: nested more than 16 deep; a policy has keys in sections, and no more"},
      {"a key too deep", "# fine: a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a\na.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a = 1\n",
       "p.toml:2:32: nested more than 16 deep; a policy has keys in sections, and no more"},
      {"contradiction", "[length]\nmin = 12\nmax = 8\n",
       "p.toml:3:7: length.max is 8 and length.min 12, so no password fits; raise length.max or set it to 0 (no "
       "maximum)"},
      {"minimum over the cap", "[length]\nmin = 2000\n",
       "p.toml:2:7: length.min is 2000 and length.byte_cap 1024, so no password fits; raise length.byte_cap (to 65536 "
       "at most)"},
      {"five classes", "[characters]\nmin_classes = 5\n",
       "p.toml:2:15: characters.min_classes is 5, but there are 4 classes; lower it or set characters.count_caseless = "
       "true"},
      {"complete but off", "[breach]\nrequired = \"complete\"\n",
       "p.toml:2:12: breach.required is \"complete\", but nothing is looked up; set breach.enabled = true as well"},
      {"required and neither", "[breach]\nrequired = \"all\"\n",
       "p.toml:2:12: breach.required takes one of false, true, complete, not \"all\""},
      {"required but off", "[breach]\nrequired = true\n",
       "p.toml:2:12: breach.required is true, but nothing is looked up; set breach.enabled = true as well"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.name);
    const Failure failure = failure_of([&] { (void)parse_policy(c.toml, "p.toml"); });
    CHECK(failure.what == c.what);
    CHECK(failure.code == ErrorCode::kBadPolicy);
  }
}

TEST_CASE("what is no TOML is refused at its place") {
  const char* const kTexts[] = {"[!]",
                                "[\n]",
                                "\u00E9 = 1",
                                "\u00A7",
                                "[length]\nmin = 8 \u00E9",
                                "[length\nmin = 8",
                                "min",
                                "a = 1\na = 2\n",
                                "x = \"\xff\"",
                                "[length]\nmin = 08"};
  for (const char* const text : kTexts) {
    CAPTURE(text);
    const Failure failure = failure_of([&] { (void)parse_policy(text, "p.toml"); });
    CHECK(failure.what.find("p.toml:") == 0);
    CHECK(failure.what.find(": no valid TOML: ") != std::string::npos);
    CHECK(failure.what.find('\n') == std::string::npos);
    CHECK(failure.code == ErrorCode::kBadPolicy);
  }
}

TEST_CASE("a policy file that can't be read is named") {
  const Failure missing = failure_of([] { (void)load_policy("/nonexistent/p.toml"); });
  CHECK(missing.what == "/nonexistent/p.toml: can't open this policy file (No such file or directory)");
  CHECK(missing.code == ErrorCode::kIo);
  CHECK(failure_of([] { (void)load_policy("/"); }).code == ErrorCode::kBadFile);
  CHECK(failure_of([] { (void)load_policy("/dev/zero"); }).what == "/dev/zero: is not a regular file; name a file");
}

TEST_CASE("an unknown preset is refused with the list of names") {
  const Failure failure = failure_of([] { (void)preset("citrix"); });
  CHECK(failure.what.find("there is no preset \"citrix\"; the presets are citrix-cloud, credence, ") == 0);
  CHECK(failure.code == ErrorCode::kUnknownName);
}

TEST_CASE("one setting is set by its key") {
  struct Case {
    const char* key;
    const char* value;
    const char* toml;
  };
  const Case kGood[] = {
      {"length.min", "12", "12"},
      {"length.min", " 12 ", "12"},
      {"length.level", "warn", "\"warn\""},
      {"length.level", "\"warn\"", "\"warn\""},
      {"length.level", "'warn'", "\"warn\""},
      {"breach.enabled", "true", "true"},
      {"characters.symbols", "!?", "\"!?\""},
      {"characters.symbols", "", "\"\""},
      {"keyboard.layouts", "qwertz", "[\"qwertz\"]"},
      {"keyboard.layouts", "[\"qwertz\", \"azerty\"]", "[\"qwertz\", \"azerty\"]"},
      {"keyboard.layouts", "", "[]"},
      {"name", "a name", "\"a name\""},
  };
  for (const Case& c : kGood) {
    CAPTURE(c.key, c.value);
    Policy policy;
    set_policy_value(policy, c.key, c.value);
    CHECK(policy::setting_toml(*policy::find_setting(c.key), policy) == c.toml);
  }
  struct Bad {
    const char* key;
    const char* value;
    const char* what;
    ErrorCode code;
  };
  const Bad kBad[] = {
      {"length.mim", "1", "unknown key \"length.mim\"; the nearest known one is \"length.min\"",
       ErrorCode::kUnknownName},
      {"extends", "cis", "unknown key \"extends\"; the nearest known one is \"date.dates\"", ErrorCode::kUnknownName},
      {"length.min", "x", "length.min takes a whole number from 0 to 65536, not x", ErrorCode::kBadPolicy},
      {"length.min", "", "length.min takes a whole number from 0 to 65536, not ", ErrorCode::kBadPolicy},
      {"length.min", "1\nmax = 2", "length.min takes a whole number from 0 to 65536, not 1\\nmax = 2",
       ErrorCode::kBadPolicy},
      {"length.min", "-1", "length.min takes a whole number from 0 to 65536, not -1", ErrorCode::kBadPolicy},
      {"length.level", "off", "length.level takes one of reject, warn, not \"off\"", ErrorCode::kBadPolicy},
      {"characters.symbols", "\xff!", "characters.symbols takes a string of UTF-8 text, not this string",
       ErrorCode::kBadPolicy},
      {"breach.min_count", "9223372036854775808",
       "breach.min_count takes a whole number from 1 to 9223372036854775807, not 9223372036854775808",
       ErrorCode::kBadPolicy},
  };
  for (const Bad& c : kBad) {
    CAPTURE(c.key, c.value);
    Policy policy;
    const Failure failure = failure_of([&] { set_policy_value(policy, c.key, c.value); });
    CHECK(failure.what == c.what);
    CHECK(failure.code == c.code);
    CHECK(policy == Policy{});
  }
}

TEST_CASE("a policy made in code is validated too") {
  Policy policy;
  policy.sign_in.federated = SignInAction::kReset;
  CHECK(failure_of([&] { policy::validate_policy(policy); }).what ==
        "sign_in.federated takes one of ignore, warn, disable, not \"\"");
  policy = {};
  policy.length.level = static_cast<Level>(7);
  CHECK(failure_of([&] { policy::validate_policy(policy); }).code == ErrorCode::kBadPolicy);
  policy = {};
  policy.breach.min_count = UINT64_MAX;
  CHECK(failure_of([&] { policy::validate_policy(policy); }).code == ErrorCode::kBadPolicy);
  policy = {};
  policy.characters.allowed = "abc\xff";
  CHECK(failure_of([&] { policy::validate_policy(policy); }).what ==
        "characters.allowed takes a string of UTF-8 text, not these bytes");
  policy = {};
  policy.keyboard.layouts = {"workman"};
  CHECK(failure_of([&] { policy::validate_policy(policy); }).code == ErrorCode::kBadPolicy);
}

TEST_CASE("edit distance") {
  struct Case {
    const char* a;
    const char* b;
    std::size_t distance;
  };
  const Case kCases[] = {{"", "", 0},       {"", "abc", 3},    {"abc", "", 3},           {"abc", "abc", 0},
                         {"abc", "acb", 1}, {"abc", "axc", 1}, {"kitten", "sitting", 3}, {"ab", "ba", 1}};
  for (const Case& c : kCases) {
    CAPTURE(c.a, c.b);
    CHECK(policy::edit_distance(c.a, c.b) == c.distance);
  }
  CHECK(policy::edit_distance(std::string(100000, 'a'), std::string(100000, 'b')) == 64);
}
