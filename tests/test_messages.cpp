// SPDX-License-Identifier: Apache-2.0
// Every code has a message in every language, and the catalogues hold exactly the texts there are.
#include "credence/messages.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <locale>
#include <memory>
#include <optional>
#include <set>
#include <thread>

#include "catch.hpp"
#include "credence/dictionary.hpp"
#include "credence/policy.hpp"
#include "golden.hpp"
#include "messages/texts.hpp"
#include "platform/bytes.hpp"
#include "platform/embedded_file.hpp"

using namespace credence;

namespace {

constexpr Code kCodes[] = {
#define CODE(c_name, name, number, key, one, many) Code::name,
    CREDENCE_CODES(CODE)
#undef CODE
};

struct Entry {
  std::string id;      // singular NUL plural
  std::string string;  // one form after the other, NUL between
};

// The entries of a compiled catalogue (GNU gettext manual, "The Format of GNU MO Files"), but for its header.
std::vector<Entry> entries_of(std::string_view mo) {
  const auto number = [&](std::size_t offset) { return platform::load_le32(mo.data() + offset); };
  REQUIRE(number(0) == 0x950412de);
  const auto text = [&](std::size_t table, std::size_t i) {
    return std::string(mo.substr(number(table + 8 * i + 4), number(table + 8 * i)));
  };
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < number(8); ++i) {
    Entry entry{text(number(12), i), text(number(16), i)};
    if (!entry.id.empty()) entries.push_back(std::move(entry));
  }
  return entries;
}

std::string id_of(const messages::Text& text) {
  return text.has_plural() ? std::string(text.one) + '\0' + text.many : std::string(text.one);
}

// The placeholders of a text, each once.
std::set<std::string> placeholders_of(std::string_view text) {
  std::set<std::string> names;
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    names.emplace(text.substr(open, text.find('}', open) + 1 - open));
  }
  return names;
}

std::vector<std::string> forms_of(const std::string& string) {
  std::vector<std::string> forms{""};
  for (const char c : string) {
    if (c == '\0') {
      forms.emplace_back();
    } else {
      forms.back() += c;
    }
  }
  return forms;
}

Violation length_in(LengthUnit unit, Violation violation) {
  violation.unit = unit;
  return violation;
}

Violation clock_error(TimeFact fact) {
  Violation violation{Code::kSignInClockError, {}, 0, 86400, {}};
  violation.fact = fact;
  return violation;
}

Violation symbols_of(std::int64_t limit, const char* symbols) {
  Violation violation{Code::kCharactersMissingSymbol, {}, limit, 0, {}};
  violation.symbols = std::make_shared<const std::string>(symbols);
  return violation;
}

std::string pot_string(std::string_view text) { return '"' + std::string(text) + "\"\n"; }

}  // namespace

TEST_CASE("every code has a message in every language, for every count, with all placeholders filled") {
  REQUIRE(message_languages() == std::vector<std::string_view>{"en", "de"});
  for (const std::string_view language : message_languages()) {
    for (const Code code : kCodes) {
      for (const std::int64_t limit : {-1LL, 0LL, 1LL, 2LL, 5LL, 1LL << 40}) {
        CAPTURE(language, code_key(code), limit);
        const std::string text = message({code, {0, 9}, limit, 777, {0, 9}}, language);
        CHECK(text.size() > 10);
        CHECK(text.find_first_of("{}") == std::string::npos);
        if (language != "en") CHECK(text != message({code, {0, 9}, limit, 777, {0, 9}}, "en"));
      }
    }
  }
}

