// SPDX-License-Identifier: Apache-2.0
#ifndef CREDENCE_PLATFORM_MEMORY_HPP_
#define CREDENCE_PLATFORM_MEMORY_HPP_

namespace credence::platform {

/// Whether there isn't a MiB of memory to be had. For libraries that never recover where memory runs out while they are
/// first used, or don't say that this is why they failed: OpenSSL and ICU need a fraction of that.
[[nodiscard]] bool memory_is_short() noexcept;

/// Throws std::bad_alloc where it is short.
void need_memory();

}  // namespace credence::platform

#endif  // CREDENCE_PLATFORM_MEMORY_HPP_
