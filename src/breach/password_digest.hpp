// SPDX-License-Identifier: Apache-2.0
// The digest under which a breach list knows a password.
#ifndef CREDENCE_BREACH_PASSWORD_DIGEST_HPP_
#define CREDENCE_BREACH_PASSWORD_DIGEST_HPP_

#include <string_view>

#include "breach/entry.hpp"
#include "platform/digest.hpp"

namespace credence::breach {

/// A digest of a password, wiped at the end.
struct SecretHash : Hash {
  SecretHash() noexcept = default;
  // What OPENSSL_cleanse does, but in line: the call would take a tenth of a lookup.
  ~SecretHash() {
    bytes.fill(0);
    asm volatile("" : : "r"(bytes.data()) : "memory");  // so that the stores are not left out as dead
  }
  SecretHash(const SecretHash&) = delete;
  SecretHash& operator=(const SecretHash&) = delete;
};

/// Digests a password's bytes. kUnavailable also for NTLM of bytes that are not UTF-8, which is undefined.
[[nodiscard]] platform::Digested hash_password(HashKind kind, std::string_view password, Hash& out) noexcept;

/// Fetches the digest of this kind, if OpenSSL offers it. Throws std::bad_alloc.
void prepare_digest(HashKind kind);

}  // namespace credence::breach

#endif  // CREDENCE_BREACH_PASSWORD_DIGEST_HPP_
