// SPDX-License-Identifier: Apache-2.0
#include "strength/phrase_list.hpp"

#include <cstddef>
#include <span>

#include "platform/immortal.hpp"

extern "C" {
extern const unsigned char credence_builtin_phrases_begin[];
extern const unsigned char credence_builtin_phrases_end[];
}

namespace credence::strength {

std::shared_ptr<const Dictionary> built_in_phrase_list() {
  static const auto& list = platform::immortal(Dictionary::open_memory(
      std::as_bytes(std::span(credence_builtin_phrases_begin,
                              static_cast<std::size_t>(credence_builtin_phrases_end - credence_builtin_phrases_begin))),
      "built-in phrase list"));
  return list;
}

}  // namespace credence::strength
