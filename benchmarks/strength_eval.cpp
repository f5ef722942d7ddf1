// SPDX-License-Identifier: Apache-2.0
// How well guesses are estimated, as Markdown: the order of cracked passwords (weighted Spearman correlation after
// Golla and Duermuth, CCS 2018), how near the numbers come to a reference, random passwords against their entropy, and
// what is weaker than 10^8 in sets of real and of generated passwords. Beside it zxcvbn 4.4.2, from the labelled files.
// Usage: strength_eval [SEED [DRAWS [MODEL]]]. Needs the folder of real data (tests/real_data.hpp).
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <numeric>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "credence/strength.hpp"
#include "real_data.hpp"

namespace {

using namespace credence;

struct Row {
  std::string password;
  double reference = 0;  // the higher, the stronger; of the offline sets log10 of guesses
  double weight = 0;
  double zxcvbn = 0;  // log10 of guesses
  double ours = 0;
};

std::vector<std::string> split(std::string_view line) {
  std::vector<std::string> fields(1);
  for (const char c : line) {
    if (c == '\t') {
      fields.emplace_back();
    } else {
      fields.back().push_back(c);
    }
  }
  return fields;
}

std::vector<Row> read_labelled(const std::string& name) {
  std::vector<Row> rows;
  bool is_head = true;
  test::for_each_real_line("labelled/rub-" + name + ".tsv", [&](std::string_view line) {
    if (std::exchange(is_head, false)) return;
    const std::vector<std::string> fields = split(line);
    if (fields.size() < 6) return;
    Row& row = rows.emplace_back();
    row.password = fields[0];
    row.reference = std::atof(fields[1].c_str());
    row.weight = std::atof(fields[2].c_str());
    row.zxcvbn = std::log10(std::max(std::atof(fields[4].c_str()), 1.0));
  });
  return rows;
}

using Column = std::vector<double>;

// Ranks by cumulative weight; ties share the middle.
Column weighted_ranks(const Column& values, const Column& weights) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  Column ranks(values.size());
  double before = 0;
  for (std::size_t i = 0; i < order.size();) {
    std::size_t end = i;
    double weight = 0;
    while (end < order.size() && values[order[end]] == values[order[i]]) weight += weights[order[end++]];
    for (; i < end; ++i) ranks[order[i]] = before + weight / 2;
    before += weight;
  }
  return ranks;
}

double correlation(const Column& a, const Column& b, const Column& weights) {
  const Column x = weighted_ranks(a, weights);
  const Column y = weighted_ranks(b, weights);
  double total = 0, mean_x = 0, mean_y = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    total += weights[i];
    mean_x += weights[i] * x[i];
    mean_y += weights[i] * y[i];
  }
  mean_x /= total;
  mean_y /= total;
  double xy = 0, xx = 0, yy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xy += weights[i] * (x[i] - mean_x) * (y[i] - mean_y);
    xx += weights[i] * (x[i] - mean_x) * (x[i] - mean_x);
    yy += weights[i] * (y[i] - mean_y) * (y[i] - mean_y);
  }
  return xx > 0 && yy > 0 ? xy / std::sqrt(xx * yy) : 0;
}

Column column(const std::vector<Row>& rows, double Row::*member) {
  Column values;
  for (const Row& row : rows) values.push_back(row.*member);
  return values;
}

double correlation(const std::vector<Row>& rows, double Row::*estimate, bool weighted) {
  const Column weights = weighted ? column(rows, &Row::weight) : Column(rows.size(), 1.0);
  return correlation(column(rows, estimate), column(rows, &Row::reference), weights);
}

void estimate_all(const StrengthEstimator& estimator, std::string_view service, std::vector<Row>& rows) {
  Subject subject;
  subject.service = service;
  for (Row& row : rows) row.ours = estimator.guesses_log10(row.password, subject);
}

struct Set {
  const char* name;
  const char* service;
  bool offline;
};
constexpr Set kSets[] = {{"rockyou-offline", "rockyou", true},
                         {"linkedin-offline", "linkedin", true},
                         {"rockyou-online", "rockyou", false},
                         {"linkedin-online", "linkedin", false}};

