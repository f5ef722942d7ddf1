// SPDX-License-Identifier: Apache-2.0
// The steps of training, each on its own.
#ifndef CREDENCE_STRENGTH_WRITING_TRAIN_HPP_
#define CREDENCE_STRENGTH_WRITING_TRAIN_HPP_

#include <cstddef>
#include <deque>
#include <memory>
#include <span>
#include <vector>

#include "credence/dictionary.hpp"
#include "strength/reading.hpp"
#include "strength/writing/line_store.hpp"
#include "strength/writing/model_file.hpp"
#include "strength/writing/sampler.hpp"

namespace credence::strength::writing {

using Dictionaries = std::vector<std::shared_ptr<const Dictionary>>;

/// How much of the model the list is.
inline constexpr double kListShare = 0.4;

/// Steps that know nothing: every kind may follow every other, but no run one of its own kind, which would be the same
/// run.
void set_first_transitions(ModelContent& content);

/// Fits transitions and weights of lists to some passwords: three rounds of finding each one's likeliest row and
/// counting its steps. A password that is in a dictionary as a whole counts as one that isn't, so that the model learns
/// how others are made.
void fit_transitions(const LineStore& passwords, const Dictionaries& dictionaries, ModelContent& content);

/// The passwords of the list with how often each is chosen, as the lists have it.
struct ListedShare {
  std::size_t line = 0;
  double share = 0;
};
/// Sets the list's costs: between the share and what the segments say.
void set_passwords(const LineStore& lines, std::vector<ListedShare> shares, const Dictionaries& dictionaries,
                   ModelContent& content);

/// Sets the table of guesses from the list and from draws of segments.
void set_guesses(const LineStore& lines, std::span<const ListedShare> shares, const std::deque<ListedWords>& words,
                 const Dictionaries& dictionaries, ModelContent& content);

}  // namespace credence::strength::writing

#endif  // CREDENCE_STRENGTH_WRITING_TRAIN_HPP_
