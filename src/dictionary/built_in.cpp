// SPDX-License-Identifier: Apache-2.0
// The words that are part of the library. The build compiles and embeds them; the compiler of that data is linked
// without this file.
#include <cstddef>
#include <span>

#include "credence/dictionary.hpp"
#include "platform/immortal.hpp"

extern "C" {
extern const unsigned char credence_builtin_dictionary_begin[];
extern const unsigned char credence_builtin_dictionary_end[];
}

namespace credence {

std::shared_ptr<const Dictionary> Dictionary::built_in() {
  static const auto& dictionary = platform::immortal(
      open_trusted(std::as_bytes(std::span(
                       credence_builtin_dictionary_begin,
                       static_cast<std::size_t>(credence_builtin_dictionary_end - credence_builtin_dictionary_begin))),
                   "built-in dictionary"));
  return dictionary;
}

}  // namespace credence
