// SPDX-License-Identifier: Apache-2.0
// The functions of credence/history.hpp.
#include <fmt/format.h>

#include <memory>
#include <utility>
#include <variant>

#include "credence/error.hpp"
#include "credence/history.hpp"
#include "history/stored_hash.hpp"

namespace credence {

using history::StoredHash;

bool verify_password_hash(std::string_view password, std::string_view hash, const HashLimits& limits) {
  return history::matches(history::parse_stored_hash(hash, limits), password);
}

OldPasswordVerifier old_password_verifier(const std::vector<std::string>& hashes, const HashLimits& limits) {
  if (hashes.size() > limits.hashes) {
    throw Error(ErrorCode::kOutOfRange,
                fmt::format("{} old passwords are more than HashLimits::hashes = {}; give fewer", hashes.size(),
                            limits.hashes));
  }
  auto parsed = std::make_shared<std::vector<StoredHash>>();  // std::function is copied
  for (const std::string& hash : hashes) {
    try {
      parsed->push_back(history::parse_stored_hash(hash, limits));
    } catch (const Error& error) {
      throw Error(error.code(), fmt::format("old password {}: {}", parsed->size(), error.what()));
    }
  }
  double total = 0;
  for (const StoredHash& hash : *parsed) total += std::visit([](const auto& one) { return one.cost; }, hash);
  if (total > limits.total) {
    throw Error(
        ErrorCode::kOutOfRange,
        fmt::format("the old passwords together cost {:.1f} times what one may, more than HashLimits::total = {}; "
                    "give fewer",
                    total, limits.total));
  }
  return [parsed = std::shared_ptr<const std::vector<StoredHash>>(std::move(parsed))](std::size_t i,
                                                                                      std::string_view password) {
    if (i >= parsed->size()) return OldPasswordAnswer::kFailed;
    return history::matches((*parsed)[i], password) ? OldPasswordAnswer::kSame : OldPasswordAnswer::kDifferent;
  };
}

}  // namespace credence
