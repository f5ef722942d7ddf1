// SPDX-License-Identifier: Apache-2.0
// What the dictionary rule alone catches and what it rejects in error, as a Markdown table beside the peers'. Usage:
// rule_rates [SEED]. The sets of real words and breached passwords need the folder of real data (tests/real_data.hpp).
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "credence/dictionary.hpp"
#include "judge.hpp"
#include "real_data.hpp"
#include "text/prepared.hpp"

using namespace credence;

namespace {

constexpr std::size_t kSetSize = 10000;
constexpr std::size_t kWords = 20000;
constexpr const char* kLanguages[] = {"en", "fr", "de", "es"};
constexpr const char* kNoPeers = " | | | | ";

struct Set {
  std::string name;
  std::vector<std::string> passwords;
  const char* peers;  // cracklib small/big | libpwquality | passwdqc 2.1 | zxcvbn-c | zxcvbn JS, from other runs
};

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(engine_() % bound); }
  std::string of(std::string_view alphabet, std::size_t length) {
    std::string out;
    for (std::size_t i = 0; i < length; ++i) out += alphabet[below(alphabet.size())];
    return out;
  }

 private:
  std::mt19937_64 engine_;
};

std::string printable() {
  std::string all;
  for (char c = ' ' + 1; c <= '~'; ++c) all += c;
  return all;
}

std::vector<std::string> repeat(const std::function<std::string()>& make) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < kSetSize; ++i) out.push_back(make());
  return out;
}

