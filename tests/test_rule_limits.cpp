// SPDX-License-Identifier: Apache-2.0
// Both sides of every number that is a setting: the last password (or time) that is let through and the first that is
// not.
#include <chrono>
#include <set>
#include <string>
#include <string_view>

#include "catch.hpp"
#include "credence/build.hpp"
#include "credence/checker.hpp"
#include "credence/sign_in.hpp"
#include "credence/time.hpp"
#include "platform/bytes.hpp"
#include "policy/settings.hpp"
#include "temporary_folder.hpp"

using namespace credence;

namespace {

// All of them, violations first.
std::string keys(const Report& report) {
  std::string all;
  for (const Violations* list : {&report.violations, &report.warnings}) {
    for (const Violation& violation : *list)
      all += std::string(all.empty() ? "" : " ") + std::string(code_key(violation.code));
  }
  return all;
}

// Of a policy that has these settings and otherwise its defaults.
struct Limit {
  std::string_view key;  // the number
  const char* settings;
  std::string passes;
  std::string found_in;
  const char* found;
};

const Limit kLimits[] = {
    {"length.min", "length.min=4", "xkvq", "xkv", "length.too_short"},
    {"length.min", "length.min=4\nlength.unit='byte'", "xk\u00E9", "xkv", "length.too_short"},
    {"length.min", "length.min=4\nlength.unit='utf16'", "xk\U0001F600", "x\U0001F600", "length.too_short"},
    {"length.min", "length.min=2\nlength.unit='grapheme'", "x\U0001F468\u200D\U0001F469", "\U0001F468\u200D\U0001F469",
     "length.too_short"},
    {"length.max", "length.max=4", "xkvq", "xkvqz", "length.too_long"},
    {"length.max", "length.max=4\nlength.unit='byte'", "xk\u00E9", "xkv\u00E9", "length.too_long"},
    {"length.warn_below", "length.warn_below=4", "xkvq", "xkv", "length.too_short"},
    {"length.warn_above_bytes", "length.warn_above_bytes=4", "xk\u00E9", "xkv\u00E9", "length.too_long"},
    {"length.byte_cap", "length.byte_cap=4", "xk\u00E9", "xkv\u00E9", "length.too_long"},
    {"characters.min_digits", "characters.min_digits=2", "x7k2", "x7kv", "characters.missing_digit"},
    {"characters.min_upper", "characters.min_upper=2", "xKV", "xkV", "characters.missing_upper"},
    {"characters.min_lower", "characters.min_lower=2", "Xkv", "XkV", "characters.missing_lower"},
    {"characters.min_letters", "characters.min_letters=2", "7x-k", "7x-2", "characters.missing_letter"},
    {"characters.min_symbols", "characters.min_symbols=2", "x-k.", "x-kv", "characters.missing_symbol"},
    {"characters.min_symbols", "characters.min_symbols=1\ncharacters.symbols='k'", "x-k", "x-v",
     "characters.missing_symbol"},
    {"characters.min_classes", "characters.min_classes=3", "xK7", "xKv", "characters.too_few_classes"},
    {"characters.min_classes", "characters.min_classes=3\ncharacters.count_caseless=true", "xK\u4E2D", "xK",
     "characters.too_few_classes"},
    {"characters.min_classes", "characters.min_classes=2", "xK", "x\u4E2D", "characters.too_few_classes"},
    {"characters.min_distinct", "characters.min_distinct=3", "xkvx", "xkkx", "characters.too_few_distinct"},
    {"repeat.max_run", "repeat.max_run=2", "xkk", "xkkk", "repeat.run"},
    {"repeat.max_class_run", "repeat.max_class_run=2", "xk7", "xkv", "repeat.class_run"},
    {"repeat.min_block", "repeat.min_block=3", "xkxk", "xkvxkv", "repeat.block"},
    {"sequence.min_run", "sequence.min_run=4", "xabcz", "xabcdz", "sequence.run"},
    {"sequence.max_step", "sequence.min_run=4\nsequence.max_step=2", "adgj", "aceg", "sequence.run"},
    {"keyboard.min_walk", "keyboard.min_walk=5", "zz-qwer", "zz-qwert", "keyboard.walk"},
    {"dictionary.min_length", "dictionary.mode='contains'\ndictionary.min_length=9\ndictionary.common_min_length=9",
     "xqlanguagexq", "xqtelephonexq", "dictionary.word"},
    {"dictionary.common_min_length",
     "dictionary.mode='contains'\ndictionary.min_length=64\ndictionary.common_min_length=6", "7house7", "7school7",
     "dictionary.word"},
    {"dictionary.min_share", "dictionary.mode='contains'\ndictionary.min_share=50", "xpasswordqvkxzqvk",
     "xpasswordqvkxzqv", "dictionary.word"},
    {"dictionary.short_share", "dictionary.mode='contains'\ndictionary.short_share=50\ndictionary.min_length=9",
     "-password=~^<|{%(", "-password=~^<|{%", "dictionary.word"},
    {"dictionary.disguised_share", "dictionary.mode='contains'\ndictionary.disguised_share=50", "-tnahpele=~^<|{%(",
     "-tnahpele=~^<|{%", "dictionary.word"},
    {"dictionary.pattern_share", "dictionary.mode='contains'\ndictionary.pattern_share=50", "-zse4rfvg=~^<|{%(",
     "-zse4rfvg=~^<|{%", "keyboard.walk"},
};

// Keys whose both sides are asked elsewhere in this file or where the rule needs more than a password.
const std::set<std::string_view> kElsewhere = {"context.min_token",
                                               "history.depth",
                                               "history.min_edits",
                                               "dictionary.common_rank",
                                               "dictionary.disguised_rank",
                                               "dictionary.min_points",
                                               "dictionary.word_points",
                                               "dictionary.letters_per_point",
                                               "dictionary.rare_rank",
                                               "dictionary.disguise_points",
                                               "dictionary.forbidden_min_length",
                                               "dictionary.date_points",
                                               "dictionary.sequence_points",
                                               "dictionary.run_points",
                                               "dictionary.block_points",
                                               "dictionary.walk_points",
                                               "dictionary.leet_extra",
                                               "dictionary.reversed_extra",
                                               "dictionary.separated_extra",
                                               "dictionary.stretched_extra",
                                               "breach.min_count",
                                               "breach.variant_min_count",
                                               "breach.max_age_days",
                                               "strength.min_guesses_log10",
                                               "strength.min_score",
                                               "sign_in.inactive_months",
                                               "sign_in.inactive_days",
                                               "sign_in.clock_skew_seconds",
                                               "age.max_days",
                                               "age.min_days"};

SignIn sign_in_at(const char* now) {
  SignIn sign_in;
  sign_in.now = parse_time(now);
  return sign_in;
}

}  // namespace

