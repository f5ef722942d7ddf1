// SPDX-License-Identifier: Apache-2.0
// Policy texts and those that they extend.
#ifndef CREDENCE_POLICY_SOURCES_HPP_
#define CREDENCE_POLICY_SOURCES_HPP_

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/toml.hpp"

namespace credence::policy {

/// One text: a file, a preset, or what a caller handed over.
class PolicySource {
 public:
  PolicySource(std::string name, std::string_view text, std::optional<std::filesystem::path> path);

  /// Throws Error(kBadPolicy) with the name and a place in it.
  [[noreturn]] void fail(const toml::source_position& where, const std::string& problem) const;

  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  [[nodiscard]] const toml::table& root() const noexcept { return root_; }
  /// Where the file is, if it is one.
  [[nodiscard]] const std::optional<std::filesystem::path>& path() const noexcept { return path_; }

 private:
  std::string name_;
  std::optional<std::filesystem::path> path_;
  toml::table root_;
};

inline constexpr std::string_view kExtends = "extends";

/// The source and, after it, what it extends, what that extends and so on. Throws Error: kBadPolicy for a name that is
/// neither a preset nor a file, or a circle; kIo.
[[nodiscard]] std::vector<PolicySource> with_bases(PolicySource source);

/// What a text has where a value is wrong: the value itself if it is short, else its type.
[[nodiscard]] std::string given_value(const toml::node& value);

/// A policy file's text. Throws Error(kIo), or Error(kBadPolicy) for a file that can be none.
[[nodiscard]] std::string read_policy_file(const std::filesystem::path& path);

}  // namespace credence::policy

#endif  // CREDENCE_POLICY_SOURCES_HPP_
