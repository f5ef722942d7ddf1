// SPDX-License-Identifier: Apache-2.0
#include "policy/validate.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "credence/error.hpp"
#include "policy/satisfiable.hpp"
#include "policy/setting_text.hpp"
#include "text/prepared.hpp"
#include "text/utf8.hpp"

namespace credence::policy {
namespace {

// Whether a setting's value is among those it takes.
struct InRange {
  Policy& policy;
  const Setting& setting;

  bool operator()(Setting::Bool) const { return true; }
  bool operator()(Setting::Number member) const { return setting.range.contains(member(policy)); }
  bool operator()(Setting::LargeNumber member) const { return setting.range.contains(member(policy)); }
  bool operator()(Setting::Choice member) const {
    const std::uint8_t value = member(policy);
    return value < setting.names.size() && !setting.names[value].empty();
  }
  bool operator()(Setting::Text member) const { return !text::find_ill_formed(member(policy)); }
  bool operator()(Setting::List member) const {
    return std::ranges::all_of(member(policy), [this](const std::string& item) {
      return std::ranges::find(setting.names, item) != setting.names.end();
    });
  }
};

// Settings that are each in range and yet can't be meant together.
std::optional<PolicyFault> find_contradiction(const Policy& policy) {
  const LengthRule& length = policy.length;
  if (length.max != 0 && length.max < length.min) {
    return PolicyFault{"length.max", fmt::format("length.max is {} and length.min {}, so no password fits; raise "
                                                 "length.max or set it to 0 (no maximum)",
                                                 length.max, length.min)};
  }
  if (length.min > length.byte_cap) {
    return PolicyFault{"length.min", fmt::format("length.min is {} and length.byte_cap {}, so no password fits; raise "
                                                 "length.byte_cap (to {} at most)",
                                                 length.min, length.byte_cap, text::kMaxPasswordBytes)};
  }
  if (policy.characters.min_classes > 4 && !policy.characters.count_caseless) {
    return PolicyFault{"characters.min_classes",
                       "characters.min_classes is 5, but there are 4 classes; lower it or set "
                       "characters.count_caseless = true"};
  }
  if (policy.breach.required != BreachFilesRequired::kNone && !policy.breach.enabled) {
    return PolicyFault{"breach.required", fmt::format("breach.required is {}, but nothing is looked up; set "
                                                      "breach.enabled = true as well",
                                                      setting_toml(*find_setting("breach.required"), policy))};
  }
  if (policy.length.warn_below != 0 && policy.length.warn_below < policy.length.min) {
    return PolicyFault{"length.warn_below",
                       fmt::format("length.warn_below is {} and length.min {}, so nothing is warned of; raise "
                                   "length.warn_below or set it to 0",
                                   policy.length.warn_below, policy.length.min),
                       {"length.min"}};
  }
  if (policy.age.max_days != 0 && policy.age.min_days > policy.age.max_days) {
    return PolicyFault{"age.min_days",
                       fmt::format("age.min_days is {} and age.max_days {}, so a password expires before it may be "
                                   "changed; lower age.min_days",
                                   policy.age.min_days, policy.age.max_days),
                       {"age.max_days"}};
  }
  return find_impossible(policy);
}

}  // namespace

std::optional<PolicyFault> find_fault(const Policy& policy) {
  Policy copy = policy;  // members are reached through a policy that may be changed
  for (const Setting& setting : settings()) {
    if (std::visit(InRange{copy, setting}, setting.member)) continue;
    // Bytes that are not UTF-8 must not reach a message.
    const bool is_text = std::holds_alternative<Setting::Text>(setting.member);
    return PolicyFault{setting.key, fmt::format("{} takes {}, not {}", setting.key, expected_values(setting),
                                                is_text ? "these bytes" : setting_toml(setting, policy))};
  }
  return find_contradiction(policy);
}

void validate_policy(const Policy& policy) {
  if (const auto fault = find_fault(policy)) throw Error(ErrorCode::kBadPolicy, fault->problem);
}

}  // namespace credence::policy
