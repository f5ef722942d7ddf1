// SPDX-License-Identifier: Apache-2.0
#include "history/ldap_hash.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cstddef>

#include "credence/error.hpp"
#include "history/phc_string.hpp"
#include "history/refusal.hpp"
#include "text/secure_buffer.hpp"

namespace credence::history {
namespace {

struct Scheme {
  std::string_view name;
  const EVP_MD* (*digest)();
  bool is_salted;
};
constexpr Scheme kSchemes[] = {
    {"SHA", EVP_sha1, false},      {"SSHA", EVP_sha1, true},      {"SHA256", EVP_sha256, false},
    {"SSHA256", EVP_sha256, true}, {"SHA384", EVP_sha384, false}, {"SSHA384", EVP_sha384, true},
    {"SHA512", EVP_sha512, false}, {"SSHA512", EVP_sha512, true},
};

constexpr std::size_t kMaxSalt = 256;

}  // namespace

std::optional<LdapValue> split_ldap_value(std::string_view text) noexcept {
  const std::size_t close = text.find('}');
  if (!text.starts_with('{') || close == std::string_view::npos) return std::nullopt;
  return LdapValue{text.substr(1, close - 1), text.substr(close + 1)};
}

bool is_scheme(std::string_view scheme, std::string_view upper_case) noexcept {
  const auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; };
  return std::equal(scheme.begin(), scheme.end(), upper_case.begin(), upper_case.end(),
                    [&](char a, char b) { return upper(a) == b; });
}

LdapHash parse_ldap_hash(const LdapValue& text) {
  const auto* const scheme = std::find_if(std::begin(kSchemes), std::end(kSchemes),
                                          [&](const Scheme& known) { return is_scheme(text.scheme, known.name); });
  if (scheme == std::end(kSchemes)) refuse_form("is of a scheme that is not known");
  auto bytes = decode_base64(text.value);
  const EVP_MD* const digest = scheme->digest();
  const auto size = static_cast<std::size_t>(EVP_MD_get_size(digest));
  if (!bytes || bytes->size() < size || (bytes->size() > size) != scheme->is_salted) refuse_form("can't be read");
  if (bytes->size() - size > kMaxSalt) refuse_form("has too long a salt");
  const auto salt = bytes->begin() + static_cast<std::ptrdiff_t>(size);
  return {digest, {salt, bytes->end()}, {bytes->begin(), salt}, 0};
}

bool matches_hash(const LdapHash& stored, std::string_view password) {
  text::SecureBytes salted;
  salted.reserve(password.size() + stored.salt.size());
  salted.append(password.data(), password.size());
  for (const std::uint8_t byte : stored.salt) salted.push_back(static_cast<char>(byte));
  std::array<std::uint8_t, EVP_MAX_MD_SIZE> computed;
  const bool made = EVP_Digest(salted.data(), salted.size(), computed.data(), nullptr, stored.digest, nullptr) == 1;
  const bool same = made && CRYPTO_memcmp(computed.data(), stored.hash.data(), stored.hash.size()) == 0;
  OPENSSL_cleanse(computed.data(), computed.size());
  if (!made) {
    throw Error(ErrorCode::kUnsupported, "OpenSSL can't make the digest of an old password; see its configuration");
  }
  return same;
}

}  // namespace credence::history
