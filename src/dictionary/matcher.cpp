// SPDX-License-Identifier: Apache-2.0
#include "dictionary/matcher.hpp"

#include <algorithm>
#include <bit>

#include "dictionary/reading.hpp"
#include "dictionary/state.hpp"

namespace credence::internal {
namespace {

// Bound the work whatever the text and the dictionary: a row of digits that stand for several letters each has
// exponentially many readings, and a dictionary could hold them all. Each place has some steps of its own, enough for
// any word in plain letters, and all places of a reading share a reserve that words in leet spelling draw on.
constexpr std::uint32_t kStepsOfPlace = 24;
constexpr std::uint32_t kStepsInReserve = 8192;

// Of two words in one place: less disguised, then commoner.
bool is_better(const FoundWord& a, const FoundWord& b) noexcept {
  const int disguises_a = std::popcount(a.disguise);
  const int disguises_b = std::popcount(b.disguise);
  if (disguises_a != disguises_b) return disguises_a < disguises_b;
  return a.rank != b.rank ? a.rank < b.rank : a.dictionary < b.dictionary;
}

// Runs along one reading.
class Walker {
 public:
  Walker(const Dictionary::State& dictionary, std::uint32_t number, const DictionaryRule& rule,
         std::span<const char32_t> text, FoundWords& found)
      : dictionary_(dictionary),
        automaton_(dictionary.automaton),
        number_(number),
        rule_(rule),
        text_(text),
        root_(automaton_.node(Automaton::kRoot)),
        found_(found) {}

  // Finds the words of a reading whose words are all disguised by `disguise`.
  void walk(const Cells& cells, std::uint8_t disguise) {
    cells_ = &cells;
    disguise_ = disguise;
    reserve_ = kStepsInReserve;
    // A word ends in a cell behind its first, so where none is disguised as this reading wants no word can be.
    std::size_t end = cells.size();
    if ((disguise & kSeparated) != 0) {
      while (end > 1 && cells[end - 1].begin == cells[end - 2].end) --end;
    } else if ((disguise & kStretched) != 0) {
      while (end > 0 && cells[end - 1].end - cells[end - 1].begin == 1) --end;
    }
    for (std::size_t start = 0; start < end; ++start) walk_from(start);
  }

 private:
  // A node reached by taking letters up to some cell.
  struct Place {
    std::uint32_t node;
    std::uint32_t words_before;
    std::uint32_t cell;
    std::uint32_t taken;  // how often this cell's character was taken
    std::uint32_t letters;
    std::uint32_t weight;
    bool leet;
    bool stretched;  // a run before this cell was longer than it was taken
  };

  void walk_from(std::size_t start) {
    start_ = static_cast<std::uint32_t>(start);
    places_.resize_uninitialised(0);
    first_word_ = found_.words.size();
    std::uint32_t steps = kStepsOfPlace;
    open();
    while (!places_.empty()) {
      std::uint32_t& left = steps != 0 ? steps : reserve_;
      if (left == 0) return;
      --left;
      const Place place = places_[places_.size() - 1];
      places_.resize_uninitialised(places_.size() - 1);
      const Node node = automaton_.node(place.node);
      const Cell& cell = (*cells_)[place.cell];
      const std::uint32_t run = cell.end - cell.begin;
      Place onward = place;
      onward.stretched = place.stretched || place.taken < run;
      reach_to(cell.end, place.leet);
      if (node.is_final) accept(onward);
      if (place.taken < run) enter(node, place);
      if (place.cell + 1 < cells_->size()) {
        ++onward.cell;
        onward.taken = 0;
        enter(node, onward);
      }
    }
  }

  static bool is_run(const Cell& cell) { return cell.end - cell.begin > 1; }

