// SPDX-License-Identifier: Apache-2.0
// The decision. A Checker holds a policy and the opened data and answers for any number of threads.
#ifndef CREDENCE_CHECKER_HPP_
#define CREDENCE_CHECKER_HPP_

#include <memory>
#include <string_view>
#include <vector>

#include "credence/breach.hpp"
#include "credence/cxx20.hpp"
#include "credence/dictionary.hpp"
#include "credence/export.h"
#include "credence/policy.hpp"
#include "credence/provenance.hpp"
#include "credence/report.hpp"
#include "credence/subject.hpp"

namespace credence {

struct SignIn;

/// The data a checker looks into. Shared and immutable; copying is cheap.
struct Resources {
  /// All of them are looked into; the largest count wins. None may be null.
  std::vector<std::shared_ptr<const BreachDatabase>> breaches;
  /// Words that count as DictionaryRule::mode says. None may be null.
  std::vector<std::shared_ptr<const Dictionary>> dictionaries;
  /// Words that are refused as DictionaryRule::forbidden says: those of the administrator. None may be null.
  std::vector<std::shared_ptr<const Dictionary>> forbidden = {};
  /// Exceptions: a word of the other dictionaries does not count where it is, or is within, one of these. None may be
  /// null.
  std::vector<std::shared_ptr<const Dictionary>> allowed = {};

  /// The built-in breach list of common passwords and the built-in dictionary: add a file of your own to these.
  [[nodiscard]] CREDENCE_API static Resources built_in();
};

/// Decides. Immutable after construction: one checker serves every thread, without locks. It keeps
/// its data alive. A new breach file is a new BreachDatabase and a new Checker.
class CREDENCE_API Checker {
 public:
  /// Throws Error(kMissingResource) if the policy requires a breach file and none but the built-in one
  /// is given, Error(kBadPolicy) if a setting is out of range, Error(kUnsupported) if ICU does not work.
  explicit Checker(const Policy& policy, Resources resources = Resources::built_in());
  ~Checker();
  Checker(const Checker&) noexcept;
  Checker(Checker&&) noexcept;
  Checker& operator=(const Checker&) noexcept;
  Checker& operator=(Checker&&) noexcept;

  /// May this password be set? Reports every violation, not the first. `password` is any bytes.
  /// Throws Error(kBadFile) if a data file turns out to be corrupt, Error(kIo) if it can't be read,
  /// Error(kMissingResource) if Subject::is_old fails; never because of the password.
  [[nodiscard]] Report check(std::string_view password, const Subject& subject = {}) const;

  /// Must this sign-in, whose credential was verified, end in a reset? See sign_in.hpp.
  [[nodiscard]] Report assess(const SignIn& sign_in) const;

  [[nodiscard]] const Policy& policy() const noexcept;
  /// What is to be said of this checker itself: breach.builtin_only.
  [[nodiscard]] const Violations& warnings() const noexcept;
  /// What this checker's answers rest on: the policy, the versions and the data. Made at each call.
  [[nodiscard]] Provenance provenance() const;

 private:
  struct State;
  std::shared_ptr<const State> state_;
};

}  // namespace credence

#endif  // CREDENCE_CHECKER_HPP_
