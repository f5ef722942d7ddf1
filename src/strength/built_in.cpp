// SPDX-License-Identifier: Apache-2.0
// The model that is part of the library. The compiler of built-in data is linked without this file.
#include <cstddef>
#include <span>

#include "credence/strength.hpp"
#include "platform/immortal.hpp"

extern "C" {
extern const unsigned char credence_builtin_strength_begin[];
extern const unsigned char credence_builtin_strength_end[];
}

namespace credence {

std::shared_ptr<const StrengthModel> StrengthModel::built_in() {
  static const auto& model = platform::immortal(
      open_trusted(std::as_bytes(std::span(
                       credence_builtin_strength_begin,
                       static_cast<std::size_t>(credence_builtin_strength_end - credence_builtin_strength_begin))),
                   "built-in strength model"));
  return model;
}

}  // namespace credence
