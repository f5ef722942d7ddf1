// SPDX-License-Identifier: Apache-2.0
// The matchers of src/patterns and src/rules once more, the slow and obvious way: from the definition, trying every
// position and length. Tests and fuzz targets compare the two.
#ifndef CREDENCE_TESTS_NAIVE_PATTERNS_HPP_
#define CREDENCE_TESTS_NAIVE_PATTERNS_HPP_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "patterns/month_name.hpp"
#include "patterns/repeat.hpp"
#include "patterns/sequence.hpp"
#include "text/character_kind.hpp"
#include "text/forms.hpp"
#include "text/leet.hpp"
#include "text/unicode.hpp"

namespace credence::test {

// Any text taken for one in that form.
using TypedText = text::TextForm<text::Typed>;
using FoldedText = text::TextForm<text::Folded>;
using MatchingText = text::TextForm<text::Matching>;

template <typename Form>
text::Range<Form> range_of(std::size_t begin, std::size_t end) {
  return {static_cast<text::Position>(begin), static_cast<text::Position>(end)};
}

/// Without the matches that lie within another; of equal ranges the first stays. Sorted by begin.
template <typename Match>
std::vector<Match> outermost(const std::vector<Match>& all) {
  std::vector<Match> kept;
  for (std::size_t i = 0; i < all.size(); ++i) {
    bool is_outermost = true;
    for (std::size_t k = 0; k < all.size() && is_outermost; ++k) {
      const bool covers = all[k].range.begin <= all[i].range.begin && all[k].range.end >= all[i].range.end;
      is_outermost = !covers || k == i || (all[k].range == all[i].range && k > i);
    }
    if (is_outermost) kept.push_back(all[i]);
  }
  std::sort(kept.begin(), kept.end(), [](const Match& a, const Match& b) { return a.range.begin < b.range.begin; });
  return kept;
}

/// find_block_repeats of text that is at most twice kMaxBlock long.
inline std::vector<patterns::BlockRepeat> naive_block_repeats(std::u32string_view text, std::size_t min_block) {
  std::vector<patterns::BlockRepeat> all;
  for (std::size_t block = min_block; block <= text.size() / 2; ++block) {
    const auto has_period = [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin + block; i < end; ++i) {
        if (text[i] != text[i - block]) return false;
      }
      return true;
    };
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
      for (std::size_t end = begin + 2 * block; end <= text.size(); ++end) {
        const bool longest =
            (begin == 0 || !has_period(begin - 1, end)) && (end == text.size() || !has_period(begin, end + 1));
        if (longest && has_period(begin, end)) {
          all.push_back({range_of<text::Folded>(begin, end), static_cast<text::Position>(block)});
        }
      }
    }
  }
  return outermost(all);
}

/// A part of a text in other words: what is left of it, and where that was.
struct NaiveSpread {
  std::u32string text;
  std::vector<std::size_t> begins, ends;  // of the source of each character
  [[nodiscard]] bool is_apart(std::size_t i) const {
    return i == 0 || i == text.size() || ends[i - 1] != begins[i] ||
           text::is_decimal_digit(text[i - 1]) != text::is_decimal_digit(text[i]);
  }
};

/// The text [begin, end) without its separators, if they are all the same, of one to three characters, with
/// letters and digits before and after.
inline std::optional<NaiveSpread> naive_separated(std::u32string_view text, std::size_t begin, std::size_t end) {
  const auto is_separator = [&](std::size_t i) {
    const char32_t c = text[i];
    return !text::is_alphabetic(c) && !text::is_mark(c) && !text::is_decimal_digit(c);
  };
  NaiveSpread spread;
  std::u32string separator;
  for (std::size_t i = begin; i < end;) {
    std::size_t after = i;
    while (after < end && is_separator(after)) ++after;
    if (after == i) {
      spread.text += text[i];
      spread.begins.push_back(i);
      spread.ends.push_back(++i);
      continue;
    }
    const std::u32string found(text.substr(i, after - i));
    if (i == begin || after == end || found.size() > 3 || (!separator.empty() && found != separator)) return {};
    separator = found;
    i = after;
  }
  if (separator.empty()) return {};
  return spread;
}

