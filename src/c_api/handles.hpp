// SPDX-License-Identifier: Apache-2.0
// The handles: each holds the C++ object that it stands for, so that nothing is looked up and nothing is kept twice.
#ifndef CREDENCE_C_API_HANDLES_HPP_
#define CREDENCE_C_API_HANDLES_HPP_

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "credence/breach.hpp"
#include "credence/checker.hpp"
#include "credence/credence_unstable.h"
#include "credence/dictionary.hpp"
#include "credence/generator.hpp"
#include "credence/live_checker.hpp"
#include "credence/policy.hpp"
#include "credence/report.hpp"
#include "credence/strength.hpp"

struct credence_policy {
  credence::Policy value;
  std::vector<std::string> notes = {};
};
struct credence_breach {
  std::shared_ptr<const credence::BreachDatabase> value;
  credence::HashKind kind;  // here because facts() makes a copy of the sources at each call
};
struct credence_dictionary {
  std::shared_ptr<const credence::Dictionary> value;
  // Where the checker looks into it.
  std::vector<std::shared_ptr<const credence::Dictionary>> credence::Resources::*use;
};
struct credence_checker {
  credence::Checker value;
};
struct credence_report {
  credence::Report value;
};
struct credence_live {
  credence::LiveChecker value;
};
struct credence_estimator {
  credence::StrengthEstimator value;
};
struct credence_strength {
  credence::Strength value;
};
struct credence_generator {
  credence::Generator value;
};

#endif  // CREDENCE_C_API_HANDLES_HPP_
