// SPDX-License-Identifier: Apache-2.0

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "judge.hpp"
#include "rules/subject.hpp"

using namespace credence;

namespace {

Violations found(const ContextRule& rule, std::string_view password, const Subject& subject) {
  return test::judge(rules::check_context, rule, password, subject).violations;
}

ContextRule rule_of(ContextMatch match) {
  ContextRule rule;
  rule.match = match;
  return rule;
}

struct Expected {
  Code code;
  std::uint32_t begin;
  std::uint32_t end;
};

Violations violations_of(const std::vector<Expected>& expected) {
  Violations violations;
  for (const Expected& e : expected) violations.push_back({e.code, {e.begin, e.end}, 0, 0});
  return violations;
}

}  // namespace

TEST_CASE("Active Directory's rows") {
  struct Row {
    const char* password;
    const char* user;
    const char* display_name;
    std::vector<Expected> expected;
  };
  const char* const kErin = "Erin M. Hagens";
  const char* const kObrien = "O'Brien, Pat";
  const Row rows[] = {
      {"Xerin!2025", "ehagens", kErin, {{Code::kContextDisplayName, 1, 5}}},
      {"hAGENS99!x", "ehagens", kErin, {{Code::kContextDisplayName, 0, 6}}},
      {"Hagen9!zz", "ehagens", kErin, {}},
      {"Mm1!mmmM", "ehagens", kErin, {}},
      {"eHaGens#77", "ehagens", kErin, {{Code::kContextUserName, 0, 7}, {Code::kContextDisplayName, 1, 7}}},
      {"Jo99!jojo", "jo", "Jo Li", {}},
      {"Jones9!abc", "sj", "Smith-Jones", {{Code::kContextDisplayName, 0, 5}}},
      {"OBrien9!x", "ob", kObrien, {}},
      {"O'brien9x!", "ob", kObrien, {{Code::kContextDisplayName, 0, 7}}},
      {"Abcdefg1", "", "", {}},
      {"john.smith7A", "john.smith", "", {{Code::kContextUserName, 0, 10}}},
      {"Alice7xyz!", "alice42", "", {}},  // nor without its digits
      {"A.l.i.c.e!7", "alice", "", {}},
      {"Aliiice!7", "alice", "", {}},
      {"Mueller!7", "", "M\xC3\xBCller", {}},
      {"aSmith!7", "", "Alice Sm", {}},
      {"Smith7xyz!", "john.smith", "", {}},  // the account name counts as a whole
      {"nirE!2025", "ehagens", kErin, {}},
      {"3rin!2025X", "ehagens", kErin, {}},
      {"xSMITH1!", "", "a,Smith", {{Code::kContextDisplayName, 1, 6}}},
      {"xSMITH1!", "", "a.Smith", {{Code::kContextDisplayName, 1, 6}}},
      {"xSMITH1!", "", "a_Smith", {{Code::kContextDisplayName, 1, 6}}},
      {"xSMITH1!", "", "a#Smith", {{Code::kContextDisplayName, 1, 6}}},
      {"xSMITH1!", "", "a\tSmith", {{Code::kContextDisplayName, 1, 6}}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.password, row.user, row.display_name);
    Subject subject;
    subject.user = row.user;
    subject.display_name = row.display_name;
    CHECK(found(preset("ad-complexity").context, row.password, subject) == violations_of(row.expected));
  }
}