/// Characters [begin, end) of what is left with each run as one character, if there are three of them or more, each
/// three times or more.
inline std::optional<NaiveSpread> naive_runs(const NaiveSpread& text, std::size_t begin, std::size_t end) {
  NaiveSpread runs;
  for (std::size_t i = begin, after = i; i < end; i = after) {
    while (after < end && text.text[after] == text.text[i]) ++after;
    const bool is_whole =
        (i == 0 || text.text[i - 1] != text.text[i]) && (after == text.text.size() || text.text[after] != text.text[i]);
    if (after - i < 3 || !is_whole) return {};
    runs.text += text.text[i];
    runs.begins.push_back(text.begins[i]);
    runs.ends.push_back(text.ends[after - 1]);
  }
  if (runs.text.size() < 3) return {};
  return runs;
}

/// Of all parts of a text of `size` characters that `make` makes something of those that are in no larger one.
template <typename Make>
std::vector<NaiveSpread> largest_parts(std::size_t size, const Make& make) {
  struct Part {
    text::Range<text::Folded> range;
    NaiveSpread spread;
  };
  std::vector<Part> parts;
  for (std::size_t begin = 0; begin < size; ++begin) {
    for (std::size_t end = begin + 1; end <= size; ++end) {
      if (auto spread = make(begin, end)) parts.push_back({range_of<text::Folded>(begin, end), *std::move(spread)});
    }
  }
  std::vector<NaiveSpread> largest;
  for (Part& part : outermost(parts)) largest.push_back(std::move(part.spread));
  return largest;
}

/// The patterns of a text that is spread out, of which find(text, min_length, visit) calls visit(begin, end, facts...)
/// for each of a text as it stands; `add` is called the same way.
template <typename Find, typename Add>
void naive_spread(std::u32string_view text, std::size_t min_length, const Find& find, const Add& add) {
  const auto add_runs = [&](const NaiveSpread& of) {
    for (const NaiveSpread& runs : largest_parts(
             of.text.size(), [&](std::size_t begin, std::size_t end) { return naive_runs(of, begin, end); })) {
      find(runs.text, std::size_t{3}, [&](std::size_t begin, std::size_t end, const auto&... facts) {
        const std::size_t from = runs.begins[begin];
        const std::size_t to = runs.ends[end - 1];
        if (to - from >= min_length) add(from, to, facts...);
      });
    }
  };
  NaiveSpread whole{std::u32string(text), {}, {}};
  for (std::size_t i = 0; i < text.size(); ++i) whole.begins.push_back(i), whole.ends.push_back(i + 1);
  add_runs(whole);
  for (const NaiveSpread& part : largest_parts(
           text.size(), [&](std::size_t begin, std::size_t end) { return naive_separated(text, begin, end); })) {
    find(part.text, min_length, [&](std::size_t begin, std::size_t end, const auto&... facts) {
      const bool is_separated = part.ends[end - 1] - part.begins[begin] != end - begin;
      if (is_separated && part.is_apart(begin) && part.is_apart(end)) {
        add(part.begins[begin], part.ends[end - 1], facts...);
      }
    });
    add_runs(part);
  }
}

/// find_sequences of ASCII text.
inline std::vector<patterns::Sequence> naive_sequences(std::u32string_view text, std::size_t min_length,
                                                       std::uint32_t max_step) {
  constexpr std::u32string_view kOrders[] = {U"0123456789", U"abcdefghijklmnopqrstuvwxyz"};
  const auto step = [&](char32_t a, char32_t b) {
    for (const std::u32string_view order : kOrders) {
      const std::size_t from = order.find(a);
      const std::size_t to = order.find(b);
      if (from == std::u32string_view::npos || to == std::u32string_view::npos) continue;
      for (int way = 0, most = std::min(static_cast<int>(max_step), static_cast<int>(order.size() / 2)); way <= most;
           ++way) {
        if (order[(from + static_cast<std::size_t>(way)) % order.size()] == b) return way;
        if (order[(to + static_cast<std::size_t>(way)) % order.size()] == a) return -way;
      }
    }
    return 0;
  };
  const auto find = [&](std::u32string_view in, std::size_t fewest_of_all, const auto& visit) {
    for (const std::size_t series : {std::size_t{1}, std::size_t{2}}) {
      const std::size_t fewest = std::max(fewest_of_all, series == 1 ? std::size_t{2} : std::size_t{6});
      const auto is_sequence = [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i + series < end; ++i) {
          const std::size_t first = begin + (i - begin) % series;  // of the series
          const int steps = step(in[i], in[i + series]);
          if (steps == 0 || steps != step(in[first], in[first + series])) return false;
        }
        return true;
      };
      for (std::size_t begin = 0; begin < in.size(); ++begin) {
        for (std::size_t end = begin + fewest; end <= in.size(); ++end) {
          const bool longest =
              (begin == 0 || !is_sequence(begin - 1, end)) && (end == in.size() || !is_sequence(begin, end + 1));
          if (longest && is_sequence(begin, end)) visit(begin, end, step(in[begin], in[begin + series]));
        }
      }
    }
  };
  std::vector<patterns::Sequence> all;
  const auto add = [&](std::size_t begin, std::size_t end, int steps) {
    all.push_back({range_of<text::Folded>(begin, end), steps});
  };
  find(text, min_length, add);
  naive_spread(text, min_length, find, add);
  return outermost(all);
}

