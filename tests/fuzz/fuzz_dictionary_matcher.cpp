// SPDX-License-Identifier: Apache-2.0
// Any bytes as a password. Against small dictionaries of many scripts, under any settings, the matcher finds what the
// obvious way finds and counts; against the built-in words, spans lie inside the password and in order, and a longer
// password has no fewer points. The first eight bytes are the settings.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "../naive_points.hpp"
#include "credence/dictionary.hpp"
#include "fuzz_input.hpp"
#include "judge.hpp"
#include "rules/setup.hpp"
#include "text/prepared.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

using namespace credence;
using namespace credence::test;

namespace {

// Characters: the obvious way takes time.
constexpr std::size_t kMaxNaive = 32;
constexpr std::size_t kMaxNaivePoints = 12;

const std::vector<const SampleDictionary*>& samples() {
  static const SampleDictionary first({
      {"password", "pass", "word",  "sword",  "al",      "all",  "ball", "hello", "ill", "lil", "lillil", "abba",
       "aabb",     "aab",  "level", "e-mail", "o'clock", "r2d2", "1984", "111",   "1l1", "x",   "oo",     "ooo"},
      {"\u043F\u0430\u0440\u043E\u043B\u044C", "\u0434\u0430\u0434\u0430", "\u03BA\u03B1\u03BB\u03AC", "\u5BC6\u7801",
       "\u30D1\u30B9", "\uBE44\uBC00", "\u00E9t\u00E9", "stra\u00DFe", "\u0939\u093F\u0902\u0926\u0940",
       "\u0E44\u0E17\u0E22", "sword", "all", "\u20ACuro", "\U0001F600\U0001F600"},
  });
  static const SampleDictionary second({{"all", "drow", "llab", "pa", "ss", "word", "ete", "euro", "aaa", "a"}});
  static const std::vector<const SampleDictionary*> both{&first, &second};
  return both;
}

DictionaryRule take_rule(FuzzInput& input) {
  DictionaryRule rule;
  const std::uint8_t disguises = ~input.byte();
  rule.leet = (disguises & 1U) != 0;
  rule.reversed = (disguises & 2U) != 0;
  rule.separated = (disguises & 4U) != 0;
  rule.stretched = (disguises & 8U) != 0;
  rule.min_length = input.byte() % 8U;
  rule.common_min_length = input.byte() % 8U;
  rule.common_rank = input.byte() % 32U;
  rule.disguised_rank = input.byte() % 32U;
  const std::uint8_t extras = input.byte();
  rule.leet_extra = extras % 4U;
  rule.reversed_extra = extras / 4U % 4U;
  rule.separated_extra = extras / 16U % 4U;
  rule.stretched_extra = extras / 64U;
  const std::uint8_t points = input.byte();
  rule.word_points = points % 8U;
  rule.letters_per_point = points / 8U % 8U;
  rule.rare_rank = points / 64U * 1000U;
  rule.disguise_points = input.byte() % 4U;
  const std::uint8_t patterns = input.byte();
  rule.date_points = patterns % 4U;
  rule.sequence_points = rule.run_points = patterns / 4U % 4U;
  rule.block_points = patterns / 16U % 4U;
  rule.walk_points = patterns / 64U;
  return rule;
}

void compare(const DictionaryRule& rule, std::string_view password) {
  const text::Prepared prepared(password, text::kMaxPasswordBytes);
  if (!prepared.is_text() || prepared.matching().size() > kMaxNaive) return;
  const NaiveMatcher naive(samples(), rule, prepared);
  const std::vector<dictionary::FoundWord> found = found_words(samples(), rule, prepared);
  require(agree(found, naive.found()));
  if (prepared.matching().empty() || prepared.matching().size() > kMaxNaivePoints) return;
  rules::words::Patterns patterns;
  rules::words::find_patterns(rule, patterns::kAllLayouts, prepared, patterns);
  require(points(samples(), rule, prepared) == NaivePoints(samples(), rule, prepared, found, patterns).count());
}

std::int64_t points(DictionaryRule rule, std::string_view password) {
  rule.mode = DictionaryMode::kBasedOn;
  rule.min_points = UINT32_MAX;
  const Violations violations =
      test::judge(rules::check_dictionary, rule, password, {}, Resources::built_in()).violations;
  std::uint32_t last = 0;
  for (std::size_t i = 1; i < violations.size(); ++i) {
    const Span span = violations[i].span;
    require(span.begin < span.end && span.end <= password.size() && span.begin >= last);
    last = span.begin;
  }
  return violations.empty() ? 0 : violations.front().actual;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzInput input(data, size);
  const DictionaryRule rule = take_rule(input);
  const std::string_view password = input.rest();
  compare(rule, password);
  for (const DictionaryMatch& match : Dictionary::built_in()->matches(password, rules::match_options(rule))) {
    require(match.span.begin < match.span.end && match.span.end <= password.size());
  }
  if (password.empty() || text::find_ill_formed(password)) return 0;
  char32_t last = 0;
  std::size_t begin = 0;
  for (text::Utf8Reader reader(password); reader.next();) {
    last = reader.current().code_point;
    begin = reader.current().span.begin;
  }
  // A mark that is appended may make another letter of the one before it.
  if (text::is_mark(last)) return 0;
  for (DictionaryRule some : {DictionaryRule{}, rule}) {
    // A pattern is known as one only some characters after it began: then there may be fewer points.
    some.date_points = some.sequence_points = some.run_points = some.block_points = some.walk_points = 0;
    require(points(some, password.substr(0, begin)) <= points(some, password));
  }
  return 0;
}
