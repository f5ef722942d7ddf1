// SPDX-License-Identifier: Apache-2.0
// Asks the rules in their fixed order (rules/rules.hpp) and hands out the report.
#include "credence/checker.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "checker/breach_warnings.hpp"
#include "checker/provenance.hpp"
#include "credence/error.hpp"
#include "credence/sign_in.hpp"
#include "policy/validate.hpp"
#include "rules/rules.hpp"
#include "strength/phrase_list.hpp"
#include "text/prepared.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace credence {
namespace {

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
      if (!text::is_continuation(static_cast<unsigned char>(byte))) ++count;
    }
    before.push_back(count);
  }
  const auto character_at = [&](std::uint32_t byte) { return before.empty() ? byte : before[byte]; };
  for (Violations* list : {&report.violations, &report.warnings}) {
    for (Violation& violation : *list) {
      violation.characters = {character_at(violation.span.begin), character_at(violation.span.end)};
    }
  }
}

void ask(std::span<const rules::Rule> rules, const rules::Request& request, rules::Findings& findings) {
  for (const rules::Rule rule : rules) rule(request, findings);
}

void ask_about_password(const rules::Request& request, rules::Findings& findings) {
  const SignInPassword which = request.is_sign_in() ? request.policy().sign_in.password : SignInPassword::kAll;
  if (request.password.over_cap()) {
    findings.only_warn(which == SignInPassword::kOff);  // nobody can say that it is in no list of leaked passwords
    rules::check_byte_cap(request, findings);
  } else {
    for (const rules::Rule rule : rules::kPasswordRules) {
      const bool counts =
          which == SignInPassword::kAll || (which == SignInPassword::kBreach && rule == rules::check_breach);
      findings.only_warn(!counts);
      rule(request, findings);
    }
  }
  findings.only_warn(false);
}

template <typename Resource>
void refuse_null(const std::vector<std::shared_ptr<const Resource>>& resources) {
  if (std::find(resources.begin(), resources.end(), nullptr) != resources.end()) {
    throw Error(ErrorCode::kInvalidArgument, "a breach file or dictionary given to the checker is null");
  }
}

// What the breach files besides the built-in list say of themselves.
std::vector<BreachFacts> breach_files(const Resources& resources) {
  std::vector<BreachFacts> files;
  for (const auto& breach : resources.breaches) {
    if (breach != BreachDatabase::built_in()) files.push_back(breach->facts());
  }
  return files;
}

}  // namespace

struct Checker::State {
  rules::Setup setup;
  Violations warnings;
};

Resources Resources::built_in() { return {{BreachDatabase::built_in()}, {Dictionary::built_in()}}; }

Checker::Checker(const Policy& policy, Resources resources) {
  text::self_test();
  policy::validate_policy(policy);
  refuse_null(resources.breaches);
  refuse_null(resources.dictionaries);
  refuse_null(resources.forbidden);
  refuse_null(resources.allowed);
  auto state =
      std::make_shared<State>(State{rules::Setup(policy, std::move(resources), BreachDatabase::built_in().get()), {}});

  const std::vector<BreachFacts> files = breach_files(state->setup.resources);
  for (const BreachFacts& file : files) {
    state->setup.breach_date = std::max(state->setup.breach_date, file.source_date);
  }
  checker::examine_breach_files(policy.breach, files, state->warnings);
  if (policy.dictionary.mode != DictionaryMode::kOff && state->setup.resources.dictionaries.empty()) {
    throw Error(ErrorCode::kMissingResource,
                "the policy has a dictionary rule but no dictionary is given; give one or keep the built-in one");
  }
  if (policy.strength.min_guesses_log10 != 0 || policy.strength.min_score != 0) {
    state->setup.estimator.emplace(StrengthModel::built_in(), state->setup.resources.dictionaries,
                                   strength::built_in_phrase_list());
  }
  state_ = std::move(state);
}

Checker::~Checker() = default;
Checker::Checker(const Checker&) noexcept = default;
Checker::Checker(Checker&&) noexcept = default;
Checker& Checker::operator=(const Checker&) noexcept = default;
Checker& Checker::operator=(Checker&&) noexcept = default;

Report Checker::check(std::string_view password, const Subject& subject) const {
  const text::Prepared prepared(password, policy().length.byte_cap);
  const rules::Request request{state_->setup, prepared, subject};
  rules::Findings findings(Verdict::kReject);
  ask_about_password(request, findings);
  ask(rules::kAccountRules, request, findings);
  Report report = findings.take();
  count_characters(prepared, report);
  return report;
}

Report Checker::assess(const SignIn& sign_in) const {
  const bool has_password = sign_in.account == AccountKind::kLocal && sign_in.password.has_value();
  const text::Prepared prepared(has_password ? *sign_in.password : std::string_view(), policy().length.byte_cap);
  const rules::Request request{state_->setup, prepared, sign_in.subject, &sign_in};
  rules::Findings findings(Verdict::kResetRequired);
  if (has_password) ask_about_password(request, findings);
  ask(rules::kAccountRules, request, findings);
  Report report = findings.take();
  count_characters(prepared, report);
  return report;
}

const Policy& Checker::policy() const noexcept { return state_->setup.policy; }
const Violations& Checker::warnings() const noexcept { return state_->warnings; }
Provenance Checker::provenance() const { return checker::provenance_of(state_->setup.policy, state_->setup.resources); }

}  // namespace credence
