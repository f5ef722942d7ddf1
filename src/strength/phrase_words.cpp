// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <string_view>

#include "strength/phrase_list.hpp"

extern "C" {
extern const unsigned char credence_builtin_phrase_words_begin[];
extern const unsigned char credence_builtin_phrase_words_end[];
}

namespace credence::strength {

std::vector<std::string> built_in_phrase_words() {
  std::string_view text(
      reinterpret_cast<const char*>(credence_builtin_phrase_words_begin),
      static_cast<std::size_t>(credence_builtin_phrase_words_end - credence_builtin_phrase_words_begin));
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return words;
}

}  // namespace credence::strength
