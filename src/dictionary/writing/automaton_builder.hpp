// SPDX-License-Identifier: Apache-2.0
// Makes the minimal acyclic automaton of sorted words in one pass: a node whose words are complete is replaced by an
// equal one if there is one (Daciuk, Mihov, Watson and Watson, 2000). Time and memory are linear in the words.
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
  /// A node whose edges are known. Its edges lie together in edges_.
  struct Frozen {
    std::uint32_t first_edge;
    std::uint32_t words;
    std::uint8_t num_edges;
    bool is_final;
  };
  /// A node on the path of the latest word.
  struct Open {
    std::vector<Edge> edges;
    bool is_final = false;
  };

  void close_behind(std::size_t length);
  std::uint32_t freeze(const Open& node);
  void grow_register();
  [[nodiscard]] std::size_t hash(const Edge* edges, std::size_t num_edges, bool is_final) const noexcept;

  // Laying out (automaton_layout.cpp).
  [[nodiscard]] std::vector<std::uint32_t> order() const;
  [[nodiscard]] std::size_t record_size(const Frozen& node, bool first_next, unsigned pointer_bytes) const;
  [[nodiscard]] unsigned count_width(const Frozen& node) const;
  void write_record(const Frozen& node, bool first_next, const std::vector<std::uint32_t>& places,
                    unsigned pointer_bytes, std::string& out) const;

  std::vector<Edge> edges_;
  std::vector<Frozen> nodes_;
  std::vector<std::uint32_t> register_;  // open addressing: node + 1, 0 is free
  std::vector<Open> path_;               // path_[i] is reached by i symbols of latest_
  std::string latest_;
};

}  // namespace credence::dictionary::writing

#endif  // CREDENCE_DICTIONARY_WRITING_AUTOMATON_BUILDER_HPP_
