// SPDX-License-Identifier: Apache-2.0
#include "credence/strength.hpp"

#include <cmath>
#include <cstring>
#include <fstream>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "catch.hpp"
#include "credence/checker.hpp"
#include "naive_strength.hpp"
#include "platform/bytes.hpp"
#include "strength/reading.hpp"
#include "strength/segments.hpp"
#include "strength/state.hpp"
#include "temporary_folder.hpp"

using namespace credence;

namespace {

const StrengthEstimator& estimator() {
  static const StrengthEstimator built_in;
  return built_in;
}

const strength::Sources& sources() {
  static const strength::Sources built_in(StrengthModel::built_in()->state().model, {Dictionary::built_in()});
  return built_in;
}

double cost_of_rows(const std::string& password) {
  const text::Prepared prepared(password, text::kMaxPasswordBytes);
  const strength::Reading reading(sources(), prepared);
  const strength::EdgeIndex edges(reading.edges(), reading.characters().size());
  return strength::cost_of_all_rows(sources().model, reading.characters(), edges);
}

std::string random_text(std::mt19937_64& random, std::string_view alphabet, std::size_t length) {
  std::string text;
  for (std::size_t i = 0; i < length; ++i) text += alphabet[random() % alphabet.size()];
  return text;
}

constexpr std::string_view kPrintable =
    "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";

}  // namespace

TEST_CASE("logarithms and sums of costs") {
  for (const std::uint64_t number :
       {1ULL, 2ULL, 3ULL, 5ULL, 95ULL, 7776ULL, 123456789ULL, 1ULL << 40, (1ULL << 63) + 1}) {
    CAPTURE(number);
    const double exact = std::log2(static_cast<double>(number)) * strength::kBit;
    CHECK(std::abs(strength::log2_floor(number) - exact) < 1.01);
    CHECK(strength::log2_ceil(number) >= exact - 0.01);
    CHECK(strength::log2_ceil(number) - strength::log2_floor(number) <= 1);
  }
  for (strength::Cost apart = 0; apart < 4000; ++apart) {
    const double exact = 1000 - std::log2(1 + std::exp2(-static_cast<double>(apart) / strength::kBit)) * strength::kBit;
    const strength::Cost sum = strength::either(1000, 1000 + apart);
    CAPTURE(apart, sum, exact);
    CHECK(sum >= exact - 0.01);  // never likelier than both together
    CHECK(sum <= exact + 4);
    CHECK(strength::either(1000 + apart, 1000) == sum);
  }
}

TEST_CASE("the one pass agrees with trying all rows") {
  const char* const passwords[] = {
      "a",     "A",      "aB",     "1",     "!",     "aa1",   "Abc!",         "pass1",
      "PASS1", "word99", "aBcD",   "dOg12", "qwe1!", "1999",  "a1a1a1",       "love!!",
      "xkqz",  "  a",    "aaaaaa", "12345", "Hello", "h3llo", "\xC3\xA4pfel", "\xD0\xBF\xD0\xB0\x31"};
  for (const char* const password : passwords) {
    CAPTURE(password);
    const text::Prepared prepared(password, text::kMaxPasswordBytes);
    const strength::Reading reading(sources(), prepared);
    const strength::EdgeIndex edges(reading.edges(), reading.characters().size());
    const double slow =
        -std::log2(test::NaiveRows(sources().model, reading.characters(), edges).share()) * strength::kBit;
    const double fast = strength::cost_of_all_rows(sources().model, reading.characters(), edges);
    CHECK(fast >= slow - 2);
    CHECK(fast <= slow + 16.0 * static_cast<double>(reading.characters().size()) + 16);

    strength::Segments row;
    const strength::Cost best = strength::find_best_row(sources().model, reading.characters(), edges, row);
    CHECK(best >= fast - 1);  // one row is no likelier than all
    strength::Cost sum = 0;
    text::Position position = 0;
    for (const strength::Segment& segment : row.span()) {
      CHECK(segment.begin == position);
      position = segment.end;
      sum += segment.cost;
    }
    CHECK(position == reading.characters().size());
    CHECK(sum == best);
  }
}

TEST_CASE("probabilities of short strings add up to no more than one") {
  const std::string alphabet = "ab1A!e2";
  std::vector<std::string> strings = {""};
  double sum = 0;
  for (std::size_t length = 1; length <= 3; ++length) {
    std::vector<std::string> longer;
    for (const std::string& shorter : strings) {
      for (const char c : alphabet) longer.push_back(shorter + c);
    }
    strings = std::move(longer);
    for (const std::string& text : strings) sum += std::exp2(-cost_of_rows(text) / strength::kBit);
  }
  CHECK(sum > 0);
  CHECK(sum <= 1);
}

