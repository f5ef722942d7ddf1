// SPDX-License-Identifier: Apache-2.0
// Every level of every rule, when a password is set and when somebody signs in: what is a violation, what a warning,
// what is not asked, and in which order.
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "credence/checker.hpp"
#include "credence/sign_in.hpp"
#include "credence/time.hpp"
#include "rules/rules.hpp"

using namespace credence;

namespace {

using Keys = std::vector<std::string>;

Keys keys(const Violations& violations) {
  Keys result;
  for (const Violation& violation : violations) result.emplace_back(code_key(violation.code));
  return result;
}

enum class AtSignIn { kAsked, kNever };
enum class LevelCounts { kYes, kNo };  // whether the level decides; else it is a violation whatever that is

// A policy with one rule on, and a password that this rule alone finds something in.
struct RuleCase {
  const char* key;
  void (*set)(Policy&);
  Level* (*level)(Policy&);
  std::string password;
  void (*describe)(Subject&);
  AtSignIn at_sign_in = AtSignIn::kAsked;
  LevelCounts counts = LevelCounts::kYes;
};

#define LEVEL_OF(rule) [](Policy& policy) { return &policy.rule.level; }

OldPasswordAnswer same(std::size_t /*i*/, std::string_view /*password*/) { return OldPasswordAnswer::kSame; }

const RuleCase kRules[] = {
    {"text.not_utf8", [](Policy&) {}, LEVEL_OF(text), "xkvq\xFF", nullptr, AtSignIn::kAsked, LevelCounts::kNo},
    {"text.unassigned", [](Policy& p) { p.text.refuse_unassigned = true; }, LEVEL_OF(text), "xkvq\u0378", nullptr},
    {"text.forbidden", [](Policy& p) { p.text.refuse_controls = true; }, LEVEL_OF(text), "xkvq\x01", nullptr},
    {"length.too_short", [](Policy& p) { p.length.min = 5; }, LEVEL_OF(length), "xkvq", nullptr},
    {"length.too_long", [](Policy& p) { p.length.max = 3; }, LEVEL_OF(length), "xkvq", nullptr},
    {"length.too_long", [](Policy& p) { p.length.byte_cap = 3; }, LEVEL_OF(length), "xkvq", nullptr, AtSignIn::kAsked,
     LevelCounts::kNo},
    {"characters.missing_digit", [](Policy& p) { p.characters.min_digits = 1; }, LEVEL_OF(characters), "xkvq", nullptr},
    {"characters.missing_upper", [](Policy& p) { p.characters.min_upper = 1; }, LEVEL_OF(characters), "xkvq", nullptr},
    {"characters.missing_lower", [](Policy& p) { p.characters.min_lower = 1; }, LEVEL_OF(characters), "XKVQ", nullptr},
    {"characters.missing_symbol", [](Policy& p) { p.characters.min_symbols = 1; }, LEVEL_OF(characters), "xkvq",
     nullptr},
    {"characters.missing_letter", [](Policy& p) { p.characters.min_letters = 1; }, LEVEL_OF(characters), "7294",
     nullptr},
    {"characters.too_few_classes", [](Policy& p) { p.characters.min_classes = 2; }, LEVEL_OF(characters), "xkvq",
     nullptr},
    {"characters.too_few_distinct", [](Policy& p) { p.characters.min_distinct = 5; }, LEVEL_OF(characters), "xkvq",
     nullptr},
    {"characters.not_allowed", [](Policy& p) { p.characters.allowed = "xkv"; }, LEVEL_OF(characters), "xkvq", nullptr},
    {"characters.not_allowed", [](Policy& p) { p.characters.ascii_only = true; }, LEVEL_OF(characters), "xkv\u00E9",
     nullptr},
    {"repeat.run", [](Policy& p) { p.repeat.max_run = 2; }, LEVEL_OF(repeat), "xkkkvq", nullptr},
    {"repeat.class_run", [](Policy& p) { p.repeat.max_class_run = 3; }, LEVEL_OF(repeat), "xkvq", nullptr},
    {"repeat.block", [](Policy& p) { p.repeat.min_block = 2; }, LEVEL_OF(repeat), "xkxkvq", nullptr},
    {"sequence.run", [](Policy& p) { p.sequence.min_run = 3; }, LEVEL_OF(sequence), "xabckvq", nullptr},
    {"keyboard.walk", [](Policy& p) { p.keyboard.min_walk = 4; }, LEVEL_OF(keyboard), "xk-qwer", nullptr},
    {"date.found", [](Policy& p) { p.date.dates = true; }, LEVEL_OF(date), "xk31.12.1987", nullptr},
    {"date.found", [](Policy& p) { p.date.years = true; }, LEVEL_OF(date), "xk1987", nullptr},
    {"context.user_name", [](Policy& p) { p.context.match = ContextMatch::kContains; }, LEVEL_OF(context), "xkalicevq",
     [](Subject& s) { s.user = "alice"; }},
    {"history.reused", [](Policy& p) { p.history.depth = 1; }, LEVEL_OF(history), "xkvq",
     [](Subject& s) { s.is_old = same, s.num_old = 1; }, AtSignIn::kNever},
    {"history.similar", [](Policy& p) { p.history.min_edits = 3; }, LEVEL_OF(history), "xkvq",
     [](Subject& s) { s.previous_password = "xkvz"; }, AtSignIn::kNever},
    {"dictionary.word", [](Policy& p) { p.dictionary.mode = DictionaryMode::kContains; }, LEVEL_OF(dictionary),
     "telephone", nullptr},
    {"dictionary.word", [](Policy& p) { p.dictionary.mode = DictionaryMode::kWhole; }, LEVEL_OF(dictionary),
     "telephone", nullptr},
    {"breach.found", [](Policy& p) { p.breach.enabled = true; }, LEVEL_OF(breach), "123456", nullptr},
    {"confirmation.mismatch", [](Policy& p) { p.confirmation.enabled = true; }, LEVEL_OF(confirmation), "xkvq",
     [](Subject& s) { s.confirmation = "xkvz"; }, AtSignIn::kNever},
};

Report set_password(const Checker& checker, const RuleCase& rule) {
  Subject subject;
  if (rule.describe != nullptr) rule.describe(subject);
  return checker.check(rule.password, subject);
}

Report sign_in_with(const Checker& checker, const RuleCase& rule, AccountKind account = AccountKind::kLocal) {
  SignIn sign_in;
  sign_in.password = rule.password;
  if (rule.describe != nullptr) rule.describe(sign_in.subject);
  sign_in.account = account;
  sign_in.now = parse_time("2026-01-01");
  return checker.assess(sign_in);
}

constexpr std::array kLevels = {Level::kReject, Level::kWarn};
constexpr std::array kSignInPasswords = {SignInPassword::kAll, SignInPassword::kBreach, SignInPassword::kOff};

}  // namespace

