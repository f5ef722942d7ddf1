// SPDX-License-Identifier: Apache-2.0
#include "workshop/line_census.hpp"

#include <algorithm>

namespace credence::workshop {
namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kHexDigits = "0123456789ABCDEFabcdef";

// A digest alone or with its count or password behind a colon: of MD4, MD5, SHA-1, SHA-256 or SHA-512, or what a range
// file has of a digest, which lacks five digits.
bool is_hash(std::string_view line) noexcept {
  const std::size_t digits = std::min(line.find_first_not_of(kHexDigits), line.size());
  if (digits == line.size()) return digits == 32 || digits == 40 || digits == 64 || digits == 128;
  if (line[digits] != ':') return false;
  if (digits == 32 || digits == 40 || digits == 64 || digits == 128) return true;
  const std::string_view count = line.substr(digits + 1);
  return (digits == 27 || digits == 35) && !count.empty() && count.find_first_not_of(kDigits) == std::string_view::npos;
}

bool is_hex_notation(std::string_view line) noexcept { return line.starts_with("$HEX[") && line.ends_with(']'); }

bool has_count(std::string_view line) noexcept {
  const std::size_t tab = line.rfind('\t');
  return tab != std::string_view::npos && tab + 1 < line.size() &&
         line.find_first_not_of(kDigits, tab + 1) == std::string_view::npos;
}

// An object a line, or a line of a list of strings.
bool is_json(std::string_view line) noexcept {
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  if (line.ends_with(',')) line.remove_suffix(1);
  if (line.size() < 2) return line == "[" || line == "]";
  return (line.front() == '{' && line.back() == '}') || (line.front() == '[' && line.back() == ']') ||
         (line.front() == '"' && line.back() == '"' && line.find("\",\"") == std::string_view::npos);
}

ListLook look_of(std::string_view line) noexcept {
  if (is_hash(line)) return ListLook::kHashes;
  if (is_hex_notation(line)) return ListLook::kHexNotation;
  if (has_count(line)) return ListLook::kCounted;
  return is_json(line) ? ListLook::kJson : ListLook::kWords;
}

constexpr bool is_nearly_all(std::uint64_t some, std::uint64_t all) noexcept { return some * 10 >= all * 9; }

}  // namespace

void LineCensus::count(std::string_view line) noexcept {
  if (line.ends_with('\r')) line.remove_suffix(1);
  ++looks_[static_cast<std::size_t>(look_of(line))];
  count_columns(line);
  ++lines_;
}

void LineCensus::count_columns(std::string_view line) noexcept {
  for (std::size_t i = 0; i < kSeparators.size(); ++i) {
    const auto found = static_cast<std::size_t>(std::count(line.begin(), line.end(), kSeparators[i]));
    if (lines_ == 0) columns_[i] = found;
    same_columns_[i] += found != 0 && found == columns_[i] ? 1 : 0;
  }
}

ListLook LineCensus::look() const noexcept {
  constexpr std::uint64_t kLeastColumns = 5;  // lines: a few passwords may all have a comma
  if (lines_ == 0) return ListLook::kWords;
  for (std::size_t i = 1; i < kLooks; ++i) {
    if (is_nearly_all(looks_[i], lines_)) return static_cast<ListLook>(i);
  }
  const bool has_columns = std::any_of(same_columns_.begin(), same_columns_.end(),
                                       [this](std::uint64_t same) { return is_nearly_all(same, lines_); });
  return has_columns && lines_ >= kLeastColumns ? ListLook::kColumns : ListLook::kWords;
}

}  // namespace credence::workshop