void print_correlations(const StrengthEstimator& estimator, std::vector<std::vector<Row>>& sets) {
  std::printf(
      "## Order of cracked passwords\n\n| set | rows | ours | with the service's name | zxcvbn | ours, unweighted | "
      "zxcvbn, unweighted |\n");
  std::printf("|---|---:|---:|---:|---:|---:|---:|\n");
  double sums[3] = {0, 0, 0};
  for (std::size_t i = 0; i < std::size(kSets); ++i) {
    std::vector<Row>& rows = sets[i];
    estimate_all(estimator, kSets[i].service, rows);
    const double context = correlation(rows, &Row::ours, true);
    estimate_all(estimator, {}, rows);
    const double values[3] = {correlation(rows, &Row::ours, true), context, correlation(rows, &Row::zxcvbn, true)};
    for (std::size_t k = 0; k < 3; ++k) sums[k] += values[k] / 4;
    std::printf("| %s | %zu | %.3f | %.3f | %.3f | %.3f | %.3f |\n", kSets[i].name, rows.size(), values[0], values[1],
                values[2], correlation(rows, &Row::ours, false), correlation(rows, &Row::zxcvbn, false));
  }
  std::printf("| mean | | %.3f | %.3f | %.3f | | |\n\n", sums[0], sums[1], sums[2]);
}

void print_length_classes(const std::vector<std::vector<Row>>& sets) {
  constexpr std::size_t kClasses[][2] = {{1, 5}, {6, 7}, {8, 9}, {10, 11}, {12, 15}, {16, 999}};
  std::printf(
      "## By length\n\n| set | characters | rows | ours | zxcvbn | ours, unweighted | zxcvbn, unweighted "
      "|\n|---|---|---:|---:|---:|---:|---:|\n");
  for (std::size_t i = 0; i < std::size(kSets); ++i) {
    for (const auto& [least, most] : kClasses) {
      std::vector<Row> rows;
      std::copy_if(sets[i].begin(), sets[i].end(), std::back_inserter(rows),
                   [&](const Row& row) { return row.password.size() >= least && row.password.size() <= most; });
      if (rows.size() < 20) continue;
      std::printf("| %s | %zu to %zu | %zu | %.3f | %.3f | %.3f | %.3f |\n", kSets[i].name, least, most, rows.size(),
                  correlation(rows, &Row::ours, true), correlation(rows, &Row::zxcvbn, true),
                  correlation(rows, &Row::ours, false), correlation(rows, &Row::zxcvbn, false));
    }
  }
  std::printf("\n");
}

void print_agreement(const std::vector<Row>& rows) {
  const auto share = [&](double Row::*estimate, bool near) {
    std::size_t count = 0;
    std::size_t good = 0;
    for (const Row& row : rows) {
      const double reference = std::log10(std::max(row.reference, 1.0));
      if (!near && row.password.size() < 8) continue;
      ++count;
      good += near ? std::abs(row.*estimate - reference) <= 1.5 : (row.*estimate >= 8) == (reference >= 8);
    }
    return static_cast<double>(good) / static_cast<double>(count);
  };
  std::printf("## LinkedIn offline against its reference\n\n| | ours | zxcvbn |\n|---|---:|---:|\n");
  std::printf("| within 10^1.5 of the reference | %.3f | %.3f |\n", share(&Row::ours, true), share(&Row::zxcvbn, true));
  std::printf("| the same side of 10^8, 8 characters and more | %.3f | %.3f |\n\n", share(&Row::ours, false),
              share(&Row::zxcvbn, false));
}

// Passwords drawn from a known number of equally likely ones.
struct Drawn {
  std::string name;
  double entropy_log10;
  std::function<std::string(std::mt19937_64&)> draw;
};

std::vector<std::string> phrase_words() {
  std::vector<std::string> words;
  std::FILE* const file = std::fopen(CREDENCE_SOURCE_DIR "/data/passphrases/eff-large.txt", "r");
  char line[64];
  while (file != nullptr && std::fgets(line, sizeof line, file) != nullptr) {
    words.emplace_back(line);
    while (!words.back().empty() && words.back().back() < ' ') words.back().pop_back();
  }
  if (file != nullptr) std::fclose(file);
  return words;
}

