// SPDX-License-Identifier: Apache-2.0
#include "strength/writing/model_file.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "platform/bytes.hpp"
#include "platform/crc32c.hpp"

namespace credence::strength::writing {
namespace {

// What a row of letters has to win over all counts, in bits.
constexpr double kLeastGain = 1.0;

// Sections one after the other, each a whole number of eight bytes.
class Sections {
 public:
  explicit Sections(std::vector<std::byte>& file) : file_(file) { file.resize(kModelHeaderSize); }

  template <typename T>
  void add(platform::Extent& section, const std::vector<T>& values) {
    const auto bytes = std::as_bytes(std::span(values));
    section = {file_.size(), (bytes.size() + 7) / 8 * 8};
    file_.insert(file_.end(), bytes.begin(), bytes.end());
    file_.resize(section.offset + section.length);
  }

 private:
  std::vector<std::byte>& file_;
};

// Entries of two u32.
std::vector<std::uint32_t> flat(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs) {
  std::vector<std::uint32_t> out;
  for (const auto& [first, second] : pairs) {
    out.push_back(first);
    out.push_back(second);
  }
  return out;
}

// At most four of five places are taken, so that a password that is not there is soon known.
std::vector<std::uint32_t> place_passwords(const std::vector<ListedCost>& passwords) {
  const std::size_t places = std::bit_ceil(std::max<std::size_t>(passwords.size() * 5 / 4 + 1, 2));
  std::vector<std::uint32_t> table(places * 2);
  for (const ListedCost& password : passwords) {
    std::size_t place = password.hash & (places - 1);
    while (table[place * 2 + 1] != 0) place = (place + 1) & (places - 1);
    table[place * 2] = static_cast<std::uint32_t>(password.hash >> 32);
    table[place * 2 + 1] = static_cast<std::uint32_t>(password.cost) + 1;
  }
  return table;
}

// The sums of (rank + kRankOffset)^-power over lists of up to 2^i words.
std::vector<std::uint16_t> rank_totals() {
  std::vector<std::uint16_t> totals;
  const double rest = 1 - double{kRankPower} / 256;
  for (int i = 0; i <= 32; ++i) {
    double sum = 0;
    double done = 0;  // ranks added one by one; the others by the integral, which is a little more
    for (; done < std::min(std::exp2(i), 4096.0); ++done) {
      sum += std::pow(done + 1 + kRankOffset, -double{kRankPower} / 256);
    }
    sum += (std::pow(std::exp2(i) + kRankOffset, rest) - std::pow(done + kRankOffset, rest)) / rest;
    totals.push_back(static_cast<std::uint16_t>(std::ceil(std::max(std::log2(sum), 0.0) * kBit)));
  }
  totals.push_back(0);
  return totals;
}

}  // namespace

void ModelContent::set_runs(const RunCounts& counts) {
  letters = run_values(counts.letters().shortened().probabilities());
  letter_rows = make_letter_rows(counts.letters(), kLeastGain);
  digits = run_values(counts.digits().probabilities());
  signs = run_values(counts.signs().probabilities());
  float total = 0;
  for (const float year : counts.years()) total += year + 1;
  std::vector<float> shares;
  for (const float year : counts.years()) shares.push_back((year + 1) / total);
  years = run_values(shares);
}

std::vector<std::byte> ModelContent::to_bytes() const {
  std::vector<std::byte> file;
  ModelHeader header;
  header.lines = lines;
  Sections out(file);
  std::vector<std::uint16_t> steps;
  for (const auto& row : transitions) steps.insert(steps.end(), row.begin(), row.end());
  out.add(header.sections.transitions, steps);
  out.add(header.sections.rank_totals, rank_totals());
  out.add(header.sections.list_weights, flat(list_weights));
  out.add(header.sections.letters, letters);
  out.add(header.sections.letter_rows, letter_rows.rows);
  out.add(header.sections.letter_ranks, letter_rows.ranks);
  out.add(header.sections.letter_entries, letter_rows.entries);
  out.add(header.sections.letter_values, letter_rows.values);
  out.add(header.sections.digits, digits);
  out.add(header.sections.signs, signs);
  out.add(header.sections.years, years);
  out.add(header.sections.passwords, place_passwords(passwords));
  out.add(header.sections.guesses, flat(guesses));
  header.file_size = file.size();
  header.checksum = platform::crc32c(0, std::span(file).subspan(kModelHeaderSize));
  const auto head = write_model_header(header);
  std::copy(head.begin(), head.end(), file.begin());
  return file;
}

}  // namespace credence::strength::writing
