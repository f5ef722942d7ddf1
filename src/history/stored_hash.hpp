// SPDX-License-Identifier: Apache-2.0
// Stored password hashes, read and found to be within limits once and compared any number of times.
#ifndef CREDENCE_HISTORY_STORED_HASH_HPP_
#define CREDENCE_HISTORY_STORED_HASH_HPP_

#include <openssl/types.h>

#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

#include "credence/history.hpp"
#include "history/crypt_hash.hpp"
#include "history/ldap_hash.hpp"

namespace credence::history {

struct Pbkdf2Hash {
  const EVP_MD* digest = nullptr;
  int iterations = 0;
  std::vector<std::uint8_t> salt;
  std::vector<std::uint8_t> hash;
  double cost = 0;  // work, of what the limits allow for one hash
};

struct ScryptHash {
  std::uint64_t n = 0;
  std::uint64_t r = 0;
  std::uint64_t p = 0;
  std::vector<std::uint8_t> salt;
  std::vector<std::uint8_t> hash;
  double cost = 0;  // work, of what the limits allow for one hash
};

struct Argon2Hash {
  int type = 0;  // as libargon2 numbers them
  std::uint32_t version = 0;
  std::uint32_t memory = 0;  // kibibytes
  std::uint32_t passes = 0;
  std::uint32_t lanes = 0;
  std::vector<std::uint8_t> salt;
  std::vector<std::uint8_t> hash;
  double cost = 0;  // work, of what the limits allow for one hash
};

using StoredHash = std::variant<Pbkdf2Hash, ScryptHash, Argon2Hash, CryptHash, LdapHash>;

/// Throws as verify_password_hash() does.
[[nodiscard]] StoredHash parse_stored_hash(std::string_view text, const HashLimits& limits);
/// Whether the hash was made from `password`. Throws Error: kNoMemory; kUnsupported if a library lacks the algorithm.
[[nodiscard]] bool matches(const StoredHash& hash, std::string_view password);

}  // namespace credence::history

#endif  // CREDENCE_HISTORY_STORED_HASH_HPP_
