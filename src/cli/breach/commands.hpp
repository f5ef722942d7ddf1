// SPDX-License-Identifier: Apache-2.0
// The commands of the group "breach", files of leaked passwords' digests. Each function adds one to the group.
#ifndef CREDENCE_CLI_BREACH_COMMANDS_HPP_
#define CREDENCE_CLI_BREACH_COMMANDS_HPP_

#include <cstdint>
#include <string>
#include <string_view>

#include "cli/arguments.hpp"
#include "credence/breach.hpp"

namespace credence::cli::breach {

void add_build(Command group);
void add_merge(Command group);
void add_verify(Command group);
void add_export(Command group);
void add_info(Command group);
void add_lookup(Command group);
void add_diff(Command group);
void add_top(Command group);

[[nodiscard]] std::string_view hash_kind_name(HashKind kind);
/// "17 of the 1048576 prefixes have no entries".
[[nodiscard]] std::string missing_prefixes_text(std::uint64_t present);
/// The action of a breach command, with the option that may help added to its errors: the library's errors don't know
/// the program's options.
[[nodiscard]] Command::Action with_breach_hints(Command::Action action);

}  // namespace credence::cli::breach

#endif  // CREDENCE_CLI_BREACH_COMMANDS_HPP_
