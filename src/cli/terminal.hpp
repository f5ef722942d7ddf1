// SPDX-License-Identifier: Apache-2.0
// Asks for a password on a terminal, without echo.
#ifndef CREDENCE_CLI_TERMINAL_HPP_
#define CREDENCE_CLI_TERMINAL_HPP_

#include <string_view>

#include "text/secure_buffer.hpp"

namespace credence::cli {

/// Whether standard input is a terminal.
[[nodiscard]] bool input_is_terminal();

/// Writes `question` on standard error and reads one line from the terminal on standard input. The terminal's
/// settings are put back before a signal takes effect, and asked for again after a stop. Throws Error(kIo) if
/// nothing can be read or the input ends.
void ask_for_password(std::string_view question, text::SecureBytes& answer);

}  // namespace credence::cli

#endif  // CREDENCE_CLI_TERMINAL_HPP_
