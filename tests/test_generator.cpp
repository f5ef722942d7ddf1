// SPDX-License-Identifier: Apache-2.0
#include "credence/generator.hpp"

#include <array>
#include <cmath>
#include <set>
#include <string>

#include "catch.hpp"
#include "checker/counting.hpp"
#include "credence/error.hpp"
#include "strength/choices.hpp"
#include "strength/phrase_list.hpp"

using namespace credence;

namespace {

std::string draw(const Generator& generator) {
  std::string password(generator.longest(), '\0');
  password.resize(generator.generate({password.data(), password.size()}));
  return password;
}

std::string all_printable() {
  std::string all;
  for (char c = 0x20; c < 0x7F; ++c) all.push_back(c);
  return all;
}

}  // namespace

TEST_CASE("the entropy is the number of accepted passwords, counted one by one") {
  struct Row {
    const char* name;
    const char* alphabet;
    std::uint32_t length;
    CharacterRule rule;
  };
  CharacterRule mixed;
  mixed.min_digits = 1;
  mixed.min_upper = 1;
  mixed.min_symbols = 1;
  mixed.symbols = "!";
  CharacterRule classes;
  classes.min_classes = 3;
  CharacterRule two_digits;
  two_digits.min_digits = 2;
  two_digits.allowed = "ab12";
  const Row rows[] = {{"anything", "abc", 4, {}},
                      {"one of each", "aB1!?", 4, mixed},
                      {"three classes", "aB1!", 4, classes},
                      {"two digits of some characters", "abz12", 5, two_digits}};
  for (const Row& row : rows) {
    CAPTURE(row.name);
    Policy policy;
    policy.characters = row.rule;
    const Checker checker(policy, {});
    // Every string of the alphabet, in the order of numbers to its base.
    const std::string alphabet = row.alphabet;
    std::size_t all = 1;
    for (std::uint32_t i = 0; i < row.length; ++i) all *= alphabet.size();
    std::size_t accepted = 0;
    for (std::size_t number = 0; number < all; ++number) {
      std::string text;
      for (std::size_t rest = number, i = 0; i < row.length; ++i, rest /= alphabet.size())
        text += alphabet[rest % alphabet.size()];
      accepted += checker.check(text).verdict == Verdict::kAccept;
    }
    GeneratorOptions options;
    options.alphabet = row.alphabet;
    options.length = row.length;
    const Generator generator(checker, options);
    CHECK(generator.entropy().exact);
    CHECK(std::abs(generator.entropy().bits - std::log2(static_cast<double>(accepted))) < 1e-9);
  }
}

TEST_CASE("what is drawn is accepted, of the length or with the bits asked for") {
  struct Row {
    const char* policy;
    GeneratorKind kind;
    std::uint32_t length;
    double bits;
  };
  const Row rows[] = {
      {"citrix-cloud", GeneratorKind::kCharacters, 0, 80},
      {"citrix-cloud", GeneratorKind::kCharacters, 12, 0},
      {"credence", GeneratorKind::kCharacters, 0, 80},
      {"credence", GeneratorKind::kWords, 5, 0},
      {"credence", GeneratorKind::kWords, 0, 70},
      {"credence", GeneratorKind::kPronounceable, 0, 60},
      {"nist-800-63b-4-single", GeneratorKind::kWords, 0, 50},
      {"pci-dss-4-mfa", GeneratorKind::kPronounceable, 16, 0},
      {"ad-complexity", GeneratorKind::kCharacters, 10, 0},
      {"owasp-asvs-5-l1", GeneratorKind::kCharacters, 0, 64},
  };
  for (const Row& row : rows) {
    CAPTURE(row.policy, static_cast<int>(row.kind), row.length, row.bits);
    const Checker checker(preset(row.policy));
    GeneratorOptions options;
    options.kind = row.kind;
    options.length = row.length;
    options.bits = row.bits;
    const Generator generator(checker, options);
    if (row.length == 0) CHECK(generator.entropy().bits >= row.bits);
    std::set<std::string> drawn;
    for (int i = 0; i < 100; ++i) {
      const std::string password = draw(generator);
      CHECK(checker.check(password).verdict == Verdict::kAccept);
      if (row.kind != GeneratorKind::kWords && row.length != 0) CHECK(password.size() == row.length);
      drawn.insert(password);
    }
    CHECK(drawn.size() == 100);
  }
}

