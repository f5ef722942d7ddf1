// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <map>

#include "dictionary/state.hpp"
#include "strength/segments.hpp"
#include "strength/writing/train.hpp"

namespace credence::strength::writing {
namespace {

constexpr int kRounds = 3;

bool is_run(std::size_t kind) {
  const auto named = static_cast<Kind>(kind);
  return named == Kind::kLetters || named == Kind::kDigits || named == Kind::kSymbols || named == Kind::kRandom;
}

std::uint16_t cost_of(double share) {
  return static_cast<std::uint16_t>(std::min(std::ceil(-std::log2(share) * kBit), 60000.0));
}

using Steps = std::array<std::array<double, kKinds + 1>, kKinds + 1>;

void set_steps(const Steps& counts, ModelContent& content) {
  constexpr double kUnseen = 0.5;
  for (std::size_t from = 0; from <= kKinds; ++from) {
    const auto possible = [&](std::size_t to) { return !(from == to && (is_run(from) || from == kKinds)); };
    double total = 0;
    for (std::size_t to = 0; to <= kKinds; ++to) total += possible(to) ? counts[from][to] + kUnseen : 0;
    for (std::size_t to = 0; to <= kKinds; ++to) {
      content.transitions[from][to] = possible(to) ? cost_of((counts[from][to] + kUnseen) / total) : kNoTransition;
    }
  }
}

// Of each kind the lists' shares of its words.
class ListCounts {
 public:
  explicit ListCounts(const Dictionaries& dictionaries) {
    for (const auto& dictionary : dictionaries) {
      for (const WordList& list : dictionary::state_of(*dictionary).lists)
        lists_[list.name] = {kind_of(list.kind), 1.0};
    }
  }
  void add(const std::string& name) { ++lists_[name].count; }
  void set_weights(ModelContent& content) const {
    std::array<double, kKinds> totals{};
    for (const auto& [name, list] : lists_) totals[static_cast<std::size_t>(list.kind)] += list.count;
    content.list_weights.clear();
    for (const auto& [name, list] : lists_) {
      content.list_weights.emplace_back(hash_name(name),
                                        cost_of(list.count / totals[static_cast<std::size_t>(list.kind)]));
    }
    std::sort(content.list_weights.begin(), content.list_weights.end());
  }

 private:
  struct Count {
    Kind kind{};
    double count = 0;
  };
  std::map<std::string, Count> lists_;
};

// The edges but a common password that is the whole of it.
void copy_without_whole(const Reading& reading, EdgeBuffer& out) {
  for (const Edge& edge : reading.edges().span()) {
    const bool whole = edge.begin == 0 && edge.end == reading.characters().size();
    if (!(whole && edge.kind == Kind::kPassword)) out.push_back(edge);
  }
}

}  // namespace

void set_first_transitions(ModelContent& content) {
  Steps counts;
  for (auto& row : counts) {
    row.fill(1);
    row[kKinds] = kKinds;  // about half of all rows end after a segment
  }
  set_steps(counts, content);
}

void fit_transitions(const LineStore& passwords, const Dictionaries& dictionaries, ModelContent& content) {
  ListCounts(dictionaries).set_weights(content);
  for (int round = 0; round < kRounds; ++round) {
    const std::vector<std::byte> bytes = content.to_bytes();
    const Sources sources(Model(bytes, "model in training", false), dictionaries);
    Steps counts{};
    ListCounts lists(dictionaries);
    for (std::size_t i = 0; i < passwords.size(); ++i) {
      const text::Prepared prepared(passwords[i], text::kMaxPasswordBytes);
      const Reading reading(sources, prepared);
      EdgeBuffer allowed;
      copy_without_whole(reading, allowed);
      const EdgeIndex edges(allowed, reading.characters().size());
      Segments row;
      find_best_row(sources.model, reading.characters(), edges, row);
      std::size_t before = kKinds;
      for (const Segment& segment : row.span()) {
        ++counts[before][static_cast<std::size_t>(segment.kind)];
        before = static_cast<std::size_t>(segment.kind);
        if (segment.edge == 0 || edges[segment.edge - 1].dictionary == kNoList) continue;
        const Edge& edge = edges[segment.edge - 1];
        lists.add(dictionary::state_of(*dictionaries[edge.dictionary]).lists[edge.list].name);
      }
      ++counts[before][kKinds];
    }
    set_steps(counts, content);
    lists.set_weights(content);
  }
}

}  // namespace credence::strength::writing
