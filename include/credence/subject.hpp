// SPDX-License-Identifier: Apache-2.0
// What is known of the account whose password is judged.
#ifndef CREDENCE_SUBJECT_HPP_
#define CREDENCE_SUBJECT_HPP_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "credence/cxx20.hpp"

namespace credence {

/// The answer to "was this the old password?".
enum class OldPasswordAnswer : std::uint8_t {
  kDifferent,
  kSame,
  kFailed,  ///< The question could not be answered.
};

/// Asks whether old password number i (0 is the newest) is this password. It is called from the thread that checks.
/// kFailed makes check() throw Error(kMissingResource): a question that could not be asked is no permission.
using OldPasswordVerifier = std::function<OldPasswordAnswer(std::size_t i, std::string_view password)>;

/// What is known of the account. Every view is borrowed until the call that takes the subject returns, and may be
/// empty (not known). A view of a temporary string dangles: `subject.words = {first + last}` keeps a pointer into a
/// string that ends with the statement; name the string first, so that it outlives the call.
struct Subject {
  std::string_view user;
  std::string_view email;
  std::string_view display_name;
  std::string_view organisation;
  std::string_view service;
  std::vector<std::string_view> words;                ///< Further words that the password must not be made of.
  std::optional<std::string_view> confirmation;       ///< The second entry of the password.
  std::optional<std::string_view> previous_password;  ///< For history.similar, and the newest of history.reused.
  OldPasswordVerifier is_old;                         ///< For history.reused. May be empty if num_old is 0.
  std::size_t num_old = 0;                            ///< How many old passwords `is_old` can be asked for.
};

}  // namespace credence

#endif  // CREDENCE_SUBJECT_HPP_
