// SPDX-License-Identifier: Apache-2.0
// The e-mail syntax of ../shared/standards.md, section 6, and the published isemail cases where they apply to it.
#include <map>
#include <string>
#include <string_view>

#include "catch.hpp"
#include "judge.hpp"
#include "real_data.hpp"
#include "text/email_syntax.hpp"
#include "text/utf8.hpp"

using namespace credence;
using credence::text::is_valid_email;

namespace {

std::string repeat(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

/// The text between <tag> and </tag>, with character references resolved; nothing if the tag is absent.
std::string element(const std::string& xml, const std::string& tag) {
  const std::size_t begin = xml.find("<" + tag + ">");
  const std::size_t end = xml.find("</" + tag + ">");
  if (begin == std::string::npos || end == std::string::npos) return {};
  const std::string raw = xml.substr(begin + tag.size() + 2, end - begin - tag.size() - 2);
  const std::map<std::string, std::string> named = {
      {"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}};
  std::string text;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] != '&') {
      text += raw[i];
      continue;
    }
    const std::size_t semicolon = raw.find(';', i);
    const std::string name = raw.substr(i + 1, semicolon - i - 1);
    if (name.starts_with('#')) {
      auto code_point =
          static_cast<char32_t>(name[1] == 'x' ? std::stoul(name.substr(2), nullptr, 16) : std::stoul(name.substr(1)));
      // The file writes control characters as their pictures, U+2400 and so on, because XML cannot hold them.
      if (code_point >= 0x2400 && code_point <= 0x2421) code_point -= 0x2400;
      char bytes[text::kMaxUtf8];
      text.append(bytes, text::encode_utf8(code_point, bytes));
    } else {
      text += named.at(name);
    }
    i = semicolon;
  }
  return text;
}

}  // namespace

TEST_CASE("e-mail addresses") {
  const std::string label63(63, 'a');
  struct Case {
    const char* name;
    std::string address;
    bool valid;
  };
  const Case cases[] = {
      {"plain", "erin@example.com", true},
      {"all marks of an atom", "!#$%&'*+-/=?^_`{|}~@example.com", true},
      {"dots inside", "a.b.c@d.e-f.g", true},
      {"digits", "1@2.3", true},
      {"one label", "root@localhost", true},
      {"upper case", "Erin@EXAMPLE.com", true},
      {"UTF-8 local part", "d\u00F6rte@example.com", true},
      {"UTF-8 domain", "a@b\u00FCcher.de", true},
      {"Indic domain", "a@\u0909\u0926\u093E\u0939\u0930\u0923.com", true},
      {"local part of 64", std::string(64, 'a') + "@b.c", true},
      {"local part of 65", std::string(65, 'a') + "@b.c", false},
      {"local part of 32 two-byte letters", repeat("\u00E9", 32) + "@b.c", true},
      {"local part of 33 two-byte letters", repeat("\u00E9", 33) + "@b.c", false},
      {"label of 63", "a@" + label63 + ".c", true},
      {"label of 64", "a@" + label63 + "a.c", false},
      {"address of 254", "ab@" + repeat(label63 + ".", 3) + std::string(59, 'a'), true},
      {"address of 255", "ab@" + repeat(label63 + ".", 3) + std::string(60, 'a'), false},
      {"empty", "", false},
      {"no at", "example.com", false},
      {"no local part", "@example.com", false},
      {"no domain", "a@", false},
      {"two ats", "a@b@c.d", false},
      {"dot first", ".a@b.c", false},
      {"dot last", "a.@b.c", false},
      {"two dots", "a..b@c.d", false},
      {"dot first in the domain", "a@.b.c", false},
      {"dot last in the domain", "a@b.c.", false},
      {"hyphen first", "a@-b.c", false},
      {"hyphen last", "a@b-.c", false},
      {"underscore in the domain", "a@b_c.d", false},
      {"space", "a b@c.d", false},
      {"space after", "a@b.c ", false},
      {"quoted", "\"a\"@b.c", false},
      {"comment", "a(b)@c.d", false},
      {"address literal", "a@[127.0.0.1]", false},
      {"control", "a\x01@b.c", false},
      {"NUL", std::string("a\0@b.c", 6), false},
      {"no-break space", "a\u00A0b@c.d", false},
      {"C1 control", "a\u0085@c.d", false},
      {"emoji domain", "a@\u2764.ws", false},
      {"not UTF-8", "a\xFF@b.c", false},
      {"header injection", "a@b.c\r\nBcc: d@e.f", false},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    CHECK(text::is_valid_email(c.address) == c.valid);
  }
}

TEST_CASE("the e-mail rule reports a given address only") {
  EmailRule on;
  on.enabled = true;
  const auto found = [](const EmailRule& rule, std::string_view address) {
    Subject subject;
    subject.email = address;
    return test::judge(rules::check_email, rule, "password", subject).violations;
  };
  CHECK(found(on, "").empty());
  CHECK(found(on, "a@b.c").empty());
  CHECK(found(EmailRule{}, "nonsense").empty());
  CHECK(found(on, "nonsense") == Violations{{Code::kEmailInvalid, {0, 0}, 0, 0}});

  SignIn sign_in;
  sign_in.subject.email = "nonsense";
  const Report report = test::judge_sign_in(rules::check_email, on, sign_in);
  CHECK(report.violations.empty());
  CHECK(report.warnings == Violations{{Code::kEmailInvalid, {0, 0}, 0, 0}});
}

// isemail (Dominic Sayers, BSD-3-Clause) knows the whole grammar of RFC 5321 and 5322; ours is its dot-atom part.
// So: what it finds valid, or doubtful only for the domain's place in the DNS (no such host, one label, a numeric
// last label), is valid here; every other verdict (quoted string, address literal, comment, folding white
// space, obsolete form, over-long, broken) is not.
TEST_CASE("isemail's published cases") {
  CREDENCE_NEEDS_REAL_DATA();
  std::string xml;
  credence::test::for_each_real_line("badinput/isemail-tests.xml", [&](std::string_view line) {
    xml += line;
    xml += '\n';
  });
  std::size_t tests = 0;
  for (std::size_t at = xml.find("<test id"); at != std::string::npos; at = xml.find("<test id", at + 1)) {
    const std::string test = xml.substr(at, xml.find("</test>", at) - at);
    const std::string address = element(test, "address");
    const std::string category = element(test, "category");
    const std::string diagnosis = element(test, "diagnosis");
    const bool valid = category == "ISEMAIL_VALID_CATEGORY" || category == "ISEMAIL_DNSWARN" ||
                       diagnosis == "ISEMAIL_RFC5321_TLD" || diagnosis == "ISEMAIL_RFC5321_TLDNUMERIC";
    CAPTURE(address, category, diagnosis);
    CHECK(text::is_valid_email(address) == valid);
    ++tests;
  }
  CHECK(tests > 150);
}
