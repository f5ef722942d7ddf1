// SPDX-License-Identifier: Apache-2.0
// Settings that no password meets together are refused, and no others: over small alphabets every password is tried.
#include "policy/satisfiable.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "credence/error.hpp"
#include "judge.hpp"

using namespace credence;

namespace {

bool is_met(const rules::Setup& setup, const std::string& password) {
  const text::Prepared prepared(password, setup.policy.length.byte_cap);
  rules::Findings findings(Verdict::kReject);
  if (prepared.over_cap()) return false;
  for (const rules::Rule rule : {rules::check_length, rules::check_characters, rules::check_repeat}) {
    rule({setup, prepared, {}}, findings);
  }
  return findings.take().verdict == Verdict::kAccept;
}

// Whether a password of these characters, of up to `longest` of them, meets the policy.
bool some_password_meets(const Policy& policy, const std::vector<std::string>& alphabet, std::size_t longest) {
  const rules::Setup setup(policy, {});
  std::vector<std::string> words{""};
  for (std::size_t size = 0; size <= longest; ++size) {
    std::vector<std::string> longer;
    for (const std::string& word : words) {
      if (is_met(setup, word)) return true;
      if (size == longest) continue;
      for (const std::string& character : alphabet) longer.push_back(word + character);
    }
    words = std::move(longer);
  }
  return false;
}

template <typename T>
T one_of(std::mt19937& random, std::initializer_list<T> values) {
  return *(values.begin() + static_cast<std::ptrdiff_t>(random() % values.size()));
}

std::string in_words(const Policy& policy) {
  const auto fault = policy::find_impossible(policy);
  return fault ? fault->problem : "";
}

}  // namespace

TEST_CASE("a policy is refused exactly where no password meets it") {
  std::mt19937 random(7);
  const std::vector<std::string> pool = {"a", "b", "A", "B", "1", "2", "!", "-", "\u00E9", "\u4E2D"};
  int impossible = 0;
  for (int round = 0; round < 4000; ++round) {
    std::vector<std::string> alphabet;
    const std::size_t characters = 1 + random() % 4;
    while (alphabet.size() < characters) {
      const std::string& character = pool[random() % pool.size()];
      if (std::find(alphabet.begin(), alphabet.end(), character) == alphabet.end()) alphabet.push_back(character);
    }
    Policy policy;
    for (const std::string& character : alphabet) policy.characters.allowed += character;
    policy.characters.ascii_only = random() % 8 == 0;
    policy.characters.symbols = one_of(random, {"", "", "!", "a1", "-A", "\u00E9"});
    const auto few = [&] { return one_of(random, {0U, 0U, 0U, 0U, 1U, 2U, 3U}); };
    policy.characters.min_digits = few();
    policy.characters.min_upper = few();
    policy.characters.min_lower = few();
    policy.characters.min_letters = few();
    policy.characters.min_symbols = few();
    policy.characters.min_classes = few();
    policy.characters.min_distinct = few();
    policy.characters.count_caseless = random() % 2 == 0;
    policy.repeat.max_run = one_of(random, {0U, 0U, 1U, 2U});
    policy.repeat.max_class_run = one_of(random, {0U, 0U, 1U, 2U});
    policy.length.min = one_of(random, {0U, 1U, 3U, 4U});
    policy.length.max = one_of(random, {4U, 5U, 5U});
    policy.length.unit = one_of(random, {LengthUnit::kCodePoint, LengthUnit::kCodePoint, LengthUnit::kByte});
    const bool expected = some_password_meets(policy, alphabet, 5);
    const bool found = !policy::find_impossible(policy).has_value();
    impossible += expected ? 0 : 1;
    // satisfiable.hpp
    const bool may_be_missed = !expected && (policy.length.unit == LengthUnit::kByte ||
                                             (policy.repeat.max_run != 0 && policy.repeat.max_class_run != 0));
    if (found == expected || may_be_missed) continue;
    const CharacterRule& rule = policy.characters;
    CAPTURE(rule.allowed, rule.symbols, rule.ascii_only, rule.min_digits, rule.min_upper, rule.min_lower,
            rule.min_letters, rule.min_symbols, rule.min_classes, rule.count_caseless, rule.min_distinct,
            policy.repeat.max_run, policy.repeat.max_class_run, policy.length.min, policy.length.max,
            static_cast<int>(policy.length.unit), round);
    FAIL((expected ? "refused although a password meets it: " : "let through although none does: ")
         << in_words(policy));
  }
  CHECK(impossible > 400);
}

