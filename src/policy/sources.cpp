// SPDX-License-Identifier: Apache-2.0
// The only file that parses with toml++.
#include "policy/sources.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <system_error>
#include <utility>

#include "credence/error.hpp"
#include "credence/policy.hpp"
#include "platform/embedded_file.hpp"
#include "platform/file.hpp"
#include "policy/nesting.hpp"
#include "policy/setting_text.hpp"
#include "text/utf8.hpp"

namespace credence::policy {
namespace {

// Far more than any policy; keeps a device or a list of passwords named by mistake from being read whole.
constexpr std::size_t kLongestFile = std::size_t{1} << 20;

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

// Of files that extend each other.
constexpr std::size_t kMostSources = 32;

std::string_view line_of(std::string_view text, std::uint32_t number) {
  for (; number > 1; --number) text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
  return text.substr(0, text.find_first_of("\r\n"));
}

std::string_view without_spaces(std::string_view text) {
  const std::size_t first = std::min(text.find_first_not_of(" \t"), text.size());
  return text.substr(first, text.find_last_not_of(" \t") + 1 - first);
}

// What to do about a line such as "mode = contains", or nothing.
std::string unquoted_hint(std::string_view line) {
  const std::size_t equals = line.find('=');
  if (equals == std::string_view::npos) return {};
  const std::string_view value = without_spaces(line.substr(equals + 1, line.find('#', equals) - equals - 1));
  const auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
           c == '.';
  };
  const bool is_text = !value.empty() && std::all_of(value.begin(), value.end(), is_word) &&
                       std::any_of(value.begin(), value.end(), [](char c) { return c > '9' && c != '_'; });
  if (!is_text || value.size() > 40) return {};
  return fmt::format("; a string stands in quotes: {} = \"{}\"", without_spaces(line.substr(0, equals)), value);
}

toml::table parse(const PolicySource& source, std::string_view text) {
  if (const auto deep = find_deep_nesting(text)) {
    source.fail({deep->line, deep->column}, fmt::format("nested more than {} deep; a policy has keys in sections, and "
                                                        "no more",
                                                        kMaxNesting));
  }
  try {
    return toml::parse(text);
  } catch (const toml::parse_error& error) {
    const toml::source_position where = error.source().begin;
    const std::string_view line = line_of(text, where.line);
    const std::string hint = text::find_ill_formed(line) ? std::string() : unquoted_hint(line);
    source.fail(where, fmt::format("no valid TOML: {}{}", error.description(), hint));
  }
}

bool is_file_name(std::string_view name) { return name.find('/') != std::string_view::npos || name.ends_with(".toml"); }

// Whether two paths lead to one file. One that can't be looked at is reported when it is opened.
bool are_one_file(const std::filesystem::path& a, const std::filesystem::path& b) {
  std::error_code failed;
  return std::filesystem::equivalent(a, b, failed) && !failed;
}

PolicySource preset_source(std::string_view name) {
  const auto files = platform::embedded_policies();
  const auto file = std::ranges::find(files, name, &platform::EmbeddedFile::name);
  return {std::string(name), file->bytes, std::nullopt};
}

// The file `name` that the last of these sources extends.
PolicySource file_source(const std::vector<PolicySource>& sources, std::string_view name,
                         const toml::source_position& where) {
  const PolicySource& extending = sources.back();
  if (!extending.path()) {
    extending.fail(where, "extends names a file, but this text is in none that it could be beside; extend a preset");
  }
  const std::filesystem::path path = (extending.path()->parent_path() / name).lexically_normal();
  const auto is_it = [&](const PolicySource& source) { return source.path() && are_one_file(*source.path(), path); };
  if (std::ranges::any_of(sources, is_it)) {
    std::string circle;
    for (const PolicySource& source : sources) circle += source.name() + " extends ";
    extending.fail(where, fmt::format("extends goes round in a circle: {}{}", circle, path.string()));
  }
  if (sources.size() >= kMostSources) {
    extending.fail(where, fmt::format("more than {} files extend each other; put them together", kMostSources));
  }
  return {path.string(), read_policy_file(path), path};
}

}  // namespace

std::string given_value(const toml::node& value) {
  if (const auto number = value.value_exact<std::int64_t>()) return std::to_string(*number);
  if (const auto boolean = value.value_exact<bool>()) return *boolean ? "true" : "false";
  if (const auto text = value.value_exact<std::string_view>()) {
    return text->size() <= 40 && !text::find_ill_formed(*text) ? fmt::format("\"{}\"", *text) : "this string";
  }
  if (value.is_array()) return "this list";
  if (value.is_table()) return "a section";
  return value.is_floating_point() ? "a number with a fraction" : "a date or time";
}

PolicySource::PolicySource(std::string name, std::string_view text, std::optional<std::filesystem::path> path)
    : name_(std::move(name)), path_(std::move(path)), root_(parse(*this, text)) {}

void PolicySource::fail(const toml::source_position& where, const std::string& problem) const {
  throw Error(ErrorCode::kBadPolicy, problem,
              {name_, static_cast<std::int32_t>(where.line), static_cast<std::int32_t>(where.column)});
}

std::vector<PolicySource> with_bases(PolicySource source) {
  std::vector<PolicySource> sources;
  sources.push_back(std::move(source));
  const auto presets = preset_names();
  while (const toml::node* extends = sources.back().root().get(kExtends)) {
    const toml::source_position where = extends->source().begin;
    const auto name = extends->value_exact<std::string_view>();
    if (!name) sources.back().fail(where, "extends takes the name of a preset as a string, or a file as \"./FILE\"");
    if (std::ranges::find(presets, *name) != presets.end()) {
      sources.push_back(preset_source(*name));
    } else if (is_file_name(*name) && !text::find_ill_formed(*name)) {
      sources.push_back(file_source(sources, *name, where));
    } else {
      sources.back().fail(where, fmt::format("extends names no preset: {}; the nearest is \"{}\", and a file is "
                                             "written as \"./FILE\"",
                                             given_value(*extends), nearest_preset(*name)));
    }
  }
  return sources;
}

std::string read_policy_file(const std::filesystem::path& path) {
  platform::FileDescriptor descriptor;
  try {
    descriptor = platform::open_stream(path);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::kIo) throw;
    throw Error(ErrorCode::kIo, "can't open this policy file", {path.string()}, error.system_error());
  }
  const std::unique_ptr<std::FILE, CloseFile> file(fdopen(descriptor.get(), "rb"));
  if (file == nullptr) throw Error(ErrorCode::kIo, "can't open this policy file", {path.string()}, errno);
  descriptor.release();  // the stream closes it
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

}  // namespace credence::policy
