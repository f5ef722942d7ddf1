// SPDX-License-Identifier: Apache-2.0
// Hashes that libcrypt makes: bcrypt ($2b$), SHA-crypt ($5$, $6$) and yescrypt ($y$).
#ifndef CREDENCE_HISTORY_CRYPT_HASH_HPP_
#define CREDENCE_HISTORY_CRYPT_HASH_HPP_

#include <cstddef>
#include <string>
#include <string_view>

#include "credence/history.hpp"

namespace credence::history {

struct CryptHash {
  std::string text;            // parameters, salt and hash, as crypt() takes and gives them
  std::size_t hash_at = 0;     // where the hash begins
  std::size_t sees_bytes = 0;  // of a password; 0: libcrypt refuses one that is too long for it
  double cost = 0;             // work, of what the limits allow for one hash
};

/// Whether the text begins as one of these does.
[[nodiscard]] bool is_crypt_hash(std::string_view text) noexcept;
/// Throws as verify_password_hash() does.
[[nodiscard]] CryptHash parse_crypt_hash(std::string_view text, const HashLimits& limits);
/// Throws Error(kUnsupported) if this system's libcrypt lacks the algorithm.
[[nodiscard]] bool matches_hash(const CryptHash& stored, std::string_view password);

}  // namespace credence::history

#endif  // CREDENCE_HISTORY_CRYPT_HASH_HPP_
