// SPDX-License-Identifier: Apache-2.0
// The whole decision: every violation of each case, in order, for setting a password and for a sign-in. Rows named
// X1 to X12 are the requirements of the citrix-cloud policy.
#include "credence/checker.hpp"

#include <sys/mman.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "catch.hpp"
#include "credence/credence.hpp"
#include "text/utf8.hpp"

using namespace credence;

namespace {

std::vector<std::string> keys(const Violations& violations) {
  std::vector<std::string> result;
  for (const Violation& violation : violations) result.emplace_back(code_key(violation.code));
  return result;
}

using Keys = std::vector<std::string>;

struct Case {
  const char* name;
  std::string password;
  Keys violations;
};

const Keys kNone;

// "xkvq" and the like hold no word of any shipped language; each row breaks what it names and nothing else.
const Case kCitrix[] = {
    {"X1 seven characters", "xKv#q7z", {"length.too_short"}},
    {"X1 eight characters", "xKv#q7zw", kNone},
    {"X1 eight code points, not bytes", "xKv#q7\xC3\xA9", {"length.too_short"}},
    {"X1 eight code points of which one is two bytes", "xKv#q7w\xC3\xA9", kNone},
    {"X1 counts the NFC form: e + U+0301 is one", "xKv#q7e\xCC\x81", {"length.too_short"}},
    {"X2 no digit", "xKv#qwzr", {"characters.missing_digit"}},
    {"X2 a digit of another script does not count", "xKv#qwz\xD9\xA3", {"characters.missing_digit"}},
    {"X3 no upper-case letter", "xkv#q7zw", {"characters.missing_upper"}},
    {"X3 an upper-case letter beyond ASCII counts", "\xC3\x89kv#q7zw", kNone},
    {"X4 no symbol", "xKvqq7zw", {"characters.missing_symbol"}},
    {"X4 a symbol that is not listed does not count", "xKv&q7zw", {"characters.missing_symbol"}},
    {"X4 hyphen counts", "xKv-q7zw", kNone},
    {"X5 a word inside", "7#Telephone", {"dictionary.word"}},
    {"X8 all reasons at once",
     "qzx",
     {"length.too_short", "characters.missing_digit", "characters.missing_upper", "characters.missing_symbol"}},
    {"empty",
     "",
     {"length.too_short", "characters.missing_digit", "characters.missing_upper", "characters.missing_symbol"}},
    {"not UTF-8", "xKv#q7zw\xFF", {"text.not_utf8"}},
    {"over the byte cap", std::string(1025, 'x'), {"length.too_long"}},
};

}  // namespace

TEST_CASE("citrix-cloud, requirement by requirement") {
  const Checker checker(preset("citrix-cloud"));
  for (const Case& row : kCitrix) {
    CAPTURE(row.name);
    const Report report = checker.check(row.password);
    CHECK(keys(report.violations) == row.violations);
    CHECK(report.verdict == (row.violations.empty() ? Verdict::kAccept : Verdict::kReject));
  }
}

TEST_CASE("each symbol of the eleven, and no other of ASCII, is a symbol for citrix-cloud (X4)") {
  const Checker checker(preset("citrix-cloud"));
  const std::string eleven = "!@#$%^*?+=-";
  for (char symbol = 0x21; symbol < 0x7F; ++symbol) {
    if (std::isalnum(static_cast<unsigned char>(symbol)) != 0) continue;
    CAPTURE(symbol);
    const Report report = checker.check(std::string("xKvQq7Zw") + symbol);
    const bool missing = keys(report.violations) == Keys{"characters.missing_symbol"};
    CHECK(missing == (eleven.find(symbol) == std::string::npos));
  }
}

TEST_CASE("a known password is found in the built-in list (X6), with every other reason") {
  const Checker checker(preset("citrix-cloud"));
  const Report report = checker.check("123456");
  CHECK(keys(report.violations) == Keys{"length.too_short", "characters.missing_upper", "characters.missing_symbol",
                                        "dictionary.word", "breach.found"});
  CHECK(keys(checker.warnings()) == Keys{"breach.builtin_only"});
}

TEST_CASE("spans are the caller's bytes, and characters are counted for messages") {
  const Checker checker(preset("citrix-cloud"));
  const Report plain = checker.check("Passw0rd!");
  REQUIRE(keys(plain.violations) == Keys{"dictionary.word"});
  CHECK(plain.violations[0].span == Span{0, 8});
  CHECK(plain.violations[0].characters == Span{0, 8});
  const Report accented =
      checker.check("\xC3\xA9\xC3\xA9#Stra\xC3\x9F\x65\x31\x32");  // e-acute twice, then "Strasse12"
  REQUIRE(keys(accented.violations) == Keys{"dictionary.word"});
  CHECK(accented.violations[0].span == Span{5, 12});
  CHECK(accented.violations[0].characters == Span{3, 9});
}

