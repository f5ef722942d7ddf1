// SPDX-License-Identifier: Apache-2.0
// The list of common passwords, between what it says itself and what the segments say.
#include <algorithm>
#include <cmath>
#include <functional>

#include "strength/segments.hpp"
#include "strength/writing/train.hpp"

namespace credence::strength::writing {
namespace {

// How far a share is drawn towards the segments': what a list says of its tail is little more than that it is in it.
constexpr double kShrinking = 0.28;
// The first passwords keep the list's order.
constexpr std::size_t kPinned = 100;

double cost_of(double share) { return -std::log2(share) * kBit; }
double share_of(double cost) { return std::exp2(-cost / kBit); }

double segment_share(const Sources& sources, std::string_view password) {
  const text::Prepared prepared(password, text::kMaxPasswordBytes);
  const Reading reading(sources, prepared);
  const EdgeIndex edges(reading.edges(), reading.characters().size());
  return share_of(cost_of_all_rows(sources.model, reading.characters(), edges));
}

// The factor by which `values` above what the segments say make up the list's share.
double find_scale(const std::vector<double>& values, const std::vector<double>& segments) {
  double low = 1e-6;
  double high = 1e6;
  for (int i = 0; i < 100; ++i) {
    const double middle = std::sqrt(low * high);
    double sum = 0;
    for (std::size_t k = 0; k < values.size(); ++k) {
      sum += std::max(middle * values[k] - (1 - kListShare) * segments[k], 0.0);
    }
    (sum > kListShare ? high : low) = middle;
  }
  return low;
}

// Letters behind which a capital first letter or all capitals is another password as well.
void add_capitals(std::string_view password, Cost cost, std::vector<Cost>& costs) {
  if (password.empty() || password[0] < 'a' || password[0] > 'z') return;
  costs.push_back(cost + kFirstCapital);
  costs.push_back(cost + kAllCapitals);
}

}  // namespace

void set_passwords(const LineStore& lines, std::vector<ListedShare> shares, const Dictionaries& dictionaries,
                   ModelContent& content) {
  double total = 0;
  for (const ListedShare& listed : shares) total += listed.share;
  const std::vector<std::byte> bytes = content.to_bytes();
  const Sources sources(Model(bytes, "model in training", false), dictionaries);
  std::vector<double> segments;
  std::vector<double> values;
  for (const ListedShare& listed : shares) {
    const double of_segments = segment_share(sources, lines[listed.line]);
    const double both = kListShare * listed.share / total + (1 - kListShare) * of_segments;
    const double shrunk = std::pow(both, 1 - kShrinking) * std::pow(of_segments, kShrinking);
    segments.push_back(of_segments);
    values.push_back(lines[listed.line].size() <= 2 ? std::min(shrunk, both) : shrunk);
  }
  const auto pinned = values.begin() + static_cast<std::ptrdiff_t>(std::min(kPinned, values.size()));
  std::sort(values.begin(), pinned, std::greater<>());
  const double scale = find_scale(values, segments);
  content.passwords.clear();
  for (std::size_t k = 0; k < shares.size(); ++k) {
    const double whole = scale * values[k];
    if (whole <= (1 - kListShare) * segments[k]) continue;
    const text::Prepared prepared(lines[shares[k].line], text::kMaxPasswordBytes);
    content.passwords.push_back(
        {listed_hash(prepared.typed().characters()), static_cast<Cost>(std::ceil(cost_of(whole)))});
  }
}

void set_guesses(const LineStore& lines, std::span<const ListedShare> shares, const std::deque<ListedWords>& words,
                 const Dictionaries& dictionaries, ModelContent& content) {
  constexpr std::size_t kDraws = 20000;
  constexpr std::size_t kPoints = 256;
  const std::vector<std::byte> bytes = content.to_bytes();
  const Sources sources(Model(bytes, "model in training", false), dictionaries);

  // Those of the list are counted, each with its capitals.
  std::vector<Cost> listed;
  for (const ListedShare& share : shares) {
    const text::Prepared prepared(lines[share.line], text::kMaxPasswordBytes);
    const Cost cost = sources.model.listed(prepared.typed().characters());
    if (cost >= kImpossible) continue;
    listed.push_back(cost);
    add_capitals(lines[share.line], cost, listed);
  }
  // Each draw of the others stands for as many as it is rare.
  struct Draw {
    Cost cost;
    double stands_for;
  };
  std::vector<Draw> draws;
  RandomSource random(1);
  Sampler sampler(sources.model, words, random);
  text::SecureBytes password;
  const auto rest = static_cast<Cost>(std::ceil(cost_of(1 - kListShare)));
  for (std::size_t i = 0; i < kDraws; ++i) {
    sampler.draw(password);
    const text::Prepared prepared({password.data(), password.size()}, text::kMaxPasswordBytes);
    if (prepared.typed().empty() || sources.model.listed(prepared.typed().characters()) < kImpossible) continue;
    const double share = segment_share(sources, {password.data(), password.size()});
    draws.push_back({static_cast<Cost>(cost_of(share)) + rest, 1 / (share * static_cast<double>(kDraws))});
  }
  for (const Cost cost : listed) draws.push_back({cost, 1.0});
  std::sort(draws.begin(), draws.end(), [](const Draw& a, const Draw& b) { return a.cost < b.cost; });

  content.guesses.clear();
  // A point for the first passwords one by one, then for every so many draws.
  double before = 1;
  const std::size_t step = std::max<std::size_t>(draws.size() / kPoints, 1);
  for (std::size_t i = 0; i < draws.size(); ++i) {
    const auto cost = static_cast<std::uint32_t>(draws[i].cost);
    const bool wanted = i < 2 * kPoints || i % step == 0 || i + 1 == draws.size();
    if (wanted && (content.guesses.empty() || content.guesses.back().first < cost)) {
      content.guesses.emplace_back(cost, static_cast<std::uint32_t>(std::log2(before) * kBit));
    }
    before += draws[i].stands_for;
  }
}

}  // namespace credence::strength::writing
