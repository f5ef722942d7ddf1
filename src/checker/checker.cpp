// SPDX-License-Identifier: Apache-2.0
// Runs the rules in their fixed order and makes the verdict. No rule stops another, but for a password
// over the byte cap, which none of them looks at.
#include "credence/checker.hpp"

#include <algorithm>
#include <utility>

#include "credence/sign_in.hpp"
#include "policy/validate.hpp"
#include "rules/breach.hpp"
#include "rules/characters.hpp"
#include "rules/confirmation.hpp"
#include "rules/context.hpp"
#include "rules/date.hpp"
#include "rules/dictionary.hpp"
#include "rules/email.hpp"
#include "rules/history.hpp"
#include "rules/keyboard.hpp"
#include "rules/length.hpp"
#include "rules/repeat.hpp"
#include "rules/sequence.hpp"
#include "rules/sign_in.hpp"
#include "rules/text.hpp"
#include "text/prepared.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace credence {
namespace {

using text::Prepared;

Violations& target(Level level, Report& report) { return level == Level::kWarn ? report.warnings : report.violations; }

// Spans in code points, for messages: one pass over the password, whatever the number of findings.
void count_characters(const text::Prepared& prepared, Report& report) {
  if (report.violations.empty() && report.warnings.empty()) return;
  if (!prepared.is_text()) return;
  std::vector<std::uint32_t> before;  // code points before each byte
  if (!prepared.is_ascii()) {
    before.reserve(prepared.raw().size() + 1);
    std::uint32_t count = 0;
    for (const char byte : prepared.raw()) {
      before.push_back(count);
      if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80U) ++count;  // the byte begins a code point
    }
    before.push_back(count);
  }
  const auto place = [&](std::uint32_t byte) { return before.empty() ? byte : before[byte]; };
  for (Violations* list : {&report.violations, &report.warnings}) {
    for (Violation& violation : *list) {
      violation.characters = {place(violation.span.begin), place(violation.span.end)};
    }
  }
}

}  // namespace

struct Checker::State {
  Policy policy;
  std::vector<std::shared_ptr<const BreachDatabase>> breaches;
  std::vector<std::shared_ptr<const Dictionary>> dictionaries;
  std::optional<std::chrono::sys_seconds> breach_date;  // the newest source date of the files given
  Violations warnings;

  // The password rules, in their fixed order: cheap before dear. History is asked only of a new password, because
  // the current one always matches itself.
  void judge_password(const text::Prepared& prepared, const Subject& subject, bool is_new, Report& report) const {
    if (prepared.over_cap()) {
      rules::check_byte_cap(policy.length, prepared, report.violations);
      return;
    }
    // Where there is no text no other rule can look, so this is never a mere warning.
    const Level text_level = prepared.is_text() ? policy.text.level : Level::kReject;
    rules::check_text(policy.text, prepared, target(text_level, report));
    rules::check_length(policy.length, prepared, target(policy.length.level, report));
    rules::check_length_warnings(policy.length, prepared, report.warnings);
    rules::check_characters(policy.characters, prepared, target(policy.characters.level, report));
    rules::check_repeat(policy.repeat, prepared, target(policy.repeat.level, report));
    rules::check_sequence(policy.sequence, prepared, target(policy.sequence.level, report));
    rules::check_keyboard(policy.keyboard, prepared, target(policy.keyboard.level, report));
    rules::check_date(policy.date, prepared, target(policy.date.level, report));
    rules::check_context(policy.context, prepared, subject, target(policy.context.level, report));
    if (is_new) rules::check_history(policy.history, prepared, subject, target(policy.history.level, report));
    rules::check_dictionary(policy.dictionary, prepared, dictionaries, target(policy.dictionary.level, report));
    rules::check_breach(policy.breach, prepared, breaches, report.violations, report.warnings);
  }
};

Resources Resources::built_in() { return {BreachDatabase::built_in(), {}, {Dictionary::built_in()}}; }