TEST_CASE("guesses of passwords that are known to be weak or strong") {
  struct Row {
    const char* password;
    double least, most;  // log10
  };
  const Row rows[] = {
      {"123456", 0, 1},
      {"password", 0, 1},
      {"Password", 0, 3},
      {"qwerty", 0, 2},
      {"monkey1", 1, 5},
      {"Password2026!", 6, 12},
      {"Welcome@123", 5, 10},
      {"aaaaaaaaaaaaaaaa", 0, 6},
      {"passwordpassword", 0, 6},
      {"abcdefghijkl", 0, 6},
      {"rWibMFACxAUGZmxhVncy", 20, 60},
      {"k9%Qz!2vLx#8Wp@4", 20, 40},
      {"correct horse battery staple", 9, 18},
      {"unmoved-anyone-shrubbery-cobweb", 14, 17.1},
      {"83521947260184", 9, 14.5},
  };
  for (const Row& row : rows) {
    const double guesses = estimator().guesses_log10(row.password);
    CAPTURE(row.password, guesses);
    CHECK(guesses >= row.least);
    CHECK(guesses <= row.most);
  }
}

TEST_CASE("an estimate explains all of a password") {
  std::mt19937_64 random(7);
  std::vector<std::string> passwords = {"Password2026!",
                                        "Summer2024!",
                                        "iloveyou",
                                        "tr0ub4dour&3",
                                        "qwertyabc123",
                                        "aaaa1111",
                                        "D0g........",
                                        "x",
                                        "stra\xC3\x9F"
                                        "e99",
                                        "\xE5\xAF\x86\xE7\xA0\x81x1"};
  for (int i = 0; i < 200; ++i) passwords.push_back(random_text(random, kPrintable, 1 + random() % 24));
  for (const std::string& password : passwords) {
    CAPTURE(password);
    const Strength strength = estimator().estimate(password);
    REQUIRE(!strength.parts.empty());
    std::uint32_t position = 0;
    double sum = 0;
    for (const StrengthPart& part : strength.parts) {
      CHECK(part.span.begin == position);
      CHECK(part.span.end > part.span.begin);
      CHECK(part.guesses_log10 >= 0);
      CHECK(!part_kind_name(part.kind).empty());
      position = part.span.end;
      sum += part.guesses_log10;
    }
    CHECK(position == password.size());
    CHECK(std::abs(sum - strength.guesses_log10) <= 0.02 * static_cast<double>(strength.parts.size()));
    CHECK(strength.guesses_log10 == estimator().guesses_log10(password));
    CHECK(strength.score <= 4);
  }
}

TEST_CASE("advice") {
  struct Row {
    const char* password;
    Advice advice;
    bool given;
  };
  const Row rows[] = {
      {"password", Advice::kCommonPassword, true},
      {"iloveyou", Advice::kCommonPassword, true},
      {"k9%Qz!2vLx#8Wp@4", Advice::kAddWord, false},
      {"abcdefghijkl", Advice::kAddWord, true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.password);
    const std::vector<Advice> advice = estimator().estimate(row.password).advice;
    CHECK((std::find(advice.begin(), advice.end(), row.advice) != advice.end()) == row.given);
    CHECK(std::set<Advice>(advice.begin(), advice.end()).size() == advice.size());
  }
  std::set<std::string_view> keys;
  for (std::uint16_t number = 1; !advice_key(Advice{number}).empty(); ++number) {
    const auto advice = Advice{number};
    CHECK(keys.insert(advice_key(advice)).second);
    CHECK(advice_message(advice).size() > 10);
    CHECK(advice_message(advice, "de") != advice_message(advice));
  }
  CHECK(keys.size() == 14);
}

TEST_CASE("what can't be judged is not strong") {
  const std::string long_text(text::kMaxPasswordBytes + 1, 'x');
  for (const std::string& password : {std::string(), std::string("\xFF\xFE secret"), long_text}) {
    const Strength strength = estimator().estimate(password);
    CHECK(strength.guesses_log10 == 0);
    CHECK(strength.score == 0);
    CHECK(strength.parts.empty());
  }
}

TEST_CASE("any bytes have a finite estimate") {
  std::mt19937_64 random(3);
  for (int i = 0; i < 2000; ++i) {
    std::string bytes;
    const std::size_t length = random() % 40;
    for (std::size_t k = 0; k < length; ++k) bytes += static_cast<char>(random() % (i % 2 == 0 ? 256 : 128));
    const double guesses = estimator().guesses_log10(bytes);
    CHECK(std::isfinite(guesses));
    CHECK(guesses >= 0);
  }
  for (const char c : {'a', '1', '!', 'Z'}) {
    CHECK(std::isfinite(estimator().guesses_log10(std::string(4096, c))));
    CHECK(estimator().guesses_log10(std::string(4096, c)) < 20);
  }
  CHECK(std::isfinite(estimator().guesses_log10(random_text(random, kPrintable, 4096))));
}

