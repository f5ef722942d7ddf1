// SPDX-License-Identifier: Apache-2.0
#ifndef CREDENCE_CHECKER_PROVENANCE_HPP_
#define CREDENCE_CHECKER_PROVENANCE_HPP_

#include "credence/checker.hpp"

namespace credence::checker {

/// What answers of this policy over these data rest on. No resource is null.
[[nodiscard]] Provenance provenance_of(const Policy& policy, const Resources& resources);

}  // namespace credence::checker

#endif  // CREDENCE_CHECKER_PROVENANCE_HPP_
