// SPDX-License-Identifier: Apache-2.0
#ifndef CREDENCE_PLATFORM_STACK_HPP_
#define CREDENCE_PLATFORM_STACK_HPP_

#include <cstddef>
#include <cstring>

namespace credence::platform {

/// Wipes the stack below the caller: what functions of other libraries that it called, and that returned, have left
/// there. The digests of OpenSSL, to name one, have the blocks of their input among their variables. A function of its
/// own, so that its variable lies where theirs lay.
template <std::size_t kBytes>
[[gnu::noinline]] void wipe_stack() noexcept {
  char below[kBytes];
  std::memset(below, 0, sizeof below);
  asm volatile("" : : "r"(&below) : "memory");  // so that the stores are not left out as dead
}

/// What a digest of a few blocks uses, generously.
inline constexpr std::size_t kStackOfDigest = 2048;
/// What a password hash uses: bcrypt's tables are on the heap.
inline constexpr std::size_t kStackOfPasswordHash = 16384;

}  // namespace credence::platform

#endif  // CREDENCE_PLATFORM_STACK_HPP_
