// SPDX-License-Identifier: Apache-2.0
// Arguments that name the inputs of a build, where "-" is standard input.
#ifndef CREDENCE_CLI_STANDARD_INPUT_HPP_
#define CREDENCE_CLI_STANDARD_INPUT_HPP_

#include <filesystem>
#include <vector>

#include "credence/input.hpp"

namespace credence::cli {

[[nodiscard]] Input input_of(const std::filesystem::path& argument);
[[nodiscard]] std::vector<Input> inputs_of(const std::vector<std::filesystem::path>& arguments);

}  // namespace credence::cli

#endif  // CREDENCE_CLI_STANDARD_INPUT_HPP_
