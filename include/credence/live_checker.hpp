// SPDX-License-Identifier: Apache-2.0
// Holds the checker in use and swaps it for a new one under load: how a service takes a new breach file or policy
// without a restart.
#ifndef CREDENCE_LIVE_CHECKER_HPP_
#define CREDENCE_LIVE_CHECKER_HPP_

#include <memory>

#include "credence/checker.hpp"
#include "credence/cxx20.hpp"
#include "credence/export.h"

namespace credence {

/// Any thread may call any member at any time. A checker that was replaced lives until its last user lets go, and its
/// files with it.
class CREDENCE_API LiveChecker {
 public:
  explicit LiveChecker(Checker first);
  ~LiveChecker();
  LiveChecker(const LiveChecker&) = delete;
  LiveChecker& operator=(const LiveChecker&) = delete;

  /// The checker in use. Take it once for each request, so that one request is judged by one checker.
  /// Copying a checker copies a pointer.
  [[nodiscard]] Checker current() const;
  /// Puts `next` in use. Build it first: building may fail and takes longer than the swap.
  void replace(Checker next);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace credence

#endif  // CREDENCE_LIVE_CHECKER_HPP_
