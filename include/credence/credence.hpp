// SPDX-License-Identifier: Apache-2.0
// All of credence's C++ interface.
#ifndef CREDENCE_CREDENCE_HPP_
#define CREDENCE_CREDENCE_HPP_

#include "credence/breach.hpp"
#include "credence/build.hpp"
#include "credence/checker.hpp"
#include "credence/cxx20.hpp"
#include "credence/dictionary.hpp"
#include "credence/error.hpp"
#include "credence/generator.hpp"
#include "credence/history.hpp"
#include "credence/input.hpp"
#include "credence/live_checker.hpp"
#include "credence/messages.hpp"
#include "credence/policy.hpp"
#include "credence/provenance.hpp"
#include "credence/report.hpp"
#include "credence/sign_in.hpp"
#include "credence/strength.hpp"
#include "credence/subject.hpp"
#include "credence/time.hpp"
#include "credence/version.h"

#endif  // CREDENCE_CREDENCE_HPP_
