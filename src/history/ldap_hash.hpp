// SPDX-License-Identifier: Apache-2.0
// Hashes as LDAP directories store them (RFC 2307 and its successors): {SSHA512} and Base64 of a digest with its salt.
#ifndef CREDENCE_HISTORY_LDAP_HASH_HPP_
#define CREDENCE_HISTORY_LDAP_HASH_HPP_

#include <openssl/types.h>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace credence::history {

struct LdapHash {
  const EVP_MD* digest = nullptr;
  std::vector<std::uint8_t> salt;  // comes after the password; empty: none
  std::vector<std::uint8_t> hash;
  double cost = 0;  // one digest is nothing beside the others
};

/// The scheme between the braces, as it is written, and what follows; nothing if the text has no such form.
struct LdapValue {
  std::string_view scheme;
  std::string_view value;
};
[[nodiscard]] std::optional<LdapValue> split_ldap_value(std::string_view text) noexcept;
/// Whether the scheme is this one; case doesn't count.
[[nodiscard]] bool is_scheme(std::string_view scheme, std::string_view upper_case) noexcept;

/// Throws Error(kInvalidArgument).
[[nodiscard]] LdapHash parse_ldap_hash(const LdapValue& text);
/// Throws Error(kUnsupported) if OpenSSL refuses the digest.
[[nodiscard]] bool matches_hash(const LdapHash& stored, std::string_view password);

}  // namespace credence::history

#endif  // CREDENCE_HISTORY_LDAP_HASH_HPP_
