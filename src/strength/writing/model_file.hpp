// SPDX-License-Identifier: Apache-2.0
// The content of a model file in memory, and how it becomes bytes.
#ifndef CREDENCE_STRENGTH_WRITING_MODEL_FILE_HPP_
#define CREDENCE_STRENGTH_WRITING_MODEL_FILE_HPP_

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "strength/model.hpp"
#include "strength/writing/run_counts.hpp"

namespace credence::strength::writing {

/// A password of the list by its hash.
struct ListedCost {
  std::uint64_t hash = 0;
  Cost cost = 0;
};

struct ModelContent {
  std::array<std::array<std::uint16_t, kKinds + 1>, kKinds + 1> transitions{};
  std::vector<std::pair<std::uint32_t, std::uint32_t>> list_weights;  ///< Hash of the name and cost, by hash.
  std::vector<std::uint8_t> letters, digits, signs, years;
  LetterRows letter_rows;
  std::vector<ListedCost> passwords;
  /// Cost and log2 of guesses, by cost. At first each bit of the one is a bit of the other.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> guesses = {{0, 0}, {kBit, kBit}};
  std::uint32_t lines = 0;

  /// What was counted.
  void set_runs(const RunCounts& counts);
  /// The whole file.
  [[nodiscard]] std::vector<std::byte> to_bytes() const;
};

}  // namespace credence::strength::writing

#endif  // CREDENCE_STRENGTH_WRITING_MODEL_FILE_HPP_
