// SPDX-License-Identifier: Apache-2.0
#include "history/crypt_hash.hpp"

#include <openssl/crypto.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <memory>
#include <optional>

#include "credence/error.hpp"
#include "history/refusal.hpp"
#include "text/secure_buffer.hpp"

#ifdef CREDENCE_HAS_CRYPT
#include <crypt.h>
#endif

namespace credence::history {
namespace {

#ifdef CREDENCE_HAS_CRYPT
constexpr bool kHasCrypt = true;
#else
constexpr bool kHasCrypt = false;
#endif

// The digits of crypt() from 0 to 63.
constexpr std::string_view kDigits = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

bool are_digits(std::string_view text) { return text.find_first_not_of(kDigits) == std::string_view::npos; }

std::optional<std::uint32_t> decimal(std::string_view text) {
  std::uint32_t number = 0;
  const char* const end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, number);
  if (result.ec != std::errc() || result.ptr != end || text.front() == '0') return std::nullopt;
  return number;
}

// $2b$12$ and 53 characters, of which 22 are the salt.
CryptHash parse_bcrypt(std::string_view text, const HashLimits& limits) {
  constexpr std::size_t kPrefix = 7;
  constexpr std::size_t kHashAt = 29;
  constexpr std::size_t kLength = 60;
  constexpr std::size_t kSees = 72;
  const auto is_decimal = [](char c) { return c >= '0' && c <= '9'; };
  if (text.size() != kLength || std::string_view("aby").find(text[2]) == std::string_view::npos || text[3] != '$' ||
      !is_decimal(text[4]) || !is_decimal(text[5]) || text[6] != '$' || !are_digits(text.substr(kPrefix))) {
    refuse_form("is not a complete bcrypt string");
  }
  const auto cost = static_cast<std::uint32_t>((text[4] - '0') * 10 + (text[5] - '0'));
  if (cost < 4 || cost > 31) refuse_form("has a cost that bcrypt forbids");
  if (cost > limits.bcrypt_cost) refuse_cost("bcrypt_cost");
  const double share = std::ldexp(1, static_cast<int>(cost) - static_cast<int>(std::min(limits.bcrypt_cost, 31U)));
  return {std::string(text), kHashAt, kSees, share};
}

// $6$rounds=500000$salt$hash; without rounds these are 5,000.
CryptHash parse_sha_crypt(std::string_view text, const HashLimits& limits) {
  constexpr std::uint32_t kDefaultRounds = 5000;
  constexpr std::uint32_t kMinRounds = 1000;
  constexpr std::uint32_t kMaxRounds = 999'999'999;
  constexpr std::size_t kMaxSalt = 16;
  constexpr std::string_view kRounds = "rounds=";
  const std::size_t hash_size = text[1] == '5' ? 43 : 86;
  std::string_view rest = text.substr(3);
  std::uint32_t rounds = kDefaultRounds;
  if (rest.starts_with(kRounds)) {
    const std::size_t end = std::min(rest.find('$'), rest.size());
    const auto given = decimal(rest.substr(kRounds.size(), end - kRounds.size()));
    if (!given || *given < kMinRounds || *given > kMaxRounds) refuse_form("has rounds that SHA-crypt forbids");
    rounds = *given;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  const std::size_t salt_end = rest.find('$');
  if (salt_end == std::string_view::npos || salt_end > kMaxSalt || !are_digits(rest.substr(0, salt_end)) ||
      rest.size() - salt_end - 1 != hash_size || !are_digits(rest.substr(salt_end + 1))) {
    refuse_form("is not a complete SHA-crypt string");
  }
  const std::uint64_t iterations = 2 * std::uint64_t{rounds};  // what a round costs, in those of PBKDF2
  if (iterations > limits.pbkdf2_iterations) refuse_cost("pbkdf2_iterations");
  return {std::string(text), text.size() - hash_size, 0,
          static_cast<double>(iterations) / static_cast<double>(limits.pbkdf2_iterations)};
}

// Takes a number of yescrypt's own encoding from the front of the text: the first digit says how many there are, and
// the smaller numbers have the fewer (decode64_uint32 of yescrypt-common.c).
std::optional<std::uint32_t> take_yescrypt_number(std::string_view& text, std::uint32_t min) {
  const auto take_digit = [&]() -> std::optional<std::uint32_t> {
    const std::size_t digit = text.empty() ? std::string_view::npos : kDigits.find(text.front());
    if (digit == std::string_view::npos) return std::nullopt;
    text.remove_prefix(1);
    return static_cast<std::uint32_t>(digit);
  };
  const auto first = take_digit();
  if (!first) return std::nullopt;
  std::uint32_t start = 0;
  std::uint32_t end = 47;
  std::uint32_t more = 0;
  std::uint32_t number = min;
  while (*first > end) {
    number += (end + 1 - start) << (6 * more);
    start = end + 1;
    end = start + (62 - end) / 2;
    ++more;
  }
  number += (*first - start) << (6 * more);
  while (more-- > 0) {
    const auto digit = take_digit();
    if (!digit) return std::nullopt;
    number += *digit << (6 * more);
  }
  return number;
}

// $y$j9T$salt$hash: flavour, the logarithm of N and r, and where a further number says so p.
CryptHash parse_yescrypt(std::string_view text, const HashLimits& limits) {
  constexpr std::size_t kHash = 43;
  constexpr std::size_t kMaxSalt = 86;
  constexpr std::uint32_t kMaxLog = 40;
  std::string_view rest = text.substr(3);
  const auto flavour = take_yescrypt_number(rest, 0);
  const auto log_n = take_yescrypt_number(rest, 1);
  const auto r = take_yescrypt_number(rest, 1);
  std::uint32_t p = 1;
  if (flavour && log_n && r && !rest.empty() && rest.front() != '$') {
    const auto further = take_yescrypt_number(rest, 1);
    if (further != 1U) refuse_form("has a parameter that is not known");
    p = take_yescrypt_number(rest, 2).value_or(0);
  }
  const std::size_t salt_end = rest.find('$', 1);
  if (!flavour || !log_n || !r || p == 0 || !rest.starts_with('$') || salt_end == std::string_view::npos ||
      salt_end - 1 > kMaxSalt || !are_digits(rest.substr(1, salt_end - 1)) || rest.size() - salt_end - 1 != kHash ||
      !are_digits(rest.substr(salt_end + 1))) {
    refuse_form("is not a complete yescrypt string");
  }
  if (*log_n > kMaxLog) refuse_cost("scrypt_work");
  const std::uint64_t n = std::uint64_t{1} << *log_n;
  const std::uint64_t work = product(product(n, *r), p);
  if (work > limits.scrypt_work) refuse_cost("scrypt_work");
  if (product(128, product(n + p, *r)) > limits.memory) refuse_cost("memory");
  return {std::string(text), text.size() - kHash, 0,
          static_cast<double>(work) / static_cast<double>(limits.scrypt_work)};
}

}  // namespace

bool is_crypt_hash(std::string_view text) noexcept {
  return text.starts_with("$2") || text.starts_with("$5$") || text.starts_with("$6$") || text.starts_with("$y$");
}

CryptHash parse_crypt_hash(std::string_view text, const HashLimits& limits) {
  if (!kHasCrypt) refuse_algorithm("libcrypt");
  if (text[1] == '2') return parse_bcrypt(text, limits);
  return text[1] == 'y' ? parse_yescrypt(text, limits) : parse_sha_crypt(text, limits);
}

bool matches_hash([[maybe_unused]] const CryptHash& stored, [[maybe_unused]] std::string_view password) {
  bool same = false;
#ifdef CREDENCE_HAS_CRYPT
  if (password.find('\0') != std::string_view::npos) return false;  // crypt() would take the part before it
  if (stored.sees_bytes != 0) password = password.substr(0, stored.sees_bytes);
  if (password.size() >= CRYPT_MAX_PASSPHRASE_SIZE) return false;  // no hash of it was ever made
  text::SecureBytes terminated;
  terminated.append(password.data(), password.size());
  terminated.push_back('\0');
  const auto state = std::make_unique<crypt_data>();
  const char* const computed = crypt_r(terminated.data(), stored.text.c_str(), state.get());
  const bool failed = computed == nullptr || std::string_view(computed).size() != stored.text.size();
  // Only the hash: the salt may come back with other bits where its last character holds more than it needs.
  same = !failed && CRYPTO_memcmp(computed + stored.hash_at, &stored.text[stored.hash_at],
                                  stored.text.size() - stored.hash_at) == 0;
  OPENSSL_cleanse(state.get(), sizeof *state);
  if (failed) {
    throw Error(ErrorCode::kUnsupported, "this system's libcrypt can't make such a password hash; use one that does");
  }
#endif
  return same;
}

}  // namespace credence::history