TEST_CASE("each level of each rule when a password is set") {
  for (const RuleCase& rule : kRules) {
    for (const Level level : kLevels) {
      CAPTURE(rule.key, static_cast<int>(level));
      Policy policy;
      rule.set(policy);
      *rule.level(policy) = level;
      const Report report = set_password(Checker(policy), rule);
      const bool warns = level == Level::kWarn && rule.counts == LevelCounts::kYes;
      CHECK(keys(report.violations) == (warns ? Keys{} : Keys{rule.key}));
      CHECK(keys(report.warnings) == (warns ? Keys{rule.key} : Keys{}));
      CHECK(report.verdict == (warns ? Verdict::kAccept : Verdict::kReject));
    }
  }
}

TEST_CASE("each level of each rule at sign-in, for each of what resets there") {
  for (const RuleCase& rule : kRules) {
    for (const Level level : kLevels) {
      for (const SignInPassword which : kSignInPasswords) {
        CAPTURE(rule.key, static_cast<int>(level), static_cast<int>(which));
        Policy policy;
        rule.set(policy);
        *rule.level(policy) = level;
        policy.sign_in.password = which;
        const Checker checker(policy);
        const Report report = sign_in_with(checker, rule);
        const bool asked = rule.at_sign_in == AtSignIn::kAsked;
        const bool over_cap = policy.length.byte_cap < rule.password.size();
        const bool resets =
            which == SignInPassword::kAll ||
            (which == SignInPassword::kBreach && (std::string_view(rule.key) == "breach.found" || over_cap));
        const bool warns = !resets || (level == Level::kWarn && rule.counts == LevelCounts::kYes);
        CHECK(keys(report.violations) == (asked && !warns ? Keys{rule.key} : Keys{}));
        CHECK(keys(report.warnings) == (asked && warns ? Keys{rule.key} : Keys{}));
        CHECK(report.verdict == (asked && !warns ? Verdict::kResetRequired : Verdict::kAccept));

        const Report federated = sign_in_with(checker, rule, AccountKind::kFederated);
        CHECK(federated.verdict == Verdict::kAccept);
        CHECK(keys(federated.violations) == Keys{});
        CHECK(keys(federated.warnings) == Keys{});
      }
    }
  }
}

