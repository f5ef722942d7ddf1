// SPDX-License-Identifier: Apache-2.0
// Writes src/patterns/recited_table.inc, the words that people recite in an order, to standard output: the months, days
// and numbers of the languages of data/words from ICU's data, full and abbreviated, and those of data/recited.toml, in
// the matching form. Usage: make_recited_table RECITED.toml LANGUAGE..., as the target make_tables does.
#include <fmt/format.h>
#include <toml++/toml.h>
#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/rbnf.h>
#include <unicode/uversion.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "text/letter_weight.hpp"
#include "text/matching_form.hpp"
#include "text/unicode.hpp"

namespace {

using namespace credence;

// What is looked up by its first three letters, or by both where they are Han characters.
constexpr std::size_t kShortest = 3;
constexpr std::uint32_t kLeastWeight = 6;
constexpr std::int32_t kLastNumber = 12;

struct Word {
  std::set<std::u32string> next;
  bool is_calendar = false;
};

class Words {
 public:
  // An order's words; an empty one is none, and what is before it is not next to what is after it.
  void add(const std::vector<std::u32string>& order, bool is_circle, bool is_calendar) {
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (order[i].empty()) continue;
      const std::size_t after = i + 1 < order.size() ? i + 1 : 0;
      Word& word = words_[order[i]];
      word.is_calendar |= is_calendar;
      if ((after == 0 && !is_circle) || order[after].empty() || order[after] == order[i]) continue;
      word.next.insert(order[after]);
      words_[order[after]];  // it is a word, too
    }
  }
  [[nodiscard]] const std::map<std::u32string, Word>& get() const { return words_; }

 private:
  std::map<std::u32string, Word> words_;
};

// In the matching form, without blanks and without the dot of an abbreviation; empty if it is not a word or too short.
std::u32string word_of(std::string_view utf8) {
  std::u32string word;
  text::append_matching_form(utf8, word);
  if (!word.empty() && word.back() == U'.') word.pop_back();
  std::erase(word, U' ');
  const bool is_word =
      std::all_of(word.begin(), word.end(), [](char32_t c) { return text::is_alphabetic(c) || text::is_mark(c); });
  std::uint32_t weight = 0;
  for (const char32_t c : word) weight += text::letter_weight(c);
  return is_word && (word.size() >= kShortest || (word.size() == 2 && weight >= kLeastWeight)) ? word
                                                                                               : std::u32string();
}

std::u32string word_of(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return word_of(utf8);
}

void add_calendar(const std::string& language, Words& words) {
  using icu::DateFormatSymbols;
  UErrorCode status = U_ZERO_ERROR;
  const DateFormatSymbols symbols(icu::Locale(language.c_str()), status);
  if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING) {
    throw std::runtime_error(fmt::format("ICU has no calendar of the language {}", language));
  }
  for (const auto context : {DateFormatSymbols::FORMAT, DateFormatSymbols::STANDALONE}) {
    for (const auto width : {DateFormatSymbols::WIDE, DateFormatSymbols::ABBREVIATED}) {
      std::int32_t count = 0;
      const icu::UnicodeString* const months = symbols.getMonths(count, context, width);
      std::vector<std::u32string> order;
      for (std::int32_t i = 0; i < std::min(count, 12); ++i) order.push_back(word_of(months[i]));
      words.add(order, true, true);
      const icu::UnicodeString* const days = symbols.getWeekdays(count, context, width);
      order.clear();
      for (std::int32_t i = UCAL_SUNDAY; i <= UCAL_SATURDAY; ++i) order.push_back(word_of(days[i]));
      words.add(order, true, true);
    }
  }
}

icu::UnicodeString spelled_out(icu::RuleBasedNumberFormat& format, std::int32_t number, std::int32_t rule_set) {
  icu::UnicodeString text;
  icu::FieldPosition position;
  UErrorCode status = U_ZERO_ERROR;
  format.format(number, format.getRuleSetName(rule_set), text, position, status);
  return U_FAILURE(status) ? icu::UnicodeString() : text;
}

