// SPDX-License-Identifier: Apache-2.0
// What each preset refuses of what people invent and of what machines draw, in percent and by group, as a Markdown
// table: so that a change of a threshold or of a list shows what it buys and costs. Length and composition are left out
// and the account is unknown: what is left is the judgement. The passwords are those of the folder of real data
// (judgement/, as set<TAB>password; tests/real_data.hpp) and of generators of our own.
//
// Usage: rates [--sets] [--seed N] [--set KEY=VALUE]... [--dictionary FILE] [--other SET] [PRESET]...
//   --sets        a row for each set besides
//   --set         changes a setting of every preset, to try a threshold
//   --dictionary  words to use instead of the built-in ones, to try lists
//   --other       instead of the table, the passwords of this set that are judged otherwise than their group asks
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "credence/checker.hpp"
#include "generated_passwords.hpp"
#include "real_data.hpp"

namespace {

using namespace credence;
using bench::Drawn;

constexpr std::size_t kDrawn = 5000;

// A row of the table, with the bars of the two main presets; of what machines draw, the bar is the most that may be
// refused.
struct Group {
  const char* name;
  bool drawn;
  const char* credence_bar;
  const char* citrix_bar;
};
constexpr Group kGroups[] = {
    {"sprayed and habitual", false, ">= 96", ">= 97"},
    {"brands, clubs, cities, names", false, ">= 85", ">= 92"},
    {"keyboard tricks", false, ">= 97", ">= 97"},
    {"eight main languages", false, ">= 96", ">= 99"},
    {"other languages", false, ">= 85", ">= 85"},
    {"own script", false, ">= 85", ">= 85"},
    {"another layout", false, ">= 85", ">= 80"},
    {"romanised", false, ">= 60", ">= 60"},
    {"national top lists", false, ">= 98", ">= 95"},
    {"managers and systems, 12 and longer", true, "<= 0.05", "<= 0.7"},
    {"hex and uuid", true, "<= 0.1", "<= 1.0"},
    {"pronounceable, 12 and longer", true, "<= 1.0", "<= 3.0"},
    {"passphrases of four words and more", true, "<= 0.1", ""},
    {"drawn uniformly, 8 to 10", true, "<= 4", "<= 1"},
    {"pronounceable, 8 to 10", true, "<= 10", "<= 5"},
    {"passphrases of three words", true, "", ""},
    {"digits", true, "", ""},
};
constexpr std::size_t kFirstDrawn = 9;

struct Set {
  std::string name;
  std::size_t group;
  std::vector<std::string> passwords;
};

// The group of a set of the real data, by the beginning of its name; the first that fits counts.
std::size_t group_of(std::string_view set) {
  constexpr std::pair<std::string_view, std::size_t> kBeginnings[] = {{"inv-nordpass", 8},
                                                                      {"pwdb-", 8},
                                                                      {"inv-brands", 1},
                                                                      {"inv-cities", 1},
                                                                      {"inv-clubs", 1},
                                                                      {"inv-bands", 1},
                                                                      {"inv-cars", 1},
                                                                      {"inv-companies", 1},
                                                                      {"inv-names", 1},
                                                                      {"inv-keyboard", 2},
                                                                      {"inv-", 0},
                                                                      {"main-", 3},
                                                                      {"lang-", 4},
                                                                      {"native-", 5},
                                                                      {"layout-", 6},
                                                                      {"roman-", 7},
                                                                      {"hex", 10},
                                                                      {"uuid", 10},
                                                                      {"pwgen8", 14},
                                                                      {"pwgen-s8", 13},
                                                                      {"pwgen-s", 9},
                                                                      {"pwgen", 11},
                                                                      {"apg-a1", 13},
                                                                      {"apg", 14},
                                                                      {"azure-old", 14},
                                                                      {"google-ws8", 13},
                                                                      {"random8", 13},
                                                                      {"bitwarden-phrase3", 15},
                                                                      {"bitwarden-phrase", 12},
                                                                      {"keepassxc-phrase", 12},
                                                                      {"1password-words", 12},
                                                                      {"xkcdpass", 12},
                                                                      {"diceware", 12},
                                                                      {"pin", 16}};
  for (const auto& [beginning, group] : kBeginnings) {
    if (set.substr(0, beginning.size()) == beginning) return group;
  }
  return 9;
}

std::vector<Set> make_sets(std::uint64_t seed) {
  std::vector<Set> sets;
  std::map<std::string, std::size_t, std::less<>> by_name;
  for (const char* file : {"judgement/weak.tsv.zst", "judgement/strong.tsv.zst"}) {
    test::for_each_real_line(file, [&](std::string_view line) {
      const std::string_view name = line.substr(0, line.find('\t'));
      auto at = by_name.find(name);
      if (at == by_name.end()) {
        at = by_name.emplace(name, sets.size()).first;
        sets.push_back({std::string(name), group_of(name), {}});
      }
      sets[at->second].passwords.emplace_back(line.substr(name.size() + 1));
    });
  }
  for (bench::GeneratedSet& drawn : bench::generated_sets(kDrawn, seed)) {
    sets.push_back(
        {"drawn: " + drawn.name, kFirstDrawn + static_cast<std::size_t>(drawn.kind), std::move(drawn.passwords)});
  }
  return sets;
}

struct Options {
  bool sets = false;
  std::uint64_t seed = 1;
  std::string other;
  std::string dictionary;
  std::vector<std::pair<std::string, std::string>> settings;
  std::vector<std::string> presets;
};

Options options_of(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const auto value = [&] {
      if (i + 1 == argc) throw std::runtime_error(word + " needs a value");
      return std::string(argv[++i]);
    };
    if (word == "--sets") {
      options.sets = true;
    } else if (word == "--seed") {
      options.seed = std::strtoull(value().c_str(), nullptr, 10);
    } else if (word == "--other") {
      options.other = value();
    } else if (word == "--dictionary") {
      options.dictionary = value();
    } else if (word == "--set") {
      const std::string setting = value();
      const std::size_t equals = setting.find('=');
      if (equals == std::string::npos) throw std::runtime_error("--set needs KEY=VALUE");
      options.settings.emplace_back(setting.substr(0, equals), setting.substr(equals + 1));
    } else {
      options.presets.push_back(word);
    }
  }
  if (options.presets.empty()) {
    options.presets = {"credence", "citrix-cloud", "nist-800-63b-4-mfa", "owasp-asvs-4"};
  }
  return options;
}

