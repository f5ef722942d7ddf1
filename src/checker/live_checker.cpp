// SPDX-License-Identifier: Apache-2.0
#include "credence/live_checker.hpp"

#include <mutex>
#include <shared_mutex>
#include <utility>

namespace credence {

struct LiveChecker::State {
  explicit State(Checker first) : checker(std::move(first)) {}

  mutable std::shared_mutex mutex;
  Checker checker;
};

LiveChecker::LiveChecker(Checker first) : state_(std::make_unique<State>(std::move(first))) {}
LiveChecker::~LiveChecker() = default;

Checker LiveChecker::current() const {
  const std::shared_lock lock(state_->mutex);
  return state_->checker;
}

void LiveChecker::replace(Checker next) {
  const std::unique_lock lock(state_->mutex);
  // The old checker, if nobody else has it, ends with `next`: after the lock, because unmapping a large file takes
  // time.
  std::swap(state_->checker, next);
}

}  // namespace credence
