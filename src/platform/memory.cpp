// SPDX-License-Identifier: Apache-2.0
#include "platform/memory.hpp"

#include <cstddef>
#include <cstdlib>
#include <new>

namespace credence::platform {

bool memory_is_short() noexcept {
  constexpr std::size_t kMuch = std::size_t{1} << 20U;
  void* volatile probe = std::malloc(kMuch);  // volatile: the compiler may not leave the pair out
  const bool is_short = probe == nullptr;
  std::free(probe);
  return is_short;
}

void need_memory() {
  if (memory_is_short()) throw std::bad_alloc();
}

}  // namespace credence::platform
