// SPDX-License-Identifier: Apache-2.0
#include "rules/breach.hpp"

#include <algorithm>
#include <string_view>

namespace credence::internal {
namespace {

using State = BreachAnswer::State;

struct Findings {
  bool found = false;
  bool possibly = false;
  std::uint64_t count = 0;  // largest known
};

void look_up(const BreachDatabase& database, std::string_view password, Findings& findings) {
  const BreachAnswer answer = database.lookup(password);
  switch (answer.state) {
    case State::kAbsent:
    case State::kUnsupported:  // an NTLM file and bytes that are no UTF-8: text.not_utf8 says so already
      return;
    case State::kFound:
      findings.found = true;
      findings.count = std::max(findings.count, answer.count);
      return;
    case State::kPossibly:
      findings.possibly = true;
      return;
    case State::kCorrupt:
      throw Error(ErrorCode::kBadFile, "a page fails its checksum; build the breach file again", {database.name()});
    case State::kUnreadable:
      throw Error(ErrorCode::kIo, "the breach file could not be read; was it replaced in place?", {database.name()});
  }
}

}  // namespace

void check_breach(const BreachRule& rule, const Prepared& prepared,
                  std::span<const std::shared_ptr<const BreachDatabase>> databases, Violations& violations,
                  Violations& warnings) {
  if (!rule.enabled) return;
  Findings findings;
  for (const auto& database : databases) {
    look_up(*database, prepared.raw(), findings);
    if (prepared.nfc_differs()) look_up(*database, prepared.nfc_utf8(), findings);
  }
  const auto limit = static_cast<std::int64_t>(rule.min_count);
  Violations& out = rule.level == Level::kWarn ? warnings : violations;
  if (findings.found && findings.count >= rule.min_count) {
    const auto actual = static_cast<std::int64_t>(std::min<std::uint64_t>(findings.count, INT64_MAX));
    out.push_back({Code::kBreachFound, prepared.whole(), limit, actual});
  } else if (findings.possibly && rule.possibly != PossiblyFound::kIgnore) {
    (rule.possibly == PossiblyFound::kWarn ? warnings : out)
        .push_back({Code::kBreachFound, prepared.whole(), limit, -1});
  }
}

}  // namespace credence::internal
