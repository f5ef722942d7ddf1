// SPDX-License-Identifier: Apache-2.0
#include "rules/subject.hpp"

#include <string>
#include <vector>

#include "catch.hpp"

using namespace credence;

namespace {

std::vector<std::u32string> words_of(const ContextRule& rule, const Subject& subject) {
  std::vector<std::u32string> texts;
  const std::u32string delimiters = rules::fact_in_matching_form(rule.delimiters);
  for (const rules::SubjectWord& word : rules::subject_words(rule, delimiters, subject)) texts.push_back(word.text);
  return texts;
}

}  // namespace

TEST_CASE("the words of a subject") {
  const ContextRule rule;
  Subject subject;
  CHECK(words_of(rule, subject).empty());
  subject.user = "...";
  CHECK(words_of(rule, subject).empty());
  subject.user = "Mary-Ann O'Neil";
  CHECK(words_of(rule, subject) == std::vector<std::u32string>{U"mary-ann o'neil", U"maryanno'neil", U"mary", U"o'neil",
                                                               U"mao'neil", U"mo'neil", U"o'neilm", U"maryo",
                                                               U"mary-ann oneil", U"maryannoneil", U"oneil", U"maoneil",
                                                               U"moneil", U"oneilm"});
  subject.user = "\xFFwrong";
  CHECK(words_of(rule, subject).empty());
  subject.user = {};
  subject.email = "no address";
  CHECK(words_of(rule, subject) ==
        std::vector<std::u32string>{U"no address", U"noaddress", U"address", U"naddress", U"addressn"});
  subject.email = "@host";
  CHECK(words_of(rule, subject) == std::vector<std::u32string>{U"@host", U"host"});

  // However long, all of it is a word.
  std::string longest = "x";
  while (longest.size() < 5000) longest += "\xD1\x8F";
  subject.email = {};
  subject.organisation = longest;
  REQUIRE(words_of(rule, subject).size() == 1);
  CHECK(words_of(rule, subject)[0].size() == 1 + (longest.size() - 1) / 2);

  std::vector<std::string> many;
  for (int i = 0; i < 100'000; ++i) many.push_back("word" + std::to_string(100'000 + i));
  subject.organisation = {};
  subject.words.assign(many.begin(), many.end());
  CHECK(words_of(rule, subject).size() == many.size());
  subject.words.insert(subject.words.end(), many.begin(), many.end());  // each once
  CHECK(words_of(rule, subject).size() == many.size());
}
