// SPDX-License-Identifier: Apache-2.0
// The shipped policies.
#include <fmt/format.h>

#include <algorithm>

#include "credence/error.hpp"
#include "credence/policy.hpp"
#include "platform/embedded_file.hpp"

namespace credence {

std::vector<std::string_view> preset_names() {
  std::vector<std::string_view> names;
  for (const platform::EmbeddedFile& file : platform::embedded_policies()) names.push_back(file.name);
  return names;
}

Policy preset(std::string_view name) {
  const auto files = platform::embedded_policies();
  const auto found = std::ranges::find(files, name, &platform::EmbeddedFile::name);
  if (found == files.end()) {
    throw Error(ErrorCode::kUnknownName,
                fmt::format("there is no preset \"{}\"; the presets are {}", name, fmt::join(preset_names(), ", ")));
  }
  return parse_policy(found->bytes, found->name);
}

}  // namespace credence