TEST_CASE("what a password includes") {
  struct Row {
    const char* name;
    const char* password;
    std::vector<Expected> expected;
  };
  Subject subject;
  subject.user = "jdoe1985";
  subject.email = "Jane.Doering+news@mail.Contoso-Group.co.uk";
  subject.display_name = "Jane Anne D\xC3\xB6ring";
  subject.organisation = "Contoso";
  subject.service = "Shop of Bikes";
  subject.words = {"Hawaii", "\xD0\xBF\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82"};
  constexpr Code kUser = Code::kContextUserName;
  constexpr Code kEmail = Code::kContextEmail;
  constexpr Code kName = Code::kContextDisplayName;
  constexpr Code kOrganisation = Code::kContextOrganisation;
  constexpr Code kService = Code::kContextService;
  constexpr Code kWord = Code::kContextWord;
  const Row rows[] = {
      {"nothing", "correct horse", {}},
      {"empty", "", {}},
      {"user name", "xJDoe1985!", {{kUser, 1, 9}}},
      {"without its digits", "xJDoe198!", {{kUser, 1, 5}}},
      {"a part of it", "xJD1985!", {}},
      {"local part", "jane.doering", {{kName, 0, 4}, {kEmail, 0, 12}, {kName, 5, 12}}},
      {"joined", "janedoering1", {{kEmail, 0, 11}, {kName, 0, 11}}},
      {"subaddress", "n3ws-flash", {{kEmail, 0, 4}}},
      {"domain label", "contoso1", {{kEmail, 0, 7}, {kOrganisation, 0, 7}}},
      {"domain label whole", "contoso-group", {{kOrganisation, 0, 7}, {kEmail, 0, 13}}},
      {"last label and short ones", "co uk", {}},
      {"accent off", "Doring99", {{kEmail, 0, 6}, {kName, 0, 6}}},
      {"accent on, decomposed", "Do\xCC\x88ring99", {{kEmail, 0, 8}, {kName, 0, 8}}},
      {"full width",
       "\xEF\xBD\x84\xEF\xBD\x8F\xEF\xBD\x92\xEF\xBD\x89\xEF\xBD\x8E\xEF\xBD\x87",
       {{kEmail, 0, 18}, {kName, 0, 18}}},
      {"leet", "J@n3-x", {{kEmail, 0, 4}, {kName, 0, 4}}},
      {"leet of two ways", "8!k35", {{kService, 0, 5}}},
      {"reversed", "1iiawah", {{kWord, 1, 7}}},
      {"reversed leet", "1!!@w@h", {{kWord, 1, 7}}},
      {"twice", "Bikes-Bikes", {{kService, 0, 5}, {kService, 6, 11}}},
      {"doubled", "BikesBikes", {{kService, 0, 5}, {kService, 5, 10}}},
      {"short tokens", "shopofbikes", {{kService, 0, 11}}},
      {"another script", "x\xD0\x9F\xD0\xA0\xD0\x98\xD0\x92\xD0\x95\xD0\xA2", {{kWord, 1, 13}}},
      {"look-alikes", "h\xD0\xB0w\xD0\xB0ii", {{kWord, 0, 8}}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(found(rule_of(ContextMatch::kContains), row.password, subject) == violations_of(row.expected));
  }
}

TEST_CASE("however many words a subject has, all are looked for, in each disguise") {
  std::vector<std::string> many;
  for (std::size_t i = 0; i < 2000; ++i) {
    many.push_back(std::string(36, static_cast<char>('a' + i % 26)) + std::to_string(1000 + i));
  }
  many.emplace_back("zorkmid");
  Subject subject;
  subject.words.assign(many.begin(), many.end());
  const auto find = [&](std::string_view password) {
    return found(rule_of(ContextMatch::kContains), password, subject);
  };
  const auto whole = [](std::string_view password) {
    return violations_of({{Code::kContextWord, 0, static_cast<std::uint32_t>(password.size())}});
  };
  for (std::size_t i = 0; i < many.size(); i += i < 300 ? 1 : 100) {
    CAPTURE(many[i]);
    CHECK(find(many[i]) == whole(many[i]));
  }
  for (const std::string_view last : {"zorkmid", "dimkroz", "z0rkm1d", "z.orkmid", "zorkkmid"}) {
    CAPTURE(last);
    CHECK(find(last) == whole(last));
  }
  CHECK(found(rule_of(ContextMatch::kWhole), "zorkmid1", subject) == violations_of({{Code::kContextWord, 0, 7}}));
}

TEST_CASE("a part of a long fact is found at its end") {
  std::string organisation;
  for (int i = 0; i < 1000; ++i) organisation += "qx" + std::to_string(100 + i) + ' ';
  organisation += "zorkmid";
  REQUIRE(organisation.size() > 4096);
  Subject subject;
  subject.organisation = organisation;
  CHECK(found(rule_of(ContextMatch::kContains), "7zorkmid7", subject) ==
        violations_of({{Code::kContextOrganisation, 1, 8}}));
  subject.words = {"wortwex"};  // of another kind, and looked for among the last
  CHECK(found(rule_of(ContextMatch::kContains), "7wortwex7", subject) == violations_of({{Code::kContextWord, 1, 8}}));
}

TEST_CASE("the domain of an address, whole and in part") {
  struct Row {
    const char* password;
    std::vector<Expected> expected;
  };
  Subject subject;
  subject.email = "alice@mail.contoso.com";
  constexpr Code kEmail = Code::kContextEmail;
  const Row rows[] = {
      {"contoso.com", {{kEmail, 0, 11}}},
      {"mail.contoso.com", {{kEmail, 0, 16}}},
      {"ContosoCom1", {{kEmail, 0, 10}}},
      {"c0ntos0.c0m!", {{kEmail, 0, 11}}},
      {"contoso", {{kEmail, 0, 7}}},
      {"mailcontosocom", {{kEmail, 0, 14}}},
      {"alice@contoso.com", {{kEmail, 0, 17}}},
      {"contoso.org", {}},
      {"com", {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.password);
    CHECK(found(rule_of(ContextMatch::kWhole), row.password, subject) == violations_of(row.expected));
  }
  subject.email = "alice@contoso.com";
  CHECK(found(rule_of(ContextMatch::kWhole), "contoso.com", subject) == violations_of({{kEmail, 0, 11}}));
}

TEST_CASE("overlapping occurrences are one stretch") {
  Subject subject;
  subject.words = {"anan", "banana", "nas!"};
  const ContextRule rule = rule_of(ContextMatch::kContains);
  CHECK(found(rule, "xbananas!x", subject) == violations_of({{Code::kContextWord, 1, 9}}));
  CHECK(found(rule, "anananananan", subject) == violations_of({{Code::kContextWord, 0, 12}}));
}

TEST_CASE("passwords that are a word and nothing else") {
  struct Row {
    const char* name;
    const char* password;
    std::vector<Expected> expected;
  };
  Subject subject;
  subject.user = "jane.doering";
  subject.service = "example";
  constexpr Code kUser = Code::kContextUserName;
  constexpr Code kService = Code::kContextService;
  const Row rows[] = {
      {"itself", "Example", {{kService, 0, 7}}},
      {"with digits", "example2026", {{kService, 0, 7}}},
      {"with digits and symbols around", "!!example2026!", {{kService, 2, 9}}},
      {"in leet", "3x@mp1e", {{kService, 0, 7}}},
      {"reversed", "elpmaxe", {{kService, 0, 7}}},
      {"doubled", "exampleexample", {{kService, 0, 14}}},
      {"doubled apart", "Example.Example1", {{kService, 0, 15}}},
      {"its parts", "doering_jane1", {{kUser, 0, 12}}},
      {"joined", "JaneDoering!", {{kUser, 0, 11}}},
      {"within more letters", "my example", {}},
      {"two facts together", "janeexample", {{kUser, 0, 5}, {kService, 3, 11}}},
      {"two facts and a letter", "janexexample", {}},
      {"accented letter outside", "\xC3\xA9 example", {}},
      {"only digits", "12345678", {}},
      {"empty", "", {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(found(rule_of(ContextMatch::kWhole), row.password, subject) == violations_of(row.expected));
  }
}

TEST_CASE("derivatives") {
  struct Row {
    const char* name;
    const char* user;
    const char* display_name;
    const char* password;
    std::vector<Expected> expected;
  };
  constexpr Code kUser = Code::kContextUserName;
  constexpr Code kName = Code::kContextDisplayName;
  const Row rows[] = {
      {"ue for an umlaut", "", "M\xC3\xBCller", "xMueller1", {{kName, 1, 8}}},
      {"ue for a decomposed umlaut", "", "Mu\xCC\x88ller", "xMueller1", {{kName, 1, 8}}},
      {"the umlaut itself", "", "M\xC3\xBCller", "xM\xC3\xBCller1", {{kName, 1, 8}}},
      {"an umlaut for ue", "", "Mueller", "xM\xC3\xBCller1", {{kName, 1, 8}}},
      {"ae, oe and a capital", "", "\xC3\x84hrenl\xC3\xB6sch", "AEHRENLOESCH", {{kName, 0, 12}}},
      {"oe for a stroke", "", "S\xC3\xB8ren", "soeren", {{kName, 0, 6}}},
      {"ss for sharp s", "", "Strau\xC3\x9F", "strauss", {{kName, 0, 7}}},
      {"sharp s for ss", "", "Strauss", "Strau\xC3\x9F!", {{kName, 0, 7}}},
      {"other marks have no e", "", "Ren\xC3\xA9Lu\xC3\xA1n", "reneeluaen", {}},
      {"separated", "alice", "", "1a.l.i.c.e1", {{kUser, 1, 10}}},
      {"one separator", "alice", "", "Al-ice", {{kUser, 0, 6}}},
      {"several separators", "alice", "", "al -- ice", {{kUser, 0, 9}}},
      {"separated by what may be a letter", "alice", "", "a!l!i!c!e!", {{kUser, 0, 9}}},
      {"separated leet", "alice", "", "@.l.1.c.3", {{kUser, 0, 9}}},
      {"separated backwards", "alice", "", "e_c_i_l_a", {{kUser, 0, 9}}},
      {"separated beyond ASCII",
       "\xD0\xB0\xD0\xBB\xD0\xB8\xD1\x81\xD0\xB0",
       "",
       "\xD0\xB0.\xD0\xBB.\xD0\xB8.\xD1\x81.\xD0\xB0",
       {{kUser, 0, 14}}},
      {"ends of other words", "alice", "", "metal iceberg", {}},
      {"the end of a word and another", "alice", "", "metal ice", {}},
      {"a short name", "john", "", "j.o.h.n joohn", {{kUser, 0, 7}, {kUser, 8, 13}}},
      {"a short name in leet", "john", "", "j0hn", {{kUser, 0, 4}}},
      {"a short name in leet and disguised", "john", "", "j.0.h.n j!o!h!n j00hn", {}},
      {"digits between letters", "alice", "", "a1l2i3c4e5", {}},
      {"stretched", "alice", "", "xaliiicex", {{kUser, 1, 8}}},
      {"stretched at both ends", "alice", "", "aalicee", {{kUser, 0, 7}}},
      {"stretched leet", "alice", "", "@@l111c3", {{kUser, 0, 8}}},
      {"stretched backwards", "alice", "", "eccilllla", {{kUser, 0, 9}}},
      {"stretched, with a double letter", "hannah", "", "haannnahh", {{kUser, 0, 9}}},
      {"less than a double letter", "hannah", "", "haanah", {}},
      {"a longer run than the word's", "aaaa", "", "xaaa", {}},
      {"initial and surname", "", "Bob Lee", "bLee77", {{kName, 0, 4}}},
      {"surname and initial", "", "Bob Lee", "leeb77", {{kName, 0, 4}}},
      {"given name and initial", "", "Bob Lee", "bobl77", {{kName, 0, 4}}},
      {"all initials", "", "Bob Wu Lee", "bwlee!", {{kName, 0, 5}}},
      {"initials of a user name", "bob.lee", "", "blee!", {{kUser, 0, 4}}},
      {"a single name has no initials", "", "Alice", "aalice1", {{kName, 0, 6}}},
      {"an apostrophe left out", "", "Pat O'Neil", "xONeil1", {{kName, 1, 6}}},
      {"an apostrophe of typography left out",
       "",
       "O\xE2\x80\x99"
       "Brien",
       "obrien",
       {{kName, 0, 6}}},
      {"an apostrophe typed",
       "",
       "O\xE2\x80\x99"
       "Brien",
       "O'Brien",
       {{kName, 0, 7}}},
      {"an apostrophe left out of a letter's kind",
       "",
       "\xD0\xA1\xD0\xBE\xD0\xBB\xCA\xBC\xD1\x8F\xD0\xBD",
       "\xD1\x81\xD0\xBE\xD0\xBB\xD1\x8F\xD0\xBD",
       {{kName, 0, 10}}},
      {"an apostrophe left out, separated", "", "O'Neil", "o.n.e.i.l", {{kName, 0, 9}}},
      {"an initial and an apostrophe left out", "", "Pat O'Neil", "poneil", {{kName, 0, 6}}},
      {"an umlaut for ue would leave too little", "", "Value", "valuta99", {}},
      {"Han, three characters",
       "",
       "\xE7\x8E\x8B\xE5\xB0\x8F\xE6\x98\x8E",
       "\xE7\x8E\x8B\xE5\xB0\x8F\xE6\x98\x8E"
       "123456",
       {{kName, 0, 9}}},
      {"Han, two characters", "\xE6\x9D\x8E\xE6\x98\x8E", "", "1\xE6\x9D\x8E\xE6\x98\x8E!", {{kUser, 1, 7}}},
      {"Han, separated", "", "\xE6\x9D\x8E\xE6\x98\x8E", "\xE6\x9D\x8E.\xE6\x98\x8E", {{kName, 0, 7}}},
      {"Han, one character", "", "\xE6\x9D\x8E", "\xE6\x9D\x8E\xE6\x98\x8E", {}},
      {"Han, each name",
       "",
       "\xE4\xBD\x90\xE8\x97\xA4 \xE5\x81\xA5",
       "\xE4\xBD\x90\xE8\x97\xA4"
       "1",
       {{kName, 0, 6}}},
      {"Han, both names",
       "",
       "\xE4\xBD\x90\xE8\x97\xA4 \xE5\x81\xA5",
       "\xE4\xBD\x90\xE8\x97\xA4\xE5\x81\xA5"
       "1",
       {{kName, 0, 9}}},
      {"katakana for hiragana",
       "",
       "\xE3\x82\xBF\xE3\x83\x8A\xE3\x82\xAB",
       "\xE3\x81\x9F\xE3\x81\xAA\xE3\x81\x8B"
       "99",
       {{kName, 0, 9}}},
      {"digits off", "alice42", "", "Alice!", {{kUser, 0, 5}}},
      {"digits in front off", "42alice", "", "Alice!", {{kUser, 0, 5}}},
      {"digits and delimiters off", "_alice_42", "", "Alice!", {{kUser, 0, 5}}},
      {"digits inside stay", "al42ice", "", "alice", {}},
      {"too short without digits", "bob42", "", "bobs", {}},
      {"only digits", "424242", "", "4242", {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    Subject subject;
    subject.user = row.user;
    subject.display_name = row.display_name;
    ContextRule rule = rule_of(ContextMatch::kContains);
    CHECK(found(rule, row.password, subject) == violations_of(row.expected));
  }

  Subject subject;
  subject.user = "alice";
  const ContextRule whole = rule_of(ContextMatch::kWhole);
  CHECK(found(whole, "a.l.i.c.e-1", subject) == violations_of({{kUser, 0, 9}}));
  CHECK(found(whole, "Aliceeee!", subject) == violations_of({{kUser, 0, 8}}));
  subject.user = "";
  subject.words = {"hawaii50", "m\xC3\xBCnchen"};
  const ContextRule contains = rule_of(ContextMatch::kContains);
  CHECK(found(contains, "hawaii", subject).empty());
  CHECK(found(contains, "muenchen", subject) == violations_of({{Code::kContextWord, 0, 8}}));
}

TEST_CASE("each setting turns its fact on") {
  Subject subject;
  subject.user = "username";
  subject.email = "mailbox@host.example";
  subject.display_name = "displayed";
  subject.organisation = "employer";
  subject.service = "shopping";
  subject.words = {"furthermore"};
  const std::string all = "username mailbox displayed employer shopping furthermore";
  struct Row {
    bool ContextRule::*setting;
    Code code;
  };
  const Row rows[] = {
      {&ContextRule::user_name, Code::kContextUserName},       {&ContextRule::email, Code::kContextEmail},
      {&ContextRule::display_name, Code::kContextDisplayName}, {&ContextRule::organisation, Code::kContextOrganisation},
      {&ContextRule::service, Code::kContextService},          {&ContextRule::words, Code::kContextWord},
  };
  for (const Row& row : rows) {
    ContextRule rule = rule_of(ContextMatch::kContains);
    rule.*row.setting = false;
    std::vector<Code> codes;
    for (const Violation& violation : found(rule, all, subject)) codes.push_back(violation.code);
    std::vector<Code> expected;
    for (const Row& other : rows) {
      if (other.code != row.code) expected.push_back(other.code);
    }
    CHECK(codes == expected);
  }
  CHECK(found(rule_of(ContextMatch::kOff), all, subject).empty());
  CHECK(found(rule_of(ContextMatch::kContains), "\xFF username", subject).empty());
}

TEST_CASE("min_token counts code points where derivatives are off") {
  ContextRule rule = rule_of(ContextMatch::kContains);
  rule.derivatives = false;
  Subject subject;
  subject.display_name = "\xE5\xB1\xB1\xE7\x94\xB0 \xE5\xA4\xAA\xE9\x83\x8E\xE5\xAD\x90";
  rule.min_token = 3;
  CHECK(found(rule, "\xE5\xA4\xAA\xE9\x83\x8E\xE5\xAD\x90!!", subject) ==
        violations_of({{Code::kContextDisplayName, 0, 9}}));
  CHECK(found(rule, "\xE5\xB1\xB1\xE7\x94\xB0!!", subject).empty());
  rule.min_token = 0;
  CHECK(found(rule, "\xE5\xB1\xB1\xE7\x94\xB0!!", subject) == violations_of({{Code::kContextDisplayName, 0, 6}}));
}

TEST_CASE("an address without its dots is the address") {
  Subject subject;
  subject.email = "foo+news@mail.bar.com";
  struct Row {
    const char* password;
    Violations expected;
  };
  const Row rows[] = {
      {"foomailbarcom", {{Code::kContextEmail, {0, 13}, 0, 0}}},
      {"1mailBarCom!", {{Code::kContextEmail, {1, 11}, 0, 0}}},
      {"moc.rab", {}},  // a part of the domain
      {"mocrabliam", {{Code::kContextEmail, {0, 10}, 0, 0}}},
      {"foomailbarcomx", {}},
      {"mailbarnet", {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.password);
    CHECK(found(rule_of(ContextMatch::kWhole), row.password, subject) == row.expected);
  }
}
