// SPDX-License-Identifier: Apache-2.0
// What the program does where a person sits at a terminal: asks without echo, colours, and says some things once.
#ifndef CREDENCE_CLI_TERMINAL_HPP_
#define CREDENCE_CLI_TERMINAL_HPP_

#include <string_view>

#include "cli/secret_text.hpp"

namespace credence::cli {

/// Whether standard input is a terminal.
[[nodiscard]] bool input_is_terminal();

/// Whether text on standard output is coloured: it is a terminal that can, and NO_COLOR is not set (no-color.org).
[[nodiscard]] bool output_is_coloured();

/// Writes `question` on the process's terminal, wherever standard error leads, and reads one line from standard input,
/// which is a terminal. The terminal's settings are put back before a signal takes effect, and after a stop the
/// question is asked again. Throws Error(kIo) if nothing can be read or the input ends.
void ask_for_password(std::string_view question, SecretText& answer);

/// Whether this is the first call in this terminal session that asks for `name`, which is part of a file's name. Where
/// standard error is no terminal, every call is: a log has each run's notes.
[[nodiscard]] bool is_first_in_session(std::string_view name);

}  // namespace credence::cli

#endif  // CREDENCE_CLI_TERMINAL_HPP_