Checker judge_of(const std::string& name, const Options& options) {
  Policy policy = preset(name);
  const std::uint32_t byte_cap = policy.length.byte_cap;
  policy.length = {};
  policy.length.byte_cap = byte_cap;
  policy.characters = {};
  for (const auto& [key, value] : options.settings) set_policy_value(policy, key, value);
  Resources resources = Resources::built_in();
  if (!options.dictionary.empty()) resources.dictionaries = {Dictionary::open(options.dictionary)};
  return Checker(policy, resources);
}

double refused_percent(const Checker& checker, const Set& set) {
  std::size_t refused = 0;
  for (const std::string& password : set.passwords) {
    if (checker.check(password).verdict != Verdict::kAccept) ++refused;
  }
  return 100.0 * static_cast<double>(refused) / static_cast<double>(set.passwords.size());
}

void print_other(const std::vector<Checker>& checkers, const std::vector<Set>& sets, const Options& options) {
  for (const Set& set : sets) {
    if (set.name != options.other) continue;
    for (const std::string& password : set.passwords) {
      for (std::size_t i = 0; i < checkers.size(); ++i) {
        const bool refused = checkers[i].check(password).verdict != Verdict::kAccept;
        if (refused == kGroups[set.group].drawn) std::printf("%s\t%s\n", options.presets[i].c_str(), password.c_str());
      }
    }
  }
}

void print_table(const std::vector<Checker>& checkers, const std::vector<Set>& sets, const Options& options) {
  std::printf(
      "Seed %llu. Percent refused, the mean of a group's sets; length, composition and account left out.\n\n"
      "| group | sets |",
      static_cast<unsigned long long>(options.seed));
  for (const std::string& name : options.presets) std::printf(" %s |", name.c_str());
  std::printf("\n|---|---:|");
  for (std::size_t i = 0; i < options.presets.size(); ++i) std::printf("---:|");
  std::printf("\n");
  for (std::size_t g = 0; g < std::size(kGroups); ++g) {
    std::vector<double> sums(checkers.size(), 0);
    std::size_t count = 0;
    for (const Set& set : sets) {
      if (set.group != g) continue;
      ++count;
      if (options.sets) std::printf("| - %s | |", set.name.c_str());
      for (std::size_t i = 0; i < checkers.size(); ++i) {
        const double percent = refused_percent(checkers[i], set);
        sums[i] += percent;
        if (options.sets) std::printf(" %.2f |", percent);
      }
      if (options.sets) std::printf("\n");
    }
    if (count == 0) continue;
    std::printf("| %s | %zu |", kGroups[g].name, count);
    for (std::size_t i = 0; i < checkers.size(); ++i) {
      const std::string_view bar = options.presets[i] == "credence"       ? kGroups[g].credence_bar
                                   : options.presets[i] == "citrix-cloud" ? kGroups[g].citrix_bar
                                                                          : "";
      std::printf(bar.empty() ? " %.2f |" : " %.2f (%s) |", sums[i] / static_cast<double>(count), bar.data());
    }
    std::printf("\n");
    std::fflush(stdout);
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const Options options = options_of(argc, argv);
    std::vector<Checker> checkers;
    for (const std::string& name : options.presets) checkers.push_back(judge_of(name, options));
    const std::vector<Set> sets = make_sets(options.seed);
    if (options.other.empty()) {
      print_table(checkers, sets, options);
    } else {
      print_other(checkers, sets, options);
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "rates: %s\n", error.what());
    return 2;
  }
  return 0;
}
