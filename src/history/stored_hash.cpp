// SPDX-License-Identifier: Apache-2.0
#include "history/stored_hash.hpp"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <utility>

#include "credence/error.hpp"
#include "history/phc_string.hpp"
#include "history/refusal.hpp"
#include "platform/openssl.hpp"
#include "platform/stack.hpp"
#include "text/prepared.hpp"

#ifdef CREDENCE_HAS_ARGON2
#include <argon2.h>
#endif

namespace credence::history {
namespace {

#ifdef CREDENCE_HAS_ARGON2
constexpr bool kHasArgon2 = true;
#else
constexpr bool kHasArgon2 = false;
#endif

constexpr std::size_t kMinHash = 16;  // shorter ones could be met by chance
constexpr std::size_t kMaxHash = 128;
constexpr std::size_t kMaxSalt = 256;

std::uint32_t needed(const PhcString& text, std::string_view key) {
  const auto value = text.parameter(key);
  if (!value || *value == 0) refuse_form("lacks a parameter");
  return *value;
}

void require_parameters(const PhcString& text, std::size_t count) {
  if (text.parameters.size() != count) refuse_form("has a parameter that is not known");
}

double share(std::uint64_t work, std::uint64_t limit) { return static_cast<double>(work) / static_cast<double>(limit); }

Pbkdf2Hash parse_pbkdf2(PhcString text, const HashLimits& limits) {
  const std::string_view digest = text.name.substr(std::string_view("pbkdf2").size());
  const EVP_MD* const md = digest.empty() || digest == "-sha1" ? EVP_sha1()
                           : digest == "-sha256"               ? EVP_sha256()
                           : digest == "-sha512"               ? EVP_sha512()
                                                               : nullptr;
  if (md == nullptr) refuse_form("names an unknown digest");
  const bool is_plain = text.parameter("").has_value();  // passlib: the iterations alone
  const std::uint32_t iterations = needed(text, is_plain ? "" : "i");
  const auto length = text.parameter("l");
  if (length && *length != text.hash.size()) refuse_form("is cut off");
  require_parameters(text, length ? 2 : 1);

  const auto digest_size = static_cast<std::size_t>(EVP_MD_get_size(md));
  const std::size_t blocks = (text.hash.size() + digest_size - 1) / digest_size;
  constexpr auto kMaxIterations = static_cast<std::uint64_t>(std::numeric_limits<int>::max());
  const std::uint64_t work = product(iterations, blocks);
  if (work > std::min<std::uint64_t>(limits.pbkdf2_iterations, kMaxIterations)) refuse_cost("pbkdf2_iterations");
  return {md, static_cast<int>(iterations), std::move(text.salt), std::move(text.hash),
          share(work, limits.pbkdf2_iterations)};
}

ScryptHash parse_scrypt(PhcString text, const HashLimits& limits) {
  const std::uint32_t log_n = needed(text, "ln");
  const std::uint32_t r = needed(text, "r");
  const std::uint32_t p = needed(text, "p");
  require_parameters(text, 3);
  if (log_n > 40) refuse_cost("scrypt_work");
  const std::uint64_t n = std::uint64_t{1} << log_n;
  if (product(product(n, r), p) > limits.scrypt_work) refuse_cost("scrypt_work");
  if (product(128, product(n + p, r)) > limits.memory) refuse_cost("memory");
  // What RFC 7914 forbids, and what OpenSSL does.
  constexpr std::uint64_t kMaxBlocks = (1U << 30U) - 1;
  constexpr std::uint64_t kMaxBytes = std::numeric_limits<int>::max();
  if (product(r, p) > kMaxBlocks || log_n >= product(16, r) || product(128, product(r, p)) > kMaxBytes) {
    refuse_form("has parameters scrypt forbids");
  }
  return {n, r, p, std::move(text.salt), std::move(text.hash), share(product(product(n, r), p), limits.scrypt_work)};
}

Argon2Hash parse_argon2(PhcString text, const HashLimits& limits) {
  if (!kHasArgon2) refuse_algorithm("libargon2");
  // libargon2's numbers; the first version wrote none into its strings.
  const int type = text.name == "argon2d" ? 0 : text.name == "argon2i" ? 1 : text.name == "argon2id" ? 2 : -1;
  if (type < 0) refuse_form("names an unknown kind of Argon2");
  constexpr std::uint32_t kFirstVersion = 16;
  constexpr std::uint32_t kVersion = 19;
  const std::uint32_t version = text.parameter("v").value_or(kFirstVersion);
  const std::uint32_t memory = needed(text, "m");
  const std::uint32_t passes = needed(text, "t");
  const std::uint32_t lanes = needed(text, "p");
  require_parameters(text, text.parameter("v") ? 4 : 3);
  if (version != kFirstVersion && version != kVersion) refuse_form("is of an unknown version of Argon2");
  if (memory / 8 < lanes || lanes >= 1U << 24 || text.salt.size() < 8) refuse_form("has parameters Argon2 forbids");
  if (product(memory, 1024) > limits.memory) refuse_cost("memory");
  if (product(memory, passes) > limits.argon2_work) refuse_cost("argon2_work");
  return {type,
          version,
          memory,
          passes,
          lanes,
          std::move(text.salt),
          std::move(text.hash),
          share(product(memory, passes), limits.argon2_work)};
}

// Where a hash is computed anew; it tells whether a password is the right one, so it is wiped.
class Digest {
 public:
  ~Digest() { OPENSSL_cleanse(bytes_.data(), bytes_.size()); }
  std::uint8_t* data() { return bytes_.data(); }
  [[nodiscard]] bool equals(const std::vector<std::uint8_t>& hash) const {
    return CRYPTO_memcmp(bytes_.data(), hash.data(), hash.size()) == 0;
  }

