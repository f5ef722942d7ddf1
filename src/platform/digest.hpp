// SPDX-License-Identifier: Apache-2.0
// The digests of breach lists, through OpenSSL. Each thread keeps one context of an algorithm fetched once:
// a fetch or a new context costs several times the digest. No context keeps anything of what it digested.
#ifndef CREDENCE_PLATFORM_DIGEST_HPP_
#define CREDENCE_PLATFORM_DIGEST_HPP_

#include <openssl/types.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace credence::platform {

/// Writes SHA-1 of `data`. Returns false if OpenSSL refuses (no memory, no SHA-1 in a restricted provider).
[[nodiscard]] bool sha1(std::span<const std::byte> data, std::span<std::uint8_t, 20> out) noexcept;

/// Writes MD4 of `data`, from OpenSSL's legacy provider in a library context of our own, so that the program's
/// choice of providers stays as it is. Returns false if the provider is not installed.
[[nodiscard]] bool md4(std::span<const std::byte> data, std::span<std::uint8_t, 16> out) noexcept;

/// SHA-256 of what is not secret, bit by bit. Throws Error(kInternal) if OpenSSL refuses.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void add(std::span<const std::byte> data);
  [[nodiscard]] std::array<std::uint8_t, 32> finish();

 private:
  EVP_MD_CTX* context_;
};

}  // namespace credence::platform

#endif  // CREDENCE_PLATFORM_DIGEST_HPP_