TEST_CASE("the last password that passes and the first that doesn't") {
  for (const Limit& limit : kLimits) {
    CAPTURE(limit.key, limit.settings);
    const Checker checker(parse_policy(limit.settings));
    CHECK(keys(checker.check(limit.passes)) == "");
    CHECK(keys(checker.check(limit.found_in)) == limit.found);
  }
}

TEST_CASE("no number among the settings is forgotten here") {
  std::set<std::string_view> asked = kElsewhere;
  for (const Limit& limit : kLimits) asked.insert(limit.key);
  for (const policy::Setting& setting : policy::settings()) {
    const bool is_number = std::holds_alternative<policy::Setting::Number>(setting.member) ||
                           std::holds_alternative<policy::Setting::LargeNumber>(setting.member);
    if (!is_number) continue;
    CAPTURE(setting.key);
    CHECK(asked.contains(setting.key));
  }
}

TEST_CASE("a maximum takes one more at most") {
  for (const auto* settings : {"length.max=4", "repeat.max_run=4"}) {
    const Checker checker(parse_policy(settings));
    CHECK(keys(checker.check("kkkk")) == "");
    CHECK(keys(checker.check("kkkkk")) != "");
  }
}

TEST_CASE("points, one below and at the least") {
  // A word gives two points by its length, a character outside words one.
  Policy policy = parse_policy(
      "dictionary.mode='based_on'\ndictionary.word_points=2\ndictionary.letters_per_point=0\ndictionary.rare_rank=0\n");
  policy.dictionary.rare_rank = UINT32_MAX;
  const std::string password = "school7!4";  // 2 + 3
  for (const std::uint32_t points : {4U, 5U, 6U}) {
    policy.dictionary.min_points = points;
    const Report report = Checker(policy).check(password);
    if (points <= 5) {
      CHECK(keys(report) == "");
    } else {
      REQUIRE(keys(report) == "points.too_few dictionary.word");
      CHECK(report.violations[0] == Violation{Code::kPointsTooFew, {0, 9}, 6, 5});
    }
  }
  policy.dictionary.min_points = 64;
  const auto points_of = [&](std::string_view text) { return Checker(policy).check(text).violations.at(0).actual; };
  CHECK(points_of("school7!4") == 5);
  policy.dictionary.word_points = 3;
  CHECK(points_of("school7!4") == 6);
  policy.dictionary.word_points = 1;
  policy.dictionary.letters_per_point = 3;  // two for six letters, but no more than twice word_points
  CHECK(points_of("school7!4") == 5);
  policy.dictionary.letters_per_point = 6;
  CHECK(points_of("school7!4") == 4);
  policy.dictionary.letters_per_point = 5;
  CHECK(points_of("school7!4") == 5);
  policy.dictionary.letters_per_point = 0;
  policy.dictionary.disguise_points = 2;
  policy.dictionary.common_rank = policy.dictionary.disguised_rank = UINT32_MAX;
  CHECK(points_of("sch0ol7!4") == 1 + 2 + 3);
  policy.dictionary.disguise_points = 3;
  CHECK(points_of("sch0ol7!4") == 1 + 3 + 3);
}

