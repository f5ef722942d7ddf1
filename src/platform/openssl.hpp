// SPDX-License-Identifier: Apache-2.0
// The use of OpenSSL's algorithms such that running out of memory is no more than that. OpenSSL itself doesn't recover
// where memory ran out while a process first used it: its context, or an algorithm in it, stays broken, and using it
// fails or crashes for ever after.
#ifndef CREDENCE_PLATFORM_OPENSSL_HPP_
#define CREDENCE_PLATFORM_OPENSSL_HPP_

#include <openssl/types.h>

#include <new>

#include "platform/memory.hpp"

namespace credence::platform {

/// Whether OpenSSL's context of the process exists; if not, it never will, and whatever uses it crashes.
[[nodiscard]] bool has_process_context() noexcept;

/// A new context with the configuration of the administrator. nullptr if there is no memory.
[[nodiscard]] OSSL_LIB_CTX* new_openssl_context() noexcept;
void free_openssl_context(OSSL_LIB_CTX* context) noexcept;

/// Leaves OpenSSL's queue of errors, which belongs to the program, as it was.
class QuietOpenSsl {
 public:
  QuietOpenSsl() noexcept;
  ~QuietOpenSsl();
  QuietOpenSsl(const QuietOpenSsl&) = delete;
  QuietOpenSsl& operator=(const QuietOpenSsl&) = delete;
};

enum class OwnContext {
  kFreed,
  kKept  ///< For the rest of the process: what was got lives in it.
};

/// Calls attempt(context), which says whether it succeeded: in the process's context (nullptr), so that what the
/// administrator and the program set up holds, and in one of our own where it fails. False if it fails there, too.
/// Throws std::bad_alloc. Nothing is remembered of a failure.
template <typename Attempt>
[[nodiscard]] bool try_openssl(OwnContext fate, Attempt&& attempt) {
  const QuietOpenSsl quiet;
  need_memory();
  if (has_process_context() && attempt(static_cast<OSSL_LIB_CTX*>(nullptr))) return true;
  OSSL_LIB_CTX* const own = new_openssl_context();
  if (own == nullptr) throw std::bad_alloc();
  const bool done = attempt(own);
  if (!done || fate == OwnContext::kFreed) free_openssl_context(own);
  if (!done) need_memory();
  return done;
}

}  // namespace credence::platform

#endif  // CREDENCE_PLATFORM_OPENSSL_HPP_
