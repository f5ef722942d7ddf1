// SPDX-License-Identifier: Apache-2.0
// The program's commands. Each function adds one, or a group, to its parent.
#ifndef CREDENCE_CLI_COMMANDS_HPP_
#define CREDENCE_CLI_COMMANDS_HPP_

#include "cli/arguments.hpp"

namespace credence::cli {

void add_check(Command parent);
void add_sign_in(Command parent);
void add_breach(Command parent);
void add_dictionary(Command parent);
void add_policy(Command parent);
void add_strength(Command parent);
void add_generate(Command parent);

}  // namespace credence::cli

#endif  // CREDENCE_CLI_COMMANDS_HPP_