std::vector<std::string> read_lines(const std::string& path) {
  std::vector<std::string> lines;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

std::string capitalised(std::string word) {
  if (word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

std::string alternating(std::string word) {
  for (std::size_t i = 1; i < word.size(); i += 2) {
    if (word[i] >= 'a' && word[i] <= 'z') word[i] = static_cast<char>(word[i] - 'a' + 'A');
  }
  return word;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// Where the characters of UTF-8 text begin, and its end.
std::vector<std::size_t> starts(std::string_view text) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((text[i] & 0xC0) != 0x80) out.push_back(i);
  }
  out.push_back(text.size());
  return out;
}

std::string leet(const std::string& word) {
  constexpr std::string_view kLetters = "aeiostlgbz";
  constexpr std::string_view kDigits = "4310571982";
  std::string out = word;
  for (char& c : out) {
    const std::size_t at = kLetters.find(c);
    if (at != std::string_view::npos) c = kDigits[at];
  }
  return out;
}

std::string joined(const std::string& word, const std::function<std::string(std::size_t, std::size_t)>& between,
                   bool backwards) {
  const auto at = starts(word);
  const std::size_t n = at.size() - 1;
  std::string out;
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t k = backwards ? n - 1 - i : i;
    out += word.substr(at[k], at[k + 1] - at[k]);
    if (i + 1 < n) out += between(i, n);
  }
  return out;
}

// The commonest words of a language that have this many letters and more.
std::vector<std::string> common_words(const std::string& language, std::size_t min_letters) {
  std::vector<std::string> words;
  test::for_each_real_line("dict/wordfreq-large_" + language + ".tsv.zst", [&](std::string_view line) {
    const std::string word(line.substr(0, line.find('\t')));
    const bool letters = std::all_of(word.begin(), word.end(),
                                     [](char c) { return (c >= 'a' && c <= 'z') || static_cast<signed char>(c) < 0; });
    if (words.size() < kWords && letters && characters(word) >= min_letters) words.push_back(word);
  });
  return words;
}

std::string hiragana(Random& random, std::size_t length) {
  std::string out;
  for (std::size_t i = 0; i < length; ++i) {
    const std::size_t kana = 0x3042 + random.below(0x3093 - 0x3042 + 1);
    out += {static_cast<char>(0xE0 | kana >> 12), static_cast<char>(0x80 | (kana >> 6 & 0x3F)),
            static_cast<char>(0x80 | (kana & 0x3F))};
  }
  return out;
}

std::vector<Set> make_sets(std::uint64_t seed) {
  Random random(seed);
  std::string lower, alphanumeric;
  for (char c = 'a'; c <= 'z'; ++c) lower += c;
  alphanumeric = lower + "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  std::vector<Set> sets;
  sets.push_back({"random 16 printable", repeat([&] { return random.of(printable(), 16); }), "0 | 0 | 0 | 0 | 0"});
  sets.push_back(
      {"random 12 alphanumeric", repeat([&] { return random.of(alphanumeric, 12); }), "0.1 | 0.1 | 15.8 | 0 | 0"});
  sets.push_back({"20 lower-case letters", repeat([&] { return random.of(lower, 20); }), "1.1 | 1.1 | 100 | 0 | 0"});

  const Set further[] = {{"random 10 printable", repeat([&] { return random.of(printable(), 10); }), " | | | | "},
                         {"random 8 printable", repeat([&] { return random.of(printable(), 8); }), " | | | | "},
                         {"random 8 alphanumeric", repeat([&] { return random.of(alphanumeric, 8); }), " | | | | "},
                         {"12 digits", repeat([&] { return random.of("0123456789", 12); }), " | | | | "},
                         {"12 hiragana", repeat([&] { return hiragana(random, 12); }), " | | | | "}};
  sets.insert(sets.end(), std::begin(further), std::end(further));

  const auto eff = read_lines(CREDENCE_SOURCE_DIR "/data/passphrases/eff-large.txt");
  for (const char* between : {" ", ""}) {
    for (std::size_t count = 4; count <= 6; ++count) {
      const auto passphrase = [&] {
        std::string out = eff[random.below(eff.size())];
        for (std::size_t i = 1; i < count; ++i) out += between + eff[random.below(eff.size())];
        return out;
      };
      sets.push_back({"diceware " + std::to_string(count) + (*between != 0 ? ", spaces" : ", run together"),
                      repeat(passphrase), "0.9-1.8 | 0.9-1.8 | 0 | 0 | 0"});
    }
  }

  const auto with_digit_and_symbol = [&](const std::string& word) {
    return word + random.of("0123456789", 1) + random.of("!@#$%^*?+=-", 1);
  };
  for (const std::string language : kLanguages) {
    const auto words = common_words(language, 5);
    if (words.empty()) continue;
    const char* const peers = language == "en"   ? "67 / 100 | 67 | 60 | 32 | 74"
                              : language == "fr" ? "5-56 | as cracklib | 18 | 3 | 14-19"
                              : language == "de" ? "3-79 | as cracklib | 16 | 3 | 14-19"
                                                 : "3-80 | as cracklib | 30 | 3 | 14-19";
    const auto none = [](std::size_t, std::size_t) { return std::string(); };
    const auto hyphen = [](std::size_t, std::size_t) { return std::string("-"); };
    const auto middle = [](std::size_t i, std::size_t n) { return std::string(i + 1 == n / 2 ? "." : ""); };
    const std::vector<std::pair<const char*, std::function<std::string(const std::string&)>>> disguises = {
        {"word, digit, symbol", [](const std::string& w) { return capitalised(w); }},
        {"the same, every second letter a capital", [](const std::string& w) { return alternating(w); }},
        {"the same in leet", [](const std::string& w) { return leet(w); }},
        {"the same reversed", [&](const std::string& w) { return joined(w, none, true); }},
        {"the same separated", [&](const std::string& w) { return joined(w, hyphen, false); }},
        {"the same, one separator", [&](const std::string& w) { return joined(w, middle, false); }},
    };
    bool plain = true;
    for (const auto& [name, disguise] : disguises) {
      Set set{language + ": " + name, {}, plain ? peers : kNoPeers};
      plain = false;
      for (const auto& word : words) {
        set.passwords.push_back(with_digit_and_symbol(disguise(word)));
      }
      sets.push_back(std::move(set));
    }
    Set accented{language + ": accented words, digit, symbol", {}, "0 | 0 | 0 | | 7-9"};
    for (const auto& word : words) {
      if (characters(word) != word.size())
        accented.passwords.push_back(capitalised(word) + random.of("0123456789", 1) + "!");
    }
    if (!accented.passwords.empty()) sets.push_back(std::move(accented));
  }

  for (const std::string language : kLanguages) {
    Set set{language + ": words of four letters and more, digit, symbol", {}, kNoPeers};
    for (const auto& word : common_words(language, 4))
      set.passwords.push_back(with_digit_and_symbol(capitalised(word)));
    if (!set.passwords.empty()) sets.push_back(std::move(set));
  }

  struct Breached {
    const char* name;
    std::size_t min, every, most;
    const char* peers;
  };
  for (const Breached& b : {Breached{"top 10,000", 0, 1, 10000, "95 / 98 | 97 | 100 | 100 | 100"},
                            Breached{"breached", 0, 31, 20000, "56 / 66 | 73 | 99 | 86 | 95"},
                            Breached{"breached, >= 8 characters", 8, 31, 20000, "38 / 48 | 38 | 98 | 74 | 87"},
                            Breached{"breached, >= 12 characters", 12, 1, 20000, "21 / 21 | 21 | 92 | 31 | 38"}}) {
    Set set{b.name, {}, b.peers};
    std::size_t line_number = 0;
    test::for_each_real_line("breach/hibp-v2-plaintext-count.tsv.zst", [&](std::string_view line) {
      const std::string_view password = line.substr(0, line.rfind('\t'));
      if (characters(password) < b.min || line_number++ % b.every != 0 || set.passwords.size() >= b.most) return;
      set.passwords.emplace_back(password);
    });
    if (!set.passwords.empty()) sets.push_back(std::move(set));
  }
  return sets;
}

double rejected_percent(const DictionaryRule& rule, const Set& set) {
  const rules::Setup setup(test::policy_with(rule), Resources::built_in());
  std::size_t rejected = 0;
  for (const std::string& password : set.passwords) {
    const text::Prepared prepared(password, text::kMaxPasswordBytes);
    if (!test::judge(rules::check_dictionary, setup, prepared).violations.empty()) ++rejected;
  }
  return 100.0 * static_cast<double>(rejected) / static_cast<double>(set.passwords.size());
}

}  // namespace

int main(int argc, char** argv) {
  const std::uint64_t seed = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1;
  const DictionaryRule contains = preset("citrix-cloud").dictionary;
  const DictionaryRule based_on = preset("credence").dictionary;
  std::printf(
      "Seed %llu. Percent rejected; the rule alone, with the settings of citrix-cloud (contains) and credence "
      "(based_on).\nThe words are the %zu commonest of a language that have five letters and more; where the row says "
      "so, four and more.\n\n",
      static_cast<unsigned long long>(seed), kWords);
  std::printf("| set | passwords | contains | based_on | cracklib | libpwquality | passwdqc | zxcvbn-c | zxcvbn |\n");
  std::printf("|---|---:|---:|---:|---|---|---|---|---|\n");
  for (const Set& set : make_sets(seed)) {
    std::printf("| %s | %zu | %.2f | %.2f | %s |\n", set.name.c_str(), set.passwords.size(),
                rejected_percent(contains, set), rejected_percent(based_on, set), set.peers);
    std::fflush(stdout);
  }
  return 0;
}
