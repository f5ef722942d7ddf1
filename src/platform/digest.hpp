// SPDX-License-Identifier: Apache-2.0
// The digests of breach lists, through OpenSSL. Algorithms are fetched once and contexts used again: a fetch or a new
// context costs several times the digest. No context keeps anything of what it digested.
#ifndef CREDENCE_PLATFORM_DIGEST_HPP_
#define CREDENCE_PLATFORM_DIGEST_HPP_

#include <openssl/types.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace credence::platform {

/// Whether there is a digest.
enum class Digested : std::uint8_t {
  kDone,
  kUnavailable,  ///< OpenSSL does not offer it: a restricted provider, no legacy provider.
  kNoMemory
};

/// Writes SHA-1 of `data`.
[[nodiscard]] Digested sha1(std::span<const std::byte> data, std::span<std::uint8_t, 20> out) noexcept;
/// Writes MD4 of `data`, from OpenSSL's legacy provider in a library context of our own, so that the program's choice
/// of providers stays as it is.
[[nodiscard]] Digested md4(std::span<const std::byte> data, std::span<std::uint8_t, 16> out) noexcept;

/// Fetch the algorithm and make a context, so that digests need no memory but where several threads digest at once.
/// Throw std::bad_alloc; an algorithm that is unavailable is found out by who needs it.
void prepare_sha1();
void prepare_md4();

/// SHA-256 of what is not secret, bit by bit. Throws std::bad_alloc, and Error(kInternal) if OpenSSL refuses.
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
