// SPDX-License-Identifier: Apache-2.0
// Which of what a violation carries besides numbers stands in a report as JSON.
#ifndef CREDENCE_MESSAGES_PARAMETERS_HPP_
#define CREDENCE_MESSAGES_PARAMETERS_HPP_

#include <span>
#include <string_view>

#include "credence/report.hpp"

namespace credence::messages {

/// The keys of violation_parameter() that say more than the code and its numbers, for this violation. Static.
[[nodiscard]] std::span<const std::string_view> json_parameters(const Violation& violation);

}  // namespace credence::messages

#endif  // CREDENCE_MESSAGES_PARAMETERS_HPP_
