// SPDX-License-Identifier: Apache-2.0
#include "strength/attackers.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <span>

#include "dictionary/state.hpp"

namespace credence::strength {
namespace {

struct Seen {
  bool digit = false, lower_hex = false, upper_hex = false, lower = false, upper = false, sign = false;
};

std::uint32_t alphabet_size(const Seen& seen) {
  const bool lower = seen.lower || seen.lower_hex;
  const bool upper = seen.upper || seen.upper_hex;
  if (seen.sign) return 95;
  if (lower && upper) return seen.digit ? 62 : 52;
  if (!lower && !upper) return 10;
  if (!seen.digit) return 26;
  return seen.lower || seen.upper ? 36 : 16;
}

// How many words somebody knows who tries rows of them. A word beyond the last is not tried.
constexpr std::array<std::uint32_t, 7> kVocabularies = {300, 1000, 2000, 4000, 7776, 15000, 30000};
// A list for phrases has its words in no order, so there is one vocabulary: all.
constexpr std::array<Cost, 7> kWordCosts = [] {
  std::array<Cost, 7> costs{};
  for (std::size_t i = 0; i < costs.size(); ++i) costs[i] = log2_floor(kVocabularies[i]);
  return costs;
}();
constexpr std::uint16_t kNever = std::numeric_limits<std::uint16_t>::max();

struct PhraseWord {
  text::Position begin, end;
  std::uint32_t source;  // 0: the phrase list, 1: the dictionaries
  std::uint32_t rank;
};
using PhraseWords = text::SecureBuffer<PhraseWord, 64>;

// How the words stand beside each other.
struct Style {
  bool possible = true;
  Cost separator = kBit;  // run together: 2
  std::uint32_t letters = 0, upper = 0;
  bool first_upper = false;
};

bool is_separator(const Character& c) { return c.sign != 0 || c.digit != 0; }

Style style_of(const text::Prepared& password, const Characters& characters) {
  constexpr Cost kUsual = log2_ceil(3);
  constexpr Cost kUnusual = 4 * kBit;
  Style style;
  const auto typed = password.typed();
  char32_t separator = 0;
  for (text::Position i = 0; i < typed.size(); ++i) {
    if (!is_separator(characters[i])) {
      ++style.letters;
      if (characters[i].upper) ++style.upper;
      continue;
    }
    const bool at_edge = i == 0 || i + 1 == typed.size();
    if (at_edge || (separator != 0 && typed[i] != separator)) style.possible = false;
    separator = typed[i];
  }
  if (separator != 0) {
    style.separator =
        separator == U' ' || separator == U'-' || separator == U'_' || separator == U'.' ? kUsual : kUnusual;
  }
  style.first_upper = !characters.empty() && characters[0].upper;
  return style;
}

// What the case of a phrase of so many words costs.
Cost case_cost(const Style& style, std::uint32_t words) {
  if (style.upper == 0) return 0;
  if (style.upper == style.letters || (style.upper == words && style.first_upper)) return log2_ceil(3);
  if (style.upper == 1 && style.first_upper) return 2 * kBit;
  return kImpossible;
}

class FewestWords {
 public:
  explicit FewestWords(const Characters& characters) : characters_(characters) {}

  // The fewest words, of each vocabulary, that make up the phrase; kNever where they don't. `words` are in the order of
  // their begins.
  std::array<std::uint16_t, 7> find(std::span<const PhraseWord> words, bool ranked) {
    fewest_.resize(characters_.size() + 1);
    for (auto& here : fewest_) here.fill(kNever);
    fewest_[0].fill(0);
    std::size_t next = 0;
    for (text::Position i = 0; i < characters_.size(); ++i) {
      if (is_separator(characters_[i])) keep_fewest(fewest_[i + 1], fewest_[i], 0, 0);
      for (; next < words.size() && words[next].begin == i; ++next) {
        const std::size_t first = ranked ? first_vocabulary(words[next].rank) : 0;
        keep_fewest(fewest_[words[next].end], fewest_[i], first, 1);
      }
    }
    return fewest_[characters_.size()];
  }

 private:
  using Counts = std::array<std::uint16_t, 7>;

