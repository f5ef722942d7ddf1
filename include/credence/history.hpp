// SPDX-License-Identifier: Apache-2.0
// Old passwords as stored hashes: whether a password is the one that a hash string was made from, and the
// answers that Subject::is_old asks for.
//
// Hash strings are in the PHC or modular crypt form, or as LDAP directories store them (RFC 2307):
//   $pbkdf2-sha256$i=600000$salt$hash     (also -sha1, -sha512; or passlib's $pbkdf2-sha256$600000$salt$hash)
//   $scrypt$ln=17,r=8,p=1$salt$hash
//   $argon2id$v=19$m=65536,t=3,p=4$salt$hash   (also argon2i, argon2d; needs libargon2 when building)
//   $2b$12$...                                 (bcrypt, also 2a, 2y; needs libcrypt when building)
//   $6$rounds=500000$salt$hash, $5$...         (SHA-crypt; needs libcrypt)
//   $y$j9T$salt$hash                           (yescrypt; needs libcrypt)
//   {SSHA512}base64 of digest and salt         (also {SHA}, {SSHA}, {SHA256}, {SSHA256}, {SHA384}, {SSHA384}, {SHA512})
//   {CRYPT}$6$...                              (any of the $ forms)
#ifndef CREDENCE_HISTORY_HPP_
#define CREDENCE_HISTORY_HPP_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "credence/cxx20.hpp"
#include "credence/export.h"
#include "credence/subject.hpp"

namespace credence {

/// What hash strings may ask for, so that no stored string makes a check run for minutes: the default of each algorithm
/// is about a second on a machine of 2020. A check asks each hash at most twice, where the NFC form differs.
struct HashLimits {
  std::uint32_t hashes = 24;                           ///< How many old passwords may be compared.
  double total = 10;                                   ///< What all may cost, in multiples of what one may.
  std::uint64_t memory = std::uint64_t{256} << 20;     ///< Bytes, for scrypt, yescrypt and Argon2.
  std::uint32_t pbkdf2_iterations = 2'000'000;         ///< A round of SHA-crypt ($5$, $6$) counts as two.
  std::uint64_t scrypt_work = std::uint64_t{1} << 22;  ///< N * r * p, of scrypt and yescrypt.
  std::uint64_t argon2_work = std::uint64_t{1} << 20;  ///< Kibibytes of memory, times passes.
  std::uint32_t bcrypt_cost = 14;                      ///< The binary logarithm of the rounds.
};

/// Whether `password` is the one that `hash` was made from. Bcrypt sees at most 72 bytes of it. No password that holds
/// a NUL byte, or for SHA-crypt and yescrypt has more than 511 bytes, is one of libcrypt's. Throws Error:
/// kInvalidArgument if `hash` has no known form; kUnsupported if its algorithm was not built in; kOutOfRange if it
/// costs more than `limits`; kNoMemory. The text of the error holds no part of the hash.
[[nodiscard]] CREDENCE_API bool verify_password_hash(std::string_view password, std::string_view hash,
                                                     const HashLimits& limits = {});

/// What Subject::is_old asks: whether a password is old password number i of `hashes`, the newest first. The caller
/// sets Subject::num_old to hashes.size(). Any thread may call the function at any time; it answers kFailed for an i
/// past the last hash.
/// Throws as verify_password_hash, at once and for all of them, so that a bad string is found before a check; the
/// error names the number of the hash. Also kOutOfRange if there are more than `limits.hashes` or they cost
/// more than `limits.total` together.
[[nodiscard]] CREDENCE_API OldPasswordVerifier old_password_verifier(const std::vector<std::string>& hashes,
                                                                     const HashLimits& limits = {});

}  // namespace credence

#endif  // CREDENCE_HISTORY_HPP_