/// Where find_walks finds walks on a keyboard. `keyboard` has is_straight(keys), whether some keys, two or more, are
/// neighbours each of the next, all in one direction, returns(keys), whether of three keys, neighbours each of the
/// next, the last is the first again, and is_grid().
template <typename Keyboard>
std::vector<text::Range<text::Typed>> naive_walks(std::u32string_view whole, std::size_t shortest,
                                                  const Keyboard& keyboard) {
  struct Walk {
    text::Range<text::Typed> range;
  };
  std::vector<Walk> walks;
  const auto find = [&](std::u32string_view text, std::size_t min_length, const auto& visit) {
    const auto is_step = [&](std::size_t i) { return keyboard.is_straight(text.substr(i - 1, 2)); };
    const auto begins_next_part = [&](std::size_t first, std::size_t i) {
      for (std::size_t begin = first; begin + 3 <= i && i + 3 <= text.size(); ++begin) {
        if (keyboard.is_straight(text.substr(begin, i - begin)) && keyboard.is_straight(text.substr(i, 3)) &&
            (keyboard.is_grid() || keyboard.is_straight(std::u32string{text[begin], text[i]}))) {
          return true;
        }
      }
      return false;
    };
    for (std::size_t begin = 0, end = 0; begin < text.size();) {
      std::size_t part = begin;  // where the walk's last part begins
      for (end = begin + 1; end < text.size(); ++end) {
        if (is_step(end) && (end - part < 2 || !keyboard.returns(text.substr(end - 2, 3)))) continue;
        if (!begins_next_part(part, end)) break;
        part = end;
      }
      if (end - begin >= min_length) visit(begin, end);
      begin = end < text.size() && is_step(end) ? end - 1 : end;
    }
    const auto are_lines = [&](std::size_t begin, std::size_t end) {  // two in alternation
      std::u32string lines[2];
      for (std::size_t i = begin; i < end; ++i) lines[i % 2] += text[i];
      return keyboard.is_straight(lines[0]) && keyboard.is_straight(lines[1]);
    };
    for (std::size_t begin = 0; begin + 8 <= text.size(); ++begin) {
      std::size_t end = begin + 8;
      if (!are_lines(begin, end)) continue;
      while (end < text.size() && are_lines(begin, end + 1)) ++end;
      if (end - begin >= min_length) visit(begin, end);
    }
  };
  const auto add = [&](std::size_t begin, std::size_t end) { walks.push_back({range_of<text::Typed>(begin, end)}); };
  find(whole, shortest, add);
  naive_spread(whole, shortest, find, add);
  std::vector<text::Range<text::Typed>> ranges;
  for (const Walk& walk : outermost(walks)) ranges.push_back(walk.range);
  return ranges;
}

/// Where find_dates finds dates: at each position the longest text that is_date calls one.
class NaiveDates {
 public:
  explicit NaiveDates(std::u32string_view text) : text_(text) {}

  [[nodiscard]] std::vector<text::Range<text::Matching>> find() const {
    std::vector<text::Range<text::Matching>> dates;
    for (std::size_t begin = 0; begin < text_.size(); ++begin) {
      std::size_t end = std::min(begin + kLongest, text_.size());
      while (end > begin && !is_date(begin, end)) --end;
      if (end == begin) continue;
      dates.push_back(range_of<text::Matching>(begin, end));
      begin = end - 1;
    }
    return dates;
  }

