// SPDX-License-Identifier: Apache-2.0
#include "patterns/keyboard.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <iterator>
#include <map>
#include <span>
#include <utility>

#include "patterns/alternation.hpp"
#include "patterns/outermost.hpp"
#include "patterns/spread_text.hpp"
#include "platform/immortal.hpp"
#include "text/unicode.hpp"

// On "1qaz2wsx" of the qwerty layout, whose rows are slanted:
//
//   key     1    q     a     z     2     w     s     x
//   row     0    1     2     3     0     1     2     3
//   column  1    1     1     1     2     2     2     2     (right, down)
//   step         0,1   0,1   0,1   none  0,1   0,1   0,1
//
// From z no step leads to 2, but "2ws" is three keys in a straight line, and it begins at a neighbour of 1, where the
// straight part 1qaz begins: the walk goes on with a turn. In "qwewq" the second w is a step back to the key
// just left: there a walk ends, and the next one begins at the e, which both have.

namespace credence::patterns {
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

// The index of an ASCII character among a layout's keys.
constexpr std::uint8_t kNoKey = 0xFF;
constexpr auto kAsciiKeys = [] {
  std::array<std::array<std::uint8_t, 128>, std::size(kLayouts)> indices{};
  for (std::size_t layout = 0; layout < std::size(kLayouts); ++layout) {
    indices[layout].fill(kNoKey);
    for (std::size_t i = 0; i < kLayouts[layout].keys.size(); ++i) {
      const char32_t character = kLayouts[layout].keys[i].character;
      if (character < 128) indices[layout][character] = static_cast<std::uint8_t>(i);
    }
  }
  return indices;
}();

// The key of a character or of its full-width form.
const Key* find_key(std::size_t layout, char32_t character) {
  character = text::narrow_form(character);
  const std::span<const Key> keys = kLayouts[layout].keys;
  if (character < 128) {
    const std::uint8_t index = kAsciiKeys[layout][character];
    return index == kNoKey ? nullptr : &keys[index];
  }
  const auto found = std::lower_bound(keys.begin(), keys.end(), character,
                                      [](const Key& key, char32_t c) { return key.character < c; });
  return found != keys.end() && found->character == character ? &*found : nullptr;
}

// Where to go from one key to the next.
struct Direction {
  int right = 0;
  int down = 0;
  Direction operator-() const { return {-right, -down}; }
  friend bool operator==(const Direction&, const Direction&) = default;
};

constexpr Direction kNowhere;

// The direction from one key to a neighbour; kNowhere if it is not one.
Direction direction(Neighbours neighbours, const Key& from, const Key& to) {
  const Direction way{to.column - from.column, to.row - from.row};
  if (way.right < -1 || way.right > 1 || way.down < -1 || way.down > 1) return kNowhere;
  // Above a slanted key are the keys of its own column and of the next, below it those of its own and the last.
  if (neighbours == Neighbours::kSlanted && way.right == way.down) return kNowhere;
  return way;
}

// In which layouts two ASCII characters are on neighbouring keys. Most texts have a walk in none: asked of each pair of
// characters once, this says so without a look at any layout.
class NeighbourTable {
 public:
  static const NeighbourTable& instance() {
    static const NeighbourTable& table = platform::immortal(NeighbourTable());
    return table;
  }

  // Of characters beyond ASCII it is not known: all layouts.
  [[nodiscard]] LayoutSet layouts_of(char32_t a, char32_t b) const noexcept {
    a = text::narrow_form(a);
    b = text::narrow_form(b);
    return a < kAscii && b < kAscii ? pairs_[a * kAscii + b] : kAllLayouts;
  }

 private:
  static constexpr std::size_t kAscii = 128;

  NeighbourTable() : pairs_(kAscii * kAscii) {
    for (std::size_t layout = 0; layout < std::size(kLayouts); ++layout) {
      std::map<std::pair<int, int>, std::vector<char32_t>> keys;  // by row and column
      for (char32_t c = 0; c < kAscii; ++c) {
        if (const Key* const key = find_key(layout, c)) keys[{key->row, key->column}].push_back(c);
      }
      for (const auto& [place, characters] : keys) add(layout, keys, place, characters);
    }
  }