TEST_CASE("each catalogue translates exactly the texts there are, with the same placeholders") {
  std::set<std::string> expected;
  for (const messages::Text& text : messages::all_texts()) expected.insert(id_of(text));
  CHECK(expected.size() == messages::all_texts().size());
  for (const platform::EmbeddedFile& file : platform::embedded_catalogues()) {
    CAPTURE(file.name);
    std::set<std::string> ids;
    for (const Entry& entry : entries_of(file.bytes)) {
      CAPTURE(entry.id);
      CHECK(ids.insert(entry.id).second);
      const std::set<std::string> english = placeholders_of(forms_of(entry.id).back());
      const std::vector<std::string> forms = forms_of(entry.string);
      CHECK(placeholders_of(forms.back()) == english);
      for (const std::string& form : forms) {
        CHECK_FALSE(form.empty());
        CHECK(std::ranges::includes(english, placeholders_of(form)));  // a singular may leave the number out
      }
    }
    std::vector<std::string> missing;
    std::ranges::set_difference(expected, ids, std::back_inserter(missing));
    CHECK(missing == std::vector<std::string>{});
    std::vector<std::string> unknown;
    std::ranges::set_difference(ids, expected, std::back_inserter(unknown));
    CHECK(unknown == std::vector<std::string>{});
  }
}

TEST_CASE("the template for translators lists every text") {
  std::string pot =
      "# The messages of credence. Made by tests/test_messages.cpp (CREDENCE_UPDATE_GOLDEN=1); do not edit.\n"
      "# The count of a plural is the policy's limit. {limit}, {actual}: numbers; {limit_date}, {actual_date}: dates;\n"
      "# {grouped_limit}, {grouped_actual}: numbers with a sign between the thousands; {symbols}: characters, apart;\n"
      "# {from}, {to}: the first and last character, counted from 1; {language}: the name of a language.\n"
      "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n";
  for (const messages::Text& text : messages::all_texts()) {
    pot += "\nmsgid " + pot_string(text.one);
    if (text.has_plural()) {
      pot += "msgid_plural " + pot_string(text.many) + "msgstr[0] \"\"\nmsgstr[1] \"\"\n";
    } else {
      pot += "msgstr \"\"\n";
    }
  }
  CHECK(pot == test::golden_text(CREDENCE_SOURCE_DIR "/data/messages/credence.pot", pot));
}

