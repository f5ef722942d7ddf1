// SPDX-License-Identifier: Apache-2.0
// How an error reads, and the key function that makes it catchable across the library's border.
#include "credence/error.hpp"

#include <fmt/format.h>

#include <system_error>
#include <utility>

#include "text/printable.hpp"

namespace credence {
namespace {

std::string describe(const std::string& problem, const ErrorLocation& location, int system_error) {
  std::string text;
  if (!location.file.empty()) {
    text = location.file;
    if (location.line > 0) text += fmt::format(":{}", location.line);
    if (location.line > 0 && location.column > 0) text += fmt::format(":{}", location.column);
    text += ": ";
  }
  text += problem;
  if (system_error != 0) text += fmt::format(" ({})", std::generic_category().message(system_error));
  return text::printable(text);
}

}  // namespace

Error::Error(ErrorCode code, const std::string& problem, ErrorLocation location, int system_error)
    : std::runtime_error(describe(problem, location, system_error)),
      code_(code),
      location_(std::move(location)),
      system_error_(system_error) {}

Error::~Error() = default;
Error::Error(const Error&) = default;
Error& Error::operator=(const Error&) = default;

}  // namespace credence
