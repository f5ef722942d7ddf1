// SPDX-License-Identifier: Apache-2.0
// UTF-8: where the first fault is, and decoding and encoding of what is valid.
#include "text/utf8.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "real_data.hpp"
#include "text/prepared.hpp"

using namespace credence;
using credence::text::find_ill_formed;
using credence::text::Utf8Reader;

namespace {

std::string from_hex(std::string_view hex) {
  std::string bytes;
  std::string pair;
  for (const char c : hex) {
    if (c == ' ') continue;
    pair += c;
    if (pair.size() < 2) continue;
    bytes += static_cast<char>(std::stoul(pair, nullptr, 16));
    pair.clear();
  }
  return bytes;
}

std::u32string decoded(std::string_view text) {
  std::u32string result;
  for (text::Utf8Reader reader(text); reader.next();) result += reader.current().code_point;
  return result;
}

std::string encoded(std::u32string_view text) {
  std::string result;
  for (const char32_t c : text) {
    char bytes[text::kMaxUtf8];
    result.append(bytes, text::encode_utf8(c, bytes));
  }
  return result;
}

/// Every ill-formed sequence replaced.
std::string mended(std::string_view bytes, std::string_view replacement) {
  std::string result;
  while (const auto fault = text::find_ill_formed(bytes)) {
    result += bytes.substr(0, fault->begin);
    result += replacement;
    bytes.remove_prefix(fault->end);
  }
  return result.append(bytes);
}

/// Whether the bytes at `at` are one well-formed character of `length`, from the definition of UTF-8: its bits give a
/// scalar value, and encoding that gives the same bytes.
bool is_character(std::string_view bytes, std::size_t at, std::size_t length) {
  if (at + length > bytes.size()) return false;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[at + i]); };
  constexpr unsigned kLeadBits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
  char32_t c = byte(0) & kLeadBits[length];
  for (std::size_t i = 1; i < length; ++i) c = (c << 6U) | (byte(i) & 0x3FU);
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return false;
  return encoded(std::u32string(1, c)) == bytes.substr(at, length);
}

/// Where the first fault begins, or the size: slow and plain.
std::size_t first_fault(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    std::size_t length = 1;
    while (length <= 4 && !is_character(bytes, at, length)) ++length;
    if (length > 4) return at;
    at += length;
  }
  return at;
}

}  // namespace

TEST_CASE("the first ill-formed sequence") {
  struct Case {
    const char* name;
    std::string bytes;
    std::optional<Span> fault;
  };
  const Case cases[] = {
      {"empty", "", std::nullopt},
      {"NUL", std::string(1, '\0'), std::nullopt},
      {"all lengths", "a\u00E9\u20AC\U0001F600", std::nullopt},
      {"ends of ranges", from_hex("7F C280 DFBF E0A080 ED9FBF EE8080 EFBFBF F0908080 F48FBFBF"), std::nullopt},
      {"lone continuation", "ab\x80", Span{2, 3}},
      {"lead without continuation", "\xC3(", Span{0, 1}},
      {"lead at the end", "a\xC3", Span{1, 2}},
      {"overlong two", "\xC0\x80", Span{0, 1}},
      {"overlong three", "\xE0\x9F\xBF", Span{0, 1}},
      {"overlong four", "\xF0\x8F\xBF\xBF", Span{0, 1}},
      {"surrogate", "\xED\xA0\x80", Span{0, 1}},
      {"above the last", "\xF4\x90\x80\x80", Span{0, 1}},
      {"five bytes", "\xF8\x88\x80\x80\x80", Span{0, 1}},
      {"two of three", "\xE2\x82z", Span{0, 2}},
      {"three of four", "\xF0\x9F\x98z", Span{0, 3}},
      {"three of four at the end", "\xF0\x9F\x98", Span{0, 3}},
      {"after a block of ASCII", std::string(23, 'a') + "\xFF", Span{23, 24}},
      {"Unicode's example (table 3-8)", from_hex("C0AFE080BFF0818241"), Span{0, 1}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    CHECK(text::find_ill_formed(c.bytes) == c.fault);
  }
}

TEST_CASE("replacing every fault gives Unicode's own examples (tables 3-8 to 3-11)") {
  CHECK(mended(from_hex("C0AFE080BFF0818241"), "?") == "????????A");
  CHECK(mended(from_hex("EDA080EDBFBFEDAF41"), "?") == "????????A");
  CHECK(mended(from_hex("F4919293FF4180BF42"), "?") == "?????A??B");
  CHECK(mended(from_hex("E180E2F09192F1BF41"), "?") == "????A");
}

TEST_CASE("every code point goes through encoding and decoding") {
  std::u32string all;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c < 0xD800 || c > 0xDFFF) all += c;
  }
  const std::string text = encoded(all);
  CHECK(text::find_ill_formed(text) == std::nullopt);
  CHECK((decoded(text) == all));
  CHECK(text::count_code_points(text) == all.size());
}

