// SPDX-License-Identifier: Apache-2.0
#include "rules/breach.hpp"

#include <algorithm>
#include <string_view>

namespace credence::rules {
namespace {

using State = BreachAnswer::State;

struct Findings {
  bool found = false;
  bool possibly = false;
  std::uint64_t count = 0;  // largest known
};

void look_up(const BreachDatabase& database, std::string_view password, bool is_text, Findings& findings) {
  const BreachAnswer answer = database.lookup(password);
  switch (answer.state) {
    case State::kAbsent:
      return;
    case State::kFound:
      findings.found = true;
      findings.count = std::max(findings.count, answer.count);
      return;
    case State::kPossibly:
      findings.possibly = true;
      return;
    case State::kUnsupported:
      // NTLM of bytes that are no UTF-8 is undefined, and text.not_utf8 is reported. For text it means that OpenSSL
      // refuses the digest, which must not pass for "absent".
      if (!is_text) return;
      throw Error(ErrorCode::kUnsupported,
                  "OpenSSL has no digest of this file's kind; install its legacy provider for NTLM", {database.name()});
    case State::kCorrupt:
      throw Error(ErrorCode::kBadFile, "a page fails its checksum; build the breach file again", {database.name()});
    case State::kUnreadable:
      throw Error(ErrorCode::kIo, "the breach file could not be read; was it replaced in place?", {database.name()});
  }
}

}  // namespace

void check_breach(const BreachRule& rule, const text::Prepared& prepared,
                  std::span<const std::shared_ptr<const BreachDatabase>> databases, Violations& violations,
                  Violations& warnings) {
  if (!rule.enabled) return;
  Findings findings;
  for (const auto& database : databases) {
    look_up(*database, prepared.raw(), prepared.is_text(), findings);
    if (prepared.nfc_differs()) look_up(*database, prepared.nfc_utf8(), true, findings);
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

}  // namespace credence::rules