 private:
  static constexpr std::size_t kLongest = 40;

  static bool is_digit(char32_t c) { return text::is_digit(c); }
  static bool is_letter(char32_t c) { return text::is_letter(c); }
  static char kind_of(char32_t c) { return text::is_digit(c) ? 'n' : text::is_letter(c) ? 'w' : 's'; }

  struct Token {
    char kind;
    std::u32string_view text;
  };

  // Numbers, words and separators take turns; words become a month's name (N, or P if plain) or a sign (y, m, d).
  [[nodiscard]] static std::vector<Token> tokens_of(std::u32string_view text) {
    std::vector<Token> tokens;
    for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end) {
      while (end < text.size() && kind_of(text[end]) == kind_of(text[begin])) ++end;
      Token token{kind_of(text[begin]), text.substr(begin, end - begin)};
      if (token.kind == 'w') {
        for (const patterns::MonthName& name : patterns::month_names()) {
          if (name.text == token.text) token.kind = name.is_plain ? 'P' : 'N';
        }
        if (token.text == U"\u5E74" || token.text == U"\u1102\u1167\u11AB") token.kind = 'y';
        if (token.text == U"\u6708" || token.text == U"\u110B\u116F\u11AF") token.kind = 'm';
        if (token.text == U"\u65E5" || token.text == U"\u110B\u1175\u11AF") token.kind = 'd';
      }
      tokens.push_back(token);
    }
    return tokens;
  }

  [[nodiscard]] bool is_date(std::size_t begin, std::size_t end) const {
    const std::vector<Token> tokens = tokens_of(text_.substr(begin, end - begin));
    std::string kinds;  // without separators
    std::string all_kinds;
    std::vector<std::u32string_view> numbers;
    std::vector<std::u32string_view> separators;
    std::vector<int> months;
    for (const Token& token : tokens) {
      all_kinds += token.kind;
      if (token.kind != 's') kinds += token.kind;
      if (token.kind == 's') separators.push_back(token.text);
      if (token.kind == 'n') numbers.push_back(token.text);
      if (token.kind != 'N' && token.kind != 'P') continue;
      const auto letter_at = [&](std::size_t i) { return i < text_.size() && text::is_letter(text_[i]); };
      const auto at = static_cast<std::size_t>(token.text.data() - text_.data());
      if (token.text.size() < 5 && ((at > 0 && letter_at(at - 1)) || letter_at(at + token.text.size()))) return false;
      for (const patterns::MonthName& name : patterns::month_names()) {
        for (int month = 1; month <= 12 && name.text == token.text; ++month) {
          if ((name.months >> (month - 1) & 1U) != 0) months.push_back(month);
        }
      }
    }
    if (all_kinds.front() == 's' || all_kinds.back() == 's') return false;
    for (const std::u32string_view separator : separators) {
      if (separator.size() > 2) return false;
    }
    const auto any_month = [&](std::u32string_view year, std::u32string_view day) {
      return std::any_of(months.begin(), months.end(), [&](int month) { return is_day(begin, end, year, month, day); });
    };
    const auto is_numeric = [&](std::u32string_view year, std::u32string_view month, std::u32string_view day) {
      return (month.size() == 1 || month.size() == 2) && is_day(begin, end, year, value_of(month), day);
    };
    const auto any_order = [&](std::u32string_view a, std::u32string_view b, std::u32string_view c) {
      return is_numeric(c, b, a) || is_numeric(c, a, b) || is_numeric(a, b, c);
    };
    if (all_kinds == "nsnsn" && separators[0] == separators[1] && separators[0].size() == 1) {
      if (any_order(numbers[0], numbers[1], numbers[2])) return true;
    }
    if (all_kinds == "n" && (numbers[0].size() == 6 || numbers[0].size() == 8)) {
      const std::u32string_view n = numbers[0];
      const std::size_t year = n.size() - 4;
      return is_numeric(n.substr(4), n.substr(2, 2), n.substr(0, 2)) ||
             is_numeric(n.substr(4), n.substr(0, 2), n.substr(2, 2)) ||
             is_numeric(n.substr(0, year), n.substr(year, 2), n.substr(year + 2));
    }
    if (kinds == "nNn" || kinds == "nPn") return any_month(numbers[1], numbers[0]) || any_month(numbers[0], numbers[1]);
    if (kinds == "Nnn" || kinds == "Pnn") return any_month(numbers[1], numbers[0]);
    if ((kinds == "Nn" || kinds == "Pn") && numbers[0].size() == 6) {
      return any_month(numbers[0].substr(2), numbers[0].substr(0, 2));
    }
    if ((kinds == "Pn" || kinds == "nP") && numbers[0].size() == 4) return any_month(numbers[0], U"1");
    if ((kinds == "Pn" || kinds == "nP") && numbers[0].size() <= 2) {
      const bool touched =
          (begin > 0 && kind_of(text_[begin - 1]) != 's') || (end < text_.size() && kind_of(text_[end]) != 's');
      const bool is_year = kinds == "Pn" && numbers[0].size() == 2;
      return !touched && (is_year || any_month(U"2000", numbers[0]));
    }
    const bool signs_touch = all_kinds.find("ns") == std::string::npos && all_kinds.find("sd") == std::string::npos;
    if ((kinds == "nynmn" || kinds == "nynmnd") && signs_touch) return is_numeric(numbers[0], numbers[1], numbers[2]);
    return false;
  }

  static int value_of(std::u32string_view digits) {
    int value = 0;
    for (const char32_t digit : digits) value = value * 10 + static_cast<int>(digit - U'0');
    return value;
  }

  // Whether that is a day in a year, the digits of which may be cut out of [begin, end) in no other way.
  [[nodiscard]] bool is_day(std::size_t begin, std::size_t end, std::u32string_view year, int month,
                            std::u32string_view day) const {
    if (day.empty() || day.size() > 2 || (year.size() != 2 && year.size() != 4)) return false;
    const auto digit_at = [&](std::size_t i) { return i < text_.size() && text::is_digit(text_[i]); };
    const bool before = begin > 0 && digit_at(begin - 1) && digit_at(begin);
    const bool after = digit_at(end - 1) && digit_at(end);
    if (year.size() == 2 && (before || after)) return false;
    if ((before && !digit_at(begin + 1)) || (after && (end < 2 || !digit_at(end - 2)))) return false;
    for (int y = 1900; y < 2100; ++y) {
      if (year.size() == 4 ? y != value_of(year) : y % 100 != value_of(year)) continue;
      const bool leap = y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
      const int days[] = {31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
      if (month >= 1 && month <= 12 && value_of(day) >= 1 && value_of(day) <= days[month - 1]) return true;
    }
    return false;
  }

  std::u32string_view text_;
};

