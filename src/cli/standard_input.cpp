// SPDX-License-Identifier: Apache-2.0
#include "cli/standard_input.hpp"

#include <unistd.h>

#include <cerrno>
#include <memory>

#include "credence/error.hpp"

namespace credence::cli {
namespace {

constexpr const char* kName = "standard input";

// An interrupted read is an error with EINTR, which the build answers by asking whether to go on.
class StandardInput final : public ByteSource {
 public:
  std::size_t read(char* to, std::size_t size) override {
    const ssize_t got = ::read(STDIN_FILENO, to, size);
    if (got < 0) throw Error(ErrorCode::kIo, "cannot be read", {kName}, errno);
    return static_cast<std::size_t>(got);
  }
};

}  // namespace

Input input_of(const std::filesystem::path& argument) {
  if (argument == "-") return {kName, std::make_shared<StandardInput>()};
  return argument;
}

std::vector<Input> inputs_of(const std::vector<std::filesystem::path>& arguments) {
  std::vector<Input> inputs;
  inputs.reserve(arguments.size());
  for (const auto& argument : arguments) inputs.push_back(input_of(argument));
  return inputs;
}

}  // namespace credence::cli
