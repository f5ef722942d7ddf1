// SPDX-License-Identifier: Apache-2.0
// Reads the minimal acyclic automaton of a dictionary file where it lies. Nodes are records of a few bytes
// (data/FORMATS.md); every edge leads to a record behind its own, so a walk always ends.
#ifndef CREDENCE_DICTIONARY_AUTOMATON_HPP_
#define CREDENCE_DICTIONARY_AUTOMATON_HPP_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "platform/bytes.hpp"

namespace credence::internal {

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

/// A decoded node.
struct Node {
  std::uint64_t symbols = 0;  ///< Bit s: there is an edge with symbol s.
  bool is_final = false;      ///< A word ends here.

  const std::byte* pointers = nullptr;  // of the edges from first_pointer on
  const std::byte* counts = nullptr;    // of the edges but the first
  std::uint32_t next = 0;               // the record that follows
  std::uint8_t first_pointer = 0;       // 0: every edge has a pointer; 1: the first edge leads to `next`
  std::uint8_t count_width = 0;
};

/// Where an edge leads, and how many words of the node stand before those behind the edge.
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
    const auto first = std::to_integer<std::uint8_t>(*p++);
    const auto kind = static_cast<NodeKind>(first >> 6);
    if (kind != NodeKind::kBranch) {
      node.symbols = std::uint64_t{1} << (first & kSymbolMask);
      if (kind == NodeKind::kFar) {
        node.pointers = p;
        node.is_final = (load_le32(p) & (pointer_mask_ + 1)) != 0;
      } else {
        node.is_final = kind == NodeKind::kFinalNext;
        node.first_pointer = 1;
        node.next = at + 1;
      }
      return node;
    }
    auto groups = std::to_integer<std::uint8_t>(*p++);
    if ((groups & (groups + 1)) == 0 && groups != 0xFF) {
      // Groups from the first on without a gap, as near the root: their bytes stand as they should.
      const auto count = static_cast<unsigned>(count_bits(groups));
      node.symbols = load_le64(p) & ((std::uint64_t{1} << (8 * count)) - 1);
      p += count;
      groups = 0;
    }
    while (groups != 0) {
      node.symbols |= std::to_integer<std::uint64_t>(*p++) << (8 * std::countr_zero(groups));
      groups &= static_cast<std::uint8_t>(groups - 1);
    }
    node.is_final = (first & kBranchFinal) != 0;
    node.first_pointer = (first & kBranchFirstNext) != 0 ? 1 : 0;
    node.count_width = static_cast<std::uint8_t>((first & kCountWidthMask) + 1);
    const auto edges = static_cast<std::uint32_t>(count_bits(node.symbols));
    node.pointers = p;
    node.counts = p + (edges - node.first_pointer) * pointer_bytes_;
    if (node.first_pointer != 0) {
      const std::byte* const end = node.counts + (edges - 1) * node.count_width;
      node.next = at + static_cast<std::uint32_t>(end - (data_ + at));
    }
    return node;
  }

  /// Follows the edge with this symbol, which the node must have.
  [[nodiscard]] Step follow(const Node& node, unsigned symbol) const noexcept {
    const auto edge = static_cast<unsigned>(count_bits(node.symbols & ((std::uint64_t{1} << symbol) - 1)));
    Step step;
    step.node = edge < node.first_pointer
                    ? node.next
                    : load_le32(node.pointers + (edge - node.first_pointer) * pointer_bytes_) & pointer_mask_;
    step.words_before = edge == 0 ? (node.is_final ? 1 : 0)
                                  : load_le32(node.counts + (edge - 1) * node.count_width) &
                                        (UINT32_MAX >> (32 - 8 * node.count_width));
    return step;
  }

  /// One pass over every record: it is complete, every edge leads to the start of a later record. After it no
  /// walk can leave the section. Returns what is wrong, or an empty string.
  [[nodiscard]] std::string structure_fault() const;
  /// Counts the words behind every node and compares. Only after structure_fault(). Returns what is wrong.
  [[nodiscard]] std::string count_fault(std::uint64_t words) const;

 private:
  [[nodiscard]] std::size_t record_size(std::size_t at) const noexcept;

  const std::byte* data_ = nullptr;
  std::size_t size_ = 0;
  unsigned pointer_bytes_ = 3;
  std::uint32_t pointer_mask_ = 0;
};

}  // namespace credence::internal

#endif  // CREDENCE_DICTIONARY_AUTOMATON_HPP_
