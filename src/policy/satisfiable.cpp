// SPDX-License-Identifier: Apache-2.0
#include "policy/satisfiable.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "patterns/repeat.hpp"
#include "policy/setting_text.hpp"
#include "rules/character_set.hpp"
#include "text/prepared.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

// A password is so many characters of each kind, put in some order. The demands are lower bounds on the kinds (digits,
// upper and lower case, letters, symbols), and a character can meet several: a lower-case letter that is a symbol meets
// three. The bounds above are how many characters there may be in all and, where runs are limited, of each kind: with
// runs of at most R of one class, x of them need others between them, x <= R * (others + 1), so of N characters at most
// R * (N + 1) / (R + 1) are of it. Both kinds of bounds only get easier with more characters, as long as there are two
// classes to take them from, so it is enough to look at the longest password there may be.

namespace credence::policy {
namespace {

using Count = std::uint64_t;
constexpr Count kNoLimit = std::numeric_limits<std::uint32_t>::max();

// Kinds of characters that no character is two of.
enum CharacterKind : std::size_t { kUpper, kLower, kCaseless, kDigit, kForeignDigit, kOther, kNumKinds };

struct Supply {
  Count distinct = 0;            // different characters
  bool has_symbol = false;       // whether one of them counts as a symbol
  std::vector<char32_t> folded;  // as runs see them; only where the characters are listed

  [[nodiscard]] bool exists() const { return distinct != 0; }
};

// The characters that a password may have.
struct Characters {
  std::array<Supply, kNumKinds> kinds;
  bool is_listed = false;  // else: all of Unicode
  Count least_bytes = 1, most_bytes = text::kMaxUtf8;
  Count least_utf16 = 1, most_utf16 = 2;

