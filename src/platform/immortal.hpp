// SPDX-License-Identifier: Apache-2.0
// Values that are never destroyed.
#ifndef CREDENCE_PLATFORM_IMMORTAL_HPP_
#define CREDENCE_PLATFORM_IMMORTAL_HPP_

#include <utility>

namespace credence::platform {

/// Keeps a value until the process is gone. For what is static and has a destructor: at exit static objects are
/// destroyed while other threads may still use them. `static const auto& all = immortal(make_all());`
/// Throws std::bad_alloc.
template <typename T>
[[nodiscard]] const T& immortal(T value) {
  return *new T(std::move(value));
}

}  // namespace credence::platform

#endif  // CREDENCE_PLATFORM_IMMORTAL_HPP_
