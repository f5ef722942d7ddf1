// SPDX-License-Identifier: Apache-2.0
// Reads the minimal acyclic automaton of a dictionary file where it lies. Nodes are records of a few bytes
// (data/FORMATS.md); every edge leads to a record after its own, so a walk always ends.
//
// The words nandu, tap, taps, top, tops, whose file data/FORMATS.md prints in full:
//
//   at  bytes                    node
//   0   d0 06 20 08 0f 00 00 01  branch: n to the next record; t to 15, with 1 word before it (nandu)
//   8   00 / 0d / 03             three nodes of one edge to the next record: a, n, d
//   11  94 19 00 00              one edge, u, with a pointer: to 25
//   15  d0 03 01 40 17 00 00 02  branch: a to the next record, o to 23, with 2 words before it (tap, taps)
//   23  0f                       p to the next record
//   24  52                       a word ends here; s to the next record
//   25  e0 00                    a word ends here; no edge
//
// Equal nodes are one: "ap", "aps", "op" and "ops" all go through 23. A word's number is the sum of the words before
// the edges on its path: of "tops" 1 for t, 2 for o, 0 for p, 1 for s (the word that ends at 24), so 4. Its list and
// rank are found by that number.
#ifndef CREDENCE_DICTIONARY_AUTOMATON_HPP_
#define CREDENCE_DICTIONARY_AUTOMATON_HPP_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "platform/bytes.hpp"

namespace credence::dictionary {

/// The two upper bits of a record's first byte.
enum class NodeKind : std::uint8_t {
  kNext = 0,       ///< One edge, to the record that follows; the lower bits are its symbol.
  kFinalNext = 1,  ///< The same, and a word ends here.
  kFar = 2,        ///< One edge, with a pointer.
  kBranch = 3,     ///< Any number of edges; the lower bits are flags.
};
inline constexpr std::uint8_t kSymbolMask = 0x3F;
inline constexpr std::uint8_t kBranchFinal = 0x20;      ///< A word ends here.
inline constexpr std::uint8_t kBranchFirstNext = 0x10;  ///< The first edge leads to the record that follows.
inline constexpr std::uint8_t kCountWidthMask = 0x03;   ///< Bytes of a count, less one.

/// std::popcount without the call to a library routine that it is where the processor is not known to have an
/// instruction for it.
[[nodiscard]] constexpr unsigned count_bits(std::uint64_t bits) noexcept {
  bits -= bits >> 1 & 0x5555555555555555;
  bits = (bits & 0x3333333333333333) + (bits >> 2 & 0x3333333333333333);
  return static_cast<unsigned>(((bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0F) * 0x0101010101010101 >> 56);
}

/// A node, decoded as far as most visits need: which edges it has. Most have none that the text goes along.
struct Node {
  std::uint64_t symbols = 0;  ///< Bit s: there is an edge with symbol s.
  bool is_final = false;      ///< A word ends here.

  std::uint8_t head = 0;            // the record's first byte
  std::uint32_t at = 0;             // the record
  const std::byte* rest = nullptr;  // after the symbols: the edges
};

/// Where an edge leads, and how many words of the node are before those after the edge.
struct Step {
  std::uint32_t node = 0;
  std::uint32_t words_before = 0;
};

class Automaton {
 public:
  Automaton() noexcept = default;
  /// `section` must outlive this and be followed by eight readable bytes.
  Automaton(std::span<const std::byte> section, unsigned pointer_bytes) noexcept
      : data_(section.data()),
        size_(section.size()),
        pointer_bytes_(pointer_bytes),
        pointer_mask_(UINT32_MAX >> (32 - 8 * pointer_bytes + 1)) {}

  static constexpr std::uint32_t kRoot = 0;

  [[nodiscard]] Node node(std::uint32_t at) const noexcept {
    Node node;
    const std::byte* p = data_ + at;
    node.at = at;
    node.head = std::to_integer<std::uint8_t>(*p++);
    const NodeKind kind = kind_of(node);
    if (kind != NodeKind::kBranch) {
      node.symbols = std::uint64_t{1} << (node.head & kSymbolMask);
      node.is_final =
          kind == NodeKind::kFar ? (platform::load_le32(p) & (pointer_mask_ + 1)) != 0 : kind == NodeKind::kFinalNext;
      node.rest = p;
      return node;
    }
    auto groups = std::to_integer<std::uint8_t>(*p++);
    if ((groups & (groups + 1)) == 0 && groups != 0xFF) {
      // Groups from the first on without a gap, as near the root: their bytes are the bitmap as it is.
      const auto count = static_cast<unsigned>(std::bit_width(groups));
      node.symbols = platform::load_le64(p) & ((std::uint64_t{1} << (8 * count)) - 1);
      p += count;
      groups = 0;
    }
    while (groups != 0) {
      node.symbols |= std::to_integer<std::uint64_t>(*p++) << (8 * std::countr_zero(groups));
      groups &= static_cast<std::uint8_t>(groups - 1);
    }
    node.is_final = (node.head & kBranchFinal) != 0;
    node.rest = p;
    return node;
  }

  /// Follows the edge with this symbol, which the node must have.
  [[nodiscard]] Step follow(const Node& node, unsigned symbol) const noexcept {
    const NodeKind kind = kind_of(node);
    const std::uint32_t own_word = node.is_final ? 1 : 0;
    if (kind == NodeKind::kFar) return {platform::load_le32(node.rest) & pointer_mask_, own_word};
    if (kind != NodeKind::kBranch) return {node.at + 1, own_word};
    const std::size_t count_width = (node.head & kCountWidthMask) + std::size_t{1};
    const std::size_t edge_size = pointer_bytes_ + count_width;
    const bool first_is_next = (node.head & kBranchFirstNext) != 0;
    const std::byte* const others = node.rest + (first_is_next ? 0 : pointer_bytes_);  // edges but the first
    const std::uint64_t before = node.symbols & ((std::uint64_t{1} << symbol) - 1);
    if (before != 0) {
      const std::byte* const edge = others + (count_bits(before) - 1) * edge_size;
      return {platform::load_le32(edge) & pointer_mask_,
              platform::load_le32(edge + pointer_bytes_) & (UINT32_MAX >> (32 - 8 * count_width))};
    }
    if (!first_is_next) return {platform::load_le32(node.rest) & pointer_mask_, own_word};
    const std::byte* const end = others + (count_bits(node.symbols) - 1) * edge_size;
    return {static_cast<std::uint32_t>(end - data_), own_word};
  }

  /// One pass over every record: it is complete, every edge leads to the start of a later record. After it no
  /// walk can leave the section. Returns what is wrong, or an empty string.
  [[nodiscard]] std::string structure_fault() const;
  /// Counts the words after every node and compares. Only after structure_fault(). Returns what is wrong.
  [[nodiscard]] std::string count_fault(std::uint64_t words) const;

 private:
  static NodeKind kind_of(const Node& node) noexcept { return static_cast<NodeKind>(node.head >> 6); }
  [[nodiscard]] std::size_t record_size(std::size_t at) const noexcept;

  const std::byte* data_ = nullptr;
  std::size_t size_ = 0;
  unsigned pointer_bytes_ = 3;
  std::uint32_t pointer_mask_ = 0;
};

}  // namespace credence::dictionary

#endif  // CREDENCE_DICTIONARY_AUTOMATON_HPP_
