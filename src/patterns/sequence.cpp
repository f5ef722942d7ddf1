// SPDX-License-Identifier: Apache-2.0
#include "patterns/sequence.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>

#include "patterns/alternation.hpp"
#include "text/unicode.hpp"

namespace credence::patterns {
namespace {

// The character stands at this place of an order.
struct OrderPlace {
  char32_t character;
  std::uint8_t order;
  std::uint8_t place;
};

// Sorted by order, then character.
constexpr OrderPlace kPlaces[] = {
#include "patterns/alphabet_table.inc"
};
constexpr std::size_t kNumOrders = kPlaces[std::size(kPlaces) - 1].order + 1;

// No character of a sequence, and no neighbour of one.
constexpr std::int32_t kNoPlace = INT32_MIN;

// The places of each order.
constexpr auto kOrders = [] {
  std::array<std::span<const OrderPlace>, kNumOrders> orders;
  for (std::size_t begin = 0, end = 0; begin < std::size(kPlaces); begin = end) {
    while (end < std::size(kPlaces) && kPlaces[end].order == kPlaces[begin].order) ++end;
    orders[kPlaces[begin].order] = std::span(kPlaces).subspan(begin, end - begin);
  }
  return orders;
}();
// What the order of code points lacks in text that is all ASCII.
constexpr std::size_t kNumAsciiOrders = 1;

std::int32_t place_in(std::span<const OrderPlace> order, char32_t character) {
  const auto found = std::lower_bound(order.begin(), order.end(), character,
                                      [](const OrderPlace& entry, char32_t c) { return entry.character < c; });
  return found != order.end() && found->character == character ? found->place : kNoPlace;
}

// Behind all digits, so that no letter is the neighbour of a digit.
constexpr std::int32_t kFirstLetter = 0x200000;

std::int32_t place_in_unicode(char32_t c) {
  const bool is_ascii = c < 0x80;
  const auto place = static_cast<std::int32_t>(c);
  if (is_ascii ? c >= U'a' && c <= U'z' : text::is_alphabetic(c)) return kFirstLetter + place;
  if (is_ascii ? c >= U'0' && c <= U'9' : text::is_decimal_digit(c)) return place;
  return kNoPlace;
}

// Appends the sequences in one order. `place_of` gives a character's place in it or kNoPlace.
template <std::size_t kStrands, typename PlaceOf>
void append_strands(std::span<const char32_t> text, std::size_t min_length, std::uint32_t max_step,
                    const PlaceOf& place_of, std::vector<Sequence>& sequences) {
  const auto place_at = [&](std::size_t i) { return place_of(text[i]); };
  const auto step_between = [max_step](std::int32_t from, std::int32_t to) {
    if (from == kNoPlace || to == kNoPlace) return 0;
    const std::int32_t step = to - from;
    return static_cast<std::uint32_t>(std::abs(step)) <= max_step ? step : 0;
  };
  const auto append = [&](Stretch where, std::int32_t step) { sequences.push_back({where, step}); };
  visit_strands<kStrands>(text.size(), min_length, place_at, step_between, append);
}

template <typename PlaceOf>
void append_sequences(std::span<const char32_t> text, std::size_t min_length, std::uint32_t max_step,
                      const PlaceOf& place_of, std::vector<Sequence>& sequences) {
  append_strands<1>(text, min_length, max_step, place_of, sequences);
  append_strands<2>(text, min_length, max_step, place_of, sequences);
}

}  // namespace

std::vector<Sequence> find_sequences(std::span<const char32_t> text, std::size_t min_length, std::uint32_t max_step) {
  std::vector<Sequence> sequences;
  append_sequences(text, min_length, max_step, place_in_unicode, sequences);
  const bool is_ascii = std::all_of(text.begin(), text.end(), [](char32_t c) { return c < 0x80; });
  for (const auto& order : std::span(kOrders).first(is_ascii ? kNumAsciiOrders : kNumOrders)) {
    append_sequences(
        text, min_length, max_step, [&](char32_t c) { return place_in(order, c); }, sequences);
  }
  keep_outermost(sequences);
  return sequences;
}

}  // namespace credence::patterns
