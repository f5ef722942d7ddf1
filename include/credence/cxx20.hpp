// SPDX-License-Identifier: Apache-2.0
// Included by every C++ header of credence: says plainly what is missing where the compiler is asked for an older C++.
#ifndef CREDENCE_CXX20_HPP_
#define CREDENCE_CXX20_HPP_

#if !defined(__cplusplus) || __cplusplus < 202002L
#error \
    "credence's C++ headers need C++20: compile with -std=c++20 or later, or use the C interface, credence/credence.h"
#endif

#endif  // CREDENCE_CXX20_HPP_