TEST_CASE("the settings that clash are named, as few as can be") {
  struct Row {
    const char* settings;
    const char* problem;
  };
  const Row rows[] = {
      {"characters.min_digits=5\ncharacters.min_upper=5\nlength.max=8\ncharacters.min_letters=2",
       "no password fits characters.min_upper = 5, characters.min_digits = 5 and length.max = 8; change one of them"},
      {"characters.min_symbols=1\ncharacters.allowed='abc123'",
       "no password fits characters.allowed = \"abc123\" and characters.min_symbols = 1; change one of them"},
      {"characters.min_distinct=30\nlength.max=10",
       "no password fits characters.min_distinct = 30 and length.max = 10; change one of them"},
      {"characters.symbols='\u00A3'\ncharacters.ascii_only=true\ncharacters.min_symbols=1",
       "no password fits characters.ascii_only = true, characters.symbols = \"\u00A3\" and characters.min_symbols = 1; "
       "change one of them"},
      {"repeat.max_class_run=2\nlength.min=6\ncharacters.allowed='abcdef'",
       "no password fits length.min = 6, repeat.max_class_run = 2 and characters.allowed = \"abcdef\"; change one of "
       "them"},
      {"repeat.max_class_run=1\ncharacters.min_digits=5\nlength.max=8",
       "no password fits repeat.max_class_run = 1, characters.min_digits = 5 and length.max = 8; change one of them"},
      {"characters.min_distinct=5\ncharacters.allowed='abcd'",
       "no password fits characters.allowed = \"abcd\" and characters.min_distinct = 5; change one of them"},
      {"characters.min_classes=4\ncharacters.allowed='abAB12'",
       "no password fits characters.allowed = \"abAB12\" and characters.min_classes = 4; change one of them"},
      {"characters.allowed='aA1'\ncharacters.min_upper=2\ncharacters.min_lower=2\nrepeat.max_run=1\nlength.max=6",
       "no password fits repeat.max_run = 1, characters.allowed = \"aA1\", characters.min_lower = 2, "
       "characters.min_upper = "
       "2 and length.max = 6; change one of them"},
      {"characters.min_letters=1100",
       "no password fits characters.min_letters = 1100 and length.byte_cap = 1024; change one of them"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.settings);
    try {
      (void)parse_policy(row.settings);
      FAIL("let through");
    } catch (const Error& error) {
      CHECK(std::string(error.what()).ends_with(row.problem));
      CHECK(error.code() == ErrorCode::kBadPolicy);
    }
  }
}

TEST_CASE("what fits is let through") {
  for (const char* settings :
       {"characters.min_digits=4\ncharacters.min_upper=4\nlength.max=8",
        "characters.min_lower=5\ncharacters.min_letters=8\ncharacters.min_symbols=8\ncharacters.symbols='a'\nlength."
        "max=8",
        "repeat.max_class_run=1\ncharacters.min_digits=4\nlength.max=7",
        "characters.level='warn'\ncharacters.min_digits=5\nlength.max=4",
        "length.level='warn'\ncharacters.min_digits=5\nlength.max=4",
        "repeat.level='warn'\nrepeat.max_class_run=2\nlength.min=6\ncharacters.allowed='abcdef'",
        "characters.allowed='aA1'\ncharacters.min_upper=2\ncharacters.min_lower=2\nrepeat.max_run=1\nlength.max=7",
        "characters.min_letters=1024", "length.unit='grapheme'\nlength.max=4\ncharacters.min_distinct=8",
        "length.min=0\ncharacters.allowed='\u212B'",
        "characters.min_classes=5\ncharacters.count_caseless=true\nlength.max=5",
        "characters.min_digits=12\nlength.max=12"}) {
    CAPTURE(settings);
    CHECK_NOTHROW(parse_policy(settings));
  }
  for (const std::string_view name : preset_names()) CHECK_FALSE(policy::find_impossible(preset(name)));
}
