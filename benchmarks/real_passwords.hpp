// SPDX-License-Identifier: Apache-2.0
// The inputs that benchmarks share: real breached passwords from ../shared/data where that folder is there (else
// the common passwords in data/), and random ones from a fixed seed.
#ifndef CREDENCE_BENCHMARKS_REAL_PASSWORDS_HPP_
#define CREDENCE_BENCHMARKS_REAL_PASSWORDS_HPP_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace credence::bench {

// Passwords of benchmarks are public test data, so plain strings will do.
using Passwords = std::vector<std::string>;

/// A spread sample of at most `count` breached passwords.
Passwords breached(std::size_t count);
/// `count` random strings of `length` characters of `alphabet`, from a fixed seed.
Passwords random_strings(std::size_t count, std::size_t length, std::string_view alphabet);
/// All of printable ASCII but the space.
std::string printable();
/// `count` passphrases of `words` words joined by spaces, drawn from data/passphrases/eff-large.txt.
Passwords diceware(std::size_t count, std::size_t words);
/// Words of many scripts with a digit and a symbol behind them.
Passwords non_ascii();

}  // namespace credence::bench

#endif  // CREDENCE_BENCHMARKS_REAL_PASSWORDS_HPP_
