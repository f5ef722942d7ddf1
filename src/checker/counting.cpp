// SPDX-License-Identifier: Apache-2.0
// A row is accepted or not by a few sums over its choices: characters, digits, capitals and so on. So rows are counted
// by these sums, place by place, each sum only as far as the policy cares.
#include "checker/counting.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <string_view>

namespace credence::checker {
namespace {

enum Sum : std::size_t { kLength, kDigits, kUpper, kLower, kLetters, kSymbols, kForbidden, kSums };
using Sums = std::array<std::uint32_t, kSums>;

// Whether only rules are on that count. Those about the account and a second entry say nothing of a new password.
bool only_counts(const Policy& policy) {
  Policy rest = policy;
  const Policy off;
  rest.name = off.name;
  rest.description = off.description;
  rest.text = off.text;
  rest.length = off.length;
  rest.characters = off.characters;
  rest.confirmation = off.confirmation;
  rest.email = off.email;
  rest.sign_in = off.sign_in;
  rest.age = off.age;
  rest.history = off.history;
  rest.context = off.context;
  return rest == off && !policy.length.combine_spaces && policy.characters.min_distinct == 0 &&
         policy.length.level == Level::kReject && policy.characters.level == Level::kReject;
}

// Of printable ASCII all of it is known here.
bool is_printable(const strength::Places& places) {
  const auto printable = [](std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
  };
  if (!printable(places.separator)) return false;
  for (const strength::Choices& choices : places.places) {
    if (!std::all_of(choices->begin(), choices->end(), printable)) return false;
  }
  return true;
}

Sums sums_of(std::string_view text, const CharacterRule& rule) {
  Sums sums{};
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    const bool upper = c >= 'A' && c <= 'Z';
    const bool lower = c >= 'a' && c <= 'z';
    const bool other = !digit && !upper && !lower;
    sums[kLength] += 1;
    sums[kDigits] += digit ? 1 : 0;
    sums[kUpper] += upper ? 1 : 0;
    sums[kLower] += lower ? 1 : 0;
    sums[kLetters] += upper || lower ? 1 : 0;
    sums[kSymbols] += rule.symbols.empty() ? other : rule.symbols.find(c) != std::string::npos;
    sums[kForbidden] += !rule.allowed.empty() && rule.allowed.find(c) == std::string::npos ? 1 : 0;
  }
  return sums;
}

// From where on more of it makes no difference.
Sums limits_of(const Policy& policy) {
  const CharacterRule& rule = policy.characters;
  const LengthRule& length = policy.length;
  const std::uint32_t longest = length.max != 0 ? std::min(length.max, length.byte_cap) : length.byte_cap;
  return {longest + 1,
          std::max(rule.min_digits, 1U),
          std::max(rule.min_upper, 1U),
          std::max(rule.min_lower, 1U),
          std::max(rule.min_letters, 1U),
          std::max(rule.min_symbols, 1U),
          1};
}

bool is_accepted(const Sums& sums, const Policy& policy, const Sums& limits) {
  const CharacterRule& rule = policy.characters;
  const std::uint32_t classes = (sums[kDigits] > 0) + (sums[kUpper] > 0) + (sums[kLower] > 0) + (sums[kSymbols] > 0);
  return sums[kLength] >= policy.length.min && sums[kLength] < limits[kLength] && sums[kDigits] >= rule.min_digits &&
         sums[kUpper] >= rule.min_upper && sums[kLower] >= rule.min_lower && sums[kLetters] >= rule.min_letters &&
         sums[kSymbols] >= rule.min_symbols && classes >= rule.min_classes && sums[kForbidden] == 0;
}

using Counts = std::map<Sums, double>;

Sums added(const Sums& a, const Sums& b, const Sums& limits) {
  Sums sums{};
  for (std::size_t i = 0; i < kSums; ++i) sums[i] = std::min(a[i] + b[i], limits[i]);
  return sums;
}

}  // namespace

std::optional<double> count_accepted(const Policy& policy, const strength::Places& places) {
  if (!only_counts(policy) || !is_printable(places)) return std::nullopt;
  const Sums limits = limits_of(policy);
  const Sums separator = sums_of(places.separator, policy.characters);
  // Shares of all rows instead of their number, which no floating-point number may hold.
  Counts counts = {{Sums{}, 1.0}};
  const std::vector<std::string>* last = nullptr;
  Counts choices;
  for (std::size_t i = 0; i < places.places.size(); ++i) {
    if (places.places[i].get() != last) {
      last = places.places[i].get();
      choices.clear();
      for (const std::string& choice : *last) {
        choices[sums_of(choice, policy.characters)] += 1.0 / static_cast<double>(last->size());
      }
    }
    Counts next;
    for (const auto& [sums, share] : counts) {
      const Sums before = i == 0 ? sums : added(sums, separator, limits);
      for (const auto& [more, part] : choices) next[added(before, more, limits)] += share * part;
    }
    counts = std::move(next);
  }
  double accepted = 0;
  for (const auto& [sums, share] : counts) accepted += is_accepted(sums, policy, limits) ? share : 0;
  return accepted > 0 ? places.bits() + std::log2(accepted) : -std::numeric_limits<double>::infinity();
}

}  // namespace credence::checker