 private:
  std::array<std::uint8_t, kMaxHash> bytes_{};
};

// Computes a hash by OpenSSL in a context; attempt(context) says whether it succeeded.
template <typename Attempt>
void compute_by_openssl(Attempt&& attempt) {
  if (platform::try_openssl(platform::OwnContext::kFreed, attempt)) return;
  throw Error(ErrorCode::kUnsupported,
              "OpenSSL can't compute this password hash here; check its configuration (default_properties, fips)");
}

struct FreeKdf {
  void operator()(EVP_KDF* kdf) const noexcept { EVP_KDF_free(kdf); }
  void operator()(EVP_KDF_CTX* context) const noexcept { EVP_KDF_CTX_free(context); }
};

bool matches_hash(const Pbkdf2Hash& stored, std::string_view password) {
  Digest digest;
  int iterations = stored.iterations;
  int is_pkcs5 = 1;  // no least number of iterations or length of salt
  const OSSL_PARAM parameters[] = {
      OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_PASSWORD, const_cast<char*>(password.data()), password.size()),
      OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SALT, const_cast<std::uint8_t*>(stored.salt.data()),
                                        stored.salt.size()),
      OSSL_PARAM_construct_int(OSSL_KDF_PARAM_ITER, &iterations),
      OSSL_PARAM_construct_int(OSSL_KDF_PARAM_PKCS5, &is_pkcs5),
      OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, const_cast<char*>(EVP_MD_get0_name(stored.digest)), 0),
      OSSL_PARAM_construct_end()};
  compute_by_openssl([&](OSSL_LIB_CTX* library) {
    const std::unique_ptr<EVP_KDF, FreeKdf> kdf(EVP_KDF_fetch(library, OSSL_KDF_NAME_PBKDF2, nullptr));
    const std::unique_ptr<EVP_KDF_CTX, FreeKdf> context(kdf ? EVP_KDF_CTX_new(kdf.get()) : nullptr);
    return context && EVP_KDF_derive(context.get(), digest.data(), stored.hash.size(), parameters) == 1;
  });
  return digest.equals(stored.hash);
}

bool matches_hash(const ScryptHash& stored, std::string_view password) {
  Digest digest;
  constexpr std::uint64_t kNoLimit = std::numeric_limits<std::uint64_t>::max();  // it was checked before
  compute_by_openssl([&](OSSL_LIB_CTX* library) {
    return EVP_PBE_scrypt_ex(password.data(), password.size(), stored.salt.data(), stored.salt.size(), stored.n,
                             stored.r, stored.p, kNoLimit, digest.data(), stored.hash.size(), library, nullptr) == 1;
  });
  return digest.equals(stored.hash);
}

bool matches_hash([[maybe_unused]] const Argon2Hash& stored, [[maybe_unused]] std::string_view password) {
  bool same = false;
#ifdef CREDENCE_HAS_ARGON2
  Digest digest;
  argon2_context context{};
  context.out = digest.data();
  context.outlen = static_cast<std::uint32_t>(stored.hash.size());
  // Only read: without ARGON2_FLAG_CLEAR_PASSWORD libargon2 leaves its inputs alone.
  context.pwd = reinterpret_cast<std::uint8_t*>(const_cast<char*>(password.data()));
  context.pwdlen = static_cast<std::uint32_t>(password.size());
  context.salt = const_cast<std::uint8_t*>(stored.salt.data());
  context.saltlen = static_cast<std::uint32_t>(stored.salt.size());
  context.t_cost = stored.passes;
  context.m_cost = stored.memory;
  context.lanes = stored.lanes;
  context.threads = 1;  // a library starts no threads unasked
  context.version = stored.version;
  if (argon2_ctx(&context, static_cast<argon2_type>(stored.type)) != ARGON2_OK) {
    throw Error(ErrorCode::kNoMemory, "a password hash could not be computed; free some memory and try again");
  }
  same = digest.equals(stored.hash);
#endif
  return same;
}

}  // namespace

StoredHash parse_stored_hash(std::string_view text, const HashLimits& limits) {
  if (const auto value = split_ldap_value(text)) {
    if (!is_scheme(value->scheme, "CRYPT")) return parse_ldap_hash(*value);
    text = value->value;
  }
  if (is_crypt_hash(text)) return parse_crypt_hash(text, limits);
  auto parsed = parse_phc_string(text);
  if (!parsed) refuse_form("can't be read");
  if (parsed->hash.size() < kMinHash || parsed->hash.size() > kMaxHash) refuse_form("is too short or too long");
  if (parsed->salt.size() > kMaxSalt) refuse_form("has too long a salt");
  if (parsed->name.starts_with("pbkdf2")) return parse_pbkdf2(std::move(*parsed), limits);
  if (parsed->name == "scrypt") return parse_scrypt(std::move(*parsed), limits);
  if (parsed->name.starts_with("argon2")) return parse_argon2(std::move(*parsed), limits);
  refuse_form("names an unknown algorithm");
}

bool matches(const StoredHash& hash, std::string_view password) {
  if (password.size() > text::kMaxPasswordBytes) return false;
  const bool same = std::visit([&](const auto& stored) { return matches_hash(stored, password); }, hash);
  platform::wipe_stack<platform::kStackOfPasswordHash>();
  return same;
}

}  // namespace credence::history
