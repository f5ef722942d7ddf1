// SPDX-License-Identifier: Apache-2.0
#ifndef CREDENCE_BREACH_LOOKUP_ERROR_HPP_
#define CREDENCE_BREACH_LOOKUP_ERROR_HPP_

#include "credence/breach.hpp"

namespace credence::breach {

/// Why a look-up in the file `name` gave no answer, for those who must not take that for "absent". `state` is one of
/// BreachAnswer's errors. kUnsupported is taken to mean that the digest can't be made at all: that it isn't defined for
/// these bytes, or that theirs has another length, is for the caller to rule out.
[[nodiscard]] Error lookup_error(BreachAnswer::State state, const std::string& name);

}  // namespace credence::breach

#endif  // CREDENCE_BREACH_LOOKUP_ERROR_HPP_
