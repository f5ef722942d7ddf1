// SPDX-License-Identifier: Apache-2.0
// A password as a row of segments: how likely it is over all rows, and which row is likeliest. One pass from left to
// right, linear in the characters and edges.
//
//   position   0       4       8  9
//              p a s s w o r d 1  !
//              [ password      )[1)[!)     each segment has a cost, and so has each step from one kind to the next
//              [ pass )[ word  )           the same characters in another row
#ifndef CREDENCE_STRENGTH_SEGMENTS_HPP_
#define CREDENCE_STRENGTH_SEGMENTS_HPP_

#include "strength/characters.hpp"
#include "strength/edges.hpp"
#include "strength/model.hpp"

namespace credence::strength {

/// One segment of the likeliest row. The costs of a row add up to the row's.
struct Segment {
  text::Position begin, end;
  Cost cost;
  Kind kind;
  std::uint32_t edge;  ///< Of the edges given, plus one; 0: a run.
};
using Segments = text::SecureBuffer<Segment, 32>;

/// The cost of all rows of segments together. Never kImpossible: random characters make anything.
[[nodiscard]] Cost cost_of_all_rows(const Model& model, const Characters& characters, const EdgeIndex& edges);

/// Appends the segments of the likeliest row and returns its cost.
Cost find_best_row(const Model& model, const Characters& characters, const EdgeIndex& edges, Segments& out);

}  // namespace credence::strength

#endif  // CREDENCE_STRENGTH_SEGMENTS_HPP_