TEST_CASE("findings carry what their messages say") {
  const auto first = [](const char* settings, std::string_view password) {
    const Report report = Checker(parse_policy(settings)).check(password);
    REQUIRE((report.violations.size() + report.warnings.size()) == 1);
    return report.violations.empty() ? report.warnings[0] : report.violations[0];
  };
  const auto symbols = [&](const char* settings, std::string_view password) {
    return *first(settings, password).symbols;
  };
  CHECK(first("characters.min_classes=3", "xk").kinds == 4);
  CHECK(first("characters.min_classes=3\ncharacters.count_caseless=true", "xk").kinds == 5);
  CHECK(symbols("characters.min_symbols=1\ncharacters.symbols='!\u00A3'", "xk") == "!\u00A3");
  CHECK(symbols("characters.min_symbols=1", "xk") == " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");
  CHECK(symbols("characters.allowed='xk'", "xkv") == "xk");
  CHECK(first("characters.ascii_only=true", "xk\u00E9").symbols == nullptr);
  CHECK(first("length.min=3\nlength.unit='byte'", "xk").unit == LengthUnit::kByte);
  CHECK(first("length.min=3\nlength.unit='utf16'", "xk").unit == LengthUnit::kUtf16);
  CHECK(first("length.max=1\nlength.unit='grapheme'", "xk").unit == LengthUnit::kGrapheme);
  CHECK(first("length.warn_below=3\nlength.unit='grapheme'", "xk").unit == LengthUnit::kGrapheme);
  CHECK(first("length.warn_above_bytes=1\nlength.unit='grapheme'", "xk").unit == LengthUnit::kByte);
  CHECK(first("length.byte_cap=1", "xk").unit == LengthUnit::kByte);
  CHECK(first("length.min=3", "xk").unit == LengthUnit::kCodePoint);
}

TEST_CASE("points at both levels, when set and at sign-in") {
  Policy policy;
  policy.dictionary.mode = DictionaryMode::kBasedOn;
  const Keys found{"points.too_few", "dictionary.word"};
  SignIn sign_in;
  sign_in.password = "telephone";
  for (const Level level : kLevels) {
    policy.dictionary.level = level;
    const bool warns = level == Level::kWarn;
    const Checker checker(policy);
    const Report set = checker.check("telephone");
    CHECK(keys(warns ? set.warnings : set.violations) == found);
    CHECK(keys(warns ? set.violations : set.warnings) == Keys{});
    const Report used = checker.assess(sign_in);
    CHECK(keys(warns ? used.warnings : used.violations) == found);
    CHECK(used.verdict == (warns ? Verdict::kAccept : Verdict::kResetRequired));
  }
}

TEST_CASE("a bad e-mail address is a violation when a password is set and a warning at sign-in") {
  for (const Level level : kLevels) {
    for (const SignInPassword which : kSignInPasswords) {
      Policy policy;
      policy.email.enabled = true;
      policy.email.level = level;
      policy.sign_in.password = which;
      const Checker checker(policy);
      Subject subject;
      subject.email = "nobody@";
      const Report set = checker.check("xkvq", subject);
      CHECK(keys(set.violations) == (level == Level::kWarn ? Keys{} : Keys{"email.invalid"}));
      CHECK(keys(set.warnings) == (level == Level::kWarn ? Keys{"email.invalid"} : Keys{}));
      for (const AccountKind account : {AccountKind::kLocal, AccountKind::kFederated}) {
        SignIn sign_in;
        sign_in.subject = subject;
        sign_in.account = account;
        const Report used = checker.assess(sign_in);
        CHECK(used.verdict == Verdict::kAccept);
        CHECK(keys(used.violations) == Keys{});
        CHECK(keys(used.warnings) == Keys{"email.invalid"});
      }
    }
  }
}

TEST_CASE("history is not asked at sign-in, whatever the callback would say") {
  Policy policy;
  policy.history.depth = 24;
  policy.history.min_edits = 8;
  const Checker checker(policy);
  SignIn sign_in;
  sign_in.password = "xkvq";
  sign_in.subject.num_old = 24;
  sign_in.subject.previous_password = "xkvq";
  sign_in.subject.is_old = [](std::size_t, std::string_view) {
    FAIL("asked");
    return OldPasswordAnswer::kFailed;
  };
  CHECK(checker.assess(sign_in).verdict == Verdict::kAccept);
  sign_in.subject.is_old = nullptr;
  CHECK(keys(checker.assess(sign_in).warnings) == Keys{});
}

