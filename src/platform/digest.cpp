// SPDX-License-Identifier: Apache-2.0
#include "platform/digest.hpp"

#include <openssl/evp.h>
#include <openssl/provider.h>

#include <memory>

#include "credence/error.hpp"

namespace credence::platform {
namespace {

// What is fetched here lives as long as the process: threads may digest until its very end.
EVP_MD* fetch_md4() noexcept {
  OSSL_LIB_CTX* library = OSSL_LIB_CTX_new();
  if (library == nullptr) return nullptr;
  EVP_MD* md = OSSL_PROVIDER_load(library, "legacy") != nullptr ? EVP_MD_fetch(library, "MD4", nullptr) : nullptr;
  if (md == nullptr) OSSL_LIB_CTX_free(library);
  return md;
}

struct FreeContext {
  void operator()(EVP_MD_CTX* context) const noexcept { EVP_MD_CTX_free(context); }
};

// A context that is always ready to digest. It is set up again after each digest, not before the next, because
// that overwrites the state left by the secret.
class ReadyContext {
 public:
  explicit ReadyContext(const EVP_MD* md) noexcept : context_(md == nullptr ? nullptr : EVP_MD_CTX_new()) {
    if (context_ && EVP_DigestInit_ex2(context_.get(), md, nullptr) != 1) context_.reset();
  }

  bool digest(std::span<const std::byte> data, std::uint8_t* out) noexcept {
    if (!context_) return false;
    const bool done = EVP_DigestUpdate(context_.get(), data.data(), data.size()) == 1 &&
                      EVP_DigestFinal_ex(context_.get(), out, nullptr) == 1;
    const bool ready = EVP_DigestInit_ex2(context_.get(), nullptr, nullptr) == 1;
    if (!ready) context_.reset();
    return done;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, FreeContext> context_;
};

}  // namespace

bool sha1(std::span<const std::byte> data, std::span<std::uint8_t, 20> out) noexcept {
  static const EVP_MD* const md = EVP_MD_fetch(nullptr, "SHA1", nullptr);
  thread_local ReadyContext context(md);
  return context.digest(data, out.data());
}

bool md4(std::span<const std::byte> data, std::span<std::uint8_t, 16> out) noexcept {
  static const EVP_MD* const md = fetch_md4();
  thread_local ReadyContext context(md);
  return context.digest(data, out.data());
}

namespace {

void require(bool done) {
  if (!done) throw Error(ErrorCode::kInternal, "OpenSSL cannot compute SHA-256; check its installation");
}

}  // namespace

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
  require(context_ != nullptr && EVP_DigestInit_ex2(context_, EVP_sha256(), nullptr) == 1);
}
Sha256::~Sha256() { EVP_MD_CTX_free(context_); }

void Sha256::add(std::span<const std::byte> data) {
  require(EVP_DigestUpdate(context_, data.data(), data.size()) == 1);
}

std::array<std::uint8_t, 32> Sha256::finish() {
  std::array<std::uint8_t, 32> digest{};
  require(EVP_DigestFinal_ex(context_, digest.data(), nullptr) == 1);
  return digest;
}

}  // namespace credence::platform
