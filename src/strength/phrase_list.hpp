// SPDX-License-Identifier: Apache-2.0
// The words of data/passphrases: as a dictionary, for the phrase attacker, and one by one, for the generator.
#ifndef CREDENCE_STRENGTH_PHRASE_LIST_HPP_
#define CREDENCE_STRENGTH_PHRASE_LIST_HPP_

#include <memory>
#include <string>
#include <vector>

#include "credence/dictionary.hpp"

namespace credence::strength {

[[nodiscard]] std::shared_ptr<const Dictionary> built_in_phrase_list();
[[nodiscard]] std::vector<std::string> built_in_phrase_words();

}  // namespace credence::strength

#endif  // CREDENCE_STRENGTH_PHRASE_LIST_HPP_
