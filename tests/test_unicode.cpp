// SPDX-License-Identifier: Apache-2.0
// NFC and grapheme clusters against Unicode's conformance tests, and NFC of random text against ICU's.
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "credence/error.hpp"
#include "real_data.hpp"
#include "text/graphemes.hpp"
#include "text/nfc.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

using namespace credence;

namespace {

std::string encoded(std::u32string_view text) {
  std::string result;
  for (const char32_t c : text) {
    char bytes[text::kMaxUtf8];
    result.append(bytes, text::encode_utf8(c, bytes));
  }
  return result;
}

/// Decodes and normalises. Returns whether that changed something.
bool normalize(std::string_view text, text::SecureCodePoints& out, text::SecureSpans& ranges) {
  for (text::Utf8Reader reader(text); reader.next();) {
    out.push_back(reader.current().code_point);
    ranges.push_back({reader.current().span.begin, reader.current().span.end});
  }
  return text::to_nfc(out, ranges);
}

/// Our NFC as UTF-8. Checks what must hold for any text on the way.
std::string nfc(const std::string& text) {
  text::SecureCodePoints out;
  text::SecureSpans ranges;
  const bool differs = normalize(text, out, ranges);
  REQUIRE(out.size() == ranges.size());
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  for (const text::SourceSpan& range : ranges) {
    REQUIRE(range.begin < range.end);
    REQUIRE(range.begin >= begin);
    REQUIRE(range.end >= end);
    begin = range.begin;
    end = range.end;
  }
  REQUIRE(end == text.size());
  std::string result = encoded({out.data(), out.size()});
  REQUIRE(differs == (result != text));
  return result;
}

std::u32string from_hex_list(const std::string& list) {
  std::u32string text;
  std::istringstream words(list);
  for (std::string word; words >> word;) text += static_cast<char32_t>(std::stoul(word, nullptr, 16));
  return text;
}

bool is_scalar(char32_t c) { return c < 0xD800 || (c > 0xDFFF && c <= 0x10FFFF); }

}  // namespace

TEST_CASE("the self-test passes with this ICU") { CHECK_NOTHROW(text::self_test()); }

TEST_CASE("properties") {
  CHECK(text::is_uppercase(0x00C9));
  CHECK_FALSE(text::is_uppercase(0x00E9));
  CHECK(text::is_lowercase(0x00DF));
  CHECK(text::is_alphabetic(0x5BC6));
  CHECK_FALSE(text::is_alphabetic(U'1'));
  CHECK(text::is_decimal_digit(0x0661));
  CHECK_FALSE(text::is_decimal_digit(0x00B2));
  CHECK(text::is_unassigned(0x0378));
  CHECK(text::is_unassigned(0x10FFFF));
  CHECK_FALSE(text::is_unassigned(0xE000));
  CHECK(text::is_mark(0x0301));
  CHECK(text::is_white_space(0x3000));
  CHECK(text::is_control(0x85));
  CHECK_FALSE(text::is_control(0xAD));
}

TEST_CASE("what is plainly NFC begins a segment and is in NFC") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (is_scalar(c) && text::is_plainly_nfc(c) &&
        (!text::starts_segment(c) || text::never_in_nfc(c) || text::combining_class(c) != 0)) {
      FAIL_CHECK("U+" << std::hex << std::uint32_t{c});
    }
  }
}