TEST_CASE("rules report in their fixed order") {
  Policy policy;
  policy.text.refuse_controls = true;
  policy.length.min = 40;
  policy.characters.min_upper = 1;
  policy.repeat.max_run = 2;
  policy.sequence.min_run = 4;
  policy.keyboard.min_walk = 4;
  policy.date.years = true;
  policy.context.match = ContextMatch::kContains;
  policy.history.depth = 1;
  policy.dictionary.mode = DictionaryMode::kContains;
  policy.breach.enabled = true;
  policy.email.enabled = true;
  policy.sign_in.inactive_months = 6;
  policy.age.max_days = 90;
  Subject subject;
  subject.user = "jdoering";
  subject.email = "@";
  subject.confirmation = "another";
  subject.is_old = same;
  subject.num_old = 1;
  const std::string password = "\x01telephone-qwer-9876-2019-aaa-jdoering";
  CHECK(keys(Checker(policy).check(password, subject).violations) ==
        Keys{"text.forbidden", "length.too_short", "characters.missing_upper", "repeat.run", "sequence.run",
             "keyboard.walk", "keyboard.walk", "date.found", "context.user_name", "history.reused", "dictionary.word",
             "dictionary.word", "dictionary.word", "confirmation.mismatch", "email.invalid"});
  SignIn sign_in;
  sign_in.subject = subject;
  sign_in.password = "123456";
  sign_in.last_sign_in = parse_time("2020-01-01");
  sign_in.password_set = parse_time("2020-01-01");
  sign_in.now = parse_time("2026-01-01");
  const Report report = Checker(policy).assess(sign_in);
  CHECK(keys(report.violations) == Keys{"length.too_short", "characters.missing_upper", "sequence.run", "keyboard.walk",
                                        "dictionary.word", "breach.found", "sign_in.stale", "age.expired"});
  CHECK(keys(report.warnings) == Keys{"email.invalid"});
}

TEST_CASE("what resets at sign-in leaves time alone") {
  Policy policy;
  policy.length.min = 8;
  policy.sign_in.inactive_days = 30;
  policy.sign_in.inactive = SignInAction::kDisable;
  SignIn sign_in;
  sign_in.password = "xkvq";
  sign_in.now = parse_time("2026-01-01");
  sign_in.last_sign_in = parse_time("2025-01-01");
  for (const SignInPassword which : kSignInPasswords) {
    policy.sign_in.password = which;
    const Report report = Checker(policy).assess(sign_in);
    CHECK(report.verdict == Verdict::kDisabled);
    const bool all = which == SignInPassword::kAll;
    CHECK(keys(report.violations) == (all ? Keys{"length.too_short", "sign_in.stale"} : Keys{"sign_in.stale"}));
    CHECK(keys(report.warnings) == (all ? Keys{} : Keys{"length.too_short"}));
  }
}

TEST_CASE("what resets at sign-in under each preset") {
  const std::map<std::string_view, SignInPassword> expected = {
      {"citrix-cloud", SignInPassword::kAll},
      {"credence", SignInPassword::kBreach},
      {"nist-800-63b-4-single", SignInPassword::kBreach},
      {"nist-800-63b-4-mfa", SignInPassword::kBreach},
      {"nist-800-63b-3", SignInPassword::kBreach},
      {"owasp-asvs-5-l1", SignInPassword::kBreach},
      {"owasp-asvs-5-l2", SignInPassword::kBreach},
      {"owasp-asvs-4", SignInPassword::kBreach},
      {"pci-dss-4-single", SignInPassword::kAll},
      {"pci-dss-4-mfa", SignInPassword::kAll},
      {"ad-complexity", SignInPassword::kOff},
      {"cis", SignInPassword::kAll},
  };
  for (const std::string_view name : preset_names()) {
    CAPTURE(name);
    const Policy policy = preset(name);
    REQUIRE(expected.contains(name));
    CHECK(policy.sign_in.password == expected.at(name));
    // Short, and in the built-in list of leaked passwords.
    SignIn sign_in;
    sign_in.password = "123456";
    sign_in.now = sign_in.last_sign_in.emplace(parse_time("2026-01-01"));
    sign_in.password_set = sign_in.now;
    const Verdict verdict = Checker(policy).assess(sign_in).verdict;
    const bool resets = policy.sign_in.password == SignInPassword::kAll ||
                        (policy.sign_in.password == SignInPassword::kBreach && policy.breach.enabled);
    CHECK(verdict == (resets ? Verdict::kResetRequired : Verdict::kAccept));
    // Short only.
    sign_in.password = "xKv#7";
    CHECK(Checker(policy).assess(sign_in).verdict ==
          (policy.sign_in.password == SignInPassword::kAll ? Verdict::kResetRequired : Verdict::kAccept));
  }
}
