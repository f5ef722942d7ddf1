// SPDX-License-Identifier: Apache-2.0
// What the tests of the pattern rules share: violations of a password, and random text that is full of patterns.
#ifndef CREDENCE_TESTS_PATTERN_CASES_HPP_
#define CREDENCE_TESTS_PATTERN_CASES_HPP_

#include <cstddef>
#include <random>
#include <string>
#include <string_view>

#include "credence/report.hpp"
#include "text/prepared.hpp"

namespace credence::test {

/// What `check`, one of the functions check_<rule>, says of a password.
template <typename Rule>
Violations violations_of(void (*check)(const Rule&, const text::Prepared&, Violations&), const Rule& rule,
                         std::string_view password) {
  Violations violations;
  check(rule, text::Prepared(password, 65'536), violations);
  return violations;
}

/// `size` characters of an alphabet; a small one makes patterns likely.
inline std::u32string random_text(std::mt19937& random, std::u32string_view alphabet, std::size_t size) {
  std::u32string text;
  while (text.size() < size) text += alphabet[random() % alphabet.size()];
  return text;
}

}  // namespace credence::test

#endif  // CREDENCE_TESTS_PATTERN_CASES_HPP_