  // Takes the first letters: two at once where that can be, and only if a third may follow or a word ends.
  void open() {
    const Cells& cells = *cells_;
    const Place nowhere = {0, 0, start_, 0, 0, 0, false, false};
    const Cell& first = cells[start_];
    if (start_ + 1 == cells.size() || is_run(first) || is_run(cells[start_ + 1])) {
      enter(root_, nowhere);
      return;
    }
    const OpeningTable& opening = dictionary_.opening;
    const Cell& second = cells[start_ + 1];
    const Cell* const third = start_ + 2 < cells.size() ? &cells[start_ + 2] : nullptr;
    for (std::uint64_t left = root_.symbols & first.any; left != 0; left &= left - 1) {
      const auto a = static_cast<unsigned>(std::countr_zero(left));
      const bool a_is_leet = (first.own >> a & 1) == 0;
      if ((opening.words_of_one() >> a & 1) != 0 || starts_code(second, opening.seconds(a))) {
        push(nowhere, first, automaton_.follow(root_, a), 0, a_is_leet);
        continue;
      }
      reach_to(first.end, a_is_leet);
      for (std::uint64_t next = opening.seconds(a) & second.any; next != 0; next &= next - 1) {
        const auto b = static_cast<unsigned>(std::countr_zero(next));
        const OpeningTable::Pair& pair = opening.pair(a, b);
        const bool is_leet = a_is_leet || (second.own >> b & 1) == 0;
        const bool goes_on = third != nullptr && ((pair.next & third->any) != 0 || starts_code(*third, pair.next));
        if (!goes_on && !pair.is_final) {
          reach_to(second.end, is_leet);
          continue;
        }
        places_.push_back({pair.node, pair.words_before, start_ + 1, 1, 2, std::uint32_t{first.weight} + second.weight,
                           is_leet, false});
      }
    }
    enter_code(root_, nowhere);
  }

  // Takes the character of from.cell along every edge of `node` that it stands for.
  void enter(const Node& node, const Place& from) {
    const Cell& cell = (*cells_)[from.cell];
    for (std::uint64_t left = node.symbols & cell.any; left != 0; left &= left - 1) {
      const auto symbol = static_cast<unsigned>(std::countr_zero(left));
      push(from, cell, automaton_.follow(node, symbol), from.words_before, (cell.own >> symbol & 1) == 0);
    }
    enter_code(node, from);
  }

  // Whether a character that is written with several symbols may begin with one of these.
  static bool starts_code(const Cell& cell, std::uint64_t symbols) {
    return cell.code.count > 1 && (symbols >> cell.code.symbols[0] & 1) != 0;
  }

  // The same for a character that is written with several symbols.
  void enter_code(const Node& node, const Place& from) {
    const Cell& cell = (*cells_)[from.cell];
    if (!starts_code(cell, node.symbols)) return;
    Node inner = node;
    std::uint32_t words = from.words_before;
    for (unsigned i = 0;; ++i) {
      const Step step = automaton_.follow(inner, cell.code.symbols[i]);
      if (i + 1U == cell.code.count) {
        push(from, cell, step, words, false);
        return;
      }
      words += step.words_before;
      inner = automaton_.node(step.node);
      if ((inner.symbols >> cell.code.symbols[i + 1] & 1) == 0) return;
    }
  }

  void push(const Place& from, const Cell& cell, const Step& step, std::uint32_t words, bool leet) {
    places_.push_back({step.node, words + step.words_before, from.cell, from.taken + 1, from.letters + 1,
                       from.weight + cell.weight, from.leet || leet, from.stretched});
  }

  // A word ends at this place: keeps it if it counts.
  void accept(const Place& place) {
    const Cell& first = (*cells_)[start_];
    const Cell& last = (*cells_)[place.cell];
    const std::uint32_t begin = std::min(first.begin, last.begin);
    const std::uint32_t end = std::max(first.end, last.end);
    std::uint8_t disguise = disguise_;
    if (place.leet) disguise |= kLeet;
    // A word that is not disguised in the way of this reading is found by the plain one.
    if ((disguise_ & kSeparated) != 0 && end - begin == place.letters) return;
    if ((disguise_ & kStretched) != 0 && !place.stretched) return;

    const std::uint32_t extra = (place.leet ? rule_.leet_extra : 0) +
                                ((disguise & kReversed) != 0 ? rule_.reversed_extra : 0) +
                                ((disguise & kSeparated) != 0 ? rule_.separated_extra : 0) +
                                ((disguise & kStretched) != 0 ? rule_.stretched_extra : 0);
    const bool is_long = place.weight >= rule_.min_length + extra;
    if (!is_long && place.weight < rule_.common_min_length + extra) return;
    if (!is_long && !stands_alone(begin, end)) return;
    const Dictionary::Entry entry = dictionary_.entry(place.words_before);
    if (!is_long && entry.rank > rule_.common_rank) return;
    CapitalScan capitals;
    for (std::uint32_t i = begin; i < end; ++i) capitals.take(found_.cases[i]);
    if (capitals.found()) disguise |= kCapitals;
    keep({begin, end, number_, entry.list, entry.rank, place.letters, disguise});
  }