  [[nodiscard]] Count distinct() const {
    Count sum = 0;
    for (const Supply& kind : kinds) sum += kind.distinct;
    return sum;
  }
};

CharacterKind kind_of(char32_t c, const rules::CharacterTraits& traits) {
  if (traits.digit) return kDigit;
  if (traits.upper) return kUpper;
  if (traits.lower) return kLower;
  if (traits.letter) return kCaseless;
  return patterns::class_of(c) == patterns::CharacterClass::kDigit ? kForeignDigit : kOther;
}

std::vector<char32_t> code_points_of(std::string_view text) {
  std::vector<char32_t> code_points;
  for (text::Utf8Reader reader(text); reader.next();) code_points.push_back(reader.current().code_point);
  std::sort(code_points.begin(), code_points.end());
  code_points.erase(std::unique(code_points.begin(), code_points.end()), code_points.end());
  return code_points;
}

// Those that the settings list, of which NFC text can have each.
std::vector<char32_t> listed_characters(const CharacterRule& rule) {
  std::vector<char32_t> listed = code_points_of(rule.allowed);
  if (rule.allowed.empty()) {
    for (char32_t c = 0; c < 0x80; ++c) listed.push_back(c);
  }
  std::erase_if(
      listed, [&](char32_t c) { return text::never_in_nfc(c) || (rule.ascii_only && !rules::is_printable_ascii(c)); });
  return listed;
}

Characters characters_of(const CharacterRule& rule) {
  const rules::CharacterSet symbols(rule.symbols);
  Characters all;
  if (rule.level == Level::kWarn || (rule.allowed.empty() && !rule.ascii_only)) {
    for (Supply& kind : all.kinds) kind.distinct = kNoLimit;
    all.kinds[kDigit].distinct = 10;
    all.kinds[kOther].has_symbol = rule.symbols.empty();
    for (const char32_t c : code_points_of(rule.symbols)) {
      if (!text::never_in_nfc(c)) all.kinds[kind_of(c, rules::traits_of(c, symbols))].has_symbol = true;
    }
    return all;
  }
  all.is_listed = true;
  all.least_bytes = text::kMaxUtf8, all.most_bytes = 1;
  all.least_utf16 = 2, all.most_utf16 = 1;
  for (const char32_t c : listed_characters(rule)) {
    const rules::CharacterTraits traits = rules::traits_of(c, symbols);
    Supply& kind = all.kinds[kind_of(c, traits)];
    ++kind.distinct;
    kind.has_symbol |= traits.symbol;
    const char32_t folded = text::simple_fold(text::narrow_form(c));
    if (std::ranges::find(kind.folded, folded) == kind.folded.end() && kind.folded.size() < 2)
      kind.folded.push_back(folded);
    char bytes[text::kMaxUtf8];
    const Count size = text::encode_utf8(c, bytes);
    const Count units = c > 0xFFFF ? 2 : 1;
    all.least_bytes = std::min(all.least_bytes, size), all.most_bytes = std::max(all.most_bytes, size);
    all.least_utf16 = std::min(all.least_utf16, units), all.most_utf16 = std::max(all.most_utf16, units);
  }
  return all;
}

// The most that a run limit leaves of `all` characters.
Count within_runs(std::uint32_t longest_run, Count all) {
  return longest_run == 0 ? all : Count{longest_run} * (all + 1) / (Count{longest_run} + 1);
}

// Whether the characters of these kinds are all one to a run, which has no case.
bool are_one(const Characters& characters, std::initializer_list<CharacterKind> kinds) {
  if (!characters.is_listed) return false;
  std::vector<char32_t> folded;
  for (const CharacterKind kind : kinds) {
    for (const char32_t c : characters.kinds[kind].folded) {
      if (std::ranges::find(folded, c) == folded.end()) folded.push_back(c);
    }
  }
  return folded.size() == 1;
}

struct Limits {
  Count characters = 0;  // in all
  Count upper = 0, lower = 0, digits = 0, others = 0;
  Count cased = kNoLimit;  // of both cases together, which are one character to a run
};

// As many characters as there may be, of which some password has that many.
Limits limits_of(const Policy& policy, const Characters& characters) {
  const LengthRule& length = policy.length;
  const RepeatRule& repeat = policy.repeat;
  Limits limits;
  limits.characters = length.byte_cap / characters.least_bytes;
  if (length.max != 0 && length.level == Level::kReject) {
    const bool counts_all =
        length.unit != LengthUnit::kGrapheme || (characters.is_listed && characters.most_bytes == 1);
    const Count each = length.unit == LengthUnit::kByte    ? characters.least_bytes
                       : length.unit == LengthUnit::kUtf16 ? characters.least_utf16
                                                           : 1;
    if (counts_all) limits.characters = std::min(limits.characters, length.max / each);
  }
  if (characters.distinct() == 0) limits.characters = 0;
  const bool limits_runs = repeat.level == Level::kReject;
  const std::uint32_t max_run = limits_runs ? repeat.max_run : 0;
  const std::uint32_t max_class_run = limits_runs ? repeat.max_class_run : 0;
  const auto& kinds = characters.kinds;
  const bool has_others = kinds[kCaseless].exists() || kinds[kOther].exists();
  const bool has_digits = kinds[kDigit].exists() || kinds[kForeignDigit].exists();
  const int classes =
      (kinds[kUpper].exists() ? 1 : 0) + (kinds[kLower].exists() ? 1 : 0) + (has_digits ? 1 : 0) + (has_others ? 1 : 0);
  if (max_class_run != 0 && classes == 1) limits.characters = std::min<Count>(limits.characters, max_class_run);
  if (max_run != 0 && are_one(characters, {kUpper, kLower, kCaseless, kDigit, kForeignDigit, kOther})) {
    limits.characters = std::min<Count>(limits.characters, max_run);
  }
  const auto most_of = [&](std::initializer_list<CharacterKind> of_kinds) {
    Count most = classes == 1 ? limits.characters : within_runs(max_class_run, limits.characters);
    if (are_one(characters, of_kinds)) most = std::min(most, within_runs(max_run, limits.characters));
    return most;
  };
  limits.upper = most_of({kUpper});
  limits.lower = most_of({kLower});
  limits.digits = most_of({kDigit, kForeignDigit});
  limits.others = most_of({kCaseless, kOther});
  if (are_one(characters, {kUpper, kLower})) limits.cased = within_runs(max_run, limits.characters);
  return limits;
}

// How many characters of each kind there have to be at least.
struct Demands {
  Count upper = 0, lower = 0, caseless = 0, digits = 0, letters = 0, symbols = 0;
};

bool can_be_met(const Demands& least, const CharacterRule& rule, const Characters& characters, const Limits& limits) {
  const auto& kinds = characters.kinds;
  const std::array<std::pair<Count, CharacterKind>, 4> named = {
      {{least.upper, kUpper}, {least.lower, kLower}, {least.caseless, kCaseless}, {least.digits, kDigit}}};
  Count sum = 0;
  Count symbols = 0;   // that the characters asked for can be
  Count repeated = 0;  // characters asked for beyond the different ones there are
  for (const auto& [count, kind] : named) {
    if (count != 0 && !kinds[kind].exists()) return false;
    sum += count;
    if (kinds[kind].has_symbol) symbols += count;
    repeated += count - std::min(count, kinds[kind].distinct);
  }
  if (least.upper > limits.upper || least.lower > limits.lower || least.digits > limits.digits ||
      least.caseless > limits.others || least.upper + least.lower > limits.cased) {
    return false;
  }
  // What is left of each class, and how much of it can be letters, symbols, or both.
  struct Room {
    Count count;
    bool for_letters, for_symbols, for_both;
  };
  const Room rooms[] = {
      {kinds[kUpper].exists() ? limits.upper - least.upper : 0, true, kinds[kUpper].has_symbol,
       kinds[kUpper].has_symbol},
      {kinds[kLower].exists() ? limits.lower - least.lower : 0, true, kinds[kLower].has_symbol,
       kinds[kLower].has_symbol},
      {limits.others - least.caseless, kinds[kCaseless].exists(),
       kinds[kCaseless].has_symbol || kinds[kOther].has_symbol, kinds[kCaseless].has_symbol},
      {limits.digits - least.digits, false, kinds[kDigit].has_symbol || kinds[kForeignDigit].has_symbol, false}};
  Count for_letters = 0;
  Count for_symbols = 0;
  Count for_both = 0;
  Count for_either = 0;
  for (const Room& room : rooms) {
    for_letters += room.for_letters ? room.count : 0;
    for_symbols += room.for_symbols ? room.count : 0;
    for_both += room.for_both ? room.count : 0;
    for_either += room.for_letters || room.for_symbols ? room.count : 0;
  }
  const Count letters = least.upper + least.lower + least.caseless;
  const Count more_letters = least.letters - std::min(least.letters, letters);
  const Count more_symbols = least.symbols - std::min(least.symbols, symbols);
  if (more_letters > for_letters || more_symbols > for_symbols) return false;
  const Count more = more_letters + more_symbols - std::min({more_letters, more_symbols, for_both});
  if (more > for_either || sum + more > limits.characters) return false;
  return rule.min_distinct <= characters.distinct() && rule.min_distinct + repeated <= limits.characters;
}

bool has_length(const Policy& policy, const Characters& characters, Count most) {
  const LengthRule& length = policy.length;
  if (length.level == Level::kWarn) return true;
  const Count each = length.unit == LengthUnit::kByte    ? characters.most_bytes
                     : length.unit == LengthUnit::kUtf16 ? characters.most_utf16
                                                         : 1;
  return most * each >= length.min;
}

bool is_met_by_some(const Policy& policy) {
  CharacterRule rule = policy.characters;
  const Characters characters = characters_of(rule);
  if (rule.level == Level::kWarn) rule = {};
  const Limits limits = limits_of(policy, characters);
  if (!has_length(policy, characters, limits.characters)) return false;

  // min_classes, whichever they are.
  enum : unsigned { kUpperClass = 1, kLowerClass = 2, kDigitClass = 4, kSymbolClass = 8, kCaselessClass = 16 };
  const unsigned sets = rule.count_caseless ? 32 : 16;
  for (unsigned set = 0; set < sets; ++set) {
    if (static_cast<std::uint32_t>(std::popcount(set)) != rule.min_classes) continue;
    const auto at_least_one = [set](Count count, unsigned its_class) {
      return std::max<Count>(count, (set & its_class) != 0 ? 1 : 0);
    };
    const Demands demands{at_least_one(rule.min_upper, kUpperClass),
                          at_least_one(rule.min_lower, kLowerClass),
                          at_least_one(0, kCaselessClass),
                          at_least_one(rule.min_digits, kDigitClass),
                          rule.min_letters,
                          at_least_one(rule.min_symbols, kSymbolClass)};
    if (can_be_met(demands, rule, characters, limits)) return true;
  }
  return false;
}

// A setting that may be one of those that clash, and how it is taken away.
struct Suspect {
  std::string_view key;
  void (*drop)(Policy&);
};
constexpr Suspect kSuspects[] = {
    {"length.min", [](Policy& policy) { policy.length.min = 0; }},
    {"repeat.max_run", [](Policy& policy) { policy.repeat.max_run = 0; }},
    {"repeat.max_class_run", [](Policy& policy) { policy.repeat.max_class_run = 0; }},
    {"characters.ascii_only", [](Policy& policy) { policy.characters.ascii_only = false; }},
    {"characters.allowed", [](Policy& policy) { policy.characters.allowed.clear(); }},
    {"characters.symbols", [](Policy& policy) { policy.characters.symbols.clear(); }},
    {"characters.min_letters", [](Policy& policy) { policy.characters.min_letters = 0; }},
    {"characters.min_classes", [](Policy& policy) { policy.characters.min_classes = 0; }},
    {"characters.min_distinct", [](Policy& policy) { policy.characters.min_distinct = 0; }},
    {"characters.min_lower", [](Policy& policy) { policy.characters.min_lower = 0; }},
    {"characters.min_upper", [](Policy& policy) { policy.characters.min_upper = 0; }},
    {"characters.min_digits", [](Policy& policy) { policy.characters.min_digits = 0; }},
    {"characters.min_symbols", [](Policy& policy) { policy.characters.min_symbols = 0; }},
    {"length.max", [](Policy& policy) { policy.length.max = 0; }},
    {"length.byte_cap", [](Policy& policy) { policy.length.byte_cap = text::kMaxPasswordBytes; }},
};

std::string assignment(std::string_view key, const Policy& policy) {
  constexpr std::size_t kLongest = 48;
  const std::string value = setting_toml(*find_setting(key), policy);
  return value.size() > kLongest ? std::string(key) : fmt::format("{} = {}", key, value);
}

}  // namespace

std::optional<PolicyFault> find_impossible(const Policy& policy) {
  if (is_met_by_some(policy)) return std::nullopt;
  // What can go without making the others possible is no part of the clash.
  Policy rest = policy;
  std::vector<std::string_view> clash;
  for (const Suspect& suspect : kSuspects) {
    Policy without = rest;
    suspect.drop(without);
    if (is_met_by_some(without)) {
      clash.push_back(suspect.key);
    } else {
      rest = without;
    }
  }
  std::string together;
  for (std::size_t i = 0; i < clash.size(); ++i) {
    if (i != 0) together += i + 1 == clash.size() ? " and " : ", ";
    together += assignment(clash[i], policy);
  }
  const std::string_view key = clash.empty() ? std::string_view("length.max") : clash.front();
  return PolicyFault{key, fmt::format("no password fits {}; change one of them", together), clash};
}

}  // namespace credence::policy