/// A word that a WordFinder visits, by its number.
struct WordOccurrence {
  std::size_t word = 0;
  text::Range<text::Matching> range;
  friend bool operator==(const WordOccurrence&, const WordOccurrence&) = default;
};

/// Sorted by end, each once.
inline std::vector<WordOccurrence> sorted(std::vector<WordOccurrence> occurrences) {
  std::sort(occurrences.begin(), occurrences.end(), [](const WordOccurrence& a, const WordOccurrence& b) {
    return std::tie(a.range.end, a.word, a.range.begin) < std::tie(b.range.end, b.word, b.range.begin);
  });
  occurrences.erase(std::unique(occurrences.begin(), occurrences.end()), occurrences.end());
  return occurrences;
}

/// What a WordFinder visits. Words of at most WordFinder::kMaxWord characters.
inline std::vector<WordOccurrence> naive_words(const std::vector<std::u32string>& words, std::u32string_view text,
                                               bool leet, bool reversed) {
  using text::leet_letters;
  using text::letter_set;
  const auto same = [leet](char32_t a, char32_t b) {
    return a == b || (leet && ((text::letter_set(a) | text::leet_letters(a)) &
                               (text::letter_set(b) | text::leet_letters(b))) != 0);
  };
  std::vector<WordOccurrence> found;
  for (std::size_t w = 0; w < words.size(); ++w) {
    const std::u32string backwards(words[w].rbegin(), words[w].rend());
    for (std::size_t begin = 0; begin + words[w].size() <= text.size(); ++begin) {
      const auto is_at = [&](const std::u32string& word) {
        for (std::size_t i = 0; i < word.size(); ++i) {
          if (!same(text[begin + i], word[i])) return false;
        }
        return true;
      };
      const std::size_t end = begin + words[w].size();
      if (is_at(words[w])) found.push_back({w, range_of<text::Matching>(begin, end)});
      if (reversed && backwards != words[w] && is_at(backwards))
        found.push_back({w, range_of<text::Matching>(begin, end)});
    }
  }
  return found;
}

