// SPDX-License-Identifier: Apache-2.0
#include "platform/digest.hpp"

#include <openssl/evp.h>
#include <openssl/provider.h>
#include <pthread.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <new>

#include "credence/error.hpp"
#include "platform/memory.hpp"
#include "platform/openssl.hpp"
#include "platform/stack.hpp"

namespace credence::platform {
namespace {

struct FreeContext {
  void operator()(EVP_MD_CTX* context) const noexcept { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;

// These give nullptr if there is no such algorithm here, and throw std::bad_alloc. What they fetch lives as long as the
// process: threads may digest until its very end.

EVP_MD* fetch(const char* name) {
  EVP_MD* md = nullptr;
  const auto attempt = [&](OSSL_LIB_CTX* context) { return (md = EVP_MD_fetch(context, name, nullptr)) != nullptr; };
  return try_openssl(OwnContext::kKept, attempt) ? md : nullptr;
}
EVP_MD* fetch_sha1() { return fetch("SHA1"); }
EVP_MD* fetch_sha256() { return fetch("SHA2-256"); }

// In a context of our own, whose configuration is nobody's business: the legacy provider is not for all the program.
EVP_MD* fetch_md4_once() noexcept {
  OSSL_LIB_CTX* library = OSSL_LIB_CTX_new();
  if (library == nullptr) return nullptr;
  EVP_MD* md = OSSL_PROVIDER_load(library, "legacy") != nullptr ? EVP_MD_fetch(library, "MD4", nullptr) : nullptr;
  if (md == nullptr) OSSL_LIB_CTX_free(library);
  return md;
}
EVP_MD* fetch_md4() {
  const QuietOpenSsl quiet;
  need_memory();
  EVP_MD* md = fetch_md4_once();
  if (md == nullptr) md = fetch_md4_once();  // a single allocation may have failed
  if (md == nullptr) need_memory();
  return md;
}

// An algorithm with contexts that are ready to digest. They are not each thread's own: a thread's own objects can't be
// made where memory has run out without ending the process, and keep a library from being unloaded.
class Algorithm {
 public:
  constexpr explicit Algorithm(EVP_MD* (*fetch)()) noexcept : fetch_(fetch) {}

  /// Throws std::bad_alloc.
  void prepare() {
    if (Context context = take()) give_back(std::move(context));
  }

  Digested digest(std::span<const std::byte> data, std::uint8_t* out) noexcept {
    Context context;
    try {
      context = take();
    } catch (const std::bad_alloc&) {
      return Digested::kNoMemory;
    }
    if (!context) return Digested::kUnavailable;
    const bool done = EVP_DigestUpdate(context.get(), data.data(), data.size()) == 1 &&
                      EVP_DigestFinal_ex(context.get(), out, nullptr) == 1;
    // It is set up again after each digest, not before the next, because that overwrites the state left by the secret.
    if (EVP_DigestInit_ex2(context.get(), nullptr, nullptr) == 1) give_back(std::move(context));
    wipe_stack<kStackOfDigest>();
    return done ? Digested::kDone : Digested::kUnavailable;
  }

  /// A new context; null if the algorithm is unavailable. Throws std::bad_alloc.
  Context make() {
    EVP_MD* const md = fetched();
    if (md == nullptr) return nullptr;
    Context context(EVP_MD_CTX_new());
    if (!context || EVP_DigestInit_ex2(context.get(), md, nullptr) != 1) throw std::bad_alloc();
    return context;
  }

 private:
  // A place for each of many threads, on a line of its own, so that they seldom meet.
  struct alignas(64) Place {
    std::atomic<EVP_MD_CTX*> context{nullptr};
  };
  static constexpr std::size_t kPlaces = 32;
  static constexpr std::size_t kTries = 4;

  Place& place(std::size_t attempt) noexcept {
    // A thread's descriptor lies at the same place of its own stack, whose size is a multiple of a page.
    const std::uint64_t thread = static_cast<std::uint64_t>(pthread_self()) * 0x9E3779B97F4A7C15U;
    return places_[((thread >> 56U) + attempt) % kPlaces];
  }

  // A ready context; null if the algorithm is unavailable. Throws std::bad_alloc.
  Context take() {
    for (std::size_t i = 0; i < kTries; ++i) {
      if (EVP_MD_CTX* const ready = place(i).context.exchange(nullptr, std::memory_order_acquire))
        return Context(ready);
    }
    return make();
  }

  void give_back(Context context) noexcept {
    for (std::size_t i = 0; i < kTries; ++i) {
      EVP_MD_CTX* empty = nullptr;
      if (place(i).context.compare_exchange_strong(empty, context.get(), std::memory_order_release)) {
        (void)context.release();
        return;
      }
    }
  }

  EVP_MD* fetched() {
    EVP_MD* md = md_.load(std::memory_order_acquire);
    if (md != nullptr) return md;
    EVP_MD* const fetched = fetch_();
    // Where another thread was first, its own is used, and this one stays: it may have a library context of its own.
    return fetched == nullptr || md_.compare_exchange_strong(md, fetched) ? fetched : md;
  }

  EVP_MD* (*fetch_)();
  std::atomic<EVP_MD*> md_{nullptr};
  std::array<Place, kPlaces> places_{};
};

constinit Algorithm sha1_algorithm(fetch_sha1);      // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
constinit Algorithm md4_algorithm(fetch_md4);        // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
constinit Algorithm sha256_algorithm(fetch_sha256);  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

}  // namespace

Digested sha1(std::span<const std::byte> data, std::span<std::uint8_t, 20> out) noexcept {
  return sha1_algorithm.digest(data, out.data());
}
Digested md4(std::span<const std::byte> data, std::span<std::uint8_t, 16> out) noexcept {
  return md4_algorithm.digest(data, out.data());
}
void prepare_sha1() { sha1_algorithm.prepare(); }
void prepare_md4() { md4_algorithm.prepare(); }

namespace {

void require(bool done) {
  if (!done) throw Error(ErrorCode::kInternal, "OpenSSL cannot compute SHA-256; check its installation");
}

}  // namespace

Sha256::Sha256() : context_(sha256_algorithm.make().release()) { require(context_ != nullptr); }
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
