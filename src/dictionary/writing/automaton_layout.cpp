// SPDX-License-Identifier: Apache-2.0
// The second half of AutomatonBuilder: frozen nodes become records, each node before all that it leads to. A node right
// before the child of its first edge needs no pointer to it, so that comes as often as possible.
//
// That order is a walk in depth that visits the children of a node from the last to the first, and lists a node when it
// leaves it; the list is then reversed. For bat, bats, cat and cats (automaton_builder.hpp) with the nodes
//
//   4 {b: 3, c: 3}   3 {a: 2}   2 {t: 1}   1. {s: 0}   0.
//
// the walk leaves 0, 1, 2, 3 and 4, so the records are those of 4 3 2 1 0. With pointers of three bytes:
//
//   4   2 edges: head, groups, symbols, pointer and count of words for c alone; b leads to the next record
//   3   1 edge, to the next record: one byte, a                    2   t                     1   s, and a word ends
//   0   no edge, and a word ends: two bytes
//
// data/FORMATS.md has the records bit by bit.
#include <algorithm>
#include <bit>

#include "credence/error.hpp"
#include "dictionary/automaton.hpp"
#include "dictionary/writing/automaton_builder.hpp"
#include "platform/bytes.hpp"

namespace credence::dictionary::writing {
namespace {

void append_number(std::string& out, std::uint32_t value, unsigned bytes) {
  for (unsigned i = 0; i < bytes; ++i) out.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
}

}  // namespace

AutomatonBuilder::Result AutomatonBuilder::finish() {
  freeze_after(0);
  freeze(path_[0]);

  const std::vector<std::uint32_t> sequence = order();
  const auto first_is_next = [&](std::size_t i) {
    const Frozen& node = nodes_[sequence[i]];
    return node.num_edges != 0 && i + 1 < sequence.size() && edges_[node.first_edge].to == sequence[i + 1];
  };
  std::vector<std::uint32_t> offsets(nodes_.size());
  std::uint64_t size = 0;
  Result result;
  for (result.pointer_bytes = 3; result.pointer_bytes <= 4; ++result.pointer_bytes) {
    size = 0;
    for (std::size_t i = 0; i < sequence.size(); ++i) {
      offsets[sequence[i]] = static_cast<std::uint32_t>(size);
      size += record_size(nodes_[sequence[i]], first_is_next(i), result.pointer_bytes);
    }
    if (size < std::uint64_t{1} << (8 * result.pointer_bytes - 1)) break;
  }
  if (result.pointer_bytes > 4) {
    throw Error(ErrorCode::kUnsupported, "these words make a dictionary of more than 2 GiB; compile fewer at once");
  }
  result.records.reserve(static_cast<std::size_t>(size));
  for (std::size_t i = 0; i < sequence.size(); ++i) {
    write_record(nodes_[sequence[i]], first_is_next(i), offsets, result.pointer_bytes, result.records);
  }
  return result;
}

/// The nodes in the order of their records, the root, which was frozen last, first.
std::vector<std::uint32_t> AutomatonBuilder::order() const {
  std::vector<std::uint32_t> finished;
  finished.reserve(nodes_.size());
  std::vector<bool> seen(nodes_.size());
  struct Visit {
    std::uint32_t node;
    std::uint8_t edges_left;
  };
  const auto root = static_cast<std::uint32_t>(nodes_.size() - 1);
  std::vector<Visit> visits{{root, nodes_[root].num_edges}};
  seen[root] = true;
  while (!visits.empty()) {
    Visit& visit = visits.back();
    if (visit.edges_left == 0) {
      finished.push_back(visit.node);
      visits.pop_back();
      continue;
    }
    // The first child last, so that it is finished right before this node.
    const std::uint32_t child = edges_[nodes_[visit.node].first_edge + --visit.edges_left].to;
    if (seen[child]) continue;
    seen[child] = true;
    visits.push_back({child, nodes_[child].num_edges});
  }
  std::reverse(finished.begin(), finished.end());
  return finished;
}

unsigned AutomatonBuilder::count_width(const Frozen& node) const {
  // The largest number stored is that of the words before the last edge.
  const std::uint32_t largest = node.words - nodes_[edges_[node.first_edge + node.num_edges - 1U].to].words;
  return std::max(1U, (static_cast<unsigned>(std::bit_width(largest)) + 7) / 8);
}

std::size_t AutomatonBuilder::record_size(const Frozen& node, bool first_next, unsigned pointer_bytes) const {
  if (node.num_edges == 0) return 2;
  if (node.num_edges == 1) {
    if (!first_next) return 1 + pointer_bytes;
    return 1;
  }
  unsigned groups = 0;
  for (unsigned i = 0; i < node.num_edges; ++i) groups |= 1U << (edges_[node.first_edge + i].symbol / 8);
  return 2 + static_cast<std::size_t>(std::popcount(groups)) +
         std::size_t{node.num_edges - (first_next ? 1U : 0U)} * pointer_bytes +
         std::size_t{node.num_edges - 1U} * count_width(node);
}

void AutomatonBuilder::write_record(const Frozen& node, bool first_next, const std::vector<std::uint32_t>& offsets,
                                    unsigned pointer_bytes, std::string& out) const {
  const Edge* const edges = edges_.data() + node.first_edge;
  const auto first_byte = [](NodeKind kind, unsigned low) {
    return static_cast<char>(static_cast<unsigned>(kind) << 6 | low);
  };
  if (node.num_edges == 1 && first_next) {
    out.push_back(first_byte(node.is_final ? NodeKind::kFinalNext : NodeKind::kNext, edges->symbol));
    return;
  }
  if (node.num_edges == 1) {
    out.push_back(first_byte(NodeKind::kFar, edges->symbol));
    const std::uint32_t final_bit = node.is_final ? 1U << (8 * pointer_bytes - 1) : 0;
    append_number(out, offsets[edges->to] | final_bit, pointer_bytes);
    return;
  }
  std::uint64_t symbols = 0;
  for (unsigned i = 0; i < node.num_edges; ++i) symbols |= std::uint64_t{1} << edges[i].symbol;
  const unsigned width = node.num_edges == 0 ? 1 : count_width(node);
  out.push_back(first_byte(NodeKind::kBranch,
                           (node.is_final ? kBranchFinal : 0U) | (first_next ? kBranchFirstNext : 0U) | (width - 1)));
  unsigned groups = 0;
  for (unsigned g = 0; g < 8; ++g) groups |= ((symbols >> (8 * g) & 0xFF) != 0 ? 1U : 0U) << g;
  out.push_back(static_cast<char>(groups));
  for (unsigned g = 0; g < 8; ++g) {
    if ((groups >> g & 1) != 0) out.push_back(static_cast<char>(symbols >> (8 * g) & 0xFF));
  }
  std::uint32_t before = node.is_final ? 1 : 0;
  for (unsigned i = 0; i < node.num_edges; ++i) {
    if (i != 0 || !first_next) append_number(out, offsets[edges[i].to], pointer_bytes);
    if (i != 0) append_number(out, before, width);
    before += nodes_[edges[i].to].words;
  }
}

}  // namespace credence::dictionary::writing
