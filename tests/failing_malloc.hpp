// SPDX-License-Identifier: Apache-2.0
// An allocator that fails when it is told to: it stands before that of libc, or of AddressSanitizer, for the whole
// process, so that OpenSSL, ICU and the C++ library run out of memory too.
#ifndef CREDENCE_TESTS_FAILING_MALLOC_HPP_
#define CREDENCE_TESTS_FAILING_MALLOC_HPP_

#include <cstddef>

namespace credence::test {

enum class Failing {
  kOne,         ///< One allocation fails.
  kAllFromThen  ///< So do all that follow.
};

/// Fails allocation number `number`, the next one being 1. Of one thread only.
void fail_allocation(std::size_t number, Failing failing);
/// Lets all succeed again. Returns whether any failed.
bool stop_failing();
/// Whether any failed since fail_allocation().
[[nodiscard]] bool has_failed();
/// How many there were since fail_allocation().
[[nodiscard]] std::size_t allocations_seen();

}  // namespace credence::test

#endif  // CREDENCE_TESTS_FAILING_MALLOC_HPP_
