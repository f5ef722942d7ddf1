// SPDX-License-Identifier: Apache-2.0
#include "patterns/keyboard.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace credence::internal {
namespace {

// Where a character is typed.
struct Key {
  char32_t character;
  std::uint8_t row;
  std::uint8_t column;
  bool shifted;
};

enum class Neighbours : std::uint8_t {
  kSlanted,  // rows are shifted by half a key: six neighbours
  kGrid,     // eight
};

struct Layout {
  std::string_view name;
  Neighbours neighbours;
  std::span<const Key> keys;  // sorted by character
};

#include "patterns/keyboard_table.inc"

static_assert(std::size(kLayouts) <= 32, "LayoutSet has no more bits");

// Place of an ASCII character among a layout's keys.
constexpr std::uint8_t kNoKey = 0xFF;
constexpr auto kAsciiKeys = [] {
  std::array<std::array<std::uint8_t, 128>, std::size(kLayouts)> places{};
  for (std::size_t layout = 0; layout < std::size(kLayouts); ++layout) {
    places[layout].fill(kNoKey);
    for (std::size_t i = 0; i < kLayouts[layout].keys.size(); ++i) {
      const char32_t character = kLayouts[layout].keys[i].character;
      if (character < 128) places[layout][character] = static_cast<std::uint8_t>(i);
    }
  }
  return places;
}();

const Key* find_key(std::size_t layout, char32_t character) {
  const std::span<const Key> keys = kLayouts[layout].keys;
  if (character < 128) {
    const std::uint8_t place = kAsciiKeys[layout][character];
    return place == kNoKey ? nullptr : &keys[place];
  }
  const auto found = std::lower_bound(keys.begin(), keys.end(), character,
                                      [](const Key& key, char32_t c) { return key.character < c; });
  return found != keys.end() && found->character == character ? &*found : nullptr;
}

// Where to go from one key to the next.
struct Direction {
  int right = 0;
  int down = 0;
  friend bool operator==(const Direction&, const Direction&) = default;
};

constexpr Direction kNowhere;

// The direction from one key to a neighbour; kNowhere if it is none.
Direction direction(Neighbours neighbours, const Key& from, const Key& to) {
  const Direction way{to.column - from.column, to.row - from.row};
  if (way.right < -1 || way.right > 1 || way.down < -1 || way.down > 1) return kNowhere;
  // Above a slanted key are the keys of its own column and of the next, below it those of its own and the last.
  if (neighbours == Neighbours::kSlanted && way.right == way.down) return kNowhere;
  return way;
}

void append_walks(std::span<const char32_t> text, std::size_t min_length, std::size_t layout,
                  std::vector<KeyboardWalk>& walks) {
  KeyboardWalk walk{{0, 0}, layout, 0, 0};
  Direction way;
  const Key* before = nullptr;
  const auto close = [&](std::size_t end) {
    walk.where.end = end;
    if (before != nullptr && walk.where.size() >= min_length) walks.push_back(walk);
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const Key* const key = find_key(layout, text[i]);
    const Direction next =
        before != nullptr && key != nullptr ? direction(kLayouts[layout].neighbours, *before, *key) : kNowhere;
    if (next == kNowhere) {
      close(i);
      walk = {{i, i}, layout, 0, 0};
    } else if (way != kNowhere && next != way) {
      ++walk.turns;
    }
    if (key != nullptr && key->shifted) ++walk.shifted;
    way = next;
    before = key;
  }
  close(text.size());
}

}  // namespace

std::optional<std::size_t> layout_of_name(std::string_view name) noexcept {
  for (std::size_t layout = 0; layout < std::size(kLayouts); ++layout) {
    if (kLayouts[layout].name == name) return layout;
  }
  return std::nullopt;
}

std::vector<KeyboardWalk> find_walks(std::span<const char32_t> text, std::size_t min_length, LayoutSet layouts) {
  std::vector<KeyboardWalk> walks;
  for (std::size_t layout = 0; layout < std::size(kLayouts); ++layout) {
    if ((layouts >> layout & 1U) != 0) append_walks(text, min_length, layout, walks);
  }
  keep_outermost(walks);
  return walks;
}

}  // namespace credence::internal
