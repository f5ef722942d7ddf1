// SPDX-License-Identifier: Apache-2.0
#include "patterns/sequence.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <span>

#include "patterns/alternation.hpp"
#include "patterns/outermost.hpp"
#include "text/unicode.hpp"

// Every order gives each character a rank, and a sequence is a row of ranks at equal steps. In the order of code
// points "xyzabc" is
//
//   rank   L+120 L+121 L+122 L+97 L+98 L+99      L: kFirstLetter
//   step         1     1     -25  1    1         -25 is beyond max_step: xyz and abc
//
// In the order of data/alphabets.toml that puts the 0 last, "7890" has the ranks 6 7 8 9; by code points it ends at 9.
// All orders are tried, and of what they find the outermost counts.

namespace credence::patterns {
namespace {

// The character has this rank in an order.
struct OrderEntry {
  char32_t character;
  std::uint8_t order;
  std::uint8_t rank;
};

// Sorted by order, then character.
#include "patterns/alphabet_table.inc"
constexpr std::size_t kNumOrders = kOrderEntries[std::size(kOrderEntries) - 1].order + 1;

// Of what is not a part of sequences, nor a neighbour of one.
constexpr std::int32_t kNoRank = INT32_MIN;

// The entries of each order.
constexpr auto kOrders = [] {
  std::array<std::span<const OrderEntry>, kNumOrders> orders;
  for (std::size_t begin = 0, end = 0; begin < std::size(kOrderEntries); begin = end) {
    while (end < std::size(kOrderEntries) && kOrderEntries[end].order == kOrderEntries[begin].order) ++end;
    orders[kOrderEntries[begin].order] = std::span(kOrderEntries).subspan(begin, end - begin);
  }
  return orders;
}();
// What the order of code points lacks in text that is all ASCII.
constexpr std::size_t kNumAsciiOrders = 1;

std::int32_t rank_in(std::span<const OrderEntry> order, char32_t character) {
  const auto found = std::lower_bound(order.begin(), order.end(), character,
                                      [](const OrderEntry& entry, char32_t c) { return entry.character < c; });
  return found != order.end() && found->character == character ? found->rank : kNoRank;
}

// After all digits, so that no letter is the neighbour of a digit.
constexpr std::int32_t kFirstLetter = 0x200000;

std::int32_t rank_in_unicode(char32_t c) {
  const bool is_ascii = c < 0x80;
  const auto rank = static_cast<std::int32_t>(c);
  if (is_ascii ? c >= U'a' && c <= U'z' : text::is_alphabetic(c)) return kFirstLetter + rank;
  if (is_ascii ? c >= U'0' && c <= U'9' : text::is_decimal_digit(c)) return rank;
  return kNoRank;
}

class SequenceFinder {
 public:
  SequenceFinder(text::TextForm<text::Folded> text, text::Position min_length, std::uint32_t max_step)
      : text_(text), min_length_(min_length), max_step_(max_step) {}

  // Appends the sequences in one order, in which rank_of gives a character's rank or kNoRank.
  template <typename RankOf>
  void append(const RankOf& rank_of, std::vector<Sequence>& sequences) const {
    append_series<1>(rank_of, sequences);
    append_series<2>(rank_of, sequences);
  }

 private:
  template <text::Position kSeries, typename RankOf>
  void append_series(const RankOf& rank_of, std::vector<Sequence>& sequences) const {
    const auto rank_at = [&](text::Position i) { return rank_of(text_[i]); };
    const auto step_between = [this](std::int32_t from, std::int32_t to) {
      if (from == kNoRank || to == kNoRank) return 0;
      const std::int32_t step = to - from;
      return static_cast<std::uint32_t>(std::abs(step)) <= max_step_ ? step : 0;
    };
    visit_series<kSeries>(text_.size(), min_length_, rank_at, step_between,
                          [&](text::Position begin, text::Position end, std::int32_t step) {
                            sequences.push_back({{begin, end}, step});
                          });
  }

  text::TextForm<text::Folded> text_;
  text::Position min_length_;
  std::uint32_t max_step_;
};

}  // namespace

std::vector<Sequence> find_sequences(text::TextForm<text::Folded> text, text::Position min_length,
                                     std::uint32_t max_step) {
  std::vector<Sequence> sequences;
  const SequenceFinder finder(text, min_length, max_step);
  finder.append(rank_in_unicode, sequences);
  const bool is_ascii = std::all_of(text.begin(), text.end(), [](char32_t c) { return c < 0x80; });
  for (const auto& order : std::span(kOrders).first(is_ascii ? kNumAsciiOrders : kNumOrders)) {
    finder.append([&](char32_t c) { return rank_in(order, c); }, sequences);
  }
  keep_outermost(sequences);
  return sequences;
}

}  // namespace credence::patterns
