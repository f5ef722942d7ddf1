// SPDX-License-Identifier: Apache-2.0
// Collects what the rules find, sorts it into violations and warnings as the policy says, and keeps the verdict.
#ifndef CREDENCE_RULES_FINDINGS_HPP_
#define CREDENCE_RULES_FINDINGS_HPP_

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <utility>

#include "credence/policy.hpp"
#include "credence/report.hpp"

namespace credence::rules {

class Findings {
 public:
  /// `of_violation` is what a violation leads to: kReject at a check, kResetRequired at a sign-in.
  explicit Findings(Verdict of_violation) noexcept : of_violation_(of_violation) { report_.verdict = Verdict::kAccept; }

  /// Whether violations that are added from now on are warnings, whatever their level, until this is called again: at a
  /// sign-in, what sign_in.password leaves out.
  void only_warn(bool only_warn) noexcept { only_warns_ = only_warn; }
  /// A violation or, where the policy only warns, a warning.
  void add(Level level, const Violation& finding) { level == Level::kWarn ? warn(finding) : refuse(finding); }
  /// A warning, whatever the policy says.
  void warn(const Violation& finding) { report_.warnings.push_back(finding); }
  /// A violation, whatever the policy says.
  void refuse(const Violation& finding) { refuse(finding, of_violation_); }
  /// What a fact about time leads to.
  void act(SignInAction action, const Violation& finding) {
    switch (action) {
      case SignInAction::kIgnore:
        return;
      case SignInAction::kWarn:
        return warn(finding);
      case SignInAction::kReset:
        return refuse(finding, Verdict::kResetRequired);
      case SignInAction::kDisable:
        break;
    }
    refuse(finding, Verdict::kDisabled);
  }

  /// Whether a violation was added.
  [[nodiscard]] bool has_refused() const noexcept { return report_.verdict != Verdict::kAccept; }

  /// For a rule that looks for several things: call `judge`, which adds findings of one level, and sort these by their
  /// spans.
  template <typename Judge>
  void in_order_of_spans(Level level, const Judge& judge) {
    Violations& list = level == Level::kWarn || only_warns_ ? report_.warnings : report_.violations;
    const auto first = static_cast<std::ptrdiff_t>(list.size());
    judge();
    std::sort(list.begin() + first, list.end(), [](const Violation& a, const Violation& b) {
      return std::tie(a.span.begin, a.span.end, a.code) < std::tie(b.span.begin, b.span.end, b.code);
    });
  }

  /// The report, whose verdict is the strictest that a finding led to. To be called once, at the end.
  [[nodiscard]] Report take() { return std::move(report_); }

 private:
  void refuse(const Violation& finding, Verdict verdict) {
    if (only_warns_) return warn(finding);
    report_.violations.push_back(finding);
    report_.verdict = stricter(report_.verdict, verdict);
  }

  Verdict of_violation_;
  bool only_warns_ = false;
  Report report_;
};

}  // namespace credence::rules

#endif  // CREDENCE_RULES_FINDINGS_HPP_
