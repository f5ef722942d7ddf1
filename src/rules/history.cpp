// SPDX-License-Identifier: Apache-2.0
#include "rules/rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "credence/error.hpp"
#include "history/similarity.hpp"

namespace credence::rules {
namespace {

bool ask(const Subject& subject, std::size_t i, std::string_view password) {
  const OldPasswordAnswer answer = subject.is_old(i, password);
  if (answer != OldPasswordAnswer::kSame && answer != OldPasswordAnswer::kDifferent) {
    throw Error(ErrorCode::kMissingResource,
                fmt::format("the callback is_old failed for old password {}; repair it or set history.depth = 0", i));
  }
  return answer == OldPasswordAnswer::kSame;
}

// Whether the previous password, which the caller has as text, is this one.
bool is_previous(const text::Prepared& prepared, const Subject& subject) {
  if (!subject.previous_password) return false;
  if (*subject.previous_password == prepared.raw()) return true;
  const text::Prepared previous(*subject.previous_password, text::kMaxPasswordBytes);
  return prepared.is_text() && previous.is_text() && prepared.nfc_utf8() == previous.nfc_utf8();
}

void check_reused(const HistoryRule& rule, const text::Prepared& prepared, const Subject& subject, Findings& findings) {
  if (rule.depth == 0) return;
  const auto reused = [&](std::size_t number) {
    findings.add(rule.level, {Code::kHistoryReused, prepared.whole(), rule.depth, static_cast<std::int64_t>(number)});
  };
  const std::size_t depth = std::min<std::size_t>(rule.depth, subject.num_old);
  if (depth != 0 && !subject.is_old) {
    throw Error(ErrorCode::kMissingResource, "num_old is not 0 but there is no callback is_old; give one");
  }
  for (std::size_t i = 0; i < depth; ++i) {
    if (!ask(subject, i, prepared.raw()) && !(prepared.nfc_differs() && ask(subject, i, prepared.nfc_utf8()))) continue;
    return reused(i + 1);
  }
  // After the callback, whose failure is no permission.
  if (is_previous(prepared, subject)) return reused(1);
  const std::uint32_t compared = subject.previous_password ? 1 : 0;
  if (!subject.is_old && compared < rule.depth) {
    findings.warn({Code::kHistoryNotChecked, prepared.whole(), rule.depth, compared});
  }
}

// How many edits lie between two passwords, if that is too few; 0 also for tricks. Nothing if they are different
// enough.
std::optional<std::size_t> too_few_edits(const text::Prepared& before, const text::Prepared& after,
                                         std::size_t min_edits) {
  const auto previous = before.folded().characters();
  const auto password = after.folded().characters();
  if (previous.empty()) return std::nullopt;  // there is nothing to be similar to
  if (history::is_rotation(previous, password) || history::is_reversal(previous, password) ||
      history::is_extension(previous, password) || history::is_repetition(previous, password) ||
      history::is_contained(previous, password) || history::is_counted(previous, password) ||
      history::is_counted_in_calendar(before.matching().characters(), after.matching().characters())) {
    return 0;
  }
  // Texts shorter than min_edits that have nothing in common are as different as they can be.
  const std::size_t enough = std::min(min_edits, std::max(previous.size(), password.size()));
  if (const auto edits = history::edits_within(previous, password, enough - 1)) return edits;
  if (history::is_contained_but_leet(previous, password)) return 0;
  return history::edits_but_leet(previous, password, enough - 1);
}

void check_similar(const HistoryRule& rule, const text::Prepared& prepared, std::string_view previous,
                   Findings& findings) {
  const text::Prepared prepared_previous(previous, text::kMaxPasswordBytes);
  if (!prepared.is_text() || !prepared_previous.is_text()) return;
  const std::size_t min_edits = std::min<std::size_t>(rule.min_edits, history::kMaxEdits);
  const std::optional<std::size_t> edits = too_few_edits(prepared_previous, prepared, min_edits);
  if (!edits) return;
  findings.add(rule.level,
               {Code::kHistorySimilar, prepared.whole(), rule.min_edits, static_cast<std::int64_t>(*edits)});
}

}  // namespace

void check_history(const Request& request, Findings& findings) {
  if (request.is_sign_in()) return;
  const HistoryRule& rule = request.policy().history;
  check_reused(rule, request.password, request.subject, findings);
  if (rule.min_edits != 0 && request.subject.previous_password) {
    check_similar(rule, request.password, *request.subject.previous_password, findings);
  }
}

}  // namespace credence::rules