// NormalizationTest.txt, conformance clause 1, and for code points not listed in part 1, clause 2.
TEST_CASE("Unicode's NormalizationTest") {
  CREDENCE_NEEDS_REAL_DATA();
  std::set<char32_t> listed;
  std::size_t rows = 0;
  bool part1 = false;
  credence::test::for_each_real_line("unicode/NormalizationTest.txt.zst", [&](std::string_view line) {
    if (line.starts_with("@Part")) part1 = line.starts_with("@Part1");
    if (line.empty() || line[0] == '#' || line[0] == '@') return;
    std::istringstream fields{std::string(line)};
    std::vector<std::string> columns;
    for (std::string field; columns.size() < 5 && std::getline(fields, field, ';');) {
      columns.push_back(encoded(from_hex_list(field)));
    }
    REQUIRE(columns.size() == 5);
    CAPTURE(line);
    for (std::size_t i = 0; i < 3; ++i) REQUIRE(nfc(columns[i]) == columns[1]);
    for (std::size_t i = 3; i < 5; ++i) REQUIRE(nfc(columns[i]) == columns[3]);
    if (part1) listed.insert(from_hex_list(std::string(line.substr(0, line.find(';')))).at(0));
    ++rows;
  });
  CHECK(rows > 18000);
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (!is_scalar(c) || listed.contains(c)) continue;
    const std::string text = encoded({&c, 1});
    text::SecureCodePoints out;
    text::SecureSpans ranges;
    if (normalize(text, out, ranges) || out.size() != 1 || out[0] != c) FAIL("U+" << std::hex << std::uint32_t{c});
  }
}

TEST_CASE("NFC of random text is ICU's") {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFCInstance(status);
  REQUIRE(U_SUCCESS(status));
  // What composes, decomposes or has a combining class, so that short strings of it interact.
  std::u32string lively;
  for (char32_t c = 0x41; c < 0x30000; ++c) {
    const auto u = static_cast<UChar32>(c);
    const bool syllable = c >= 0xAC00 && c <= 0xD7A3;
    if (is_scalar(c) && !form->isInert(u) && (!syllable || c % 97 == 0)) lively += c;
  }
  std::mt19937 random(1);
  for (int round = 0; round < 50000; ++round) {
    std::u32string text;
    const std::size_t length = 1 + random() % 12;
    // Neighbours in the table belong to one script, so they compose often.
    const std::size_t neighbourhood = random() % lively.size();
    for (std::size_t i = 0; i < length; ++i) {
      const std::size_t reach = random() % 4 == 0 ? lively.size() : 64;
      text += lively[(neighbourhood + random() % reach) % lively.size()];
    }
    std::string expected;
    icu::StringByteSink<std::string> sink(&expected);
    const std::string utf8 = encoded(text);
    form->normalizeUTF8(0, utf8, sink, nullptr, status);
    REQUIRE(U_SUCCESS(status));
    CAPTURE(utf8);
    REQUIRE(nfc(utf8) == expected);
  }
}

TEST_CASE("a long run of combining marks") {
  std::u32string marks = U"a";
  std::u32string sorted = U"\u1EA1";  // a with dot below, composed
  constexpr std::size_t kPairs = 8000;
  for (std::size_t i = 0; i < kPairs; ++i) marks += U"\u0335\u0323";
  sorted += std::u32string(kPairs, U'\u0335');
  sorted.erase(0, 1);
  sorted = U"\u1EA1" + sorted + std::u32string(kPairs - 1, U'\u0323');
  CHECK(nfc(encoded(marks)) == encoded(sorted));
}

TEST_CASE("Unicode's GraphemeBreakTest") {
  CREDENCE_NEEDS_REAL_DATA();
  std::size_t rows = 0;
  credence::test::for_each_real_line("unicode/GraphemeBreakTest.txt.zst", [&](std::string_view line) {
    const std::string test{line.substr(0, line.find('#'))};
    if (test.find("\u00F7") == std::string::npos) return;
    std::istringstream words(test);
    text::GraphemeBreaker breaker;
    std::u32string text;
    std::size_t clusters = 0;
    CAPTURE(line);
    for (std::string mark, code_point; words >> mark >> code_point;) {
      const bool begins = mark == "\u00F7";
      text += static_cast<char32_t>(std::stoul(code_point, nullptr, 16));
      CHECK(breaker.begins_cluster(text.back()) == begins);
      clusters += begins ? 1U : 0U;
    }
    CHECK(text::count_graphemes(text) == clusters);
    ++rows;
  });
  CHECK(rows > 600);
}