TEST_CASE("confirmation and e-mail address (X9, X10)") {
  const Checker checker(preset("citrix-cloud"));
  Subject subject;
  subject.confirmation = "xKv#q7zw";
  subject.email = "erin@example.com";
  CHECK(keys(checker.check("xKv#q7zw", subject).violations) == kNone);
  subject.confirmation = "xKv#q7zW";
  subject.email = "erin@";
  CHECK(keys(checker.check("xKv#q7zw", subject).violations) == Keys{"confirmation.mismatch", "email.invalid"});
}

TEST_CASE("citrix-cloud has no context rule, credence has one (X12)") {
  Subject subject;
  subject.display_name = "Xavkwy Qzorblat";
  const char* password = "Wm7#qzorblat-kVx9Tz";
  CHECK(keys(Checker(preset("citrix-cloud")).check(password, subject).violations) == kNone);
  CHECK(keys(Checker(preset("credence")).check(password, subject).violations) == Keys{"context.display_name"});
}

namespace {

struct SignInCase {
  const char* name;
  const char* password;  // nullptr: time alone
  AccountKind account;
  const char* last;     // "" means never
  const char* created;  // "" means not known
  const char* now;
  Verdict verdict;
  Keys violations;
  Keys warnings;
};

constexpr const char* kGood = "xKv#q7zw";
constexpr auto kLocal = AccountKind::kLocal;
constexpr auto kFederated = AccountKind::kFederated;

const SignInCase kSignIns[] = {
    {"X7 one second early",
     kGood,
     kLocal,
     "2025-08-31T23:30:00Z",
     "",
     "2026-02-28T23:29:59Z",
     Verdict::kAccept,
     {},
     {}},
    {"X7 six months",
     kGood,
     kLocal,
     "2025-08-31T23:30:00Z",
     "",
     "2026-02-28T23:30:00Z",
     Verdict::kResetRequired,
     {"sign_in.stale"},
     {}},
    {"X8 password and time at once",
     "qzx",
     kLocal,
     "2025-01-01T00:00:00Z",
     "",
     "2026-01-01T00:00:00Z",
     Verdict::kResetRequired,
     {"length.too_short", "characters.missing_digit", "characters.missing_upper", "characters.missing_symbol",
      "sign_in.stale"},
     {}},
    {"X6 a breached password",
     "123456",
     kLocal,
     "2025-12-31T00:00:00Z",
     "",
     "2026-01-01T00:00:00Z",
     Verdict::kResetRequired,
     {"length.too_short", "characters.missing_upper", "characters.missing_symbol", "dictionary.word", "breach.found"},
     {}},
    {"time alone", nullptr, kLocal, "2025-12-31T00:00:00Z", "", "2026-01-01T00:00:00Z", Verdict::kAccept, {}, {}},
    {"never signed in, nothing known",
     kGood,
     kLocal,
     "",
     "",
     "2026-01-01T00:00:00Z",
     Verdict::kResetRequired,
     {"sign_in.never"},
     {}},
    {"never signed in, a new account",
     kGood,
     kLocal,
     "",
     "2025-12-01T00:00:00Z",
     "2026-01-01T00:00:00Z",
     Verdict::kAccept,
     {},
     {}},
    {"never signed in, an old account",
     kGood,
     kLocal,
     "",
     "2025-01-01T00:00:00Z",
     "2026-01-01T00:00:00Z",
     Verdict::kResetRequired,
     {"sign_in.stale"},
     {}},
    {"five minutes of skew",
     kGood,
     kLocal,
     "2026-01-01T00:05:00Z",
     "",
     "2026-01-01T00:00:00Z",
     Verdict::kAccept,
     {},
     {}},
    {"more than five minutes",
     kGood,
     kLocal,
     "2026-01-01T00:05:01Z",
     "",
     "2026-01-01T00:00:00Z",
     Verdict::kAccept,
     {},
     {"sign_in.clock_error"}},
    {"X11 federated: no password rule",
     "qzx",
     kFederated,
     "2025-12-31T00:00:00Z",
     "",
     "2026-01-01T00:00:00Z",
     Verdict::kAccept,
     {},
     {}},
    {"X11 federated and stale: a warning",
     nullptr,
     kFederated,
     "2025-01-01T00:00:00Z",
     "",
     "2026-01-01T00:00:00Z",
     Verdict::kAccept,
     {},
     {"sign_in.stale"}},
};

}  // namespace

TEST_CASE("sign-ins under citrix-cloud") {
  const Checker checker(preset("citrix-cloud"));
  for (const SignInCase& row : kSignIns) {
    CAPTURE(row.name);
    SignIn sign_in;
    if (row.password != nullptr) sign_in.password = row.password;
    sign_in.account = row.account;
    if (*row.last != '\0') sign_in.last_sign_in = parse_time(row.last);
    if (*row.created != '\0') sign_in.created = parse_time(row.created);
    sign_in.now = parse_time(row.now);
    const Report report = checker.assess(sign_in);
    CHECK(report.verdict == row.verdict);
    CHECK(keys(report.violations) == row.violations);
    CHECK(keys(report.warnings) == row.warnings);
  }
}

