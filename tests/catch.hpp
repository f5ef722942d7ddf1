// SPDX-License-Identifier: Apache-2.0
// Catch2 2.13 (Debian 12) and 3.x behind one include.
#ifndef CREDENCE_TESTS_CATCH_HPP_
#define CREDENCE_TESTS_CATCH_HPP_

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif

#endif  // CREDENCE_TESTS_CATCH_HPP_