TEST_CASE("every string of up to three bytes is judged as the definition says") {
  std::string bytes;
  std::size_t wrong = 0;
  const auto judge = [&] {
    wrong += text::find_ill_formed(bytes).value_or(Span{UINT32_MAX, 0}).begin !=
                     (first_fault(bytes) == bytes.size() ? UINT32_MAX : first_fault(bytes))
                 ? 1U
                 : 0U;
  };
  for (unsigned first = 0; first < 256; ++first) {
    bytes.assign(1, static_cast<char>(first));
    judge();
    for (unsigned second = 0; second < 256; ++second) {
      bytes.assign({static_cast<char>(first), static_cast<char>(second)});
      judge();
      for (unsigned third = 0x7F; third <= 0xC2; ++third) {
        bytes.assign({static_cast<char>(first), static_cast<char>(second), static_cast<char>(third)});
        judge();
      }
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("ASCII prefix at every length and position") {
  for (std::size_t size = 0; size < 40; ++size) {
    CHECK(text::ascii_prefix(std::string(size, '\x7F')) == size);
    for (std::size_t at = 0; at < size; ++at) {
      std::string bytes(size, 'x');
      bytes[at] = '\x80';
      CHECK(text::ascii_prefix(bytes) == at);
    }
  }
}

TEST_CASE("the 20,000-row oracle") {
  CREDENCE_NEEDS_REAL_DATA();
  std::size_t rows = 0;
  credence::test::for_each_real_line("badinput/utf8-oracle-20k.tsv.zst", [&](std::string_view line) {
    const std::size_t first_tab = line.find('\t');
    const std::size_t second_tab = line.find('\t', first_tab + 1);
    const std::string bytes = from_hex(line.substr(0, first_tab));
    const bool valid = line[first_tab + 1] == '1';
    const std::size_t number = std::stoul(std::string(line.substr(second_tab + 1)));
    const auto fault = text::find_ill_formed(bytes);
    CAPTURE(line);
    REQUIRE(fault.has_value() != valid);
    REQUIRE((valid ? decoded(bytes).size() : fault->begin) == number);
    ++rows;
  });
  CHECK(rows == 20000);
}

// utf8tests (flenniken): "number:valid:text", "number:valid hex:bytes", and "number:invalid hex:bytes:bytes without the
// faults:bytes with each fault replaced by U+FFFD".
TEST_CASE("utf8tests") {
  CREDENCE_NEEDS_REAL_DATA();
  std::size_t tests = 0;
  credence::test::for_each_real_line("badinput/utf8tests.txt", [&](std::string_view line) {
    if (line.empty() || line.starts_with('#')) return;
    std::vector<std::string> fields;
    for (std::size_t at = 0; at <= line.size();) {
      const std::size_t colon = std::min(line.find(':', at), line.size());
      fields.emplace_back(line.substr(at, colon - at));
      at = colon + 1;
    }
    CAPTURE(line);
    REQUIRE(fields.size() >= 3);
    ++tests;
    if (fields[1] != "invalid hex") {
      CHECK(text::find_ill_formed(fields[1] == "valid hex" ? from_hex(fields[2]) : fields[2]) == std::nullopt);
      return;
    }
    const std::string bytes = from_hex(fields[2]);
    const auto expected = [&](std::size_t field) {
      return fields.at(field) == "nothing" ? std::string() : from_hex(fields.at(field));
    };
    CHECK(mended(bytes, "") == expected(3));
    CHECK(mended(bytes, "\uFFFD") == expected(4));
  });
  CHECK(tests > 100);
}

TEST_CASE("Kuhn's decoder test, naughty strings and odd breach lines") {
  CREDENCE_NEEDS_REAL_DATA();
  for (const char* file : {"badinput/UTF-8-test.txt", "badinput/blns.txt", "badinput/breach-nonascii-scip.txt",
                           "badinput/breach-long-lines.txt"}) {
    CAPTURE(file);
    std::size_t lines = 0;
    credence::test::for_each_real_line(file, [&](std::string_view line) {
      ++lines;
      CAPTURE(lines);
      const auto fault = text::find_ill_formed(line);
      REQUIRE((fault ? fault->begin : line.size()) == first_fault(line));
      const std::string mended_line = mended(line, "\uFFFD");
      REQUIRE(text::find_ill_formed(mended_line) == std::nullopt);
      REQUIRE(encoded(decoded(mended_line)) == mended_line);
      const text::Prepared prepared(mended_line, UINT16_MAX);
      REQUIRE(prepared.is_text());
      std::uint32_t before = 0;
      for (text::Position i = 0; i < prepared.matching().size(); ++i) {
        const Span span = prepared.matching().span_of({i, i + 1});
        REQUIRE(span.begin >= before);
        REQUIRE(span.begin < span.end);
        REQUIRE(span.end <= mended_line.size());
        before = span.begin;
      }
    });
    CHECK(lines > 200);
  }
}