void add_numbers(const std::string& language, Words& words) {
  UErrorCode status = U_ZERO_ERROR;
  icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT, icu::Locale(language.c_str()), status);
  if (U_FAILURE(status)) throw std::runtime_error(fmt::format("ICU has no numbers of the language {}", language));
  // ICU gives a language that it does not know English ones.
  if (language != "en" && spelled_out(format, 3, 0) == "three") return;
  for (std::int32_t rule_set = 0; rule_set < format.getNumberOfRuleSetNames(); ++rule_set) {
    std::vector<std::u32string> order;
    for (std::int32_t number = 0; number <= kLastNumber; ++number) {
      order.push_back(word_of(spelled_out(format, number, rule_set)));
    }
    words.add(order, false, false);
  }
}

void add_written(const toml::table& table, bool are_circles, Words& words) {
  for (const auto& [language, orders] : table) {
    for (const auto& text : *orders.as_array()) {
      std::vector<std::u32string> order;
      std::string_view left = *text.value<std::string_view>();
      while (!left.empty()) {
        const std::size_t end = std::min(left.find(' '), left.size());
        order.push_back(word_of(left.substr(0, end)));
        left.remove_prefix(std::min(end + 1, left.size()));
      }
      words.add(order, are_circles, false);
    }
  }
}

std::string literal(std::u32string_view word) {
  std::string out;
  for (const char32_t c : word) {
    out += c < 0x80 ? std::string(1, static_cast<char>(c)) : fmt::format("\\U{:08X}", static_cast<std::uint32_t>(c));
  }
  return out;
}

// Each word, its letters in one text, and the numbers of those next after and before it in one list.
void write(const Words& words) {
  std::map<std::u32string, std::size_t> numbers;
  for (const auto& [text, word] : words.get()) {
    if (!numbers.try_emplace(text, numbers.size()).second) throw std::runtime_error("a word is there twice");
  }
  std::map<std::u32string, std::set<std::u32string>> before;
  for (const auto& [text, word] : words.get()) {
    for (const std::u32string& next : word.next) before[next].insert(text);
  }
  fmt::print(
      "// Generated by cmake --build --preset dev --target make_tables, do not edit. From ICU {} and "
      "data/recited.toml.\n"
      "constexpr char32_t kLetters[] =\n",
      U_ICU_VERSION);
  for (const auto& [text, word] : words.get()) fmt::print("    U\"{}\"\n", literal(text));
  fmt::print("    ;\nconstexpr Word kWords[] = {{\n");
  std::size_t letters = 0;
  std::size_t links = 0;
  for (const auto& [text, word] : words.get()) {
    const std::size_t preceding = before[text].size();
    fmt::print("    {{{}, {}, {}, {}, {}, {}}},\n", letters, text.size(), links, word.next.size(), preceding,
               word.is_calendar);
    letters += text.size();
    links += word.next.size() + preceding;
  }
  fmt::print("}};\nconstexpr std::uint16_t kNeighbours[] = {{\n");
  for (const auto& [text, word] : words.get()) {
    std::string line;
    for (const std::u32string& next : word.next) line += fmt::format(" {},", numbers.at(next));
    for (const std::u32string& previous : before[text]) line += fmt::format(" {},", numbers.at(previous));
    if (!line.empty()) fmt::print("   {}\n", line);
  }
  fmt::print("}};\n");
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 3) throw std::runtime_error("usage: make_recited_table RECITED.toml LANGUAGE...");
  Words words;
  for (int i = 2; i < argc; ++i) {
    add_calendar(argv[i], words);
    add_numbers(argv[i], words);
  }
  const toml::table file = toml::parse_file(argv[1]);
  add_written(*file["circles"].as_table(), true, words);
  add_written(*file["rows"].as_table(), false, words);
  write(words);
  return 0;
} catch (const std::exception& error) {
  fmt::print(stderr, "make_recited_table: {}\n", error.what());
  return 1;
}
