// SPDX-License-Identifier: Apache-2.0
// Runs of letters, digits or signs as they grow character by character: a state for each age a run can have as far as
// the model remembers it, so that all runs that end at one place are a handful of states, wherever they began.
//
// Of "xpass", where letters are predicted from four before: after the last s there are the runs "s", "ss", "ass" and
// those of four letters and more, "pass" and "xpass" in one state.
#ifndef CREDENCE_STRENGTH_RUN_STATES_HPP_
#define CREDENCE_STRENGTH_RUN_STATES_HPP_

#include <openssl/crypto.h>

#include <array>
#include <cstddef>
#include <cstdint>

#include "strength/edges.hpp"
#include "strength/model.hpp"

namespace credence::strength {

/// A way of making the password up to somewhere: what it costs, and what the last segment is.
struct Way {
  Cost cost;
  std::uint32_t from;  ///< Where the last segment begins * 16 + the kind before it.
  std::uint32_t edge;  ///< The number of the edge that the last segment is, plus one; 0: a run.
  [[nodiscard]] bool possible() const noexcept { return cost < kImpossible; }
};
inline constexpr Way kNoWay{kImpossible, 0, 0};

/// Adds up the ways: for how likely a password is.
struct AllWays {
  static void join(Way& to, const Way& way) noexcept { to.cost = either(to.cost, way.cost); }
};
/// Keeps the likeliest: for the explanation.
struct BestWay {
  static void join(Way& to, const Way& way) noexcept {
    if (way.cost < to.cost) to = way;
  }
};

/// How the letters of a run are written, as far as it goes.
enum class RunCase : std::uint8_t { kSmall, kSingle, kBegins, kThroughout, kMixed };

struct LetterRuns {
  static constexpr std::uint32_t kSymbols = kLetterSymbols;
  static constexpr std::size_t kMemory = 4;
  static constexpr std::size_t kCases = 5;
  static Cost next(const Model& model, std::uint32_t context, std::uint32_t symbol) noexcept {
    return model.letter(context, symbol);
  }
  static std::uint32_t symbol_of(const Character& c) noexcept { return c.letter; }
  static Cost extra(const Character& c) noexcept { return c.accent ? kAccent : 0; }
  /// The case after one letter more, and what it adds.
  static std::size_t first_case(const Character& c) noexcept { return c.upper ? 1 : 0; }
  static std::size_t next_case(std::size_t before, const Character& c, Cost& cost) noexcept;
  static Cost end_cost(std::size_t run_case) noexcept;
};

template <std::uint32_t kSymbolCount, std::size_t kContext, std::uint8_t Character::*kMember,
          Cost (Model::*kNext)(std::uint32_t, std::uint32_t) const noexcept>
struct PlainRuns {
  static constexpr std::uint32_t kSymbols = kSymbolCount;
  static constexpr std::size_t kMemory = kContext;
  static constexpr std::size_t kCases = 1;
  static Cost next(const Model& model, std::uint32_t context, std::uint32_t symbol) noexcept {
    return (model.*kNext)(context, symbol);
  }
  static std::uint32_t symbol_of(const Character& c) noexcept { return c.*kMember; }
  static Cost extra(const Character& /*c*/) noexcept { return 0; }
  static std::size_t first_case(const Character& /*c*/) noexcept { return 0; }
  static std::size_t next_case(std::size_t before, const Character& /*c*/, Cost& /*cost*/) noexcept { return before; }
  static Cost end_cost(std::size_t /*run_case*/) noexcept { return 0; }
};
using DigitRuns = PlainRuns<kDigitSymbols, 4, &Character::digit, &Model::digit>;
using SignRuns = PlainRuns<kSignSymbols, 2, &Character::sign, &Model::sign>;

/// The runs of one kind that end where the reading is.
template <typename Runs, typename Join>
class RunStates {
 public:
  explicit RunStates(const Model& model) noexcept : model_(model) { forget(states_); }
  /// What it read last is wiped.
  ~RunStates() {
    OPENSSL_cleanse(&context_, sizeof context_);
    OPENSSL_cleanse(&states_, sizeof states_);
  }
  RunStates(const RunStates&) = delete;
  RunStates& operator=(const RunStates&) = delete;

  /// Reads one character; `start` is the way to a run that begins with it.
  void read(const Character& c, const Way& start) noexcept {
    const std::uint32_t symbol = Runs::symbol_of(c);
    if (symbol == 0) {
      if (context_ != 0) clear();
      return;
    }
    const Cost extra = Runs::extra(c);
    States next;
    forget(next);
    for (std::size_t age = Runs::kMemory; age-- > 0;) {
      const std::size_t grown = age + 1 < Runs::kMemory ? age + 1 : age;
      Cost letter = -1;
      for (std::size_t run_case = 0; run_case < Runs::kCases; ++run_case) {
        Way way = states_[age][run_case];
        if (!way.possible()) continue;
        if (letter < 0) letter = Runs::next(model_, context(age + 1), symbol) + extra;
        way.cost += letter;
        const std::size_t next_case = Runs::next_case(run_case, c, way.cost);
        Join::join(next[grown][next_case], way);
      }
    }
    if (start.possible()) {
      Way way = start;
      way.cost += Runs::next(model_, 0, symbol) + extra;
      Join::join(next[0][Runs::first_case(c)], way);
    }
    states_ = next;
    context_ = (context_ * Runs::kSymbols + symbol) % kContexts;
  }

  /// Adds the runs that end here.
  void end(Way& to) const noexcept {
    if (context_ == 0) return;
    for (std::size_t age = 0; age < Runs::kMemory; ++age) {
      Cost end = -1;
      for (std::size_t run_case = 0; run_case < Runs::kCases; ++run_case) {
        Way way = states_[age][run_case];
        if (!way.possible()) continue;
        if (end < 0) end = Runs::next(model_, context(age + 1), 0);
        way.cost += end + Runs::end_cost(run_case);
        Join::join(to, way);
      }
    }
  }

 private:
  using States = std::array<std::array<Way, Runs::kCases>, Runs::kMemory>;  // by age less one, then case
  static constexpr auto kContexts = static_cast<std::uint32_t>(power(Runs::kSymbols, Runs::kMemory));

  // The last `age` symbols.
  [[nodiscard]] std::uint32_t context(std::size_t age) const noexcept {
    return context_ % static_cast<std::uint32_t>(power(Runs::kSymbols, age));
  }
  static void forget(States& states) noexcept {
    for (auto& cases : states) cases.fill(kNoWay);
  }
  void clear() noexcept {
    forget(states_);
    context_ = 0;
  }

  const Model& model_;
  States states_;
  std::uint32_t context_ = 0;  // the symbols of the run before, as many as the model remembers; 0: there is none
};

}  // namespace credence::strength

#endif  // CREDENCE_STRENGTH_RUN_STATES_HPP_