TEST_CASE("messages") {
  struct Case {
    const char* name;
    Violation violation;
    const char* language;
    const char* text;
  };
  const Violation too_short{Code::kLengthTooShort, {0, 7}, 8, 7, {0, 7}};
  const Violation one_digit{Code::kCharactersMissingDigit, {0, 7}, 1, 0, {0, 7}};
  const Violation two_digits{Code::kCharactersMissingDigit, {0, 7}, 2, 1, {0, 7}};
  const auto word = [](WordKind kind) {
    return Violation{Code::kDictionaryWord, {4, 9}, static_cast<std::int64_t>(kind), 17, {2, 7}, kind};
  };
  const auto word_of = [&](std::string_view language) {
    Violation violation = word(WordKind::kWord);
    language.copy(violation.language.data(), language.size());
    return violation;
  };
  const Violation stale{Code::kSignInStale, {}, 1772321399, 1756683000, {}};
  Violation five_kinds{Code::kCharactersTooFewClasses, {}, 3, 2, {}};
  five_kinds.kinds = 5;
  const Violation far{Code::kSignInStale, {}, INT64_MAX, INT64_MIN, {}};
  const Case kCases[] = {
      {"English", too_short, "en", "Use at least 8 characters; this has 7."},
      {"German", too_short, "de", "Mindestens 8 Zeichen verwenden (bisher 7)."},
      {"a singular", one_digit, "en", "Add a digit (0 to 9)."},
      {"a German singular", one_digit, "de", "Eine Ziffer hinzuf\xC3\xBCgen (0 bis 9)."},
      {"a plural", two_digits, "en", "Use at least 2 digits (0 to 9); this has 1."},
      {"a German plural", two_digits, "de", "Mindestens 2 Ziffern (0 bis 9) verwenden (bisher 1)."},
      {"a region falls back to its language", one_digit, "de-AT", "Eine Ziffer hinzuf\xC3\xBCgen (0 bis 9)."},
      {"script and region", one_digit, "de-Latn-AT", "Eine Ziffer hinzuf\xC3\xBCgen (0 bis 9)."},
      {"a POSIX name", one_digit, "de_DE.UTF-8@euro", "Eine Ziffer hinzuf\xC3\xBCgen (0 bis 9)."},
      {"upper case", one_digit, "DE", "Eine Ziffer hinzuf\xC3\xBCgen (0 bis 9)."},
      {"an unknown language is English", one_digit, "tlh", "Add a digit (0 to 9)."},
      {"no language is English", one_digit, "", "Add a digit (0 to 9)."},
      {"C is English", one_digit, "C", "Add a digit (0 to 9)."},
      {"a long name is English", one_digit, "de\xffx_______________________________-", "Add a digit (0 to 9)."},
      {"a word", word(WordKind::kWord), "en", "Characters 3 to 7 are a common word."},
      {"an English word", word_of("en"), "en", "Characters 3 to 7 are a common English word."},
      {"an English word in German", word_of("en"), "de-AT",
       "Die Zeichen 3 bis 7 sind ein h\xC3\xA4ufiges Wort (Englisch)."},
      {"a Greek word in an unknown language", word_of("el"), "tlh", "Characters 3 to 7 are a common Greek word."},
      {"a word of an unknown language", word_of("qqx"), "en", "Characters 3 to 7 are a common qqx word."},
      {"a date", {Code::kDateFound, {4, 12}, 0, 0, {2, 10}}, "en", "Characters 3 to 10 are a date."},
      {"a year", {Code::kDateFound, {4, 8}, 0, 0, {2, 6}}, "en", "Characters 3 to 6 are a year."},
      {"a character",
       {Code::kCharactersNotAllowed, {4, 6}, 0, 0, {2, 3}},
       "en",
       "Remove character 3: it is not among those allowed."},
      {"characters",
       {Code::kCharactersNotAllowed, {4, 6}, 0, 0, {2, 4}},
       "en",
       "Remove characters 3 to 4: they are not among those allowed."},
      {"a password", word(WordKind::kPassword), "en", "Characters 3 to 7 are a common password."},
      {"a name", word(WordKind::kGivenName), "de", "Die Zeichen 3 bis 7 sind ein Vorname."},
      {"a month", word(WordKind::kCalendar), "en", "Characters 3 to 7 are the name of a month or a day."},
      {"another word", word(WordKind::kOther), "en", "Characters 3 to 7 are a common word, name or password."},
      {"one character of a name",
       {Code::kContextUserName, {4, 7}, 0, 0, {2, 3}},
       "en",
       "Character 3 is taken from your user name."},
      {"one character in German",
       {Code::kDictionaryWord, {4, 7}, 1, 0, {2, 3}, WordKind::kGivenName},
       "de",
       "Das Zeichen 3 ist ein Vorname."},
      {"bytes", length_in(LengthUnit::kByte, too_short), "en", "Use at least 8 bytes; this has 7."},
      {"one byte", length_in(LengthUnit::kByte, {Code::kLengthTooShort, {}, 1, 0, {}}), "en",
       "Use at least 1 byte; this has 0."},
      {"many bytes", length_in(LengthUnit::kByte, {Code::kLengthTooLong, {}, 1024, 1200, {}}), "en",
       "Make the password shorter: it has 1,200 bytes, and at most 1,024 bytes are allowed."},
      {"many bytes in German", length_in(LengthUnit::kByte, {Code::kLengthTooLong, {}, 1024, 1234567, {}}), "de",
       "Das Passwort k\u00FCrzen: Es hat 1.234.567 Bytes, erlaubt sind h\u00F6chstens 1.024 Bytes."},
      {"UTF-16 like characters", length_in(LengthUnit::kUtf16, too_short), "en",
       "Use at least 8 characters; this has 7."},
      {"UTF-16 unlike characters", length_in(LengthUnit::kUtf16, {Code::kLengthTooShort, {0, 7}, 8, 7, {0, 6}}), "en",
       "Use at least 8 UTF-16 units; this has 7."},
      {"graphemes", length_in(LengthUnit::kGrapheme, too_short), "en", "Use at least 8 characters; this has 7."},
      {"a symbol", symbols_of(1, "!@ #"), "en", "Add one of these symbols: ! @ space #"},
      {"symbols", symbols_of(2, "!\u00A3\t"), "en", "Use at least 2 of these symbols (this has 0): ! \u00A3 U+0009"},
      {"a symbol in German", symbols_of(1, " !"), "de", "Eines dieser Sonderzeichen hinzuf\u00FCgen: Leerzeichen !"},
      {"a symbol of nobody knows which", {Code::kCharactersMissingSymbol, {}, 1, 0, {}}, "en", "Add a symbol."},
      {"four kinds",
       {Code::kCharactersTooFewClasses, {}, 3, 2, {}},
       "en",
       "Use at least 3 kinds of characters (upper case, lower case, digits, symbols); this has 2."},
      {"five kinds", five_kinds, "en",
       "Use at least 3 kinds of characters (upper case, lower case, digits, symbols, letters without case); this has "
       "2."},
      {"one day old",
       {Code::kAgeExpired, {}, 1, 1, {}},
       "en",
       "The password is a day old; it must be changed after 1 day."},
      {"days old",
       {Code::kAgeExpired, {}, 1, 2, {}},
       "en",
       "The password is 2 days old; it must be changed after 1 day."},
      {"today",
       {Code::kAgeTooYoung, {}, 1, 0, {}},
       "en",
       "The password was changed today; it may be changed again after 1 day."},
      {"a day ago",
       {Code::kAgeTooYoung, {}, 3, 1, {}},
       "en",
       "The password was changed a day ago; it may be changed again after 3 days."},
      {"days ago",
       {Code::kAgeTooYoung, {}, 3, 2, {}},
       "en",
       "The password was changed 2 days ago; it may be changed again after 3 days."},
      {"made in the future", clock_error(TimeFact::kCreated), "en",
       "The account was made on 1970-01-02, which lies in the future: check the clock of the server."},
      {"set in the future", clock_error(TimeFact::kPasswordSet), "en",
       "The password was set on 1970-01-02, which lies in the future: check the clock of the server."},
      {"dates", stale, "en",
       "Nobody has signed in since 2025-08-31; the account counts as inactive from 2026-02-28 on."},
      {"dates beyond the calendar", far, "en",
       "Nobody has signed in since -32767-01-01; the account counts as inactive from 32767-12-31 on."},
      {"an unknown code", {static_cast<Code>(9), {}, 1, 1, {}}, "en", ""},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.name);
    CHECK(message(c.violation, c.language) == c.text);
  }
}

