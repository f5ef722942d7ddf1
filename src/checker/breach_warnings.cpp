// SPDX-License-Identifier: Apache-2.0
#include "checker/breach_warnings.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "credence/error.hpp"

namespace credence::checker {
namespace {

// The commonest 100,000 are the shortest list that is published to be looked into (NCSC and Have I Been Pwned, 2019);
// what has fewer is a sample, or a list of one's own.
constexpr std::uint64_t kLeastEntries = 100'000;

bool is_cut(const BreachFacts& file) {
  const auto missing = static_cast<double>(BreachFacts::kPrefixes - file.prefixes_present);
  return missing > expected_missing_prefixes(file.entries);
}

}  // namespace

// Each of n digests falls into one of m prefixes by chance, which leaves m * e^(-n/m) empty on average: of 14,000,000
// digests one or two. Ten standard deviations more are not met by chance. The last term is for lists so large, or so
// small, that there is next to no chance in it.
double expected_missing_prefixes(std::uint64_t entries) noexcept {
  const auto prefixes = static_cast<double>(BreachFacts::kPrefixes);
  const double a = static_cast<double>(entries) / prefixes;
  const double empty = prefixes * std::exp(-a);
  const double variance = std::max(0.0, empty * (1 - (1 + a) * std::exp(-a)));
  return empty + 10 * std::sqrt(variance) + (entries > BreachFacts::kPrefixes ? 0.5 : 1);
}

void examine_breach_files(const BreachRule& rule, const std::vector<BreachFacts>& files, Violations& warnings) {
  if (!rule.enabled) return;
  if (files.empty() && rule.required != BreachFilesRequired::kNone) {
    throw Error(ErrorCode::kMissingResource,
                "the policy says breach.required but no breach file is given besides the built-in list; give one");
  }
  const bool is_complete = std::ranges::any_of(files, &BreachFacts::is_complete);
  if (rule.required == BreachFilesRequired::kComplete && !is_complete) {
    throw Error(
        ErrorCode::kMissingResource,
        "the policy says breach.required = \"complete\" but no breach file has entries of all 1,048,576 prefixes; "
        "download the missing ranges and build it again");
  }
  if (files.empty()) {
    warnings.push_back({Code::kBreachBuiltinOnly, {}, 0, 0});
    return;
  }
  const auto entries = std::accumulate(files.begin(), files.end(), std::uint64_t{0},
                                       [](std::uint64_t sum, const BreachFacts& file) { return sum + file.entries; });
  if (entries < kLeastEntries) {
    warnings.push_back(
        {Code::kBreachSmall, {}, static_cast<std::int64_t>(kLeastEntries), static_cast<std::int64_t>(entries)});
  }
  if (is_complete) return;
  std::int64_t most_prefixes = -1;
  for (const BreachFacts& file : files) {
    if (is_cut(file)) most_prefixes = std::max(most_prefixes, static_cast<std::int64_t>(file.prefixes_present));
  }
  if (most_prefixes >= 0) {
    warnings.push_back({Code::kBreachIncomplete, {}, static_cast<std::int64_t>(BreachFacts::kPrefixes), most_prefixes});
  }
}

}  // namespace credence::checker
