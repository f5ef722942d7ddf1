// SPDX-License-Identifier: Apache-2.0
// Any bytes through the text layer and the rules upon it: spans lie inside the input and never go backwards, the
// ASCII path equals the general one, NFC of NFC is itself, and no rule stumbles.
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "fuzz_input.hpp"
#include "judge.hpp"
#include "text/email_syntax.hpp"
#include "text/graphemes.hpp"
#include "text/matching_form.hpp"
#include "text/nfc.hpp"
#include "text/prepared.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

using namespace credence;
using credence::test::require;

namespace {

bool is_inside(Span span, std::string_view bytes) { return span.begin <= span.end && span.end <= bytes.size(); }

template <typename Form>
void require_monotone(text::TextForm<Form> form, std::string_view bytes) {
  Span before;
  for (text::Position i = 0; i < form.size(); ++i) {
    const Span span = form.span_of({i, i + 1});
    require(is_inside(span, bytes) && span.begin < span.end && span.begin >= before.begin && span.end >= before.end);
    before = span;
  }
}

void judge_ill_formed(std::string_view bytes, Span fault) {
  require(is_inside(fault, bytes) && fault.begin < fault.end && fault.end - fault.begin <= 3);
  require(!text::find_ill_formed(bytes.substr(0, fault.begin)));
}

/// The general path of an ASCII password: decode, fold by the table, normalise.
void judge_ascii(const text::Prepared& prepared) {
  text::SecureCodePoints nfc;
  text::SecureSpans sources;
  std::array<char32_t, 3> scratch;
  for (text::Utf8Reader reader(prepared.raw()); reader.next();) {
    const auto [code_point, span] = reader.current();
    const std::span<const char32_t> form = text::matching_form_of(code_point, scratch);
    require(form.size() == 1 && form[0] == prepared.matching()[static_cast<text::Position>(nfc.size())]);
    nfc.push_back(code_point);
    sources.push_back({span.begin, span.end});
  }
  require(!text::to_nfc(nfc, sources));
  require(nfc.size() == prepared.typed().size() && nfc.size() == prepared.matching().size());
  for (text::Position i = 0; i < nfc.size(); ++i) {
    require(nfc[i] == prepared.typed()[i]);
    require(text::simple_fold(text::narrow_form(nfc[i])) == prepared.folded()[i]);
    require(prepared.typed().span_of({i, i + 1}) == Span{sources[i].begin, sources[i].end});
    require(prepared.matching().span_of({i, i + 1}) == Span{sources[i].begin, sources[i].end});
  }
}

void judge_text(const text::Prepared& prepared) {
  const std::string_view bytes = prepared.raw();
  require_monotone(prepared.typed(), bytes);
  require_monotone(prepared.folded(), bytes);
  require_monotone(prepared.matching(), bytes);
  require(prepared.typed().size() == prepared.folded().size());
  require(prepared.typed().size() == text::count_code_points(prepared.nfc_utf8()));
  require(text::count_graphemes(prepared.typed()) <= prepared.typed().size());
  require(!text::Prepared(prepared.nfc_utf8(), 4 * text::kMaxPasswordBytes).nfc_differs());
  if (prepared.is_ascii()) judge_ascii(prepared);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const text::Prepared prepared(bytes, text::kMaxPasswordBytes);
  if (prepared.over_cap()) return 0;
  if (prepared.is_text()) {
    judge_text(prepared);
  } else {
    judge_ill_formed(bytes, prepared.ill_formed());
  }

  TextRule text;
  text.refuse_unassigned = text.refuse_controls = true;
  CharacterRule characters;
  characters.min_classes = characters.min_distinct = 5;
  characters.ascii_only = true;
  LengthRule length;
  length.unit = LengthUnit::kGrapheme;
  length.min = 8;
  const auto require_spans = [&](rules::Rule rule, const auto& settings) {
    const rules::Setup setup(test::policy_with(settings), {});
    for (const Violation& found : test::judge(rule, setup, prepared).violations) require(is_inside(found.span, bytes));
  };
  require_spans(rules::check_text, text);
  require_spans(rules::check_length, length);
  require_spans(rules::check_characters, characters);
  require(!text::is_valid_email(bytes) || (size <= 254 && bytes.find('@') != std::string_view::npos));
  return 0;
}