TEST_CASE("ranks up to which a short word counts, and letters that disguise asks for") {
  Policy policy;
  policy.dictionary.mode = DictionaryMode::kContains;
  policy.dictionary.min_length = 64;  // so that only common words count
  policy.dictionary.common_min_length = 6;
  policy.dictionary.common_rank = UINT32_MAX;
  const Report plain = Checker(policy).check("7school7");
  REQUIRE(keys(plain) == "dictionary.word");
  const auto rank = static_cast<std::uint32_t>(plain.violations[0].actual);
  REQUIRE(rank > 1);
  policy.dictionary.common_rank = rank;
  CHECK(keys(Checker(policy).check("7school7")) == "dictionary.word");
  policy.dictionary.common_rank = rank - 1;
  CHECK(keys(Checker(policy).check("7school7")) == "");

  policy.dictionary.common_rank = UINT32_MAX;
  policy.dictionary.leet_extra = policy.dictionary.reversed_extra = 0;
  policy.dictionary.separated_extra = policy.dictionary.stretched_extra = 0;
  policy.dictionary.disguised_rank = rank;
  struct Row {
    const char* password;
    std::uint32_t DictionaryRule::*extra;
  };
  const Row rows[] = {{"7sch0ol7", &DictionaryRule::leet_extra},
                      {"7loohcs7", &DictionaryRule::reversed_extra},
                      {"7s-chool7", &DictionaryRule::separated_extra},
                      {"7schhool7", &DictionaryRule::stretched_extra}};
  for (const Row& row : rows) {
    CAPTURE(row.password);
    Policy disguised = policy;
    CHECK(keys(Checker(disguised).check(row.password)) == "dictionary.word");
    disguised.dictionary.disguised_rank = rank - 1;
    CHECK(keys(Checker(disguised).check(row.password)) == "");
    disguised.dictionary.disguised_rank = rank;
    disguised.dictionary.*row.extra = 1;
    CHECK(keys(Checker(disguised).check(row.password)) == "");
    disguised.dictionary.common_min_length = 5;
    CHECK(keys(Checker(disguised).check(row.password)) == "dictionary.word");
  }
}

TEST_CASE("tokens of the account, one letter short and long enough") {
  Policy policy;
  policy.context.match = ContextMatch::kContains;
  policy.context.min_token = 5;
  Subject subject;
  subject.user = "zork.zorba";
  policy.context.user_name = policy.context.split_user_name = true;
  const Checker checker(policy);
  CHECK(keys(checker.check("7zork7", subject)) == "");
  CHECK(keys(checker.check("7zorba7", subject)) == "context.user_name");
}

TEST_CASE("old passwords within the depth and beyond it, edits at the least and one fewer") {
  Policy policy;
  policy.history.depth = 2;
  Subject subject;
  subject.num_old = 3;
  subject.is_old = [](std::size_t i, std::string_view password) {
    constexpr std::string_view kOld[] = {"first", "second", "third"};
    return kOld[i] == password ? OldPasswordAnswer::kSame : OldPasswordAnswer::kDifferent;
  };
  CHECK(keys(Checker(policy).check("second", subject)) == "history.reused");
  CHECK(keys(Checker(policy).check("third", subject)) == "");
  policy.history.depth = 3;
  CHECK(keys(Checker(policy).check("third", subject)) == "history.reused");

  Policy similar;
  similar.history.min_edits = 3;
  Subject previous;
  previous.previous_password = "wmkzvq";
  CHECK(keys(Checker(similar).check("wmxxvq", previous)) == "history.similar");
  CHECK(keys(Checker(similar).check("wxxxvq", previous)) == "");
}