  template <typename Keys>
  void add(std::size_t layout, const Keys& keys, std::pair<int, int> place, const std::vector<char32_t>& characters) {
    for (int down = -1; down <= 1; ++down) {
      for (int right = -1; right <= 1; ++right) {
        const auto neighbours = keys.find({place.first + down, place.second + right});
        if (neighbours == keys.end()) continue;
        for (const char32_t a : characters) {
          for (const char32_t b : neighbours->second) {
            const bool are_neighbours =
                direction(kLayouts[layout].neighbours, *find_key(layout, a), *find_key(layout, b)) != kNowhere;
            if (are_neighbours) pairs_[a * kAscii + b] |= LayoutSet{1} << layout;
          }
        }
      }
    }
  }

  std::vector<LayoutSet> pairs_;
};

// The layouts in which a text may have a walk of so many keys: of four there is a row of four neighbours, or two rows
// of three, the second after a jump to where another line begins; or three in alternation, which find_alternating_lines
// looks for.
template <typename Text>
LayoutSet layouts_of_walks(const Text& text, text::Position min_length) {
  const NeighbourTable& table = NeighbourTable::instance();
  std::array<LayoutSet, 5> next{};   // of the last pairs of characters side by side
  std::array<LayoutSet, 3> other{};  // and of those that are two apart
  LayoutSet found = 0;
  for (text::Position i = 0; i + 1 < text.size(); ++i) {
    next = {next[1], next[2], next[3], next[4], 0};
    next.back() = table.layouts_of(text[i], text[i + 1]);
    if (min_length <= 2) found |= next[4];
    if (min_length <= 3) found |= next[3] & next[4];
    found |= (next[2] & next[3] & next[4]) | (next[0] & next[1] & next[3] & next[4]);
    if (i + 2 >= text.size()) continue;
    other = {other[1], other[2], 0};
    other.back() = table.layouts_of(text[i], text[i + 2]);
    found |= other[0] & other[2];
  }
  return found;
}

// The walks of a text, a text::TextForm or a SpreadText, in one layout.
template <typename Text>
class WalkFinder {
 public:
  using Range = typename Text::Range;

  WalkFinder(const Text& text, std::size_t layout) : text_(text), layout_(layout) {}

  // Calls visit(range, turns, shifted) for each longest walk.
  template <typename Visit>
  void find(text::Position min_length, const Visit& visit) const {
    find_walks(min_length, visit);
    find_alternating_lines(min_length, visit);
  }

 private:
  template <typename Visit>
  void find_walks(text::Position min_length, const Visit& visit) const {
    text::Position walk_begin = 0;
    std::size_t turns = 0;
    std::size_t shifted = 0;
    Direction way;                      // of the last step
    text::Position straight_begin = 0;  // the key from which all steps go that way
    const Key* before = nullptr;
    const auto close = [&](text::Position end) {
      if (before != nullptr && end - walk_begin >= min_length) visit(Range{walk_begin, end}, turns, shifted);
    };
    for (text::Position i = 0; i < text_.size(); ++i) {
      const Key* const key = key_at(i);
      const Direction next = direction_between(before, key);
      const bool returns = before != nullptr && next != kNowhere && next == -way;  // to the key it has just left
      if (next == kNowhere || returns) {
        if (begins_next_part(straight_begin, i)) {
          ++turns;
          straight_begin = i;
          way = kNowhere;
        } else {
          close(i);
          straight_begin = returns ? i - 1 : i;
          way = next;
          walk_begin = straight_begin;
          turns = 0;
          shifted = returns && before->shifted ? 1 : 0;
        }
      } else {
        if (way != kNowhere && next != way) {
          ++turns;
          straight_begin = i - 1;
        }
        way = next;
      }
      if (key != nullptr && key->shifted) ++shifted;
      before = key;
    }
    close(text_.size());
  }

