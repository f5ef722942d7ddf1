// SPDX-License-Identifier: Apache-2.0
#include "strength/model.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "platform/crc32c.hpp"

namespace credence::strength {

namespace {

constexpr std::size_t kEntry = 8;  // bytes of an entry of two u32

std::uint32_t first_of(const std::uint8_t* entries, std::size_t i) { return platform::load_le32(entries + i * kEntry); }
std::uint32_t second_of(const std::uint8_t* entries, std::size_t i) {
  return platform::load_le32(entries + i * kEntry + 4);
}

}  // namespace

std::uint64_t listed_hash(std::span<const char32_t> characters) noexcept {
  std::uint64_t hash = 0x9E3779B97F4A7C15U ^ characters.size();
  for (const char32_t c : characters) {
    hash = (hash ^ c) * 0xBF58476D1CE4E5B9U;
    hash ^= hash >> 29;
  }
  hash *= 0x94D049BB133111EBU;
  return hash ^ (hash >> 31);
}

Model::Model(std::span<const std::byte> data, std::string name, bool check)
    : data_(data), name_(std::move(name)), header_(read_model_header(data, name_)) {
  const ModelSections& sections = header_.sections;
  transitions_ = at(sections.transitions);
  letters_ = at(sections.letters);
  letter_rows_ = at(sections.letter_rows);
  letter_ranks_ = at(sections.letter_ranks);
  letter_entries_ = at(sections.letter_entries);
  letter_values_ = at(sections.letter_values);
  digits_ = at(sections.digits);
  signs_ = at(sections.signs);
  if (check) check_all();
}

void Model::check_all() const {
  if (platform::crc32c(0, data_.subspan(kModelHeaderSize)) != header_.checksum) refuse_model(name_, "checksum");
  const ModelSections& sections = header_.sections;
  // Whatever a run asks for must be inside: all rows are, and there are as many as the bits say.
  std::uint64_t rows = 0;
  for (std::size_t word = 0; word * 8 < sections.letter_rows.length; ++word) {
    if (platform::load_le32(letter_ranks_ + 4 * word) != rows) refuse_model(name_, "rows of letters");
    rows += static_cast<std::uint64_t>(std::popcount(platform::load_le<std::uint64_t>(letter_rows_ + 8 * word)));
  }
  if (rows * kEntry != sections.letter_entries.length) refuse_model(name_, "rows of letters");
  for (std::size_t row = 0; row < rows; ++row) {
    const auto letters = static_cast<std::uint64_t>(std::popcount(first_of(letter_entries_, row)));
    if ((second_of(letter_entries_, row) >> 8) + letters > sections.letter_values.length) {
      refuse_model(name_, "values of letters");
    }
  }
  const std::uint8_t* const guesses = at(sections.guesses);
  for (std::size_t i = 0; i < sections.guesses.length / kEntry; ++i) {
    const bool in_order = i == 0 || (first_of(guesses, i) > first_of(guesses, i - 1) &&
                                     second_of(guesses, i) >= second_of(guesses, i - 1));
    if (!in_order || first_of(guesses, i) > kImpossible || second_of(guesses, i) > kImpossible) {
      refuse_model(name_, "table of guesses");
    }
  }
}

Cost Model::rank_total(std::uint64_t words) const noexcept {
  const int bits = std::min(static_cast<int>(std::bit_width(words == 0 ? 0 : words - 1)), 32);
  return platform::load_le16(at(header_.sections.rank_totals) + 2 * static_cast<std::size_t>(bits));
}

Cost Model::list_weight(std::string_view name) const noexcept {
  const std::uint8_t* const weights = at(header_.sections.list_weights);
  const std::uint32_t hash = hash_name(name);
  std::size_t begin = 0;
  std::size_t end = header_.sections.list_weights.length / kEntry;
  while (begin < end) {
    const std::size_t middle = begin + (end - begin) / 2;
    if (first_of(weights, middle) < hash) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  const bool known = begin < header_.sections.list_weights.length / kEntry && first_of(weights, begin) == hash;
  constexpr Cost kUnknownList = 10 * kBit;
  return known ? static_cast<Cost>(second_of(weights, begin) & 0xFFFF) : kUnknownList;
}

Cost Model::letter(std::uint32_t context, std::uint32_t symbol) const noexcept {
  const std::uint32_t shorter = context % static_cast<std::uint32_t>(power(kLetterSymbols, 3));
  const std::uint64_t bits = platform::load_le<std::uint64_t>(letter_rows_ + std::size_t{8} * (context / 64));
  const std::uint64_t bit = std::uint64_t{1} << (context % 64);
  Cost value = 0;
  if ((bits & bit) != 0) {
    const std::uint32_t row = platform::load_le32(letter_ranks_ + std::size_t{4} * (context / 64)) +
                              static_cast<std::uint32_t>(std::popcount(bits & (bit - 1)));
    const std::uint32_t letters = first_of(letter_entries_, row);
    const std::uint32_t place = second_of(letter_entries_, row);
    const std::uint32_t below = std::uint32_t{1} << symbol;
    if ((letters & below) != 0) {
      return Cost{letter_values_[(place >> 8) + static_cast<std::uint32_t>(std::popcount(letters & (below - 1)))]} *
             kRunUnit;
    }
    value = static_cast<Cost>(place & 0xFF);
  }
  return (value + Cost{letters_[std::size_t{shorter} * kLetterSymbols + symbol]}) * kRunUnit;
}

Cost Model::year(std::uint32_t year) const noexcept {
  if (year < kFirstModelYear || year > kLastModelYear) return kImpossible;
  return Cost{at(header_.sections.years)[year - kFirstModelYear]} * kRunUnit;
}

Cost Model::listed(std::span<const char32_t> characters) const noexcept {
  const std::uint8_t* const places = at(header_.sections.passwords);
  const std::uint64_t count = header_.sections.passwords.length / kEntry;
  const std::uint64_t hash = listed_hash(characters);
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::size_t place = (hash + i) & (count - 1);
    const std::uint32_t cost = second_of(places, place);
    if (cost == 0) break;
    if (first_of(places, place) == hash >> 32) {
      return cost > kImpossible ? kImpossible : static_cast<Cost>(cost - 1);
    }
  }
  return kImpossible;
}

Cost Model::guesses(Cost cost) const noexcept {
  const std::uint8_t* const points = at(header_.sections.guesses);
  const std::size_t count = header_.sections.guesses.length / kEntry;
  if (cost < static_cast<Cost>(first_of(points, 0))) return static_cast<Cost>(second_of(points, 0));
  std::size_t begin = 0;  // the last point that is not above
  std::size_t end = count;
  while (end - begin > 1) {
    const std::size_t middle = begin + (end - begin) / 2;
    (static_cast<Cost>(first_of(points, middle)) <= cost ? begin : end) = middle;
  }
  const auto from = static_cast<Cost>(first_of(points, begin));
  const auto value = static_cast<Cost>(second_of(points, begin));
  if (end == count) return value + (cost - from);  // beyond all samples: each bit of cost is a bit of guesses
  const std::int64_t width = static_cast<std::int64_t>(first_of(points, end)) - from;
  const std::int64_t rise = static_cast<std::int64_t>(second_of(points, end)) - value;
  return value + static_cast<Cost>(rise * (cost - from) / width);
}

}  // namespace credence::strength
