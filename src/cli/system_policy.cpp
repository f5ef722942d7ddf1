// SPDX-License-Identifier: Apache-2.0
// Where the system's policy is. The tests build this file with a path of their own.
#include "cli/options.hpp"

namespace credence::cli {

const char* system_policy_file() { return CREDENCE_SYSTEM_POLICY; }

}  // namespace credence::cli
