// SPDX-License-Identifier: Apache-2.0
#include "patterns/sequence.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <iterator>
#include <span>

#include "patterns/alternation.hpp"
#include "patterns/outermost.hpp"
#include "patterns/spread_text.hpp"
#include "text/unicode.hpp"

// Every order gives each character a place, and a sequence is a row of places at equal steps. In the order of code
// points "xyzabd" is
//
//   place        L+23 L+24 L+25 L+0  L+1  L+3      L: kFirstLetter
//   step              1    1    1    1    2        from z to a it is -25, or 1 around the end of 26 letters
//
// so xyzab is one. Text beyond ASCII is read in the orders of data/alphabets.toml, too, that have any of its letters.
// Of what is found in all orders the outermost counts.

namespace credence::patterns {
namespace {

// The character has this rank in an order.
struct OrderEntry {
  char32_t character;
  std::uint8_t order;
  std::uint8_t rank;
};

// The orders that a character is in, bit n is order n.
struct OrderSet {
  char32_t character;
  std::uint64_t orders;
};

// kOrderEntries, sorted by order, then character; kOrderSets, of the characters beyond ASCII, sorted by character.
#include "patterns/alphabet_table.inc"
constexpr std::size_t kNumOrders = kOrderEntries[std::size(kOrderEntries) - 1].order + 1;
static_assert(kNumOrders <= 64, "OrderSet has no more bits");

// The entries of each order.
constexpr auto kOrders = [] {
  std::array<std::span<const OrderEntry>, kNumOrders> orders;
  for (std::size_t begin = 0, end = 0; begin < std::size(kOrderEntries); begin = end) {
    while (end < std::size(kOrderEntries) && kOrderEntries[end].order == kOrderEntries[begin].order) ++end;
    orders[kOrderEntries[begin].order] = std::span(kOrderEntries).subspan(begin, end - begin);
  }
  return orders;
}();

// Of what is not a part of sequences, nor a neighbour of one.
constexpr std::int32_t kNoRank = INT32_MIN;

struct Place {
  std::int32_t rank = kNoRank;
  std::int32_t around = 0;  // after this many places the order begins again; 0: it does not
};

Place place_in(std::span<const OrderEntry> order, char32_t character) {
  const auto found = std::lower_bound(order.begin(), order.end(), character,
                                      [](const OrderEntry& entry, char32_t c) { return entry.character < c; });
  if (found == order.end() || found->character != character) return {};
  return {found->rank, static_cast<std::int32_t>(order.size())};
}

// After all digits, so that no letter is the neighbour of a digit.
constexpr std::int32_t kFirstLetter = 0x200000;

Place place_in_unicode(char32_t c) {
  constexpr std::int32_t kDigits = 10;
  constexpr std::int32_t kLatinLetters = 26;
  const bool is_ascii = c < 0x80;
  const auto rank = static_cast<std::int32_t>(c);
  if (is_ascii ? c >= U'a' && c <= U'z' : text::is_alphabetic(c)) {
    return {kFirstLetter + rank, is_ascii ? kLatinLetters : 0};
  }
  if (is_ascii ? c >= U'0' && c <= U'9' : text::is_decimal_digit(c)) return {rank, kDigits};
  return {};
}

// The step from one place to another, around the end where that is shorter; 0 if it is none or too large.
std::int32_t step_between(const Place& from, const Place& to, std::uint32_t max_step) {
  if (from.rank == kNoRank || to.rank == kNoRank) return 0;
  std::int32_t step = to.rank - from.rank;
  if (from.around == to.around && std::abs(step) < from.around && std::abs(step) * 2 > from.around) {
    step += step > 0 ? -from.around : from.around;
  }
  return static_cast<std::uint32_t>(std::abs(step)) <= max_step ? step : 0;
}

// The orders of data/alphabets.toml that have a character of the text beyond ASCII.
std::uint64_t orders_of(text::TextForm<text::Folded> text) {
  std::uint64_t orders = 0;
  for (const char32_t character : text) {
    if (character < 0x80) continue;
    const auto* const found = std::lower_bound(std::begin(kOrderSets), std::end(kOrderSets), character,
                                               [](const OrderSet& set, char32_t c) { return set.character < c; });
    if (found != std::end(kOrderSets) && found->character == character) orders |= found->orders;
  }
  return orders;
}

class SequenceFinder {
 public:
  SequenceFinder(std::uint64_t orders, std::uint32_t max_step) : orders_(orders), max_step_(max_step) {}

  // Calls visit(begin, end, step) for the longest sequences of a text in each order.
  template <typename Text, typename Visit>
  void find(const Text& text, text::Position min_length, const Visit& visit) const {
    find_in_order(text, min_length, place_in_unicode, visit);
    for (std::uint64_t left = orders_; left != 0; left &= left - 1) {
      const auto& order = kOrders[static_cast<std::size_t>(std::countr_zero(left))];
      find_in_order(
          text, min_length, [&](char32_t c) { return place_in(order, c); }, visit);
    }
  }

 private:
  template <typename Text, typename PlaceOf, typename Visit>
  void find_in_order(const Text& text, text::Position min_length, const PlaceOf& place_of, const Visit& visit) const {
    const auto place_at = [&](text::Position i) { return place_of(text[i]); };
    const auto step = [this](const Place& from, const Place& to) { return step_between(from, to, max_step_); };
    visit_series<1>(text.size(), min_length, place_at, step, visit);
    visit_series<2>(text.size(), min_length, place_at, step, visit);
  }

  std::uint64_t orders_;
  std::uint32_t max_step_;
};

}  // namespace

std::vector<Sequence> find_sequences(text::TextForm<text::Folded> text, text::Position min_length,
                                     std::uint32_t max_step) {
  using Part = SpreadText<text::Folded>;
  std::vector<Sequence> sequences;
  const SequenceFinder finder(orders_of(text), max_step);
  finder.find(text, min_length, [&](text::Position begin, text::Position end, std::int32_t step) {
    sequences.push_back({{begin, end}, step});
  });
  const auto find_separated = [&](const Part& part) {
    finder.find(part, min_length, [&](text::Position begin, text::Position end, std::int32_t step) {
      if (is_spread(part, {begin, end})) sequences.push_back({part.source({begin, end}), step});
    });
  };
  const auto find_runs = [&](const Part& part) {
    finder.find(part, kMinRun, [&](text::Position begin, text::Position end, std::int32_t step) {
      const auto range = part.source({begin, end});
      if (range.size() >= min_length) sequences.push_back({range, step});
    });
  };
  visit_spread(text, find_separated, find_runs);
  keep_outermost(sequences);
  return sequences;
}

}  // namespace credence::patterns
