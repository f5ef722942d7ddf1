// SPDX-License-Identifier: Apache-2.0
#include "dictionary/word_search.hpp"

#include <algorithm>
#include <bit>

#include "text/character_kind.hpp"

namespace credence::dictionary {
namespace {

// Bound the work whatever the text and the dictionary: a row of digits that stand for several letters each has
// exponentially many spellings, and a dictionary could hold them all. Each start adds steps to what all spellings may
// use, and what it leaves is there for those after it. Ordinary text takes two or three steps a start; mixtures of
// characters that stand for several letters each can take more than a hundred, and long words after some hundreds of
// them may be missed.
constexpr std::uint32_t kSteps = 12288;
constexpr std::uint32_t kStepsOfStart = 5;

unsigned lowest(std::uint64_t symbols) { return static_cast<unsigned>(std::countr_zero(symbols)); }

bool is_leet(const Cell& cell, unsigned symbol) { return (cell.own >> symbol & 1) == 0; }

}  // namespace

WordSearch::WordSearch(const State& dictionary, std::uint32_t number, const MatchOptions& options,
                       text::TextForm<text::Matching> text, FoundWords& found)
    : dictionary_(dictionary),
      automaton_(dictionary.automaton),
      number_(number),
      options_(options),
      text_(text),
      root_(automaton_.node(Automaton::kRoot)),
      found_(found),
      steps_left_(kSteps) {}

void WordSearch::find(const Cells& cells, std::uint8_t disguise, std::span<const std::uint32_t> run_ends) {
  cells_ = cells.span();
  run_ends_ = run_ends;
  disguise_ = disguise;
  extra_ = ((disguise & kReversed) != 0 ? options_.reversed_extra : 0) +
           ((disguise & kSeparated) != 0 ? options_.separated_extra : 0);
  least_weight_ = std::min(options_.min_length, options_.common_min_length) + extra_;
  row_begin_ = row_end_ = 0;
  std::size_t end = cells_.size();
  if ((disguise & kSeparated) != 0) {
    // A word ends in a cell after its first, so from where no more separators were left out none can be separated.
    while (end > 1 && cells_[end - 1].position == cells_[end - 2].position + 1) --end;
  }
  for (std::uint32_t start = 0; start < end; ++start) {
    steps_left_ += kStepsOfStart;
    if (repeats_last(start)) {
      repeat_last(start);
    } else {
      find_from(start);
    }
    merge_reach();
  }
}

void WordSearch::find_from(std::uint32_t start) {
  start_ = looked_at_ = start;
  opens_run_ = !run_ends_.empty() && (start == 0 || run_ends_[start - 1] == start);
  first_word_ = found_.words.size();
  reach_ = {};
  open();
  while (!pending_.empty()) {
    const Prefix prefix = pending_[pending_.size() - 1];
    pending_.resize_uninitialised(pending_.size() - 1);
    extend(prefix);
  }
}

// Takes the first two letters at once by the index of all pairs, and goes on only if a third may follow or a word ends.
// Where "qjb" is, the index has no word with "qj", so no node is decoded at all, neither that of the root nor that of
// q; where "qub" is, it has "qu" with the symbols that may follow, and b is not among them. A first letter that is a
// word by itself, or whose second character takes several symbols, goes on by itself. A run that may be stretched is
// not opened so: what follows it may be the second letter, too.
void WordSearch::open() {
  const Prefix nothing{};
  const Cell& first = cells_[start_];
  if (after(start_) == cells_.size() || after(start_) != start_ + 1) {
    take(root_, nothing, start_, false);
    return;
  }
  const TwoLetterIndex& index = dictionary_.two_letters;
  const std::uint32_t second_cell = start_ + 1;
  const Cell& second = cells_[second_cell];
  const std::uint32_t third_cell = second_cell + 1;
  // A run that the second letter opens can go on with what is after it.
  const bool any_third = after(second_cell) != third_cell;
  const std::uint64_t third = third_cell == cells_.size() ? 0 : cells_[third_cell].any | cells_[third_cell].lead;
  looked_at_ = third_cell;
  for (std::uint64_t left = root_.symbols & first.any; left != 0; left &= left - 1) {
    const unsigned a = lowest(left);
    if ((index.words_of_one() >> a & 1) != 0 || (index.seconds(a) & second.lead) != 0) {
      pending_.push_back(taken(nothing, start_, automaton_.follow(root_, a), is_leet(first, a)));
      continue;
    }
    const Prefix one = taken(nothing, start_, {}, is_leet(first, a));
    stop_at(one);
    for (std::uint64_t next = index.seconds(a) & second.any; next != 0; next &= next - 1) {
      const unsigned b = lowest(next);
      const TwoLetterIndex::Pair& pair = index.pair(a, b);
      const Prefix two = taken(one, second_cell, {pair.node, pair.words_before}, is_leet(second, b));
      if (any_third || (pair.next & third) != 0 || pair.is_final) {
        pending_.push_back(two);
      } else {
        stop_at(two);
      }
    }
  }
  // Of a character that is written with several symbols the index knows the second one, too.
  if ((root_.symbols & first.lead) != 0 && (index.seconds(first.code.symbols[0]) >> first.code.symbols[1] & 1) != 0) {
    take_code(root_, nothing, start_, false);
  }
}

// Goes on from a prefix as far as it leads, by one edge where there are several: the others are kept for later.
void WordSearch::extend(Prefix prefix) {
  const auto size = static_cast<std::uint32_t>(cells_.size());
  while (steps_left_ != 0) {
    --steps_left_;
    const Node node = automaton_.node(prefix.node);
    const std::uint32_t next = prefix.cell + 1;
    const std::uint32_t after_run = after(prefix.cell);
    if (node.is_final && prefix.weight >= least_weight_) {
      if (!prefix.stretched) accept(prefix, prefix.cell, false);
      if (prefix.stretched || after_run != next) accept(prefix, after_run - 1, true);
    }
    if (next == size || prefix.letters == kMaxWordLetters) break;
    if (after_run != next) {
      // The word may have fewer of the run's letters: it may go on after the run.
      extend_reach(prefix, true, after_run - 1);
      if (after_run != size) take(node, prefix, after_run, true);
    }
    const Cell& cell = cells_[next];
    const std::uint64_t edges = node.symbols & cell.any;
    take_code(node, prefix, next, false);
    if (edges == 0) break;
    // Plain letters first: should the steps run out, it is on leet spelling.
    const unsigned onward = lowest((edges & cell.own) != 0 ? cell.own : edges);
    for (std::uint64_t others = edges & ~(std::uint64_t{1} << onward); others != 0; others &= others - 1) {
      const unsigned symbol = lowest(others);
      pending_.push_back(taken(prefix, next, automaton_.follow(node, symbol), is_leet(cell, symbol)));
    }
    if (is_leet(cell, onward) && !prefix.leet) stop_at(prefix);
    prefix = taken(prefix, next, automaton_.follow(node, onward), is_leet(cell, onward));
  }
  stop_at(prefix);
}

// Takes the character of a cell along every edge of `node` that it stands for, having left out a part of a run or not.
void WordSearch::take(const Node& node, const Prefix& from, std::uint32_t cell, bool skips) {
  looked_at_ = std::max(looked_at_, cell);
  for (std::uint64_t edges = node.symbols & cells_[cell].any; edges != 0; edges &= edges - 1) {
    const unsigned symbol = lowest(edges);
    Prefix prefix = taken(from, cell, automaton_.follow(node, symbol), is_leet(cells_[cell], symbol));
    prefix.stretched |= skips;
    pending_.push_back(prefix);
  }
  take_code(node, from, cell, skips);
}

// The same for a character that is written with several symbols.
void WordSearch::take_code(const Node& node, const Prefix& from, std::uint32_t cell, bool skips) {
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
  Prefix prefix = taken(from, cell, step, false);
  prefix.stretched |= skips;
  pending_.push_back(prefix);
}

WordSearch::Prefix WordSearch::taken(const Prefix& from, std::uint32_t cell, const Step& step, bool leet) const {
  return {step.node,        from.words_before + step.words_before, cell,
          from.letters + 1, from.weight + cells_[cell].weight,     from.leet || leet,
          from.stretched};
}

// The cell after what may be left out from this one on: the run, if words that begin here may be stretched.
std::uint32_t WordSearch::after(std::uint32_t cell) const { return opens_run_ ? run_ends_[cell] : cell + 1; }

// A word ends with this prefix and covers the text up to the last cell: keeps it if it counts.
void WordSearch::accept(const Prefix& prefix, std::uint32_t last_cell, bool stretched) {
  const text::Position first = cells_[start_].position;
  const text::Position last = cells_[last_cell].position;
  const text::Range<text::Matching> range{std::min(first, last), std::max(first, last) + 1};
  // A word without separators is found in the plain spelling.
  if ((disguise_ & kSeparated) != 0 && range.size() == prefix.letters) return;

  const std::uint32_t extra =
      extra_ + (prefix.leet ? options_.leet_extra : 0) + (stretched ? options_.stretched_extra : 0);
  const bool is_long = prefix.weight >= options_.min_length + extra;
  if (!is_long && (prefix.weight < options_.common_min_length + extra || !is_alone(range))) return;
  std::uint8_t disguise = disguise_;
  if (prefix.leet) disguise |= kLeet;
  if (stretched) disguise |= kStretched;
  if (has_capitals_inside(range)) disguise |= kCapitals;
  const Dictionary::Entry entry = dictionary_.entry(prefix.words_before);
  if (!is_long && entry.rank > (disguise == 0 ? options_.common_rank : options_.disguised_rank)) return;
  keep({range, number_, entry.list, entry.rank, prefix.letters, disguise});
}

// The capital that a word begins with is none inside it, and spelled backwards it comes last.
bool WordSearch::has_capitals_inside(text::Range<text::Matching> range) const {
  if ((disguise_ & kReversed) != 0 && range.size() > 1) --range.end;
  return found_.capitals.inside(range);
}

// Adds a word unless this start has given a better one in the same range: a row of digits can spell many.
void WordSearch::keep(const FoundWord& word) {
  for (std::size_t i = first_word_; i < found_.words.size(); ++i) {
    FoundWord& other = found_.words[i];
    if (other.range != word.range) continue;
    if (is_better(word, other)) other = word;
    return;
  }
  found_.words.push_back(word);
}

bool WordSearch::is_alone(text::Range<text::Matching> range) const {
  return (range.begin == 0 || !text::is_letter(text_[range.begin - 1])) &&
         (range.end == text_.size() || !text::is_letter(text_[range.end]));
}

// The beginning of a word goes no further than this prefix, because the cell after it ends the search or makes it
// leet. Of "pas5x" and the word "password": the reach from the p is 3 plain and, for 5 stands for s, 4 leet.
void WordSearch::stop_at(const Prefix& prefix) {
  looked_at_ = std::max(looked_at_, prefix.cell + 1);
  extend_reach(prefix, prefix.stretched, prefix.cell);
  if (after(prefix.cell) != prefix.cell + 1) extend_reach(prefix, true, after(prefix.cell) - 1);
}

void WordSearch::extend_reach(const Prefix& prefix, bool stretched, std::uint32_t last_cell) {
  text::Position& reach = reach_[(prefix.leet ? 1U : 0U) + (stretched ? 2U : 0U)];
  reach = std::max(reach, cells_[last_cell].position + 1);
}

void WordSearch::merge_reach() {
  if ((disguise_ & kReversed) != 0) return;
  FoundWords::Reach& reach = found_.reach[cells_[start_].position];
  const auto merge = [](text::Position& into, text::Position end) { into = std::max(into, end); };
  merge((disguise_ & kSeparated) != 0 ? reach.separated : reach.plain, reach_[0]);
  merge((disguise_ & kSeparated) != 0 ? reach.separated_leet : reach.leet, reach_[1]);
  merge(reach.stretched, reach_[2]);
  merge(reach.stretched_leet, reach_[3]);
}

// Whether the start sees what the last one saw, one cell on: both, all that the last one looked at and what adjoins
// it are in one row of the same character. So a row costs little, however many words its characters can be read as.
// In "1111111x", where 1 stands for i and l and the dictionary has "ill": from cell 1 the search looks at cells up to
// 4 and finds "ill" in [1, 4). From cell 2 it would look at cells up to 5, and beside that is a 1 too, so it finds the
// same in [2, 5) without a search. From cell 3 it would look at cell 6, beside the x: it searches again. The first two
// cells of a row are always searched, because what is before the row may decide whether a word is alone.
bool WordSearch::repeats_last(std::uint32_t start) {
  if (start >= row_end_) {
    row_begin_ = start;
    for (row_end_ = start + 1; row_end_ < cells_.size() && is_same(row_end_ - 1, row_end_);) ++row_end_;
  }
  return start >= row_begin_ + 2 && looked_at_ + 2 < row_end_;
}

// Whether two cells in a row hold one and the same character, side by side in the text.
bool WordSearch::is_same(std::uint32_t a, std::uint32_t b) const {
  const text::Position first = cells_[a].position;
  const text::Position second = cells_[b].position;
  const bool side_by_side = first + 1 == second || second + 1 == first;
  return side_by_side && text_[first] == text_[second] && found_.capitals.alike(first, second);
}

// Finds from this start what was found from the last.
void WordSearch::repeat_last(std::uint32_t start) {
  const text::Position onward = cells_[start].position - cells_[start - 1].position;  // modulo 2^32
  const std::size_t end = found_.words.size();
  for (std::size_t i = first_word_; i < end && steps_left_ != 0; ++i) {
    --steps_left_;
    FoundWord word = found_.words[i];
    word.range.begin += onward;
    word.range.end += onward;
    found_.words.push_back(word);
  }
  first_word_ = end;
  start_ = start;
  ++looked_at_;
  for (text::Position& reach : reach_) {
    if (reach != 0) reach += onward;
  }
}

}  // namespace credence::dictionary
