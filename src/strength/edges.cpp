// SPDX-License-Identifier: Apache-2.0
#include "strength/edges.hpp"

#include <algorithm>
#include <bit>
#include <cstdlib>

#include "dictionary/state.hpp"
#include "patterns/date.hpp"
#include "patterns/keyboard.hpp"
#include "patterns/repeat.hpp"
#include "patterns/sequence.hpp"
#include "patterns/word_finder.hpp"
#include "text/character_kind.hpp"

namespace credence::strength {
namespace {

constexpr Cost kReversedWord = 7 * kBit + 164;  // 1 in 200
constexpr Cost kLeetWord = 5 * kBit + 165;      // 1 in 50
constexpr Cost kFurtherLeet = kBit + 82;        // .4 for each further kind of substitution
constexpr Cost kAccountWord = 6 * kBit + 165;   // one of a hundred

// How many different characters of a range are no letters: the kinds of substitution of a leet word.
int kinds_of_leet(text::TextForm<text::Matching> text, text::Range<text::Matching> range) {
  std::uint64_t seen[2] = {0, 0};
  for (text::Position i = range.begin; i < range.end; ++i) {
    if (text[i] < 128 && !text::is_letter(text[i])) seen[text[i] / 64] |= std::uint64_t{1} << (text[i] % 64);
  }
  return std::popcount(seen[0]) + std::popcount(seen[1]);
}

Cost disguise_cost(const dictionary::FoundWord& word, text::TextForm<text::Matching> text) {
  Cost cost = 0;
  if ((word.disguise & dictionary::kReversed) != 0) cost += kReversedWord;
  if ((word.disguise & dictionary::kLeet) != 0) {
    cost += kLeetWord + kFurtherLeet * std::max(kinds_of_leet(text, word.range) - 1, 0);
  }
  return cost;
}

// What patterns cost: of each the number of choices somebody makes who types it, and how often each is made.

// A number of 1 or more, small ones likelier: about 2 log2(n) + 1 bits, as Elias gamma has it.
constexpr Cost count_cost(std::uint32_t count) { return 2 * log2_floor(std::max(count, 1U)) + kBit; }

class PatternEdges {
 public:
  PatternEdges(const text::Prepared& password, const Characters& characters, const Model& model, EdgeBuffer& out)
      : password_(password), cases_(characters), positions_(password), model_(model), out_(out) {}

  void add_dates() {
    for (const patterns::FoundDate& date : patterns::find_dates(password_.matching())) {
      // Day and month of a year in one of several orders; years of the last lifetime; a separator.
      constexpr Cost kDay = log2_ceil(366 * 81) + 2 * kBit;
      const auto text = password_.matching().characters().subspan(date.range.begin, date.range.size());
      const bool digits = std::all_of(text.begin(), text.end(), text::is_digit);
      add(positions_.of(date.range), kDay + (digits ? 0 : 2 * kBit), Kind::kDate);
    }
    for (const patterns::FoundDate& found : patterns::find_years(password_.matching())) {
      std::uint32_t year = 0;
      for (text::Position i = found.range.begin; i < found.range.end; ++i) {
        year = year * 10 + (password_.matching()[i] - U'0');
      }
      const Cost cost = model_.year(year);
      if (cost < kImpossible) add(positions_.of(found.range), cost, Kind::kYear);
    }
  }

  void add_sequences() {
    constexpr text::Position kShortest = 3;
    constexpr std::uint32_t kLargestStep = 5;
    for (const patterns::Sequence& sequence : patterns::find_sequences(password_.folded(), kShortest, kLargestStep)) {
      const auto step = static_cast<std::uint32_t>(std::abs(sequence.step));
      const char32_t first = password_.folded()[sequence.range.begin];
      // Most begin at the beginning of the alphabet or of the digits.
      const bool obvious = first == U'a' || first == U'0' || first == U'1' || first == U'9';
      const Cost start = obvious ? 3 * kBit : 6 * kBit;
      const Cost direction = (sequence.step > 0 ? 0 : 2 * kBit) + kBit + 3 * kBit * static_cast<Cost>(step > 1);
      add({sequence.range.begin, sequence.range.end},
          start + direction + count_cost(sequence.range.size() - kShortest + 1), Kind::kSequence);
    }
  }

  // Of a repeat the first block is made of whatever it is made of; the rest is one segment, which costs the length of
  // the block and how often it comes.
  void add_repeats() {
    for (const patterns::BlockRepeat& repeat : patterns::find_block_repeats(password_.folded(), 1)) {
      const text::Position begin = repeat.range.begin + repeat.block;
      const Cost cost =
          count_cost(repeat.block) + count_cost((repeat.range.end - begin + repeat.block - 1) / repeat.block);
      add({begin, repeat.range.end}, cost, Kind::kRepeat);
    }
  }

