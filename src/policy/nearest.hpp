// SPDX-License-Identifier: Apache-2.0
// The known name that somebody probably meant.
#ifndef CREDENCE_POLICY_NEAREST_HPP_
#define CREDENCE_POLICY_NEAREST_HPP_

#include <cstddef>
#include <string_view>

namespace credence::policy {

/// Fewest single characters to insert, delete or replace, or neighbours to swap, that turn `a` into `b`. Only the
/// first 64 bytes of each are compared, so a long name costs no more.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace credence::policy

#endif  // CREDENCE_POLICY_NEAREST_HPP_
