// SPDX-License-Identifier: Apache-2.0
// How stored hashes are refused, and the arithmetic of what they cost. No message holds a part of the hash.
#ifndef CREDENCE_HISTORY_REFUSAL_HPP_
#define CREDENCE_HISTORY_REFUSAL_HPP_

#include <cstdint>
#include <limits>
#include <string>

#include "credence/error.hpp"

namespace credence::history {

/// `what` goes on after "the password hash".
[[noreturn]] inline void refuse_form(const char* what) {
  throw Error(ErrorCode::kInvalidArgument, std::string("the password hash ") + what +
                                               "; store it in PHC or modular crypt form, or as LDAP directories do");
}

/// `limit` is a member of HashLimits.
[[noreturn]] inline void refuse_cost(const char* limit) {
  throw Error(ErrorCode::kOutOfRange,
              std::string("the password hash costs more than HashLimits::") + limit + "; raise the limit or drop it");
}

[[noreturn]] inline void refuse_algorithm(const char* library) {
  throw Error(ErrorCode::kUnsupported,
              std::string("the password hash is of an algorithm that was not built in; build with ") + library);
}

/// The product, or the largest number where it is larger.
inline std::uint64_t product(std::uint64_t a, std::uint64_t b) {
  std::uint64_t result = 0;
  return __builtin_mul_overflow(a, b, &result) ? std::numeric_limits<std::uint64_t>::max() : result;
}

}  // namespace credence::history

#endif  // CREDENCE_HISTORY_REFUSAL_HPP_
