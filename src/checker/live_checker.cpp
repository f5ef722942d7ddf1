// SPDX-License-Identifier: Apache-2.0
#include "credence/live_checker.hpp"

#include <mutex>
#include <utility>

namespace credence {

LiveChecker::LiveChecker(Checker first) : checker_(std::make_shared<const Checker>(std::move(first))) {}

std::shared_ptr<const Checker> LiveChecker::current() const {
  const std::shared_lock lock(mutex_);
  return checker_;
}

void LiveChecker::replace(Checker next) {
  auto fresh = std::make_shared<const Checker>(std::move(next));
  {
    const std::unique_lock lock(mutex_);
    checker_.swap(fresh);
  }
  // The old checker, if nobody else has it, goes here: outside the lock, because unmapping a large file takes time.
}

}  // namespace credence
