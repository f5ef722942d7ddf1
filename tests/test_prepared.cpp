// SPDX-License-Identifier: Apache-2.0
// A password's forms and the maps back to its bytes.
#include "text/prepared.hpp"

#include <string>
#include <vector>

#include "catch.hpp"

using namespace credence;
using credence::text::Prepared;

namespace {

constexpr std::uint32_t kCap = 1024;

std::u32string text_of(std::span<const char32_t> characters) { return {characters.begin(), characters.end()}; }

struct Row {
  const char* name;
  std::string raw;
  std::u32string nfc;
  std::u32string matching;
};

// Counting and folding: ../shared/standards.md, section 5.
const Row kForms[] = {
    {"empty", "", U"", U""},
    {"ASCII", "PassWord 1~", U"PassWord 1~", U"password 1~"},
    {"e-acute composed", "\u00C9", U"\u00C9", U"e"},
    {"e-acute decomposed", "e\u0301", U"\u00E9", U"e"},
    {"singletons", "\u212B\u212A", U"\u00C5K", U"ak"},
    {"family emoji", "\U0001F468\u200D\U0001F469\u200D\U0001F467", U"\U0001F468\u200D\U0001F469\u200D\U0001F467",
     U"\U0001F468\U0001F469\U0001F467"},
    {"U+FDFA, a phrase", "\uFDFA", U"\uFDFA", U"\uFDFA"},
    {"U+FDF2, a word", "\uFDF2", U"\uFDF2", U"l\u0644\u0644o"},
    {"sharp s", "\u00DF\u1E9E", U"\u00DF\u1E9E", U"ssss"},
    {"dotted and dotless i", "\u0130\u0131Ii", U"\u0130\u0131Ii", U"iiii"},
    {"final sigma", "\u03C3\u03C2\u03A3", U"\u03C3\u03C2\u03A3", U"ooo"},
    {"invisible", "pa\u200Bss\u00ADword", U"pa\u200Bss\u00ADword", U"password"},
    {"full width", "\uFF30\uFF21\uFF33\uFF33", U"\uFF30\uFF21\uFF33\uFF33", U"pass"},
    {"Cyrillic look-alike", "p\u0430ssword", U"p\u0430ssword", U"password"},
    {"Greek look-alike", "passw\u03BFrd", U"passw\u03BFrd", U"password"},
    {"letters without decomposition", "\u00D8\u0142\u0111\u00C6\u0153\u00FE\u00F0",
     U"\u00D8\u0142\u0111\u00C6\u0153\u00FE\u00F0", U"oldaeoethd"},
    {"digits of other scripts", "\u0661\u0968", U"\u0661\u0968", U"12"},
    {"kana keeps voicing", "\u30AC\uFF76\uFF9E", U"\u30AC\uFF76\uFF9E", U"\u304B\u3099\u304B\u3099"},
    {"Hangul", "\uAC01\uAC00\u3131", U"\uAC01\uAC00\u3131", U"\u1100\u1161\u11A8\u1100\u1161\u1100"},
    {"Hangul letters compose", "\u1100\u1161\u11A8", U"\uAC01", U"\u1100\u1161\u11A8"},
    {"Hindi keeps its vowels", "\u0939\u093F\u0902", U"\u0939\u093F\u0902", U"\u0939\u093F\u0902"},
    {"marks in canonical order", "q\u0307\u0323", U"q\u0323\u0307", U"q"},
};

}  // namespace

TEST_CASE("the forms of a password") {
  for (const Row& row : kForms) {
    CAPTURE(row.name);
    const text::Prepared prepared(row.raw, kCap);
    CHECK(prepared.is_text());
    CHECK_FALSE(prepared.over_cap());
    CHECK(prepared.ill_formed() == Span{});
    CHECK(text_of(prepared.typed()) == row.nfc);
    CHECK(text_of(prepared.matching()) == row.matching);
  }
}

TEST_CASE("the folded form has a character for each typed one") {
  const text::Prepared prepared("\uFF21b\u00DF\u0130\u00C9", kCap);
  CHECK(text_of(prepared.folded()) == U"ab\u00DF\u0130\u00E9");  // sharp s and dotted I would fold to two
  CHECK(prepared.folded().span_of({2, 3}) == Span{4, 6});
  const text::Prepared ascii("AbC", kCap);
  CHECK(text_of(ascii.folded()) == U"abc");
  CHECK(ascii.folded().data() == ascii.matching().data());
  CHECK(ascii.folded().span_of({1, 2}) == Span{1, 2});
  CHECK(text::Prepared("", kCap).folded().empty());
  CHECK(text::Prepared("\xFF", kCap).folded().empty());
}

