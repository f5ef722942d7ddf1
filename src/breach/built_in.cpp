// SPDX-License-Identifier: Apache-2.0
// The breach file of common passwords that is part of the library. The build compiles and embeds it; the compiler
// of that data is linked without this file.
#include <cstddef>
#include <span>

#include "credence/breach.hpp"
#include "platform/immortal.hpp"

extern "C" {
extern const unsigned char credence_builtin_breach_begin[];
extern const unsigned char credence_builtin_breach_end[];
}

namespace credence {

std::shared_ptr<const BreachDatabase> BreachDatabase::built_in() {
  static const auto& database = platform::immortal(open_memory(
      std::as_bytes(std::span(credence_builtin_breach_begin,
                              static_cast<std::size_t>(credence_builtin_breach_end - credence_builtin_breach_begin))),
      "built-in breach list"));
  return database;
}

}  // namespace credence