  // Adds a word unless this start has given a better one in the same place: a row of digits can spell many.
  void keep(const FoundWord& word) {
    for (std::size_t i = first_word_; i < found_.words.size(); ++i) {
      FoundWord& other = found_.words[i];
      if (other.begin != word.begin || other.end != word.end) continue;
      if (is_better(word, other)) other = word;
      return;
    }
    found_.words.push_back(word);
  }

  bool stands_alone(std::uint32_t begin, std::uint32_t end) const {
    return (begin == 0 || !is_letter(text_[begin - 1])) && (end == text_.size() || !is_letter(text_[end]));
  }

  // The beginning of a word stands here up to `end`.
  void reach_to(std::uint32_t end, bool leet) {
    if ((disguise_ & kReversed) != 0) return;
    FoundWords::Reach& reach = found_.reach[(*cells_)[start_].begin];
    std::uint32_t& farthest = (disguise_ & kSeparated) != 0 ? reach.separated : reach.leet;
    farthest = std::max(farthest, end);
    if (disguise_ == 0 && !leet) reach.plain = std::max(reach.plain, end);
  }

  const Dictionary::State& dictionary_;
  const Automaton& automaton_;
  const std::uint32_t number_;
  const DictionaryRule& rule_;
  const std::span<const char32_t> text_;
  const Node root_;
  FoundWords& found_;
  const Cells* cells_ = nullptr;
  std::uint32_t start_ = 0;
  std::size_t first_word_ = 0;  // of those found from this start
  std::uint8_t disguise_ = 0;
  std::uint32_t reserve_ = 0;
  SecureBuffer<Place, 64> places_;  // still to be visited from this start
};

void read_cases(const Prepared& password, SecureBuffer<std::uint8_t, 96>& out) {
  const std::size_t characters = password.matching().size();
  out.reserve(characters);
  for (std::size_t i = 0; i < characters; ++i) {
    const char byte = password.raw()[password.matching_span(i, i + 1).begin];
    out.push_back(byte >= 'A' && byte <= 'Z'   ? CapitalScan::kCapital
                  : byte >= 'a' && byte <= 'z' ? CapitalScan::kSmall
                                               : CapitalScan::kNone);
  }
}

void arrange(SecureBuffer<FoundWord, 64>& words) {
  std::sort(words.begin(), words.end(), [](const FoundWord& a, const FoundWord& b) {
    if (a.begin != b.begin) return a.begin < b.begin;
    if (a.end != b.end) return a.end < b.end;
    return is_better(a, b);
  });
  const auto* const end = std::unique(words.begin(), words.end(), [](const FoundWord& a, const FoundWord& b) {
    return a.begin == b.begin && a.end == b.end;
  });
  words.resize_uninitialised(static_cast<std::size_t>(end - words.begin()));
}

}  // namespace

void find_words(const Dictionary::State& dictionary, std::uint32_t number, const DictionaryRule& rule,
                const Prepared& password, FoundWords& found) {
  const std::span<const char32_t> text = password.matching();
  if (found.cases.empty()) {
    found.reach.resize(text.size());
    read_cases(password, found.cases);
  }
  Cells plain;
  read_plain(dictionary.alphabet, text, rule.leet, plain);
  Walker walker(dictionary, number, rule, text, found);
  walker.walk(plain, 0);
  if (rule.reversed) {
    Cells backwards;
    read_backwards(plain, backwards);
    walker.walk(backwards, kReversed);
  }
  if (rule.separated) {
    for (const Separators separators : {Separators::kPlain, Separators::kLeet}) {
      Cells joined;
      if (read_without_separators(text, separators, plain, joined)) walker.walk(joined, kSeparated);
    }
  }
  if (rule.stretched) {
    Cells runs;
    if (read_runs(text, plain, runs)) walker.walk(runs, kStretched);
  }
  arrange(found.words);
}

}  // namespace credence::internal
