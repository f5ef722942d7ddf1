// SPDX-License-Identifier: Apache-2.0
#include "strength/estimate.hpp"

#include <algorithm>
#include <utility>

#include "credence/error.hpp"
#include "strength/attackers.hpp"
#include "strength/explanation.hpp"
#include "strength/segments.hpp"
#include "strength/state.hpp"

namespace credence::strength {
namespace {

// What is made of segments is three fifths of all.
constexpr Cost kShareOfSegments = 189;
// Of the account's words each is tried among the first hundred.
constexpr Cost kHundred = log2_ceil(100);

std::vector<std::shared_ptr<const Dictionary>> without_nulls(std::vector<std::shared_ptr<const Dictionary>> all) {
  if (std::find(all.begin(), all.end(), nullptr) != all.end()) {
    throw Error(ErrorCode::kInvalidArgument, "a dictionary given to the estimator is null");
  }
  return all;
}

const Model& model_of(const std::shared_ptr<const StrengthModel>& model) {
  if (model == nullptr) throw Error(ErrorCode::kInvalidArgument, "the model given to the estimator is null");
  return model->state().model;
}

}  // namespace

double log10_of(Cost cost) noexcept {
  // log10(2) = .30103; hundredths from 1/256 bits, rounded.
  const std::int64_t hundredths = (std::int64_t{std::max(cost, 0)} * 30103 + 128000) / 256000;
  return static_cast<double>(hundredths) / 100;
}

std::uint8_t score_of(double guesses_log10) noexcept {
  constexpr double kSteps[] = {3, 6, 8, 10};
  return static_cast<std::uint8_t>(
      std::count_if(std::begin(kSteps), std::end(kSteps), [=](double step) { return guesses_log10 >= step; }));
}

// What the attackers found.
struct Estimator::Found {
  explicit Found(const Sources& sources, const text::Prepared& password) : reading(sources, password) {}

  Reading reading;
  EdgeBuffer context_edges;  // all edges and the account's words; empty where none of these is in the password
  Guesses guesses;
  bool is_listed = false;
};

Estimator::Estimator(std::shared_ptr<const StrengthModel> model,
                     std::vector<std::shared_ptr<const Dictionary>> dictionaries,
                     std::shared_ptr<const Dictionary> phrase_list)
    : model_(std::move(model)),
      sources_(model_of(model_), without_nulls(std::move(dictionaries))),
      phrase_list_(std::move(phrase_list)) {}

// The cost of a password of the list, as it is or with capitals.
Cost Estimator::listed(const Reading& reading) const {
  const text::Prepared& password = reading.password();
  const Cost as_typed = sources_.model.listed(password.typed().characters());
  const Characters& characters = reading.characters();
  const bool capitals = std::any_of(characters.begin(), characters.end(), [](const Character& c) { return c.upper; });
  if (!capitals) return as_typed;
  const Cost folded = sources_.model.listed(password.folded().characters());
  if (folded >= kImpossible) return as_typed;
  const CaseCosts cases(characters);
  return std::min(as_typed, folded + cases.of(0, static_cast<text::Position>(characters.size())));
}

void Estimator::look(const text::Prepared& password, std::span<const std::u32string_view> context, Found& found) const {
  const Reading& reading = found.reading;
  const Characters& characters = reading.characters();
  const auto offer = [&](Attacker attacker, Cost cost) {
    if (cost < found.guesses.cost) found.guesses = {cost, attacker};
  };
  const EdgeIndex edges(reading.edges(), characters.size());
  const Cost segments = cost_of_all_rows(sources_.model, characters, edges) + kShareOfSegments;
  const Cost list = listed(reading);
  found.is_listed = list <= segments;
  found.guesses = {sources_.model.guesses(std::min(segments, list)), Attacker::kModel};
  offer(Attacker::kUniform, uniform_guesses(password, characters));
  offer(Attacker::kPhrase, phrase_guesses(reading, phrase_list_.get()));

  add_context(password, characters, context, found.context_edges);
  if (found.context_edges.empty()) return;
  Cost whole = kImpossible;
  for (const Edge& edge : found.context_edges.span()) {
    if (edge.begin == 0 && edge.end == characters.size()) whole = std::min(whole, edge.cost - kLowerCase + 1);
  }
  found.context_edges.append(reading.edges().data(), reading.edges().size());
  const EdgeIndex all(found.context_edges, characters.size());
  const Cost with_context = cost_of_all_rows(sources_.model, characters, all) + kShareOfSegments;
  offer(Attacker::kContext, std::min(whole, std::max(sources_.model.guesses(with_context), kHundred)));
}

Guesses Estimator::guesses(const text::Prepared& password, std::span<const std::u32string_view> context) const {
  if (!password.is_text() || password.typed().empty()) return {};
  Found found(sources_, password);
  look(password, context, found);
  return found.guesses;
}

Strength Estimator::estimate(const text::Prepared& password, std::span<const std::u32string_view> context) const {
  Strength strength;
  if (!password.is_text() || password.typed().empty()) return strength;
  Found found(sources_, password);
  look(password, context, found);
  strength.guesses_log10 = log10_of(found.guesses.cost);
  strength.score = score_of(strength.guesses_log10);
  strength.attacker = found.guesses.attacker;
  if (strength.attacker == Attacker::kUniform) {
    set_one_part(password, PartKind::kRandom, strength);
  } else if (strength.attacker == Attacker::kModel && found.is_listed) {
    set_one_part(password, PartKind::kPassword, strength);
  } else {
    const bool context_won = strength.attacker == Attacker::kContext;
    const EdgeIndex edges(context_won ? found.context_edges : found.reading.edges(), found.reading.characters().size());
    Segments row;
    find_best_row(sources_.model, found.reading.characters(), edges, row);
    set_parts(password, edges, row, found.guesses.cost, strength);
  }
  set_advice(password, strength);
  return strength;
}

}  // namespace credence::strength