/// What find_separated_words and find_stretched_words visit together, each occurrence at least once. Words of at most
/// WordFinder::kMaxWord characters.
inline std::vector<WordOccurrence> naive_disguised_words(const std::vector<std::u32string>& words,
                                                         std::u32string_view text, bool leet, bool reversed) {
  using text::is_separator;
  const auto is_word = [&](std::size_t word, std::u32string_view part) {
    const auto found = naive_words({words[word]}, part, leet, reversed);
    return std::any_of(found.begin(), found.end(),
                       [&](const auto& f) { return f.range.begin == 0 && f.range.end == part.size(); });
  };
  const auto goes_on = [](char32_t a, char32_t b) {
    return (text::is_letter(a) && text::is_letter(b)) || (text::is_digit(a) && text::is_digit(b));
  };
  const auto without = [](std::u32string_view part, const auto& is_left_out) {
    std::u32string rest;
    for (const char32_t c : part) {
      if (!is_left_out(c)) rest += c;
    }
    return rest;
  };
  const auto is_pure = [](char32_t c) { return text::is_separator(c) && text::leet_letters(c) == 0; };
  const auto is_separated = [&](std::size_t word, std::size_t begin, std::size_t end) {
    const std::u32string_view part = text.substr(begin, end - begin);
    if ((begin > 0 && goes_on(text[begin - 1], text[begin])) ||
        (end < text.size() && goes_on(text[end - 1], text[end]))) {
      return false;
    }
    const std::u32string letters = without(part, is_separator);
    const std::u32string more = without(part, is_pure);
    return (!text::is_separator(part.front()) && !text::is_separator(part.back()) && letters != part &&
            is_word(word, letters)) ||
           (leet && !is_pure(part.front()) && !is_pure(part.back()) && more != part && is_word(word, more));
  };
  // Whole runs, each of at least one character for every one in the word that they stand for.
  const auto is_stretched = [&](std::u32string_view word, std::size_t begin, std::size_t end) {
    if ((begin > 0 && text[begin - 1] == text[begin]) || (end < text.size() && text[end - 1] == text[end]))
      return false;
    std::size_t i = begin;
    std::size_t k = 0;
    while (i < end && k < word.size()) {
      std::size_t text_run = 1;
      std::size_t word_run = 1;
      while (i + text_run < end && text[i + text_run] == text[i]) ++text_run;
      while (k + word_run < word.size() && word[k + word_run] == word[k]) ++word_run;
      if (naive_words({{word[k]}}, text.substr(i, 1), leet, false).empty() || text_run < word_run) return false;
      i += text_run;
      k += word_run;
    }
    return i == end && k == word.size();
  };
  const bool has_repeats = std::adjacent_find(text.begin(), text.end()) != text.end();
  std::vector<WordOccurrence> found;
  for (std::size_t w = 0; w < words.size(); ++w) {
    const std::u32string backwards(words[w].rbegin(), words[w].rend());
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
      for (std::size_t end = begin + 1; end <= text.size(); ++end) {
        const bool stretched =
            has_repeats && (is_stretched(words[w], begin, end) || (reversed && is_stretched(backwards, begin, end)));
        if (stretched || is_separated(w, begin, end)) found.push_back({w, range_of<text::Matching>(begin, end)});
      }
    }
  }
  return found;
}

/// The edits between two texts, from the whole table.
inline std::size_t naive_edits(std::u32string_view a, std::u32string_view b) {
  std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t k = 0; k <= b.size(); ++k) {
      table[i][k] = i == 0 || k == 0 ? i + k
                                     : std::min({table[i - 1][k - 1] + (a[i - 1] == b[k - 1] ? 0 : 1),
                                                 table[i - 1][k] + 1, table[i][k - 1] + 1});
    }
  }
  return table[a.size()][b.size()];
}

/// is_contained.
inline bool naive_contained(std::u32string_view a, std::u32string_view b) {
  return std::min(a.size(), b.size()) >= 4 && (a.find(b) != a.npos || b.find(a) != b.npos);
}

}  // namespace credence::test

#endif  // CREDENCE_TESTS_NAIVE_PATTERNS_HPP_
