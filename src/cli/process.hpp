// SPDX-License-Identifier: Apache-2.0
// What the process does before anything else.
#ifndef CREDENCE_CLI_PROCESS_HPP_
#define CREDENCE_CLI_PROCESS_HPP_

namespace credence::cli {

/// Keeps passwords in memory from reaching a core dump or another process of the same user.
void protect_process();

/// Fills the places of closed standard streams, so that no file opened later takes one and is read as standard input or
/// written as standard output. Using such a stream fails.
void hold_standard_streams();

}  // namespace credence::cli

#endif  // CREDENCE_CLI_PROCESS_HPP_
