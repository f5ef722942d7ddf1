// SPDX-License-Identifier: Apache-2.0
#include "strength/choices.hpp"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <algorithm>
#include <cmath>

#include "credence/error.hpp"

namespace credence::strength {

std::uint32_t random_below(std::uint32_t limit) {
  // Of 2^32 numbers those beyond the last whole multiple of the limit are drawn again: they would favour the first.
  constexpr std::uint64_t kAll = std::uint64_t{1} << 32;
  const std::uint64_t usable = kAll - kAll % limit;
  while (true) {
    unsigned char bytes[4];
    if (RAND_priv_bytes(bytes, sizeof bytes) != 1) {
      throw Error(ErrorCode::kInternal, "OpenSSL has no random numbers; see that the system's source of them works");
    }
    std::uint64_t number = 0;
    for (const unsigned char byte : bytes) number = number << 8 | byte;
    OPENSSL_cleanse(bytes, sizeof bytes);
    if (number < usable) return static_cast<std::uint32_t>(number % limit);
  }
}

std::size_t Places::longest() const noexcept {
  std::size_t sum = places.empty() ? 0 : separator.size() * (places.size() - 1);
  for (const Choices& choices : places) {
    std::size_t longest = 0;
    for (const std::string& choice : *choices) longest = std::max(longest, choice.size());
    sum += longest;
  }
  return sum;
}

double Places::bits() const noexcept {
  double sum = 0;
  for (const Choices& choices : places) sum += std::log2(static_cast<double>(choices->size()));
  return sum;
}

void Places::draw(text::SecureBytes& out) const {
  out.wipe();
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (i != 0) out.append(separator.data(), separator.size());
    const std::string& choice = (*places[i])[random_below(static_cast<std::uint32_t>(places[i]->size()))];
    out.append(choice.data(), choice.size());
  }
}

}  // namespace credence::strength