  // Two straight lines in alternation. Of three keys each they are in words, such as renovate on Dvorak.
  template <typename Visit>
  void find_alternating_lines(text::Position min_length, const Visit& visit) const {
    const auto value_at = [this](text::Position i) { return key_at(i); };
    const auto step_between = [this](const Key* from, const Key* to) { return direction_between(from, to); };
    visit_series<2>(text_.size(), std::max(min_length, 2 * kMinAlternating), value_at, step_between,
                    [&](text::Position begin, text::Position end, Direction) {
                      std::size_t shifted = 0;
                      for (text::Position i = begin; i < end; ++i) shifted += key_at(i)->shifted ? 1 : 0;
                      visit(Range{begin, end}, std::size_t{0}, shifted);
                    });
  }

  [[nodiscard]] const Key* key_at(text::Position i) const { return find_key(layout_, text_[i]); }

  [[nodiscard]] Direction direction_between(const Key* from, const Key* to) const {
    return from == nullptr || to == nullptr ? kNowhere : direction(kLayouts[layout_].neighbours, *from, *to);
  }

  // Whether a straight part begins at `i` beside the beginning of another, which ends before `i` and has no key before
  // `first`: 2wsx after 1qaz; on a grid, where three keys are a whole line, anywhere: 789 after 123. No straight line
  // has more keys than a row, so few beginnings are tried.
  [[nodiscard]] bool begins_next_part(text::Position first, text::Position i) const {
    if (i < first + kMinPart || i + kMinPart > text_.size()) return false;
    const Key* const key = key_at(i);
    const Direction way = direction_between(key, key_at(i + 1));
    for (text::Position k = 2; k < kMinPart; ++k) {
      if (way == kNowhere || direction_between(key_at(i + k - 1), key_at(i + k)) != way) return false;
    }
    if (kLayouts[layout_].neighbours == Neighbours::kGrid) return true;
    for (text::Position begin = first; begin + kMinPart <= i; ++begin) {
      if (direction_between(key_at(begin), key) != kNowhere) return true;
    }
    return false;
  }

  // Fewer keys in a line say nothing.
  static constexpr text::Position kMinPart = 3;
  static constexpr text::Position kMinAlternating = 4;

  const Text& text_;
  std::size_t layout_;
};

}  // namespace

std::optional<std::size_t> layout_of_name(std::string_view name) noexcept {
  for (std::size_t layout = 0; layout < std::size(kLayouts); ++layout) {
    if (kLayouts[layout].name == name) return layout;
  }
  return std::nullopt;
}

std::vector<KeyboardWalk> find_walks(text::TextForm<text::Typed> text, text::Position min_length, LayoutSet layouts) {
  using Part = SpreadText<text::Typed>;
  std::vector<KeyboardWalk> walks;
  const auto for_each_layout = [&](const auto& part, text::Position length, const auto& find_in) {
    for (LayoutSet left = layouts & layouts_of_walks(part, length); left != 0; left &= left - 1) {
      const auto layout = static_cast<std::size_t>(std::countr_zero(left));
      if (layout < std::size(kLayouts)) find_in(layout);
    }
  };
  for_each_layout(text, min_length, [&](std::size_t layout) {
    WalkFinder(text, layout).find(min_length, [&](auto range, std::size_t turns, std::size_t shifted) {
      walks.push_back({range, layout, turns, shifted});
    });
  });
  const auto find_separated = [&](const Part& part) {
    for_each_layout(part, min_length, [&](std::size_t layout) {
      WalkFinder(part, layout).find(min_length, [&](auto range, std::size_t turns, std::size_t shifted) {
        if (is_spread(part, range)) walks.push_back({part.source(range), layout, turns, shifted});
      });
    });
  };
  const auto find_runs = [&](const Part& part) {
    for_each_layout(part, kMinRun, [&](std::size_t layout) {
      WalkFinder(part, layout).find(kMinRun, [&](auto range, std::size_t turns, std::size_t shifted) {
        const auto keys = part.source(range);
        if (keys.size() >= min_length) walks.push_back({keys, layout, turns, shifted});
      });
    });
  };
  visit_spread(text, find_separated, find_runs);
  keep_outermost(walks);
  return walks;
}

}  // namespace credence::patterns
