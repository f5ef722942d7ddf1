// SPDX-License-Identifier: Apache-2.0
#include "strength/segments.hpp"

#include <algorithm>

#include "strength/run_states.hpp"

namespace credence::strength {

std::size_t LetterRuns::next_case(std::size_t before, const Character& c, Cost& cost) noexcept {
  // After which case a lower-case letter, and after which a capital, makes which.
  constexpr RunCase kAfterLower[] = {RunCase::kSmall, RunCase::kBegins, RunCase::kBegins, RunCase::kMixed,
                                     RunCase::kMixed};
  constexpr RunCase kAfterUpper[] = {RunCase::kMixed, RunCase::kThroughout, RunCase::kMixed, RunCase::kThroughout,
                                     RunCase::kMixed};
  const RunCase after = (c.upper ? kAfterUpper : kAfterLower)[before];
  // From the letter on that breaks the rule, each may be either.
  if (after == RunCase::kMixed) cost += kBit;
  return static_cast<std::size_t>(after);
}

Cost LetterRuns::end_cost(std::size_t run_case) noexcept {
  constexpr Cost kWhereItBreaks = 3 * kBit;
  constexpr Cost kCosts[] = {kLowerCase, kOneCapital, kFirstCapital, kAllCapitals, kMixedCase + kWhereItBreaks};
  return kCosts[run_case];
}

namespace {

constexpr Cost kRandomOn = 82;    // .8: one random character more
constexpr Cost kRandomEnd = 595;  // .2

constexpr std::size_t index_of(Kind kind) { return static_cast<std::size_t>(kind); }

// The ways to one position, by the kind of their last segment; the beginning of the password is the last of them.
using WaysHere = std::array<Way, kKinds + 1>;

template <typename Join>
class Pass {
 public:
  Pass(const Model& model, const Characters& characters, const EdgeIndex& edges)
      : model_(model), characters_(characters), edges_(edges), letters_(model), digits_(model), signs_(model) {
    ways_.resize_uninitialised(characters.size() + 1);
    for (WaysHere& ways : ways_) ways.fill(kNoWay);
    ways_[0][kKinds] = {0, 0, 0};
  }

  void run() {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < characters_.size(); ++i) {
      starts_from(i);
      for (const Edge& edge : edges_.from(static_cast<text::Position>(i))) {
        ++number;
        Way way = start(edge.kind);
        if (!way.possible()) continue;
        way.cost += edge.cost;
        way.edge = number;
        Join::join(ways_[edge.end][index_of(edge.kind)], way);
      }
      read(characters_[i], ways_[i + 1]);
    }
    starts_from(characters_.size());
  }

  /// To be asked after run().
  [[nodiscard]] Way end() const { return joined(kKinds); }
  [[nodiscard]] const Way& at(std::size_t position, std::size_t kind) const { return ways_[position][kind]; }

 private:
  void starts_from(std::size_t position) {
    position_ = position;
    num_present_ = 0;
    for (std::size_t kind = 0; kind <= kKinds; ++kind) {
      if (ways_[position][kind].possible()) present_[num_present_++] = kind;
    }
  }

  // The way to a segment of this kind that begins here.
  [[nodiscard]] Way start(Kind kind) const { return joined(index_of(kind)); }
  [[nodiscard]] Way joined(std::size_t to) const {
    const WaysHere& ways = ways_[position_];
    Way all = kNoWay;
    for (std::size_t i = 0; i < num_present_; ++i) {
      const std::size_t from = present_[i];
      const Cost step = model_.transition(from, to);
      if (step >= kImpossible) continue;
      const auto origin = static_cast<std::uint32_t>(position_ * 16 + from);
      Join::join(all, {ways[from].cost + step, origin, 0});
    }
    return all;
  }

  void read(const Character& c, WaysHere& next) {
    letters_.read(c, c.letter != 0 ? start(Kind::kLetters) : kNoWay);
    letters_.end(next[index_of(Kind::kLetters)]);
    digits_.read(c, c.digit != 0 ? start(Kind::kDigits) : kNoWay);
    digits_.end(next[index_of(Kind::kDigits)]);
    signs_.read(c, c.sign != 0 ? start(Kind::kSymbols) : kNoWay);
    signs_.end(next[index_of(Kind::kSymbols)]);

    random_.cost = std::min(random_.cost + kRandomOn, kImpossible);
    Join::join(random_, start(Kind::kRandom));
    random_.cost += c.random;
    Way ended = random_;
    ended.cost += kRandomEnd;
    Join::join(next[index_of(Kind::kRandom)], ended);
  }

  const Model& model_;
  const Characters& characters_;
  const EdgeIndex& edges_;
  RunStates<LetterRuns, Join> letters_;
  RunStates<DigitRuns, Join> digits_;
  RunStates<SignRuns, Join> signs_;
  Way random_ = kNoWay;
  std::size_t position_ = 0;
  std::array<std::size_t, kKinds + 1> present_{};  // the kinds that end at the position
  std::size_t num_present_ = 0;
  text::SecureBuffer<WaysHere, 24> ways_;
};

}  // namespace

Cost cost_of_all_rows(const Model& model, const Characters& characters, const EdgeIndex& edges) {
  Pass<AllWays> pass(model, characters, edges);
  pass.run();
  return pass.end().cost;
}

Cost find_best_row(const Model& model, const Characters& characters, const EdgeIndex& edges, Segments& out) {
  Pass<BestWay> pass(model, characters, edges);
  pass.run();
  const Way end = pass.end();
  Cost cost = end.cost;  // of the row as far as it is not yet given
  std::size_t position = characters.size();
  std::size_t kind = end.from % 16;
  while (position > 0) {
    const Way& way = pass.at(position, kind);
    const auto begin = static_cast<text::Position>(way.from / 16);
    const std::size_t before = way.from % 16;
    const Cost rest = pass.at(begin, before).cost;
    out.push_back({begin, static_cast<text::Position>(position), cost - rest, static_cast<Kind>(kind), way.edge});
    cost = rest;
    position = begin;
    kind = before;
  }
  std::reverse(out.begin(), out.end());
  return end.cost;
}

}  // namespace credence::strength
