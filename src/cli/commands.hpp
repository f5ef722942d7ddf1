// SPDX-License-Identifier: Apache-2.0
// The program's commands. Each function adds one, or a group, to its parent.
#ifndef CREDENCE_CLI_COMMANDS_HPP_
#define CREDENCE_CLI_COMMANDS_HPP_

#include <cstdint>
#include <string>

#include "cli/arguments.hpp"

namespace credence::cli {

void add_check(Command parent);
void add_sign_in(Command parent);
void add_breach(Command parent);
void add_dictionary(Command parent);
void add_policy(Command parent);
void add_strength(Command parent);
void add_generate(Command parent);

/// The commands of the group "breach" that read or write whole lists.
void add_breach_build(Command group);
void add_breach_merge(Command group);
void add_breach_verify(Command group);
void add_breach_export(Command group);
/// "17 of the 1048576 prefixes have no entries".
[[nodiscard]] std::string missing_prefixes_text(std::uint64_t present);
/// The action of a breach command, with the option that may help added to its errors: the library's errors don't know
/// the program's options.
[[nodiscard]] Command::Action with_breach_hints(Command::Action action);

}  // namespace credence::cli

#endif  // CREDENCE_CLI_COMMANDS_HPP_