TEST_CASE("a report as JSON") {
  Report report;
  CHECK(report.verdict == Verdict::kReject);  // nobody filled it in
  report.verdict = Verdict::kAccept;
  CHECK(report_json(report) == R"({"verdict":"accept","violations":[],"warnings":[]})");
  report.verdict = Verdict::kReject;
  report.violations = {{Code::kLengthTooShort, {0, 7}, 8, 7, {0, 7}}, {Code::kBreachFound, {0, 7}, 1, -1, {0, 7}}};
  report.warnings = {{Code::kEmailInvalid, {}, 0, 0, {}}};
  CHECK(report_json(report) ==
        R"({"verdict":"reject","violations":[)"
        R"({"code":"length.too_short","begin":0,"end":7,"limit":8,"actual":7,)"
        R"("message":"Use at least 8 characters; this has 7."},)"
        R"({"code":"breach.found","begin":0,"end":7,"limit":1,"actual":-1,)"
        R"("message":"This password is in a list of leaked passwords. Choose one you have never used anywhere."}],)"
        R"("warnings":[{"code":"email.invalid","begin":0,"end":0,"limit":0,"actual":0,)"
        R"("message":"The e-mail address is not valid."}]})");
}

TEST_CASE("a long list of symbols is shown in part") {
  std::string symbols;
  std::string shown = "Add one of these symbols:";
  for (char32_t c = 0x4E00; c < 0x4E00 + 64; ++c) {
    const char bytes[] = {static_cast<char>(0xE0 | (c >> 12)), static_cast<char>(0x80 | ((c >> 6) & 0x3F)),
                          static_cast<char>(0x80 | (c & 0x3F))};
    symbols.append(bytes, 3);
    shown.append(" ").append(bytes, 3);
  }
  CHECK(message(symbols_of(1, symbols.c_str())) == shown);
  symbols += "!";
  CHECK(message(symbols_of(1, symbols.c_str())) == shown + " ...");
}

