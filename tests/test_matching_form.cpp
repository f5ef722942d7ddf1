// SPDX-License-Identifier: Apache-2.0
// The generated table against its definition (tools/matching_reduction.hpp), asked of ICU again.
#include "text/matching_form.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uversion.h>

#include <algorithm>
#include <random>
#include <string>

#include "catch.hpp"
#include "matching_reduction.hpp"
#include "text/utf8.hpp"

using namespace credence;
using credence::tools::matching_reduction;

namespace {

bool is_scalar(char32_t c) { return c < 0xD800 || (c > 0xDFFF && c <= 0x10FFFF); }

std::u32string matching_form(const std::u32string& text) {
  std::string utf8;
  for (const char32_t c : text) {
    char bytes[text::kMaxUtf8];
    utf8.append(bytes, text::encode_utf8(c, bytes));
  }
  std::u32string form;
  text::append_matching_form(utf8, form);
  return form;
}

/// The marks that stay, in canonical order: the one thing a map of single code points cannot do.
std::u32string in_canonical_order(const std::u32string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString source =
      icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()), static_cast<int32_t>(text.size()));
  const icu::UnicodeString ordered = icu::Normalizer2::getNFDInstance(status)->normalize(source, status);
  REQUIRE(U_SUCCESS(status));
  std::u32string result;
  for (int32_t i = 0; i < ordered.length(); i = ordered.moveIndex32(i, 1)) {
    result += static_cast<char32_t>(ordered.char32At(i));
  }
  return result;
}

/// The table is of one version of Unicode; another ICU knows other characters and look-alikes.
bool is_icu_of_table() {
  const bool same = std::string(U_UNICODE_VERSION) == "15.0";
  if (!same) WARN("SKIPPED: the table is of Unicode 15.0, this ICU of " U_UNICODE_VERSION);
  return same;
}

}  // namespace

TEST_CASE("the table says of every code point what the definition says") {
  if (!is_icu_of_table()) return;
  std::size_t longest = 0;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (!is_scalar(c)) continue;
    const std::u32string form = matching_form({c});
    longest = std::max(longest, form.size());
    if (form != matching_reduction({c})) FAIL_CHECK("U+" << std::hex << std::uint32_t{c});
  }
  CHECK(longest <= text::kMaxMatchingExpansion);
}

TEST_CASE("code point by code point gives what the whole text gives") {
  if (!is_icu_of_table()) return;
  std::u32string assigned;
  for (char32_t c = 1; c < 0x30000; ++c) {
    const bool dull = (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) || c >= 0x20000;
    if (is_scalar(c) && u_isdefined(static_cast<UChar32>(c)) != 0 && (!dull || c % 61 == 0)) assigned += c;
  }
  std::mt19937 random(2);
  for (int round = 0; round < 50000; ++round) {
    std::u32string text;
    const std::size_t length = 1 + random() % 12;
    const std::size_t neighbourhood = random() % assigned.size();
    for (std::size_t i = 0; i < length; ++i) {
      const std::size_t reach = random() % 4 == 0 ? assigned.size() : 96;
      text += assigned[(neighbourhood + random() % reach) % assigned.size()];
    }
    const std::u32string form = matching_form(text);
    if (in_canonical_order(form) != in_canonical_order(matching_reduction(text))) {
      std::string message;
      for (const char32_t c : text) message += " " + std::to_string(static_cast<std::uint32_t>(c));
      FAIL_CHECK("code points" << message);
    }
  }
}

TEST_CASE("the matching form of a matching form is itself") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (!is_scalar(c)) continue;
    const std::u32string form = matching_form({c});
    if (matching_form(form) != form) FAIL_CHECK("U+" << std::hex << std::uint32_t{c});
  }
}

TEST_CASE("ASCII is lower-cased and no more") {
  for (char32_t c = 0; c < 0x80; ++c) {
    const char32_t small = c >= U'A' && c <= U'Z' ? c + 0x20 : c;
    CHECK(matching_form({c}) == std::u32string{small});
    CHECK(text::ascii_matching_form(static_cast<char>(c)) == small);
  }
}

TEST_CASE("what must match and what must not") {
  struct Case {
    const char* name;
    std::u32string first, second;
    bool equal;
  };
  const Case cases[] = {
      {"Spanish", U"contrase\u00F1a", U"contrasena", true},
      {"French, decomposed", U"e\u0301te\u0301", U"\u00E9t\u00E9", true},
      {"German sharp s", U"STRASSE", U"stra\u00DFe", true},
      {"Polish", U"\u0142\u00F3d\u017A", U"LODZ", true},
      {"Danish", U"sm\u00F8rrebr\u00F8d", U"smorrebrod", true},
      {"Turkish", U"\u0130stanbul", U"istanbul", true},
      {"Turkish dotless", U"\u0131rmak", U"IRMAK", true},
      {"Vietnamese", U"m\u1EADt kh\u1EA9u", U"mat khau", true},
      {"Russian case", U"\u041F\u0410\u0420\u041E\u041B\u042C", U"\u043F\u0430\u0440\u043E\u043B\u044C", true},
      {"Russian yo", U"\u0451\u043B\u043A\u0430", U"\u0435\u043B\u043A\u0430", true},
      {"all-Cyrillic spelling", U"\u0440\u0430\u0455\u0455\u0461\u043E\u0433\u0501", U"password", true},
      {"Cyrillic capitals", U"\u041C\u0410\u0420\u0422IN",
       U"mapt"
       U"in",
       true},
      {"Greek accents", U"\u03BA\u03C9\u03B4\u03B9\u03BA\u03CC\u03C2", U"\u039A\u03A9\u0394\u0399\u039A\u039F\u03A3",
       true},
      {"full width", U"\uFF50\uFF41\uFF53\uFF53", U"pass", true},
      {"mathematical", U"\U0001D429\U0001D41A\U0001D42C\U0001D42C", U"pass", true},
      {"circled", U"\u24DF\u24D0\u24E2\u24E2", U"pass", true},
      {"zero width inside", U"p\u200Da\u2060s\uFEFFs", U"pass", true},
      {"keycap", U"1\uFE0F\u20E3", U"1", true},
      {"Hebrew points", U"\u05E9\u05C1\u05B8\u05DC", U"\u05E9\u05DC", true},
      {"Arabic vowels", U"\u0645\u064F\u062D\u064E\u0645\u064E\u062F", U"\u0645\u062D\u0645\u062F", true},
      {"katakana and hiragana", U"\u30D1\u30B9\u30EF\u30FC\u30C9", U"\u3071\u3059\u308F\u30FC\u3069", true},
      {"half-width katakana", U"\uFF8A\uFF9F\uFF7D\uFF9C\uFF70\uFF84\uFF9E", U"\u30D1\u30B9\u30EF\u30FC\u30C9", true},
      {"voiced and unvoiced kana", U"\u304B", U"\u304C", false},
      {"Hangul letters", U"\u1112\u1161\u11AB", U"\uD55C", true},
      {"Arabic-Indic digits", U"\u0661\u0662\u0663", U"123", true},
      {"Hindi vowels are letters", U"\u0915\u093F", U"\u0915\u0940", false},
      {"Thai vowels are letters", U"\u0E01\u0E34", U"\u0E01\u0E35", false},
      {"leet is not folded here", U"passw0rd", U"password", false},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    CHECK((matching_form(c.first) == matching_form(c.second)) == c.equal);
  }
}
