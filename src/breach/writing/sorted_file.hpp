// SPDX-License-Identifier: Apache-2.0
// A look at a large sorted list before it is read: its ends, and how many lines it has about.
#ifndef CREDENCE_BREACH_WRITING_SORTED_FILE_HPP_
#define CREDENCE_BREACH_WRITING_SORTED_FILE_HPP_

#include <cstdint>
#include <optional>

#include "breach/entry.hpp"
#include "credence/input.hpp"

namespace credence::breach::writing {

struct SortedFile {
  Hash first, last;
  std::uint64_t lines = 0;  ///< Estimated from a sample; off by a few in ten thousand.
  std::uint64_t size = 0;   ///< Bytes.
};

/// Nothing for an input that isn't a large regular file which begins and ends with a line of whole digest and count.
[[nodiscard]] std::optional<SortedFile> look_at_sorted_file(const Input& input, HashKind kind);

}  // namespace credence::breach::writing

#endif  // CREDENCE_BREACH_WRITING_SORTED_FILE_HPP_
