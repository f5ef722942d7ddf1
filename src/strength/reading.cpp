// SPDX-License-Identifier: Apache-2.0
#include "strength/reading.hpp"

#include "dictionary/state.hpp"

namespace credence::strength {

Reading::Reading(const Sources& sources, const text::Prepared& password) : password_(password) {
  read_characters(password, characters_);
  if (characters_.empty()) return;
  dictionary::FoundWords found;
  for (std::uint32_t i = 0; i < sources.dictionaries.size(); ++i) {
    dictionary::find_words(dictionary::state_of(*sources.dictionaries[i]), i, word_options(), password, found);
  }
  add_words(password, characters_, sources.lists, found, edges_);
  add_patterns(password, characters_, sources.model, edges_);
}

}  // namespace credence::strength