TEST_CASE("the password that text/forms.hpp draws") {
  const text::Prepared prepared("\uFF21e\u0301\u00DF\u00AD\U0001F642", kCap);
  CHECK(text_of(prepared.typed()) == U"\uFF21\u00E9\u00DF\u00AD\U0001F642");
  CHECK(text_of(prepared.folded()) == U"a\u00E9\u00DF\u00AD\U0001F642");
  CHECK(text_of(prepared.matching()) == U"aess\U0001F642");
  CHECK(prepared.typed().span_of({1, 2}) == Span{3, 6});
  CHECK(prepared.folded().span_of({1, 2}) == Span{3, 6});
  CHECK(prepared.matching().span_of({1, 2}) == Span{3, 4});
  CHECK(prepared.matching().span_of({2, 3}) == Span{6, 8});
  CHECK(prepared.matching().span_of({3, 4}) == Span{6, 8});
  CHECK(prepared.matching().span_of({4, 5}) == Span{10, 14});
}

template <typename Form, typename Range>
concept HasSpanOf = requires(const Form& form, Range range) {
  form.span_of(range);
};

TEST_CASE("a range of one form is none of another") {
  STATIC_REQUIRE(HasSpanOf<text::TextForm<text::Typed>, text::Range<text::Typed>>);
  STATIC_REQUIRE(HasSpanOf<text::TextForm<text::Folded>, text::Range<text::Folded>>);
  STATIC_REQUIRE(HasSpanOf<text::TextForm<text::Matching>, text::Range<text::Matching>>);
  STATIC_REQUIRE_FALSE(HasSpanOf<text::TextForm<text::Typed>, text::Range<text::Folded>>);
  STATIC_REQUIRE_FALSE(HasSpanOf<text::TextForm<text::Typed>, text::Range<text::Matching>>);
  STATIC_REQUIRE_FALSE(HasSpanOf<text::TextForm<text::Folded>, text::Range<text::Typed>>);
  STATIC_REQUIRE_FALSE(HasSpanOf<text::TextForm<text::Matching>, text::Range<text::Typed>>);
  STATIC_REQUIRE_FALSE(HasSpanOf<text::TextForm<text::Matching>, Span>);
}

TEST_CASE("the NFC form as UTF-8 is the caller's own bytes where nothing changes") {
  const std::string composed = "caf\u00E9";
  const text::Prepared same(composed, kCap);
  CHECK_FALSE(same.nfc_differs());
  CHECK(same.nfc_utf8().data() == composed.data());
  const text::Prepared changed("cafe\u0301", kCap);
  CHECK(changed.nfc_differs());
  CHECK(changed.nfc_utf8() == composed);
}

TEST_CASE("characters know the bytes they came from") {
  const text::Prepared prepared("a\u00ADe\u0301\u00DFz",
                                kCap);  // bytes: a 0, soft hyphen 1-2, e 3, acute 4-5, sharp s 6-7, z 8
  REQUIRE(text_of(prepared.matching()) == U"aessz");
  CHECK(prepared.matching().span_of({0, 1}) == Span{0, 1});
  CHECK(prepared.matching().span_of({1, 2}) == Span{3, 4});
  CHECK(prepared.matching().span_of({2, 3}) == Span{6, 8});
  CHECK(prepared.matching().span_of({3, 4}) == Span{6, 8});
  CHECK(prepared.matching().span_of({0, 5}) == Span{0, 9});
  REQUIRE(text_of(prepared.typed()) == U"a\u00AD\u00E9\u00DFz");
  CHECK(prepared.typed().span_of({2, 3}) == Span{3, 6});
  CHECK(prepared.typed().span_of({4, 5}) == Span{8, 9});
  const text::Prepared ascii("AbC", kCap);
  CHECK(ascii.matching().span_of({1, 3}) == Span{1, 3});
  CHECK(ascii.typed().span_of({0, 1}) == Span{0, 1});
}

TEST_CASE("bytes that are not text have no forms") {
  const text::Prepared broken("ab\xE2\x82zz\xFF", kCap);
  CHECK_FALSE(broken.is_text());
  CHECK_FALSE(broken.is_ascii());
  CHECK(broken.ill_formed() == Span{2, 4});
  CHECK(broken.typed().empty());
  CHECK(broken.matching().empty());
  CHECK(broken.whole() == Span{0, 7});
}

TEST_CASE("over the cap nothing is computed") {
  const std::string at_cap(kCap, '\xFF');
  CHECK_FALSE(text::Prepared(at_cap, kCap).over_cap());
  const std::string over = at_cap + 'a';
  const text::Prepared prepared(over, kCap);
  CHECK(prepared.over_cap());
  CHECK_FALSE(prepared.is_text());
  CHECK(prepared.ill_formed() == Span{});
  CHECK(prepared.typed().empty());
}
