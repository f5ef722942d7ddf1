// SPDX-License-Identifier: Apache-2.0
#include "dictionary/word_search.hpp"

#include <algorithm>
#include <bit>

#include "text/character_kind.hpp"

namespace credence::dictionary {
namespace {

// Bound the work whatever the text and the dictionary: a row of digits that stand for several letters each has
// exponentially many readings, and a dictionary could hold them all. Each start adds steps to what all readings may
// use, and what it leaves is there for those behind it. Ordinary text takes two or three steps a start; mixtures of
// characters that stand for several letters each can take more than a hundred, and long words behind some hundreds of
// them may be missed.
constexpr std::uint32_t kSteps = 12288;
constexpr std::uint32_t kStepsOfStart = 5;

unsigned lowest(std::uint64_t symbols) { return static_cast<unsigned>(std::countr_zero(symbols)); }

bool is_leet(const Cell& cell, unsigned symbol) { return (cell.own >> symbol & 1) == 0; }

}  // namespace

Walker::Walker(const Dictionary::State& dictionary, std::uint32_t number, const DictionaryRule& rule,
               std::span<const char32_t> text, FoundWords& found)
    : dictionary_(dictionary),
      automaton_(dictionary.automaton),
      number_(number),
      rule_(rule),
      text_(text),
      root_(automaton_.node(Automaton::kRoot)),
      found_(found),
      steps_left_(kSteps) {}

void Walker::walk(const Cells& cells, std::uint8_t disguise, std::span<const std::uint32_t> runs) {
  cells_ = cells.span();
  runs_ = runs;
  disguise_ = disguise;
  extra_ = ((disguise & kReversed) != 0 ? rule_.reversed_extra : 0) +
           ((disguise & kSeparated) != 0 ? rule_.separated_extra : 0);
  least_weight_ = std::min(rule_.min_length, rule_.common_min_length) + extra_;
  row_begin_ = row_end_ = 0;
  std::size_t end = cells_.size();
  if ((disguise & kSeparated) != 0) {
    // A word ends in a cell behind its first, so where no separator was left out any more none can be separated.
    while (end > 1 && cells_[end - 1].place == cells_[end - 2].place + 1) --end;
  }
  for (std::uint32_t start = 0; start < end; ++start) {
    steps_left_ += kStepsOfStart;
    if (repeats_last(start)) {
      repeat_last(start);
    } else {
      walk_from(start);
    }
    merge_reach();
  }
}

void Walker::walk_from(std::uint32_t start) {
  start_ = looked_at_ = start;
  opens_run_ = !runs_.empty() && (start == 0 || runs_[start - 1] == start);
  first_word_ = found_.words.size();
  reach_ = {};
  open();
  while (!places_.empty()) {
    const Place place = places_[places_.size() - 1];
    places_.resize_uninitialised(places_.size() - 1);
    walk_on(place);
  }
}

// Takes the first letters: two at once where that can be, and only if a third may follow or a word ends.
void Walker::open() {
  const Place nowhere{};
  const Cell& first = cells_[start_];
  if (behind(start_) == cells_.size() || behind(start_) != start_ + 1) {
    enter(root_, nowhere, start_, false);
    return;
  }
  const OpeningTable& opening = dictionary_.opening;
  const std::uint32_t second_cell = start_ + 1;
  const Cell& second = cells_[second_cell];
  const std::uint32_t third_cell = second_cell + 1;
  // A run that the second letter opens can go on with what is behind it.
  const bool any_third = behind(second_cell) != third_cell;
  const std::uint64_t third = third_cell == cells_.size() ? 0 : cells_[third_cell].any | cells_[third_cell].lead;
  looked_at_ = third_cell;
  for (std::uint64_t left = root_.symbols & first.any; left != 0; left &= left - 1) {
    const unsigned a = lowest(left);
    if ((opening.words_of_one() >> a & 1) != 0 || (opening.seconds(a) & second.lead) != 0) {
      places_.push_back(taken(nowhere, start_, automaton_.follow(root_, a), is_leet(first, a)));
      continue;
    }
    const Place one = taken(nowhere, start_, {}, is_leet(first, a));
    stop_at(one);
    for (std::uint64_t next = opening.seconds(a) & second.any; next != 0; next &= next - 1) {
      const unsigned b = lowest(next);
      const OpeningTable::Pair& pair = opening.pair(a, b);
      const Place two = taken(one, second_cell, {pair.node, pair.words_before}, is_leet(second, b));
      if (any_third || (pair.next & third) != 0 || pair.is_final) {
        places_.push_back(two);
      } else {
        stop_at(two);
      }
    }
  }
  enter_code(root_, nowhere, start_, false);
}

// Goes on from a place as far as it leads, by one edge where there are several: the others are kept for later.
void Walker::walk_on(Place place) {
  const auto size = static_cast<std::uint32_t>(cells_.size());
  while (steps_left_ != 0) {
    --steps_left_;
    const Node node = automaton_.node(place.node);
    const std::uint32_t next = place.cell + 1;
    const std::uint32_t behind_run = behind(place.cell);
    if (node.is_final && place.weight >= least_weight_) {
      if (!place.stretched) accept(place, place.cell, false);
      if (place.stretched || behind_run != next) accept(place, behind_run - 1, true);
    }
    if (next == size || place.letters == kMaxWordLetters) break;
    if (behind_run != next) {
      // What is left of the run may be letters that were left out.
      extend_reach(place, true, behind_run - 1);
      if (behind_run != size) enter(node, place, behind_run, true);
    }
    const Cell& cell = cells_[next];
    const std::uint64_t edges = node.symbols & cell.any;
    enter_code(node, place, next, false);
    if (edges == 0) break;
    // Plain letters first: should the steps run out, it is on leet spelling.
    const unsigned onward = lowest((edges & cell.own) != 0 ? cell.own : edges);
    for (std::uint64_t others = edges & ~(std::uint64_t{1} << onward); others != 0; others &= others - 1) {
      const unsigned symbol = lowest(others);
      places_.push_back(taken(place, next, automaton_.follow(node, symbol), is_leet(cell, symbol)));
    }
    if (is_leet(cell, onward) && !place.leet) stop_at(place);
    place = taken(place, next, automaton_.follow(node, onward), is_leet(cell, onward));
  }
  stop_at(place);
}

// Takes the character of a cell along every edge of `node` that it stands for, having left out a part of a run or not.
void Walker::enter(const Node& node, const Place& from, std::uint32_t cell, bool skips) {
  looked_at_ = std::max(looked_at_, cell);
  for (std::uint64_t edges = node.symbols & cells_[cell].any; edges != 0; edges &= edges - 1) {
    const unsigned symbol = lowest(edges);
    Place place = taken(from, cell, automaton_.follow(node, symbol), is_leet(cells_[cell], symbol));
    place.stretched |= skips;
    places_.push_back(place);
  }
  enter_code(node, from, cell, skips);
}

// The same for a character that is written with several symbols.
void Walker::enter_code(const Node& node, const Place& from, std::uint32_t cell, bool skips) {
  if ((node.symbols & cells_[cell].lead) == 0) return;
  const LetterCode& code = cells_[cell].code;
  Step step = automaton_.follow(node, code.symbols[0]);
  for (unsigned i = 1; i < code.count; ++i) {
    const Node inner = automaton_.node(step.node);
    if ((inner.symbols >> code.symbols[i] & 1) == 0) return;
    const std::uint32_t words = step.words_before;
    step = automaton_.follow(inner, code.symbols[i]);
    step.words_before += words;
  }
  Place place = taken(from, cell, step, false);
  place.stretched |= skips;
  places_.push_back(place);
}

Walker::Place Walker::taken(const Place& from, std::uint32_t cell, const Step& step, bool leet) const {
  return {step.node,        from.words_before + step.words_before, cell,
          from.letters + 1, from.weight + cells_[cell].weight,     from.leet || leet,
          from.stretched};
}

// The cell behind what may be left out from this one on: the run, if words that begin here may be stretched.
std::uint32_t Walker::behind(std::uint32_t cell) const { return opens_run_ ? runs_[cell] : cell + 1; }

// A word ends at this place and covers the text up to the last cell: keeps it if it counts.
void Walker::accept(const Place& place, std::uint32_t last_cell, bool stretched) {
  const std::uint32_t first = cells_[start_].place;
  const std::uint32_t last = cells_[last_cell].place;
  const std::uint32_t begin = std::min(first, last);
  const std::uint32_t end = std::max(first, last) + 1;
  // A word without separators is found by the plain reading.
  if ((disguise_ & kSeparated) != 0 && end - begin == place.letters) return;

  const std::uint32_t extra = extra_ + (place.leet ? rule_.leet_extra : 0) + (stretched ? rule_.stretched_extra : 0);
  const bool is_long = place.weight >= rule_.min_length + extra;
  if (!is_long && (place.weight < rule_.common_min_length + extra || !stands_alone(begin, end))) return;
  std::uint8_t disguise = disguise_;
  if (place.leet) disguise |= kLeet;
  if (stretched) disguise |= kStretched;
  if (found_.capitals.inside(begin, end)) disguise |= kCapitals;
  const Dictionary::Entry entry = dictionary_.entry(place.words_before);
  if (!is_long && entry.rank > (disguise == 0 ? rule_.common_rank : rule_.disguised_rank)) return;
  keep({begin, end, number_, entry.list, entry.rank, place.letters, disguise});
}

// Adds a word unless this start has given a better one in the same place: a row of digits can spell many.
void Walker::keep(const FoundWord& word) {
  for (std::size_t i = first_word_; i < found_.words.size(); ++i) {
    FoundWord& other = found_.words[i];
    if (other.begin != word.begin || other.end != word.end) continue;
    if (is_better(word, other)) other = word;
    return;
  }
  found_.words.push_back(word);
}

bool Walker::stands_alone(std::uint32_t begin, std::uint32_t end) const {
  return (begin == 0 || !text::is_letter(text_[begin - 1])) && (end == text_.size() || !text::is_letter(text_[end]));
}

// The beginning of a word stands from the start up to this place, where the cell behind it ends the walk or makes it
// leet.
void Walker::stop_at(const Place& place) {
  looked_at_ = std::max(looked_at_, place.cell + 1);
  extend_reach(place, place.stretched, place.cell);
  if (behind(place.cell) != place.cell + 1) extend_reach(place, true, behind(place.cell) - 1);
}

void Walker::extend_reach(const Place& place, bool stretched, std::uint32_t last_cell) {
  std::uint32_t& reach = reach_[(place.leet ? 1U : 0U) + (stretched ? 2U : 0U)];
  reach = std::max(reach, cells_[last_cell].place + 1);
}

void Walker::merge_reach() {
  if ((disguise_ & kReversed) != 0) return;
  FoundWords::Reach& reach = found_.reach[cells_[start_].place];
  const auto merge = [](std::uint32_t& into, std::uint32_t end) { into = std::max(into, end); };
  merge((disguise_ & kSeparated) != 0 ? reach.separated : reach.plain, reach_[0]);
  merge((disguise_ & kSeparated) != 0 ? reach.separated_leet : reach.leet, reach_[1]);
  merge(reach.stretched, reach_[2]);
  merge(reach.stretched_leet, reach_[3]);
}

// Whether the start sees what the last one saw, one cell on: both, all that the last one looked at and what adjoins
// it are in one row of the same character. So a row costs little, however many words its characters can be read as.
bool Walker::repeats_last(std::uint32_t start) {
  if (start >= row_end_) {
    row_begin_ = start;
    for (row_end_ = start + 1; row_end_ < cells_.size() && is_same(row_end_ - 1, row_end_);) ++row_end_;
  }
  return start >= row_begin_ + 2 && looked_at_ + 2 < row_end_;
}

// Whether two cells in a row hold one and the same character, side by side in the text.
bool Walker::is_same(std::uint32_t a, std::uint32_t b) const {
  const std::uint32_t first = cells_[a].place;
  const std::uint32_t second = cells_[b].place;
  const bool side_by_side = first + 1 == second || second + 1 == first;
  return side_by_side && text_[first] == text_[second] && found_.capitals.alike(first, second);
}

// Finds from this start what was found from the last.
void Walker::repeat_last(std::uint32_t start) {
  const std::uint32_t onward = cells_[start].place - cells_[start - 1].place;  // modulo 2^32
  const std::size_t end = found_.words.size();
  for (std::size_t i = first_word_; i < end && steps_left_ != 0; ++i) {
    --steps_left_;
    FoundWord word = found_.words[i];
    word.begin += onward;
    word.end += onward;
    found_.words.push_back(word);
  }
  first_word_ = end;
  start_ = start;
  ++looked_at_;
  for (std::uint32_t& reach : reach_) {
    if (reach != 0) reach += onward;
  }
}

}  // namespace credence::dictionary
