// SPDX-License-Identifier: Apache-2.0
// Random text that is full of patterns.
#ifndef CREDENCE_TESTS_PATTERN_CASES_HPP_
#define CREDENCE_TESTS_PATTERN_CASES_HPP_

#include <cstddef>
#include <random>
#include <string>
#include <string_view>

namespace credence::test {

/// `size` characters of an alphabet; a small one makes patterns likely.
inline std::u32string random_text(std::mt19937& random, std::u32string_view alphabet, std::size_t size) {
  std::u32string text;
  while (text.size() < size) text += alphabet[random() % alphabet.size()];
  return text;
}

}  // namespace credence::test

#endif  // CREDENCE_TESTS_PATTERN_CASES_HPP_
