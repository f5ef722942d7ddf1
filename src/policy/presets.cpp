// SPDX-License-Identifier: Apache-2.0
// The shipped policies, and policies from files.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>

#include "credence/error.hpp"
#include "platform/embedded_file.hpp"
#include "policy/setting_text.hpp"

namespace credence {
namespace {

using namespace policy;

// Far more than any policy; keeps a device or a list of passwords named by mistake from being read whole.
constexpr std::size_t kLongestFile = std::size_t{1} << 20;

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

std::string read_file(const std::filesystem::path& path) {
  const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "rbe"));
  if (file == nullptr) {
    throw Error(ErrorCode::kIo, "can't open this policy file", {path.string()}, errno);
  }
  std::string text;
  std::array<char, 4096> block;
  while (const std::size_t size = std::fread(block.data(), 1, block.size(), file.get())) {
    text.append(block.data(), size);
    if (text.size() > kLongestFile) {
      throw Error(ErrorCode::kBadPolicy, "this is no policy file: it is longer than 1 MiB", {path.string()});
    }
  }
  if (std::ferror(file.get()) != 0) throw Error(ErrorCode::kIo, "can't read this policy file", {path.string()}, errno);
  return text;
}

}  // namespace

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

Policy load_policy(const std::filesystem::path& path) { return parse_policy(read_file(path), path.string()); }

}  // namespace credence
