// SPDX-License-Identifier: Apache-2.0
// --memory, which every command has that sorts.
#ifndef CREDENCE_CLI_MEMORY_OPTION_HPP_
#define CREDENCE_CLI_MEMORY_OPTION_HPP_

#include <CLI/App.hpp>
#include <cstdint>

namespace credence::cli {

/// Adds the option; `bytes` is its default. A value that is no size throws Error(kInvalidArgument).
void add_memory_option(CLI::App& command, std::uint64_t& bytes);

}  // namespace credence::cli

#endif  // CREDENCE_CLI_MEMORY_OPTION_HPP_
