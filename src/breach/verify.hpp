// SPDX-License-Identifier: Apache-2.0
// Reads a whole breach file and checks everything that can be checked without its source.
#ifndef CREDENCE_BREACH_VERIFY_HPP_
#define CREDENCE_BREACH_VERIFY_HPP_

#include "breach/breach_file.hpp"

namespace credence::breach {

/// Throws Error(kBadFile) that names the page and the fault.
void verify_whole_file(const BreachFile& file);

}  // namespace credence::breach

#endif  // CREDENCE_BREACH_VERIFY_HPP_