TEST_CASE("draws are uniform") {
  // Chi-square of 5 digits' 10 values at each place would hide a bias of pairs, so whole passwords are counted: 3 of a
  // 5-letter alphabet, 125 in all. Beyond 210 for 124 degrees of freedom there is 1 in 300,000.
  GeneratorOptions options;
  options.alphabet = "abcde";
  options.length = 3;
  const Generator generator(Checker(Policy(), {}), options);
  std::array<std::size_t, 125> counts{};
  constexpr std::size_t kDraws = 25000;
  for (std::size_t i = 0; i < kDraws; ++i) {
    std::size_t number = 0;
    for (const char c : draw(generator)) number = number * 5 + static_cast<std::size_t>(c - 'a');
    ++counts[number];
  }
  double chi_square = 0;
  for (const std::size_t count : counts) {
    const double expected = static_cast<double>(kDraws) / 125;
    chi_square += (static_cast<double>(count) - expected) * (static_cast<double>(count) - expected) / expected;
  }
  CHECK(chi_square < 210);
  CHECK(chi_square > 60);
}

TEST_CASE("a policy that next to nothing satisfies is refused, with the rule") {
  GeneratorOptions options;
  options.kind = GeneratorKind::kWords;
  options.length = 4;
  try {
    const Generator generator(Checker(preset("citrix-cloud")), options);
    FAIL("was not refused");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::kBadPolicy);
    const std::string what = error.what();
    CHECK(what.find("generator.unsatisfiable") != std::string::npos);
    CHECK((what.find("characters.missing") != std::string::npos || what.find("dictionary.word") != std::string::npos));
  }
}

TEST_CASE("options that contradict each other are refused") {
  const Checker checker(Policy(), {});
  const auto refused = [&](const GeneratorOptions& options) { CHECK_THROWS_AS(Generator(checker, options), Error); };
  GeneratorOptions options;
  options.alphabet = "0O";
  options.no_look_alikes = true;
  refused(options);
  options = {};
  options.alphabet = "\xC3\xA4";
  refused(options);
  options = {};
  options.kind = GeneratorKind::kWords;
  options.words = {"one", "ones", "two"};
  options.separator = "";
  refused(options);
  options.words = {"one"};
  refused(options);
  options = {};
  options.length = 5000;
  refused(options);
  const Generator generator(checker, {});
  char small[4];
  CHECK_THROWS_AS(generator.generate(small), Error);
}

TEST_CASE("characters that are taken for another are left out") {
  GeneratorOptions options;
  options.no_look_alikes = true;
  options.alphabet = all_printable();
  options.length = 64;
  const Generator generator(Checker(Policy(), {}), options);
  for (int i = 0; i < 100; ++i) CHECK(draw(generator).find_first_of("0O1lI|") == std::string::npos);
}

TEST_CASE("a limit that is no power of two favours no number") {
  std::array<std::size_t, 3> counts{};
  constexpr std::size_t kDraws = 30000;
  for (std::size_t i = 0; i < kDraws; ++i) ++counts[strength::random_below(3)];
  for (const std::size_t count : counts) {
    CHECK(count > 9500);
    CHECK(count < 10500);
  }
  CHECK(strength::random_below(1) == 0);
}

TEST_CASE("the list of words has what the EFF's has") {
  const std::vector<std::string> words = strength::built_in_phrase_words();
  CHECK(words.size() == 7776);
  CHECK(words.front() == "abacus");
  CHECK(words.back() == "zoom");
}
