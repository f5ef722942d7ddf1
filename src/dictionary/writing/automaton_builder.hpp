// SPDX-License-Identifier: Apache-2.0
// Makes the minimal acyclic automaton of sorted words in one pass (Daciuk, Mihov, Watson and Watson, 2000). Time and
// memory are linear in the words.
//
// The nodes on the path of the latest word are open: later words may still add edges to them. When the next word leaves
// that path, the nodes after the fork are complete, since words come sorted. They are frozen, the deepest first: a node
// that equals a frozen one (the same edges, and final or not) is replaced by it, so words share their endings. With the
// words bat, bats, cat, cats:
//
//   bat     open: b-a-t.                    (.) a word ends here
//   bats    goes on along the path: b-a-t.-s.
//   cat     forks at the root: s. is frozen as node 0, then t. as 1 {s: 0}, a as 2 {t: 1}, b as 3 {a: 2}
//   cats    open: c-a-t.-s.
//   finish  s. equals node 0, t. with {s: 0} equals 1, a with {t: 1} equals 2, and c with {a: 2} equals 3; the root
//           becomes node 4 {b: 3, c: 3}
//
// So nine nodes become five. Every node knows how many words begin at it: with it a search counts the words before the
// one it finds, which is the number of the word's entry.
#ifndef CREDENCE_DICTIONARY_WRITING_AUTOMATON_BUILDER_HPP_
#define CREDENCE_DICTIONARY_WRITING_AUTOMATON_BUILDER_HPP_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace credence::dictionary::writing {

class AutomatonBuilder {
 public:
  AutomatonBuilder();

  /// Adds a word, a string of symbols 0 to 63 that is greater (bytewise) than the one before.
  void add(std::string_view symbols);

  struct Result {
    std::string records;  ///< The automaton section.
    std::uint8_t pointer_bytes = 3;
  };
  /// The automaton of all words added. To be called once. Throws Error(kUnsupported) past 2 GiB.
  [[nodiscard]] Result finish();

 private:
  struct Edge {
    std::uint8_t symbol;
    std::uint32_t to;
    friend bool operator==(const Edge&, const Edge&) = default;
  };
  /// A node whose edges are known. They are together in edges_.
  struct Frozen {
    std::uint32_t first_edge;
    std::uint32_t words;  // that begin here, the empty one of a final node too
    std::uint8_t num_edges;
    bool is_final;
  };
  /// A node on the path of the latest word.
  struct Open {
    std::vector<Edge> edges;
    bool is_final = false;
  };

  void freeze_after(std::size_t length);
  std::uint32_t freeze(const Open& node);
  void grow_register();
  [[nodiscard]] std::size_t hash(const Edge* edges, std::size_t num_edges, bool is_final) const noexcept;

  // Laying out (automaton_layout.cpp).
  [[nodiscard]] std::vector<std::uint32_t> order() const;
  [[nodiscard]] std::size_t record_size(const Frozen& node, bool first_next, unsigned pointer_bytes) const;
  [[nodiscard]] unsigned count_width(const Frozen& node) const;
  void write_record(const Frozen& node, bool first_next, const std::vector<std::uint32_t>& offsets,
                    unsigned pointer_bytes, std::string& out) const;

  std::vector<Edge> edges_;
  std::vector<Frozen> nodes_;
  std::vector<std::uint32_t> register_;  // open addressing: node + 1, 0 is free
  std::vector<Open> path_;               // path_[i] is reached by i symbols of latest_
  std::string latest_;
};

}  // namespace credence::dictionary::writing

#endif  // CREDENCE_DICTIONARY_WRITING_AUTOMATON_BUILDER_HPP_