TEST_CASE("random characters behind a password hardly ever make it weaker") {
  std::mt19937_64 random(5);
  std::size_t weaker = 0;
  constexpr std::size_t kPasswords = 2000;
  const char* const words[] = {"password", "dragon", "Maison", "sommer", "x9K", "qwerty", "2019", "John"};
  for (std::size_t i = 0; i < kPasswords; ++i) {
    std::string password =
        random() % 2 == 0 ? words[random() % std::size(words)] : random_text(random, kPrintable, 1 + random() % 8);
    const double before = estimator().guesses_log10(password);
    password += random_text(random, kPrintable, 4);
    weaker += estimator().guesses_log10(password) < before;
  }
  CHECK(weaker * 1000 <= kPasswords);
}

TEST_CASE("composed and decomposed characters are judged alike") {
  struct Row {
    const char* composed;
    const char* decomposed;
  };
  const Row rows[] = {{"caf\xC3\xA9", "cafe\xCC\x81"},
                      {"M\xC3\xBCller99", "Mu\xCC\x88ller99"},
                      {"contrase\xC3\xB1"
                       "a1",
                       "contrasen\xCC\x83"
                       "a1"},
                      {"\xEA\xB0\x80\xEB\x82\x98", "\xE1\x84\x80\xE1\x85\xA1\xE1\x84\x82\xE1\x85\xA1"}};
  for (const Row& row : rows) {
    const Strength composed = estimator().estimate(row.composed);
    const Strength decomposed = estimator().estimate(row.decomposed);
    CHECK(composed.guesses_log10 == decomposed.guesses_log10);
    CHECK(composed.attacker == decomposed.attacker);
    CHECK(composed.parts.size() == decomposed.parts.size());
  }
}

TEST_CASE("an account's own words are guessed first") {
  Subject subject;
  subject.service = "zyxbook";
  subject.user = "qbertram";
  struct Row {
    const char* password;
    double most;
  };
  for (const Row& row : {Row{"zyxbook", 2.5}, Row{"Zyxbook", 4}, Row{"qbertram1", 6}, Row{"zyxbook2024", 7}}) {
    CAPTURE(row.password);
    const Strength strength = estimator().estimate(row.password, subject);
    CHECK(strength.guesses_log10 <= row.most);
    CHECK(strength.guesses_log10 < estimator().guesses_log10(row.password));
    CHECK(strength.attacker == Attacker::kContext);
    CHECK(std::any_of(strength.parts.begin(), strength.parts.end(),
                      [](const StrengthPart& part) { return part.kind == PartKind::kContext; }));
  }
  CHECK(estimator().guesses_log10("gardenhose77", subject) == estimator().guesses_log10("gardenhose77"));
}

TEST_CASE("a model is trained alike each time, and a damaged one is refused") {
  const test::TemporaryFolder folder;
  const std::filesystem::path list = folder.path() / "list";
  {
    std::ofstream out(list);
    for (const char* const line :
         {"123456", "password", "sunshine1", "dragon99", "letmein!", "qwerty12", "abc2001", "Hello7"}) {
      for (int i = 0; i < 3; ++i) out << line << (i == 0 ? "" : std::to_string(i)) << '\n';
    }
  }
  StrengthTraining training;
  training.passwords = {list};
  const auto train = [&](const char* name) {
    const StrengthBuildResult result =
        build_strength_model(training, folder.path() / name, {{Dictionary::built_in()}, {}});
    CHECK(result.lines == 24);
    std::ifstream in(folder.path() / name, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  const std::string bytes = train("one");
  CHECK(bytes == train("two"));
  const StrengthEstimator trained(StrengthModel::open(folder.path() / "one"), {Dictionary::built_in()});
  CHECK(trained.guesses_log10("123456") < 1);
  CHECK(trained.guesses_log10("k9%Qz!2vLx#8") > 12);

  CHECK_THROWS_AS(StrengthModel::open_memory({}), Error);
  const auto open = [](const std::string& text) { return StrengthModel::open_memory(platform::as_bytes(text)); };
  CHECK_NOTHROW(open(bytes));
  for (const std::size_t size :
       {std::size_t{1}, std::size_t{100}, std::size_t{256}, bytes.size() / 2, bytes.size() - 1}) {
    CHECK_THROWS_AS(open(bytes.substr(0, size)), Error);
  }
  for (std::size_t at = 0; at < bytes.size(); at += bytes.size() / 97) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    CAPTURE(at);
    CHECK_THROWS_AS(open(damaged), Error);
  }
  training.passwords = {};
  CHECK_THROWS_AS(build_strength_model(training, folder.path() / "none", {{Dictionary::built_in()}, {}}), Error);
  CHECK(!std::filesystem::exists(folder.path() / "none"));
}