  static std::size_t first_vocabulary(std::uint32_t rank) {
    std::size_t i = 0;
    while (i < kVocabularies.size() && kVocabularies[i] < rank) ++i;
    return i;
  }
  static void keep_fewest(Counts& to, const Counts& from, std::size_t first, std::uint16_t more) {
    for (std::size_t i = first; i < to.size(); ++i) {
      if (from[i] != kNever) to[i] = std::min<std::uint16_t>(to[i], static_cast<std::uint16_t>(from[i] + more));
    }
  }

  const Characters& characters_;
  text::SecureBuffer<Counts, 24> fewest_;
};

// A dictionary tells of each word only the list that has it furthest up, which may be another language's or that of
// passwords. So the words of all languages are one vocabulary, by their ranks.
void add_language_words(const Reading& reading, PhraseWords& out) {
  for (const Edge& edge : reading.edges().span()) {
    if (edge.list == kNoList || (edge.disguise & ~dictionary::kCapitals) != 0) continue;
    if (edge.rank <= kVocabularies.back()) out.push_back({edge.begin, edge.end, 1, edge.rank});
  }
}

void add_listed_words(const text::Prepared& password, const Dictionary& phrase_list, PhraseWords& out) {
  static constexpr MatchOptions kPlain = [] {
    MatchOptions options = {3, 3, 0, 0};
    options.leet = options.reversed = options.separated = options.stretched = false;
    return options;
  }();
  dictionary::FoundWords found;
  dictionary::find_words(dictionary::state_of(phrase_list), 0, kPlain, password, found);
  const TypedPositions positions(password);
  for (const dictionary::FoundWord& word : found.words.span()) {
    const auto range = positions.of(word.range);
    out.push_back({range.begin, range.end, 0, 1});
  }
}

}  // namespace

Cost uniform_guesses(const text::Prepared& password, const Characters& characters) noexcept {
  constexpr Cost kOneOfSeveral = kBit;  // alphabets are tried one beside the other
  Seen seen;
  Cost beyond_ascii = 0;
  for (const char32_t c : password.typed()) {
    if (c >= 0x80) beyond_ascii = std::max(beyond_ascii, script_size(c));
    const bool lower = c >= U'a' && c <= U'z';
    const bool upper = c >= U'A' && c <= U'Z';
    const bool digit = c >= U'0' && c <= U'9';
    const bool hex = (c | 0x20U) <= U'f';
    seen.digit |= digit;
    seen.lower_hex |= lower && hex;
    seen.upper_hex |= upper && hex;
    seen.lower |= lower && !hex;
    seen.upper |= upper && !hex;
    seen.sign |= !lower && !upper && !digit;
  }
  const Cost each = beyond_ascii != 0 ? beyond_ascii : log2_floor(alphabet_size(seen));
  return static_cast<Cost>(characters.size()) * each + kOneOfSeveral;
}

Cost phrase_guesses(const Reading& reading, const Dictionary* phrase_list) {
  const Characters& characters = reading.characters();
  constexpr std::size_t kShortestPhrase = 6;
  // Two words of the languages are what people choose, which the model knows better.
  constexpr std::uint16_t kFewestRanked = 3;
  constexpr std::uint16_t kFewestListed = 2;
  if (characters.size() < kShortestPhrase || characters.size() > kLongestPhrase) return kImpossible;
  const Style style = style_of(reading.password(), characters);
  if (!style.possible) return kImpossible;
  PhraseWords words;
  if (phrase_list != nullptr) add_listed_words(reading.password(), *phrase_list, words);
  add_language_words(reading, words);
  std::sort(words.begin(), words.end(), [](const PhraseWord& a, const PhraseWord& b) {
    return a.source != b.source ? a.source < b.source : a.begin < b.begin;
  });

  Cost best = kImpossible;
  FewestWords fewest(characters);
  for (std::size_t begin = 0; begin < words.size();) {
    std::size_t end = begin;
    while (end < words.size() && words[end].source == words[begin].source) ++end;
    const bool ranked = words[begin].source != 0;
    const auto counts = fewest.find({words.data() + begin, end - begin}, ranked);
    for (std::size_t i = ranked ? 0 : 4; i < (ranked ? counts.size() : 5); ++i) {
      if (counts[i] < (ranked ? kFewestRanked : kFewestListed) || counts[i] == kNever) continue;
      best = std::min(best, counts[i] * kWordCosts[i] + style.separator + case_cost(style, counts[i]));
    }
    begin = end;
  }
  return best;
}

}  // namespace credence::strength
