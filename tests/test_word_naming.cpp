// SPDX-License-Identifier: Apache-2.0
// After which list a word is named, and that the built-in words are named as people who speak the language would.
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "catch.hpp"
#include "credence/checker.hpp"
#include "credence/messages.hpp"
#include "dictionary/state.hpp"
#include "dictionary/writing/naming.hpp"
#include "judge.hpp"
#include "real_data.hpp"

using namespace credence;
using dictionary::writing::WordNaming;
using dictionary::writing::WordOrigin;

namespace {

std::vector<WordList> lists() {
  return {{"en-words", "en", WordKind::kWord, 0},      {"fr-words", "fr", WordKind::kWord, 0},
          {"en-common", "en", WordKind::kWord, 0},     {"passwords", "", WordKind::kPassword, 0},
          {"fr-given", "fr", WordKind::kGivenName, 0}, {"fr-calendar", "fr", WordKind::kCalendar, 0},
          {"brands", "", WordKind::kOther, 0},         {"own", "", WordKind::kOwn, 0},
          {"fr-surnames", "fr", WordKind::kSurname, 0}};
}

std::string whole_message(const std::string& word) {
  DictionaryRule rule;
  rule.mode = DictionaryMode::kWhole;
  const Violations found = test::judge(rules::check_dictionary, rule, word, {}, Resources::built_in()).violations;
  return found.empty() ? "" : message(found.front());
}

}  // namespace

TEST_CASE("a word is named after the list that a reader thinks of") {
  struct Row {
    const char* name;
    std::vector<WordOrigin> origins;  // list and rank
    const char* list;
  };
  const Row rows[] = {
      {"one list", {{0, 5}}, "en-words"},
      {"two lists of a language", {{2, 7}, {0, 90}}, "en-common"},
      {"two languages", {{1, 50}, {0, 50000}}, "several-languages"},
      {"two languages, one of them in two lists", {{2, 50}, {0, 400}, {1, 501}}, "several-languages"},
      {"a name too", {{4, 1}, {0, 9000}}, "en-words"},
      {"a known password", {{3, 200}, {0, 3}}, "passwords"},
      {"a password among others", {{0, 3}, {3, 201}}, "en-words"},
      {"a password and a name", {{4, 1}, {3, 9000}}, "passwords"},
      {"a month", {{3, 10}, {5, 12}, {1, 20}}, "fr-calendar"},
      {"two names", {{4, 10}, {8, 12}}, "fr-given"},
      {"a brand alone", {{6, 3}}, "brands"},
      {"of the administrator", {{3, 1}, {0, 2}, {7, 900}}, "own"},
  };
  WordNaming naming(lists());
  for (const Row& row : rows) {
    CAPTURE(row.name);
    std::uint32_t least = UINT32_MAX;
    std::vector<WordOrigin> sorted = row.origins;
    std::ranges::sort(sorted, {}, &WordOrigin::rank);
    for (const WordOrigin origin : sorted) {
      naming.add(origin);
      least = std::min(least, origin.rank);
    }
    REQUIRE(naming.has_word());
    const WordOrigin chosen = naming.take(6);
    CHECK_FALSE(naming.has_word());
    CHECK(naming.lists()[chosen.list].name == row.list);
    CHECK(chosen.rank == least);
  }
  naming.add({0, 5});
  CHECK(naming.lists()[naming.take(5).list].name == "several-languages");
  CHECK(WordNaming({{"en-words", "en", WordKind::kWord, 0}, {"en-common", "en", WordKind::kWord, 0}}).lists().size() ==
        2);
}

TEST_CASE("the built-in words have names that fit") {
  struct Row {
    const char* word;
    std::vector<const char*> may_say;  // one of these
  };
  const char* const kCommon = "are a common word.";
  const char* const kPassword = "are a common password.";
  const Row rows[] = {
      {"kitchen", {kCommon, "are a common English word."}},
      {"street", {kCommon, "are a common English word."}},
      {"birthday", {kCommon, "are a common English word."}},
      {"maison", {kCommon, "are a common French word."}},
      {"casa", {kCommon}},
      {"moeder", {kCommon, "are a common Dutch word."}},
      {"grazie", {kCommon, "are a common Italian word."}},
      {"\xD0\xB3\xD0\xBE\xD1\x80\xD0\xB0", {kCommon, "are a common Russian word."}},
      {"winter", {kCommon}},
      {"password", {kPassword}},
      {"qwertzuiop", {kPassword}},
      {"monday", {"are the name of a month or a day."}},
  };
  for (const Row& row : rows) {
    const std::string text = whole_message(row.word);
    CAPTURE(row.word, text);
    CHECK(std::ranges::any_of(row.may_say, [&](const char* end) { return text.ends_with(end); }));
  }
}

TEST_CASE("of the commonest words of twelve languages hardly any is said to be of another") {
  CREDENCE_NEEDS_REAL_DATA();
  constexpr std::size_t kWords = 2500;
  const std::map<std::string, std::string> files = {{"de", "large_de"}, {"en", "large_en"}, {"es", "large_es"},
                                                    {"fr", "large_fr"}, {"it", "large_it"}, {"nl", "large_nl"},
                                                    {"pl", "large_pl"}, {"pt", "large_pt"}, {"ru", "small_ru"},
                                                    {"sv", "small_sv"}, {"tr", "small_tr"}, {"da", "small_da"}};
  std::map<std::string, std::map<std::string, double>> frequency;  // of a word by language, as log10
  std::map<std::string, std::vector<std::string>> commonest;
  for (const auto& [language, file] : files) {
    test::for_each_real_line("dict/wordfreq-" + file + ".tsv.zst", [&](std::string_view line) {
      const std::size_t tab = line.find('\t');
      const std::string word(line.substr(0, tab));
      frequency[word][language] = std::stod(std::string(line.substr(tab + 1)));
      if (commonest[language].size() < kWords) commonest[language].push_back(word);
    });
  }
  const auto& state = dictionary::state_of(*Dictionary::built_in());
  for (const auto& [language, words] : commonest) {
    std::size_t wrong = 0;
    std::string examples;
    for (const std::string& word : words) {
      const auto entry = Dictionary::built_in()->find(word);
      if (!entry) continue;
      const WordList& list = state.lists[entry->list];
      const std::string& named = list.language;
      if (list.kind != WordKind::kWord || named.empty() || named == language) continue;
      const std::map<std::string, double>& known = frequency[word];
      const auto there = known.find(named);
      // What is in none of these lists is rarer than all of them.
      if (there != known.end() && there->second > known.at(language) - 1) continue;
      ++wrong;
      if (wrong <= 20) examples += word + ":" + named + " ";
    }
    CAPTURE(language, wrong, examples);
    CHECK(wrong * 100 <= words.size());
  }
}
