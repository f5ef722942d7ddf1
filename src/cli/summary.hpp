// SPDX-License-Identifier: Apache-2.0
// How many passwords got which verdict, and for which reasons.
#ifndef CREDENCE_CLI_SUMMARY_HPP_
#define CREDENCE_CLI_SUMMARY_HPP_

#include <array>
#include <cstdint>
#include <map>
#include <string>

#include "credence/report.hpp"

namespace credence::cli {

/// Counts reports. A code is counted once a report, however often it is in it.
class BatchSummary {
 public:
  void add(const Report& report);
  void add(const BatchSummary& other);

  [[nodiscard]] std::uint64_t passwords() const { return passwords_; }
  [[nodiscard]] bool any_refused() const { return of(Verdict::kAccept) != passwords_; }
  [[nodiscard]] std::uint64_t of(Verdict verdict) const { return verdicts_[static_cast<std::size_t>(verdict)]; }

  /// A table: the verdicts that occur, then the codes of violations and those of warnings, the commonest first.
  [[nodiscard]] std::string text() const;
  /// {"passwords":2,"verdicts":{"accept":1,"reset_required":0,"reject":1,"disabled":0},"violations":{"breach.found":1},
  /// "warnings":{}} with a line end; codes in the order of their numbers.
  [[nodiscard]] std::string json() const;

 private:
  using Counts = std::map<Code, std::uint64_t>;
  static constexpr std::array kVerdicts = {Verdict::kAccept, Verdict::kResetRequired, Verdict::kReject,
                                           Verdict::kDisabled};

  static void add(Counts& counts, const Violations& list);
  [[nodiscard]] std::string row(std::string_view name, std::uint64_t count) const;
  [[nodiscard]] std::string rows(std::string_view title, const Counts& counts) const;

  std::uint64_t passwords_ = 0;
  std::array<std::uint64_t, kVerdicts.size()> verdicts_{};
  Counts violations_;
  Counts warnings_;
};

}  // namespace credence::cli

#endif  // CREDENCE_CLI_SUMMARY_HPP_
