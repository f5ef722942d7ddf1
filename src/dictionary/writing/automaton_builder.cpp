// SPDX-License-Identifier: Apache-2.0
#include "dictionary/writing/automaton_builder.hpp"

#include <algorithm>

namespace credence::dictionary::writing {
namespace {

constexpr std::size_t kFirstRegisterSize = 1024;

}  // namespace

AutomatonBuilder::AutomatonBuilder() : register_(kFirstRegisterSize), path_(1) {}

void AutomatonBuilder::add(std::string_view symbols) {
  const auto differs = std::mismatch(latest_.begin(), latest_.end(), symbols.begin(), symbols.end()).first;
  const auto shared = static_cast<std::size_t>(differs - latest_.begin());
  freeze_after(shared);
  if (path_.size() <= symbols.size()) path_.resize(symbols.size() + 1);
  path_[symbols.size()].is_final = true;
  latest_ = symbols;
}

/// Freezes the nodes of the latest word after its first `length` symbols: no later word can change them.
void AutomatonBuilder::freeze_after(std::size_t length) {
  for (std::size_t depth = latest_.size(); depth > length; --depth) {
    const std::uint32_t node = freeze(path_[depth]);
    path_[depth].edges.clear();
    path_[depth].is_final = false;
    path_[depth - 1].edges.push_back({static_cast<std::uint8_t>(latest_[depth - 1]), node});
  }
}

std::size_t AutomatonBuilder::hash(const Edge* edges, std::size_t num_edges, bool is_final) const noexcept {
  std::uint64_t h = is_final ? 1 : 0;
  for (std::size_t i = 0; i < num_edges; ++i) {
    h = (h ^ (std::uint64_t{edges[i].to} << 6 | edges[i].symbol)) * 0x9E3779B97F4A7C15;
    h ^= h >> 29;
  }
  return static_cast<std::size_t>(h);
}

std::uint32_t AutomatonBuilder::freeze(const Open& node) {
  const std::size_t mask = register_.size() - 1;
  std::size_t slot = hash(node.edges.data(), node.edges.size(), node.is_final) & mask;
  for (; register_[slot] != 0; slot = (slot + 1) & mask) {
    const Frozen& other = nodes_[register_[slot] - 1];
    if (other.is_final == node.is_final && other.num_edges == node.edges.size() &&
        std::equal(node.edges.begin(), node.edges.end(), edges_.begin() + other.first_edge)) {
      return register_[slot] - 1;
    }
  }
  Frozen frozen{static_cast<std::uint32_t>(edges_.size()), node.is_final ? 1U : 0U,
                static_cast<std::uint8_t>(node.edges.size()), node.is_final};
  for (const Edge& edge : node.edges) frozen.words += nodes_[edge.to].words;
  edges_.insert(edges_.end(), node.edges.begin(), node.edges.end());
  nodes_.push_back(frozen);
  register_[slot] = static_cast<std::uint32_t>(nodes_.size());
  if (nodes_.size() * 2 > register_.size()) grow_register();
  return static_cast<std::uint32_t>(nodes_.size() - 1);
}

void AutomatonBuilder::grow_register() {
  std::vector<std::uint32_t> grown(register_.size() * 2);
  const std::size_t mask = grown.size() - 1;
  for (std::uint32_t number = 0; number < nodes_.size(); ++number) {
    const Frozen& node = nodes_[number];
    std::size_t slot = hash(edges_.data() + node.first_edge, node.num_edges, node.is_final) & mask;
    while (grown[slot] != 0) slot = (slot + 1) & mask;
    grown[slot] = number + 1;
  }
  register_ = std::move(grown);
}

}  // namespace credence::dictionary::writing
