// SPDX-License-Identifier: Apache-2.0
#include "dictionary/automaton.hpp"

#include <algorithm>
#include <vector>

namespace credence::dictionary {

/// The bytes of the record at `at`, or 0 if it does not fit.
std::size_t Automaton::record_size(std::size_t at) const noexcept {
  const auto first = std::to_integer<std::uint8_t>(data_[at]);
  const auto kind = static_cast<NodeKind>(first >> 6);
  std::size_t size = 1;
  if (kind == NodeKind::kFar) {
    size += pointer_bytes_;
  } else if (kind == NodeKind::kBranch) {
    if (at + 2 > size_) return 0;
    const auto groups = static_cast<std::size_t>(std::popcount(std::to_integer<std::uint8_t>(data_[at + 1])));
    if (at + 2 + groups > size_) return 0;
    std::size_t edges = 0;
    for (std::size_t i = 0; i < groups; ++i) {
      const auto group = std::to_integer<std::uint8_t>(data_[at + 2 + i]);
      if (group == 0) return 0;
      edges += static_cast<std::size_t>(std::popcount(group));
    }
    const bool first_next = (first & kBranchFirstNext) != 0;
    if (edges == 0) {
      // The one node without edges ends a word and has no other flags.
      return first == ((static_cast<unsigned>(NodeKind::kBranch) << 6) | kBranchFinal) ? 2 : 0;
    }
    size = 2 + groups + (edges - (first_next ? 1 : 0)) * pointer_bytes_ +
           (edges - 1) * ((first & kCountWidthMask) + std::size_t{1});
  }
  return platform::in_bounds(size_, at, size) ? size : 0;
}

std::string Automaton::structure_fault() const {
  std::vector<bool> starts(size_ + 1);
  for (std::size_t at = 0; at < size_;) {
    const std::size_t size = record_size(at);
    if (size == 0) return "a node of the automaton is malformed";
    starts[at] = true;
    at += size;
  }
  for (std::size_t at = 0; at < size_; at += record_size(at)) {
    const Node here = node(static_cast<std::uint32_t>(at));
    for (std::uint64_t left = here.symbols; left != 0; left &= left - 1) {
      const std::uint32_t to = follow(here, static_cast<unsigned>(std::countr_zero(left))).node;
      if (to <= at || to >= size_ || !starts[to]) return "an edge of the automaton leads nowhere";
    }
  }
  return {};
}

std::string Automaton::count_fault(std::uint64_t words) const {
  std::vector<std::uint32_t> starts;
  for (std::size_t at = 0; at < size_; at += record_size(at)) starts.push_back(static_cast<std::uint32_t>(at));
  std::vector<std::uint64_t> counts(starts.size());
  const auto number_of = [&](std::uint32_t at) {
    return static_cast<std::size_t>(std::lower_bound(starts.begin(), starts.end(), at) - starts.begin());
  };
  for (std::size_t i = starts.size(); i-- > 0;) {
    const Node here = node(starts[i]);
    std::uint64_t before = here.is_final ? 1 : 0;
    for (std::uint64_t left = here.symbols; left != 0; left &= left - 1) {
      const Step step = follow(here, static_cast<unsigned>(std::countr_zero(left)));
      if (step.words_before != before) return "the automaton miscounts its words";
      before += counts[number_of(step.node)];
      if (before > words) return "the automaton miscounts its words";
    }
    counts[i] = before;
  }
  return counts.front() == words ? std::string() : "the automaton miscounts its words";
}

}  // namespace credence::dictionary
