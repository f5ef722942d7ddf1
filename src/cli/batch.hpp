// SPDX-License-Identifier: Apache-2.0
// Judges all passwords of standard input, by one thread or by several, and prints the answers in their order.
#ifndef CREDENCE_CLI_BATCH_HPP_
#define CREDENCE_CLI_BATCH_HPP_

#include <cstdint>
#include <functional>

#include "cli/arguments.hpp"
#include "cli/input.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/summary.hpp"
#include "credence/report.hpp"

namespace credence::cli {

/// How many threads judge, and what of the answers is printed.
struct BatchOptions {
  AnswerOptions answers;
  std::uint32_t jobs = 1;
  bool summary = false;
  bool rejected_only = false;
  bool quiet = false;
  ShowProgress progress = ShowProgress::kAuto;
};
/// Adds --summary, --rejected-only, --quiet, --jobs, --progress, --language and --format.
void add_batch_options(Command command, BatchOptions& options);

/// Judges one password. Each thread has a judge of its own.
using Judge = std::function<Report(const PasswordEntry&)>;

/// Judges each password of standard input. Answers are written out before more input is waited for. Throws Error as
/// PasswordSource and the judges do; the answers to the passwords before are then printed.
BatchSummary judge_all(const PasswordInput& input, const BatchOptions& options,
                       const std::function<Judge()>& make_judge);

/// Prints the answer to what is no line of an input.
void print_answer(const Report& report, const BatchOptions& options);
/// Prints the summary where the options ask for it.
void print_summary(const BatchSummary& summary, const BatchOptions& options);

}  // namespace credence::cli

#endif  // CREDENCE_CLI_BATCH_HPP_
