// SPDX-License-Identifier: Apache-2.0
// Says what a password is made of, and what would make it stronger.
#ifndef CREDENCE_STRENGTH_EXPLANATION_HPP_
#define CREDENCE_STRENGTH_EXPLANATION_HPP_

#include "credence/strength.hpp"
#include "strength/segments.hpp"
#include "text/prepared.hpp"

namespace credence::strength {

/// Sets the parts of `strength`, whose guesses and attacker are set, to those of a row of segments.
void set_parts(const text::Prepared& password, const EdgeIndex& edges, const Segments& row, Cost guesses,
               Strength& strength);
/// Sets its parts to one that is the whole.
void set_one_part(const text::Prepared& password, PartKind kind, Strength& strength);
/// Sets its advice. The parts are set.
void set_advice(const text::Prepared& password, Strength& strength);

}  // namespace credence::strength

#endif  // CREDENCE_STRENGTH_EXPLANATION_HPP_