  void add_walks() {
    constexpr text::Position kShortest = 4;
    constexpr Cost kFirstKey = log2_ceil(48);
    constexpr Cost kDirection = 2 * kBit + 154;  // one of six
    constexpr Cost kOn = 106;                    // .75: the next key straight ahead
    constexpr Cost kTurn = 2 * kBit + 189;       // .15
    constexpr Cost kEnd = 3 * kBit + 82;         // .1
    for (const patterns::KeyboardWalk& walk :
         patterns::find_walks(password_.typed(), kShortest, patterns::kAllLayouts)) {
      const auto keys = static_cast<Cost>(walk.range.size());
      const auto turns = static_cast<Cost>(walk.turns);
      const auto shifted = static_cast<Cost>(walk.shifted);
      const Cost layout = walk.layout == 0 ? kBit / 4 : 5 * kBit;
      const Cost shift = shifted == 0 ? kBit / 4 : 3 * kBit + std::min(shifted, keys - shifted) * kBit;
      const Cost path = kFirstKey + kDirection + (keys - 1 - turns) * kOn + turns * (kTurn + kDirection) + kEnd;
      out_.push_back(
          {walk.range.begin, walk.range.end, path + layout + shift, kNoList, kNoList, 0, Kind::kKeys, 0, false});
    }
  }

 private:
  void add(text::Range<text::Typed> range, Cost cost, Kind kind) {
    out_.push_back(
        {range.begin, range.end, cost + cases_.of(range.begin, range.end), kNoList, kNoList, 0, kind, 0, false});
  }

  const text::Prepared& password_;
  CaseCosts cases_;
  TypedPositions positions_;
  const Model& model_;
  EdgeBuffer& out_;
};

}  // namespace

ListCosts::ListCosts(const Model& model, std::span<const std::shared_ptr<const Dictionary>> dictionaries) {
  for (const auto& dictionary : dictionaries) {
    auto& costs = costs_.emplace_back();
    auto& kinds = kinds_.emplace_back();
    for (const WordList& list : dictionary::state_of(*dictionary).lists) {
      costs.push_back(model.list_weight(list.name) + model.rank_total(list.words));
      kinds.push_back(kind_of(list.kind));
    }
  }
}

CaseCosts::CaseCosts(const Characters& characters) {
  before_.resize(characters.size() + 1);
  for (std::size_t i = 0; i < characters.size(); ++i) {
    before_[i + 1] = before_[i];
    if (characters[i].letter == 0) continue;
    ++before_[i + 1].letters;
    if (characters[i].upper) ++before_[i + 1].upper;
  }
}

Cost CaseCosts::of(text::Position begin, text::Position end) const noexcept {
  const std::uint32_t letters = before_[end].letters - before_[begin].letters;
  const std::uint32_t upper = before_[end].upper - before_[begin].upper;
  if (letters == 0) return 0;
  if (upper == 0) return kLowerCase;
  if (letters == 1) return kOneCapital;
  if (upper == 1 && before_[begin + 1].upper != before_[begin].upper) return kFirstCapital;
  if (upper == letters) return kAllCapitals;
  return kMixedCase + static_cast<Cost>(letters) * kBit;
}

const MatchOptions& word_options() noexcept {
  static constexpr MatchOptions kOptions = [] {
    MatchOptions options;
    options.min_length = 3;
    options.common_min_length = 3;
    options.separated = false;
    options.stretched = false;
    return options;
  }();
  return kOptions;
}

void add_words(const text::Prepared& password, const Characters& characters, const ListCosts& lists,
               const dictionary::FoundWords& found, EdgeBuffer& out) {
  const auto text = password.matching();
  const TypedPositions positions(password);
  const CaseCosts cases(characters);
  for (const dictionary::FoundWord& word : found.words.span()) {
    const auto range = positions.of(word.range);
    const Cost cost = lists.of(word.dictionary, word.list) + rank_cost(word.rank) + disguise_cost(word, text) +
                      cases.of(range.begin, range.end);
    out.push_back({range.begin, range.end, cost, word.dictionary, word.list, word.rank,
                   lists.kind(word.dictionary, word.list), word.disguise, false});
  }
}

void add_context(const text::Prepared& password, const Characters& characters,
                 std::span<const std::u32string_view> words, EdgeBuffer& out) {
  if (words.empty() || password.matching().empty()) return;
  const TypedPositions positions(password);
  const CaseCosts cases(characters);
  const auto add = [&](std::size_t word, text::Range<text::Matching> found) {
    const auto range = positions.of(found);
    const bool leet = kinds_of_leet(password.matching(), found) > 0;
    const Cost cost = kAccountWord + cases.of(range.begin, range.end) + (leet ? kLeetWord : 0);
    out.push_back(
        {range.begin, range.end, cost, kNoList, kNoList, static_cast<std::uint32_t>(word), Kind::kPassword, 0, true});
  };
  patterns::WordFinder(words, true, true).find(password.matching(), add);
}

void add_patterns(const text::Prepared& password, const Characters& characters, const Model& model, EdgeBuffer& out) {
  PatternEdges edges(password, characters, model, out);
  edges.add_dates();
  edges.add_sequences();
  edges.add_repeats();
  edges.add_walks();
}

EdgeIndex::EdgeIndex(const EdgeBuffer& edges, std::size_t characters) {
  first_.resize(characters + 2);
  for (const Edge& edge : edges.span()) ++first_[edge.begin + 1];
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
  edges_.resize(edges.size());
  text::SecureBuffer<std::uint32_t, 96> next;
  next.append(first_.data(), first_.size());
  for (const Edge& edge : edges.span()) edges_[next[edge.begin]++] = edge;
}

}  // namespace credence::strength
