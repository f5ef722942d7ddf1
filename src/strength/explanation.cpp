// SPDX-License-Identifier: Apache-2.0
#include "strength/explanation.hpp"

#include <algorithm>
#include <optional>

#include "strength/estimate.hpp"

namespace credence::strength {
namespace {

static_assert(static_cast<int>(Kind::kRandom) == static_cast<int>(PartKind::kRandom), "parts are kinds of segments");

PartKind part_kind(Kind kind) { return static_cast<PartKind>(kind); }

Disguise disguise_of_edge(const Edge& edge) {
  return {(edge.disguise & dictionary::kLeet) != 0, (edge.disguise & dictionary::kReversed) != 0, false, false,
          (edge.disguise & dictionary::kCapitals) != 0};
}

// The word that letters happen to be: the model of letters may know a word better than its list does.
const Edge* word_at(const EdgeIndex& edges, const Segment& segment) {
  for (const Edge& edge : edges.from(segment.begin)) {
    if (edge.end == segment.end && edge.list != kNoList) return &edge;
  }
  return nullptr;
}

bool has_part(const Strength& strength, PartKind kind) {
  return std::any_of(strength.parts.begin(), strength.parts.end(),
                     [kind](const StrengthPart& part) { return part.kind == kind; });
}

bool is_word(PartKind kind) {
  return kind == PartKind::kPassword || kind == PartKind::kName || kind == PartKind::kWord ||
         kind == PartKind::kContext || kind == PartKind::kLetters;
}

// Whether letters of a part are capitals in the way that everybody makes capitals.
bool has_usual_capitals(std::string_view part) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  if (part.empty() || !is_capital(part.front())) return false;
  const auto rest = part.substr(1);
  return std::none_of(rest.begin(), rest.end(), is_capital) || std::none_of(rest.begin(), rest.end(), is_small);
}

class Adviser {
 public:
  Adviser(const text::Prepared& password, Strength& strength) : raw_(password.raw()), strength_(strength) {}

  void advise() {
    const auto& parts = strength_.parts;
    if (parts.size() == 1 && parts[0].kind == PartKind::kPassword) add(Advice::kCommonPassword);
    if (has_part(strength_, PartKind::kContext)) add(Advice::kContextAddsLittle);
    const auto words = std::count_if(parts.begin(), parts.end(), [](const StrengthPart& p) { return is_word(p.kind); });
    if (words == 1 && has_part(strength_, PartKind::kName)) add(Advice::kNameAddsLittle);
    if (words == 1 && has_part(strength_, PartKind::kWord)) add(Advice::kWordAddsLittle);
    about_patterns();
    about_disguises();
    about_ending();
    if (words > 0 || strength_.score < 2) add(Advice::kAddWord);
    if (words == 0) add(Advice::kAddCharacters);
  }

 private:
  void about_patterns() {
    constexpr std::pair<PartKind, Advice> kPatterns[] = {{PartKind::kYear, Advice::kYearAddsLittle},
                                                         {PartKind::kDate, Advice::kDateAddsLittle},
                                                         {PartKind::kKeys, Advice::kKeysAddLittle},
                                                         {PartKind::kSequence, Advice::kSequenceAddsLittle},
                                                         {PartKind::kRepeat, Advice::kRepeatAddsLittle}};
    for (const auto& [kind, advice] : kPatterns) {
      if (has_part(strength_, kind)) add(advice);
    }
  }
  void about_disguises() {
    bool capitals = false;
    bool leet = false;
    for (const StrengthPart& part : strength_.parts) {
      if (!is_word(part.kind)) continue;
      capitals |= has_usual_capitals(raw_.substr(part.span.begin, part.span.end - part.span.begin));
      leet |= part.disguise.leet;
    }
    if (capitals) add(Advice::kCapitalsAddLittle);
    if (leet) add(Advice::kLeetAddsLittle);
  }
  // Short digits or signs behind something else.
  void about_ending() {
    constexpr std::uint32_t kShort = 4;
    if (strength_.parts.size() < 2) return;
    const StrengthPart& last = strength_.parts.back();
    const bool adds_little = last.kind == PartKind::kDigits || last.kind == PartKind::kSymbols;
    if (adds_little && last.span.end - last.span.begin <= kShort) add(Advice::kEndingAddsLittle);
  }
  void add(Advice advice) { strength_.advice.push_back(advice); }

  std::string_view raw_;
  Strength& strength_;
};

}  // namespace

void set_parts(const text::Prepared& password, const EdgeIndex& edges, const Segments& row, Cost guesses,
               Strength& strength) {
  std::int64_t total = 0;
  for (const Segment& segment : row.span()) total += segment.cost;
  total = std::max<std::int64_t>(total, 1);
  const auto typed = password.typed();
  for (const Segment& segment : row.span()) {
    StrengthPart& part = strength.parts.emplace_back();
    part.span = typed.span_of({segment.begin, segment.end});
    part.kind = part_kind(segment.kind);
    part.guesses_log10 = log10_of(static_cast<Cost>(std::int64_t{segment.cost} * guesses / total));
    const Edge* edge = segment.edge != 0 ? &edges[segment.edge - 1] : nullptr;
    if (segment.kind == Kind::kLetters) {
      edge = word_at(edges, segment);
      if (edge != nullptr) part.kind = part_kind(edge->kind);
    }
    if (edge == nullptr) continue;
    if (edge->context) part.kind = PartKind::kContext;
    part.disguise = disguise_of_edge(*edge);
  }
}

void set_one_part(const text::Prepared& password, PartKind kind, Strength& strength) {
  strength.parts.push_back({password.whole(), kind, strength.guesses_log10, {}});
}

void set_advice(const text::Prepared& password, Strength& strength) {
  constexpr std::uint8_t kBest = 4;
  if (strength.score < kBest) Adviser(password, strength).advise();
}

}  // namespace credence::strength