std::vector<Drawn> drawn_sets(const std::vector<std::string>& words) {
  const std::string digits = "0123456789";
  const std::string lower = "abcdefghijklmnopqrstuvwxyz";
  std::string upper;
  for (const char c : lower) upper.push_back(static_cast<char>(c - 'a' + 'A'));
  std::string printable;
  for (char c = '!'; c <= '~'; ++c) printable.push_back(c);
  std::vector<Drawn> sets;
  const auto add_string = [&](const std::string& name, const std::string& alphabet, std::size_t length) {
    sets.push_back({name, static_cast<double>(length) * std::log10(static_cast<double>(alphabet.size())),
                    [=](std::mt19937_64& random) {
                      std::string text;
                      for (std::size_t i = 0; i < length; ++i) text += alphabet[random() % alphabet.size()];
                      return text;
                    }});
  };
  add_string("random 16, printable", printable, 16);
  add_string("random 12, letters and digits", lower + upper + digits, 12);
  add_string("random 8, letters and digits", lower + upper + digits, 8);
  add_string("random 20, lower case", lower, 20);
  add_string("random 12, lower case", lower, 12);
  add_string("random 10, lower case and digits", lower + digits, 10);
  add_string("random 16, hex", digits + "abcdef", 16);
  add_string("random 12, digits", digits, 12);
  for (std::size_t count = 4; count <= 6; ++count) {
    for (const char* const separator : {" ", "-", ""}) {
      sets.push_back({"EFF " + std::to_string(count) + " words, " +
                          (*separator == 0     ? "run together"
                           : *separator == ' ' ? "spaces"
                                               : "hyphens"),
                      static_cast<double>(count) * std::log10(static_cast<double>(words.size())),
                      [=, &words](std::mt19937_64& random) {
                        std::string text;
                        for (std::size_t i = 0; i < count; ++i)
                          text += (i == 0 ? "" : separator) + words[random() % words.size()];
                        return text;
                      }});
    }
  }
  return sets;
}

void print_drawn(const StrengthEstimator& estimator, std::uint64_t seed, std::size_t draws) {
  const std::vector<std::string> words = phrase_words();
  std::printf(
      "## Drawn passwords, %zu each, seed %llu\n\n| set | log10 of all | median | within 10^1.5, %% | below 10^8 "
      "|\n|---|---:|---:|---:|---:|\n",
      draws, static_cast<unsigned long long>(seed));
  std::mt19937_64 random(seed);
  for (const Drawn& set : drawn_sets(words)) {
    std::vector<double> guesses;
    for (std::size_t i = 0; i < draws; ++i) guesses.push_back(estimator.guesses_log10(set.draw(random)));
    std::sort(guesses.begin(), guesses.end());
    const auto near =
        std::count_if(guesses.begin(), guesses.end(), [&](double g) { return std::abs(g - set.entropy_log10) <= 1.5; });
    const auto weak = std::count_if(guesses.begin(), guesses.end(), [](double g) { return g < 8; });
    std::printf("| %s | %.2f | %.2f | %.1f | %td |\n", set.name.c_str(), set.entropy_log10, guesses[draws / 2],
                100.0 * static_cast<double>(near) / static_cast<double>(draws), weak);
  }
  std::printf("\n");
}

// Shares of sets below thresholds: of the weak ones what is caught, of the strong ones what is refused wrongly.
void print_judgement(const StrengthEstimator& estimator) {
  constexpr double kThresholds[] = {6, 8, 10};
  for (const char* const file : {"judgement/weak.tsv.zst", "judgement/strong.tsv.zst"}) {
    struct Counts {
      std::size_t all = 0;
      std::size_t below[3] = {0, 0, 0};
    };
    std::map<std::string, Counts> sets;
    test::for_each_real_line(file, [&](std::string_view line) {
      const std::size_t tab = line.find('\t');
      if (tab == std::string_view::npos) return;
      Counts& counts = sets[std::string(line.substr(0, tab))];
      const double guesses = estimator.guesses_log10(line.substr(tab + 1));
      ++counts.all;
      for (std::size_t i = 0; i < 3; ++i) counts.below[i] += guesses < kThresholds[i];
    });
    std::printf(
        "## %s, %% below 10^6, 10^8, 10^10\n\n| set | passwords | 10^6 | 10^8 | 10^10 |\n|---|---:|---:|---:|---:|\n",
        file);
    for (const auto& [name, counts] : sets) {
      std::printf("| %s | %zu ", name.c_str(), counts.all);
      for (const std::size_t below : counts.below) {
        std::printf("| %.2f ", 100.0 * static_cast<double>(below) / static_cast<double>(counts.all));
      }
      std::printf("|\n");
    }
    std::printf("\n");
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (test::real_data_folder().empty()) {
    std::fprintf(stderr, "strength_eval: no folder of real data; set CREDENCE_REAL_DATA\n");
    return 2;
  }
  const std::uint64_t seed = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1;
  const std::size_t draws = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 10000;
  const std::shared_ptr<const StrengthModel> model =
      argc > 3 ? StrengthModel::open(argv[3]) : StrengthModel::built_in();
  const StrengthEstimator estimator(model, {Dictionary::built_in()});
  std::vector<std::vector<Row>> sets;
  for (const Set& set : kSets) sets.push_back(read_labelled(set.name));
  std::printf("# Strength, evaluated\n\n");
  print_correlations(estimator, sets);
  print_length_classes(sets);
  print_agreement(sets[1]);
  print_drawn(estimator, seed, draws);
  print_judgement(estimator);
}
