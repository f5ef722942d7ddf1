// SPDX-License-Identifier: Apache-2.0
// What finding the built-in words costs: by disguise, mode, script and length. The baseline of the same run looks up
// every substring in a hash set of the plain words.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <unordered_set>
#include <vector>

#include "credence/dictionary.hpp"
#include "judge.hpp"
#include "text/prepared.hpp"

namespace {

using namespace credence;

constexpr std::size_t kPasswords = 1000;

std::vector<std::string> random_passwords(const std::vector<std::string>& letters, std::size_t length) {
  std::mt19937_64 random(1);
  std::vector<std::string> passwords(kPasswords);
  for (std::string& password : passwords) {
    for (std::size_t i = 0; i < length; ++i) password += letters[random() % letters.size()];
  }
  return passwords;
}

std::vector<std::string> letters_of(std::string_view ascii) {
  std::vector<std::string> letters;
  for (const char c : ascii) letters.emplace_back(1, c);
  return letters;
}

std::vector<std::string> alphanumeric(std::size_t length) {
  return random_passwords(letters_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"), length);
}

// Twelve characters of Cyrillic and accented Latin.
std::vector<std::string> non_ascii() {
  return random_passwords({"\xD0\xB0", "\xD0\xB5", "\xD0\xBE", "\xD0\xBF", "\xD1\x80", "\xD0\xBB", "\xC3\xA9",
                           "\xC3\xBC", "\xC3\xB1", "1", "a", "e"},
                          12);
}

// Words with a digit and a symbol: what people choose.
std::vector<std::string> words() {
  std::vector<std::string> passwords;
  std::ifstream list(CREDENCE_SOURCE_DIR "/data/words/en-words.txt");
  for (std::string word; passwords.size() < kPasswords && std::getline(list, word);) {
    if (word.size() >= 8) passwords.push_back(word + "7!");
  }
  return passwords;
}

DictionaryRule rule_of(DictionaryMode mode, bool leet, bool others) {
  DictionaryRule rule;
  rule.mode = mode;
  rule.leet = leet;
  rule.reversed = rule.separated = rule.stretched = others;
  return rule;
}

// Time a password; the preparation of its text, which all rules share, is part of it.
void check(benchmark::State& state, const DictionaryRule& rule, const std::vector<std::string>& passwords) {
  const rules::Setup setup(test::policy_with(rule), Resources::built_in());
  std::size_t i = 0;
  for (auto _ : state) {
    const text::Prepared prepared(passwords[i], text::kMaxPasswordBytes);
    benchmark::DoNotOptimize(test::judge(rules::check_dictionary, setup, prepared));
    i = i + 1 == passwords.size() ? 0 : i + 1;
  }
}

void baseline_hash_set(benchmark::State& state, const std::vector<std::string>& passwords) {
  std::unordered_set<std::string> set;
  for (const auto& file : std::filesystem::directory_iterator(CREDENCE_SOURCE_DIR "/data/words")) {
    std::ifstream list(file.path());
    for (std::string word; std::getline(list, word);) set.insert(word);
  }
  std::size_t i = 0;
  for (auto _ : state) {
    const std::string& password = passwords[i];
    std::size_t found = 0;
    for (std::size_t begin = 0; begin < password.size(); ++begin) {
      for (std::size_t length = 4; begin + length <= password.size(); ++length) {
        found += set.count(password.substr(begin, length));
      }
    }
    benchmark::DoNotOptimize(found);
    i = i + 1 == passwords.size() ? 0 : i + 1;
  }
}

std::string shuffled(std::string_view characters, std::size_t length) {
  std::mt19937_64 random(2);
  std::string text;
  while (text.size() < length) text += characters[random() % characters.size()];
  return text;
}

std::string repeated(std::string_view unit, std::size_t length) {
  std::string text;
  while (text.size() < length) text += unit;
  text.resize(length);
  return text;
}

// Words overlapping as tightly as these letters allow: a de Bruijn sequence of order 6 over them, cut to length.
std::string de_bruijn(std::string_view letters, std::size_t length) {
  std::vector<std::size_t> a(letters.size() * 6);
  std::string out;
  const auto extend = [&](const auto& self, std::size_t t, std::size_t p) -> void {
    if (out.size() >= length) return;
    if (t > 6) {
      if (6 % p == 0) {
        for (std::size_t j = 1; j <= p; ++j) out += letters[a[j]];
      }
      return;
    }
    a[t] = a[t - p];
    self(self, t + 1, p);
    for (std::size_t j = a[t - p] + 1; j < letters.size(); ++j) {
      a[t] = j;
      self(self, t + 1, t);
    }
  };
  extend(extend, 1, 1);
  out.resize(length, letters[0]);
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  using benchmark::RegisterBenchmark;
  constexpr auto kContains = DictionaryMode::kContains;
  constexpr auto kBasedOn = DictionaryMode::kBasedOn;
  const auto add = [](const std::string& name, const DictionaryRule& rule, const std::vector<std::string>& passwords) {
    RegisterBenchmark(name.c_str(), [rule, passwords](benchmark::State& state) { check(state, rule, passwords); });
  };
  const auto random12 = alphanumeric(12);
  RegisterBenchmark("baseline/hash_set/random12", [random12](benchmark::State& s) { baseline_hash_set(s, random12); });
  add("off/random12", rule_of(DictionaryMode::kOff, false, false), random12);
  add("contains/plain/random12", rule_of(kContains, false, false), random12);
  add("contains/leet/random12", rule_of(kContains, true, false), random12);
  add("contains/all/random12", rule_of(kContains, true, true), random12);
  add("based_on/all/random12", rule_of(kBasedOn, true, true), random12);
  add("whole/random12", rule_of(DictionaryMode::kWhole, true, true), random12);
  add("contains/all/words", rule_of(kContains, true, true), words());
  add("contains/all/non_ascii12", rule_of(kContains, true, true), non_ascii());
  for (const std::size_t length : {16U, 64U, 256U, 1024U, 4096U}) {
    add("contains/all/random" + std::to_string(length), rule_of(kContains, true, true), alphanumeric(length));
  }
  for (const std::size_t length : {16U, 256U, 4096U}) {
    const std::pair<const char*, std::string> adversarial[] = {{"leet_1", repeated("1", length)},
                                                               {"leet_mixed", repeated("4310571!", length)},
                                                               {"leet_random", shuffled("4310571!", length)},
                                                               {"leet_bars", shuffled("1!|il", length)},
                                                               {"all_a", repeated("a", length)},
                                                               {"alternating", repeated("ab", length)},
                                                               {"de_bruijn", de_bruijn("aeinrst", length)},
                                                               {"words", repeated("internationalisation", length)},
                                                               {"separators", repeated("a-", length)},
                                                               {"marks", repeated("a\xCC\x81", length)}};
    for (const auto& [name, password] : adversarial) {
      for (const auto& [mode, mode_name] : {std::pair{kContains, "contains"}, std::pair{kBasedOn, "based_on"}}) {
        add("worst/" + std::string(mode_name) + "/" + name + "/" + std::to_string(length), rule_of(mode, true, true),
            {password});
      }
    }
  }
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