TEST_CASE("days and seconds at a sign-in") {
  const SignIn base = sign_in_at("2026-03-30T12:00:00Z");
  const std::chrono::seconds second(1);
  const auto days = [](int count) { return std::chrono::seconds(std::chrono::days(count)); };
  struct Row {
    const char* settings;
    std::optional<std::chrono::sys_seconds> SignIn::*time;
    std::chrono::sys_seconds passes;
    std::chrono::sys_seconds found_at;
    const char* found;
  };
  const auto last = &SignIn::last_sign_in;
  const auto set = &SignIn::password_set;
  const auto created = &SignIn::created;
  const auto now = base.now;
  const Row rows[] = {
      {"sign_in.inactive_months=6", last, parse_time("2025-09-30T12:00:01Z"), parse_time("2025-09-30T12:00:00Z"),
       "sign_in.stale"},
      {"sign_in.inactive_days=30", last, now - days(30) + second, now - days(30), "sign_in.stale"},
      {"sign_in.inactive_days=30", created, now - days(30) + second, now - days(30), "sign_in.stale"},
      {"sign_in.inactive_days=30\nsign_in.clock_skew_seconds=60", last, now + std::chrono::seconds(60),
       now + std::chrono::seconds(61), "sign_in.clock_error"},
      {"sign_in.inactive_days=30\nsign_in.clock_skew_seconds=60", created, now + std::chrono::seconds(60),
       now + std::chrono::seconds(61), "sign_in.clock_error"},
      {"age.max_days=30\nsign_in.clock_skew_seconds=60", set, now + std::chrono::seconds(60),
       now + std::chrono::seconds(61), "sign_in.clock_error"},
      {"age.max_days=30\nsign_in.clock_skew_seconds=60", created, now + std::chrono::seconds(60),
       now + std::chrono::seconds(61), "sign_in.clock_error"},
      {"age.max_days=30", set, now - days(30) + second, now - days(30), "age.expired"},
      {"age.max_days=30", created, now - days(30) + second, now - days(30), "age.expired"},
      {"age.min_days=2", set, now - days(2), now - days(2) + second, "age.too_young"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.settings, row.found);
    const Checker checker(parse_policy(row.settings));
    SignIn sign_in = base;
    sign_in.*row.time = row.passes;
    CHECK(keys(checker.assess(sign_in)) == "");
    sign_in.*row.time = row.found_at;
    CHECK(keys(checker.assess(sign_in)) == row.found);
  }
}

TEST_CASE("the age of the breach data, at the limit and a day beyond, for local accounts alone") {
  const test::TemporaryFolder folder;
  BreachBuildOptions options;
  options.from = BreachInput::kPasswords;
  options.source_date = parse_time("2026-01-01");
  test::write_file(folder.path() / "list.txt", "zorkmid\n");
  build_breach_file({folder.path() / "list.txt"}, folder.path() / "list.crb", options);
  Policy policy;
  policy.breach.enabled = true;
  policy.breach.max_age_days = 30;
  Resources resources = Resources::built_in();
  resources.breaches.push_back(BreachDatabase::open(folder.path() / "list.crb"));
  const Checker checker(policy, resources);
  SignIn sign_in = sign_in_at("2026-01-31T23:59:59Z");
  CHECK(keys(checker.assess(sign_in)) == "");
  sign_in.now = parse_time("2026-02-01");
  const Report report = checker.assess(sign_in);
  CHECK(report.verdict == Verdict::kAccept);
  CHECK(report.warnings == Violations{{Code::kBreachOutdated, {}, 30, 31}});
  sign_in.account = AccountKind::kFederated;
  CHECK(keys(checker.assess(sign_in)) == "");
  CHECK(keys(checker.check("xkvq")) == "");  // nothing is known of the time

  policy.breach.max_age_days = 0;
  sign_in.account = AccountKind::kLocal;
  CHECK(keys(Checker(policy, resources).assess(sign_in)) == "");
  policy.breach.max_age_days = 30;
  policy.breach.enabled = false;
  CHECK(keys(Checker(policy, resources).assess(sign_in)) == "");
  policy.breach.enabled = true;
  CHECK(keys(Checker(policy).assess(sign_in)) == "");  // the built-in list has no date
}

TEST_CASE("letters are no neighbours of digits in a sequence") {
  const Checker checker(parse_policy("sequence.min_run=3\nsequence.max_step=1000"));
  // By code points 9 and a are 40 apart, and every step up to 1,000 is allowed here.
  CHECK(keys(checker.check("9a")) == "");
  CHECK(keys(checker.check("1Z2")) == "");
  const Checker narrow(parse_policy("sequence.min_run=3\nsequence.max_step=49"));
  CHECK(keys(narrow.check("0a\u0092")) == "");
  CHECK(keys(narrow.check("yz9")) == "");
  CHECK(keys(narrow.check("89a")) == "");
  // The letters of N'Ko come right behind its digits.
  CHECK(keys(narrow.check("\u07C7\u07C8\u07C9")) == "sequence.run");
  CHECK(keys(narrow.check("\u07C8\u07C9\u07CA")) == "");
  CHECK(keys(narrow.check("\u07C9\u07CA\u07CB")) == "");
  CHECK(keys(narrow.check("\u07CA\u07CB\u07CC")) == "sequence.run");
}
