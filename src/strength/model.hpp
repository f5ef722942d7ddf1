// SPDX-License-Identifier: Apache-2.0
// A model file as the estimator reads it: tables of costs, mapped and never changed.
//
// Letters are predicted from the four before them. What follows "pass" has a row: for some letters a value each, for
// the others one cost more than after "ass", of which every letter has a value. Where "xqzj" has no row, what follows
// "qzj" holds. Rows are found by a bit for each of the 27^4 contexts and the number of bits before.
#ifndef CREDENCE_STRENGTH_MODEL_HPP_
#define CREDENCE_STRENGTH_MODEL_HPP_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "platform/bytes.hpp"
#include "platform/mapped_file.hpp"
#include "strength/cost.hpp"
#include "strength/format.hpp"
#include "strength/kind.hpp"

namespace credence::strength {

/// Values of the tables of runs are in these.
inline constexpr Cost kRunUnit = kBit / 16;
/// The largest of them.
inline constexpr std::uint8_t kLargestRunValue = 255;
/// Of a transition that never happens.
inline constexpr std::uint16_t kNoTransition = 0xFFFF;

/// The number by which a list's weight is stored.
[[nodiscard]] constexpr std::uint32_t hash_name(std::string_view name) noexcept {
  std::uint32_t hash = 2166136261U;  // FNV-1a
  for (const char c : name) hash = (hash ^ static_cast<std::uint8_t>(c)) * 16777619U;
  return hash;
}

/// The number by which a password of the list is found.
[[nodiscard]] std::uint64_t listed_hash(std::span<const char32_t> characters) noexcept;

class Model {
 public:
  /// A view of `data`, which must outlive it. With `check`, everything is checked, in one pass. Throws
  /// Error(kBadFile).
  Model(std::span<const std::byte> data, std::string name, bool check);

  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  [[nodiscard]] const ModelHeader& header() const noexcept { return header_; }

  /// From a segment of one kind to one of the next; kKinds is the beginning or the end.
  [[nodiscard]] Cost transition(std::size_t from, std::size_t to) const noexcept {
    const std::uint16_t stored = platform::load_le16(transitions_ + 2 * (from * (kKinds + 1) + to));
    return stored == kNoTransition ? kImpossible : Cost{stored};
  }
  /// What all words of a list of this many cost beside their rank.
  [[nodiscard]] Cost rank_total(std::uint64_t words) const noexcept;
  /// A list of this name among all of its kind.
  [[nodiscard]] Cost list_weight(std::string_view name) const noexcept;

  // What follows in a run; `context` holds the symbols before, the last one lowest.
  [[nodiscard]] Cost letter(std::uint32_t context, std::uint32_t symbol) const noexcept;
  [[nodiscard]] Cost digit(std::uint32_t context, std::uint32_t symbol) const noexcept {
    return Cost{digits_[context * kDigitSymbols + symbol]} * kRunUnit;
  }
  [[nodiscard]] Cost sign(std::uint32_t context, std::uint32_t symbol) const noexcept {
    return Cost{signs_[context * kSignSymbols + symbol]} * kRunUnit;
  }
  /// A year; kImpossible outside those that the model knows.
  [[nodiscard]] Cost year(std::uint32_t year) const noexcept;

  /// A whole password of the list, or kImpossible.
  [[nodiscard]] Cost listed(std::span<const char32_t> characters) const noexcept;

  /// log2 of how many guesses come before a password of this cost, in 1/256 bits.
  [[nodiscard]] Cost guesses(Cost cost) const noexcept;

 private:
  [[nodiscard]] const std::uint8_t* at(const platform::Extent& section) const noexcept {
    return reinterpret_cast<const std::uint8_t*>(data_.data()) + section.offset;
  }
  void check_all() const;

  std::span<const std::byte> data_;
  std::string name_;
  ModelHeader header_;
  const std::uint8_t* transitions_;
  const std::uint8_t* letters_;
  const std::uint8_t* letter_rows_;
  const std::uint8_t* letter_ranks_;
  const std::uint8_t* letter_entries_;
  const std::uint8_t* letter_values_;
  const std::uint8_t* digits_;
  const std::uint8_t* signs_;
};

/// The costs of ranks fall off as rank + kRankOffset to this power, in 1/256.
inline constexpr Cost kRankPower = 218;
inline constexpr std::uint32_t kRankOffset = 3;
/// A word by its rank in its list, before the list's total.
[[nodiscard]] constexpr Cost rank_cost(std::uint32_t rank) noexcept {
  return log2_ceil(std::uint64_t{rank} + kRankOffset) * kRankPower / 256;
}

}  // namespace credence::strength

#endif  // CREDENCE_STRENGTH_MODEL_HPP_