TEST_CASE("what a violation carries besides numbers, by key and in JSON") {
  struct Row {
    const char* name;
    Violation violation;
    const char* key;
    std::optional<std::string> value;
    const char* json;  // the member; empty: none
  };
  const Violation length{Code::kLengthTooShort, {}, 8, 7, {}};
  const Row rows[] = {
      {"symbols", symbols_of(1, "!\""), "symbols", "!\"", R"("symbols":"!\"")"},
      {"no symbols", {Code::kCharactersMissingSymbol, {}, 1, 0, {}}, "symbols", "", ""},
      {"code points", length, "unit", "code_point", ""},
      {"bytes", length_in(LengthUnit::kByte, length), "unit", "byte", R"("unit":"byte")"},
      {"graphemes", length_in(LengthUnit::kGrapheme, length), "unit", "grapheme", R"("unit":"grapheme")"},
      {"UTF-16", length_in(LengthUnit::kUtf16, length), "unit", "utf16", R"("unit":"utf16")"},
      {"kinds", {Code::kCharactersTooFewClasses, {}, 3, 2, {}}, "kinds", "4", ""},
      {"last sign-in", clock_error(TimeFact::kLastSignIn), "fact", "last_sign_in", ""},
      {"creation", clock_error(TimeFact::kCreated), "fact", "created", R"("fact":"created")"},
      {"password", clock_error(TimeFact::kPasswordSet), "fact", "password_set", R"("fact":"password_set")"},
      {"another key", length, "symbols", std::nullopt, ""},
      {"another code", {Code::kBreachFound, {}, 1, 1, {}}, "unit", std::nullopt, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(violation_parameter(row.violation, row.key) == row.value);
    Report report;
    report.violations = {row.violation};
    const std::string json = report_json(report);
    const std::size_t after = json.find(',', json.find("\"actual\":")) + 1;
    const std::string expected = (*row.json == '\0' ? "" : std::string(row.json) + ",") + "\"message\":";
    CHECK(json.substr(after, expected.size()) == expected);
  }
}

TEST_CASE("the process's locale changes nothing") {
  struct Grouping : std::numpunct<char> {
    [[nodiscard]] char do_thousands_sep() const override { return '.'; }
    [[nodiscard]] std::string do_grouping() const override { return "\3"; }
  };
  const std::locale before = std::locale::global(std::locale(std::locale::classic(), new Grouping));
  CHECK(message({Code::kLengthTooShort, {}, 10000, 7, {}}) == "Use at least 10000 characters; this has 7.");
  std::locale::global(before);
}

TEST_CASE("many threads, many languages") {
  std::vector<std::thread> threads;
  std::array<bool, 8> good{};
  for (std::size_t i = 0; i < good.size(); ++i) {
    threads.emplace_back([&good, i] {
      bool same = true;
      for (int round = 0; round < 200; ++round) {
        const Violation violation{Code::kCharactersMissingDigit, {}, 1, 0, {}};
        same &= message(violation, "en") == "Add a digit (0 to 9).";
        same &= message(violation, "de") == "Eine Ziffer hinzuf\xC3\xBCgen (0 bis 9).";
      }
      good[i] = same;
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const bool same : good) CHECK(same);
}
