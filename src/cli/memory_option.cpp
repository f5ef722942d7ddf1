// SPDX-License-Identifier: Apache-2.0
#include "cli/memory_option.hpp"

#include <fmt/format.h>

#include <CLI/Option.hpp>
#include <map>
#include <string>

#include "credence/error.hpp"

namespace credence::cli {
namespace {

// "512M": bytes with an optional K, M or G.
std::uint64_t parse_size(const std::string& text) {
  std::size_t digits = 0;
  std::uint64_t value = 0;
  while (digits < text.size() && digits < 12 && text[digits] >= '0' && text[digits] <= '9') {
    value = value * 10 + static_cast<std::uint64_t>(text[digits++] - '0');
  }
  static const std::map<std::string, int> kShifts = {{"", 0}, {"K", 10}, {"M", 20}, {"G", 30}};
  const auto shift = kShifts.find(text.substr(digits));
  if (digits == 0 || shift == kShifts.end() || value == 0 || value > UINT64_MAX >> shift->second) {
    throw Error(ErrorCode::kInvalidArgument,
                fmt::format("--memory wants a number of bytes such as 512M or 2G, not \"{}\"", text));
  }
  return value << shift->second;
}

}  // namespace

void add_memory_option(CLI::App& command, std::uint64_t& bytes) {
  command
      .add_option_function<std::string>(
          "--memory", [&bytes](const std::string& text) { bytes = parse_size(text); },
          "Memory for sorting what is unsorted, such as 2G")
      ->type_name("SIZE")
      ->default_str(fmt::format("{}M", bytes >> 20));
}

}  // namespace credence::cli
