// SPDX-License-Identifier: Apache-2.0
#ifndef CREDENCE_CLI_PROCESS_HPP_
#define CREDENCE_CLI_PROCESS_HPP_

namespace credence::cli {

/// Keeps passwords in memory from reaching a core dump or another process of the same user.
void protect_process();

}  // namespace credence::cli

#endif  // CREDENCE_CLI_PROCESS_HPP_