TEST_CASE("what a policy says of time decides the verdict") {
  Policy policy = preset("citrix-cloud");
  SignIn sign_in;
  sign_in.now = parse_time("2026-01-01");
  sign_in.last_sign_in = parse_time("2025-01-01");
  struct Row {
    SignInAction action;
    Verdict verdict;
  };
  const Row rows[] = {{SignInAction::kIgnore, Verdict::kAccept},
                      {SignInAction::kWarn, Verdict::kAccept},
                      {SignInAction::kReset, Verdict::kResetRequired},
                      {SignInAction::kDisable, Verdict::kDisabled}};
  for (const Row& row : rows) {
    policy.sign_in.inactive = row.action;
    CHECK(Checker(policy).assess(sign_in).verdict == row.verdict);
  }
  policy.sign_in.federated = SignInAction::kDisable;
  sign_in.account = kFederated;
  CHECK(Checker(policy).assess(sign_in).verdict == Verdict::kDisabled);
}

TEST_CASE("the password's age under a policy that has one, never for federated accounts") {
  Policy policy = preset("citrix-cloud");
  policy.age.max_days = 90;
  policy.age.min_days = 1;
  const Checker checker(policy);
  SignIn sign_in;
  sign_in.last_sign_in = sign_in.now = parse_time("2026-01-01");
  sign_in.password_set = sign_in.now - std::chrono::days(90);
  Report report = checker.assess(sign_in);
  CHECK(report.verdict == Verdict::kResetRequired);
  CHECK(report.violations == Violations{{Code::kAgeExpired, {}, 90, 90}});
  sign_in.password_set = sign_in.now - std::chrono::hours(90 * 24 - 1);
  CHECK(checker.assess(sign_in).verdict == Verdict::kAccept);
  sign_in.password_set = sign_in.now - std::chrono::hours(23);
  report = checker.assess(sign_in);
  CHECK(report.verdict == Verdict::kAccept);
  CHECK(report.warnings == Violations{{Code::kAgeTooYoung, {}, 1, 0}});
  sign_in.account = kFederated;
  sign_in.password_set = parse_time("2020-01-01");
  CHECK(checker.assess(sign_in).verdict == Verdict::kAccept);
}

TEST_CASE("a rule whose level is warn only warns, in check and at sign-in") {
  Policy policy = preset("citrix-cloud");
  policy.length.level = Level::kWarn;
  policy.dictionary.level = Level::kWarn;
  policy.breach.level = Level::kWarn;
  policy.text.level = Level::kWarn;
  const Checker checker(policy);
  CHECK(keys(checker.check("xKv#q7zw\xFF").violations) == Keys{"text.not_utf8"});  // else it would pass unseen
  CHECK(keys(checker.check("xKv#q7z").warnings) == Keys{"length.too_short"});
  CHECK(checker.check("xKv#q7z").verdict == Verdict::kAccept);
  CHECK(keys(checker.check("7#Telephone").warnings) == Keys{"dictionary.word"});
}

TEST_CASE("what a checker refuses to be built with") {
  Policy policy = preset("citrix-cloud");
  policy.breach.required = BreachFilesRequired::kAny;
  const auto code_of = [](const Policy& bad, const Resources& resources) {
    try {
      const Checker checker(bad, resources);
    } catch (const Error& error) {
      return error.code();
    }
    return ErrorCode{};
  };
  CHECK(code_of(policy, Resources::built_in()) == ErrorCode::kMissingResource);
  policy.breach.required = BreachFilesRequired::kNone;
  CHECK(code_of(policy, Resources{}) == ErrorCode::kMissingResource);  // a dictionary rule without a dictionary
  Resources with_null = Resources::built_in();
  with_null.dictionaries.push_back(nullptr);
  CHECK(code_of(policy, with_null) == ErrorCode::kInvalidArgument);
  policy.length.byte_cap = 65537;
  CHECK(code_of(policy, Resources::built_in()) == ErrorCode::kBadPolicy);
}

TEST_CASE("a password of 4 GiB and more is over the cap, and its span doesn't wrap") {
  constexpr std::size_t kSize = (std::size_t{1} << 32U) + 3;
  void* const memory =
      mmap(nullptr, kSize, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);  // it is not read
  REQUIRE(memory != MAP_FAILED);
  const std::string_view password(static_cast<const char*>(memory), kSize);
  Policy policy = preset("citrix-cloud");
  policy.breach.enabled = false;
  const Report report = Checker(policy).check(password);
  CHECK(report.violations ==
        Violations{{Code::kLengthTooLong, {0, UINT32_MAX}, policy.length.byte_cap, static_cast<std::int64_t>(kSize)}});
  CHECK(text::find_ill_formed(password) == Span{0, 1});
  munmap(memory, kSize);
}