Checker::Checker(const Policy& policy, Resources resources) {
  text::self_test();
  policy::validate_policy(policy);
  auto state = std::make_shared<State>();
  state->policy = policy;
  state->dictionaries = std::move(resources.dictionaries);
  if (resources.breach) state->breaches.push_back(std::move(resources.breach));
  for (auto& more : resources.more_breaches) state->breaches.push_back(std::move(more));
  const auto is_null = [](const auto& resource) { return resource == nullptr; };
  if (std::any_of(state->breaches.begin(), state->breaches.end(), is_null) ||
      std::any_of(state->dictionaries.begin(), state->dictionaries.end(), is_null)) {
    throw Error(ErrorCode::kInvalidArgument, "a breach file or dictionary given to the checker is null");
  }

  bool has_file = false;
  for (const auto& breach : state->breaches) {
    if (breach == BreachDatabase::built_in()) continue;
    has_file = true;
    const auto date = breach->facts().source_date;
    if (date && (!state->breach_date || *date > *state->breach_date)) state->breach_date = date;
  }
  if (policy.breach.enabled && !has_file) {
    if (policy.breach.required) {
      throw Error(ErrorCode::kMissingResource,
                  "the policy says breach.required but no breach file is given besides the built-in list; give one");
    }
    state->warnings.push_back({Code::kBreachBuiltinOnly, {}, 0, 0});
  }
  if (policy.dictionary.mode != DictionaryMode::kOff && state->dictionaries.empty()) {
    throw Error(ErrorCode::kMissingResource,
                "the policy has a dictionary rule but no dictionary is given; give one or keep the built-in one");
  }
  state_ = std::move(state);
}

Checker::~Checker() = default;
Checker::Checker(const Checker&) noexcept = default;
Checker::Checker(Checker&&) noexcept = default;
Checker& Checker::operator=(const Checker&) noexcept = default;
Checker& Checker::operator=(Checker&&) noexcept = default;

Report Checker::check(std::string_view password, const Subject& subject) const {
  const State& state = *state_;
  const Policy& policy = state.policy;
  Report report;
  const text::Prepared prepared(password, policy.length.byte_cap);
  state.judge_password(prepared, subject, true, report);
  rules::check_confirmation(policy.confirmation, password, subject, target(policy.confirmation.level, report));
  rules::check_email(policy.email, subject.email, target(policy.email.level, report));
  count_characters(prepared, report);
  report.verdict = report.violations.empty() ? Verdict::kAccept : Verdict::kReject;
  return report;
}

Report Checker::assess(const SignIn& sign_in) const {
  const State& state = *state_;
  const Policy& policy = state.policy;
  Report report;
  const bool local = sign_in.account == AccountKind::kLocal;
  if (local && sign_in.password) {
    const text::Prepared prepared(*sign_in.password, policy.length.byte_cap);
    state.judge_password(prepared, sign_in.subject, false, report);
    count_characters(prepared, report);
  }
  report.verdict = report.violations.empty() ? Verdict::kAccept : Verdict::kResetRequired;
  // No new password would mend the address, so at sign-in it is a warning.
  rules::check_email(policy.email, sign_in.subject.email, report.warnings);
  const Verdict by_time = rules::check_sign_in(policy.sign_in, sign_in, report);
  const Verdict by_age = local ? rules::check_age(policy.age, sign_in, report) : Verdict::kAccept;
  // kReject never arises at sign-in, so the numbers order accept < reset_required < disabled.
  report.verdict = std::max({report.verdict, by_time, by_age});
  if (local && policy.breach.enabled && policy.breach.max_age_days != 0 && state.breach_date) {
    const auto age = std::chrono::floor<std::chrono::days>(sign_in.now - *state.breach_date).count();
    if (age > policy.breach.max_age_days) {
      report.warnings.push_back({Code::kBreachOutdated, {}, policy.breach.max_age_days, age});
    }
  }
  return report;
}

const Policy& Checker::policy() const noexcept { return state_->policy; }
const Violations& Checker::warnings() const noexcept { return state_->warnings; }

}  // namespace credence
