// SPDX-License-Identifier: Apache-2.0
// An open model as the library's own code sees it.
#ifndef CREDENCE_STRENGTH_STATE_HPP_
#define CREDENCE_STRENGTH_STATE_HPP_

#include <utility>

#include "credence/strength.hpp"
#include "platform/mapped_file.hpp"
#include "strength/model.hpp"

namespace credence {

struct StrengthModel::State {
  explicit State(strength::Model the_model, platform::MappedFile the_file = {})
      : file(std::move(the_file)), model(std::move(the_model)) {}

  platform::MappedFile file;  // empty for open_memory
  strength::Model model;
};

}  // namespace credence

#endif  // CREDENCE_STRENGTH_STATE_HPP_
