// SPDX-License-Identifier: Apache-2.0
// dictionary.word and points.too_few: words of the dictionaries in a password.
#ifndef CREDENCE_RULES_DICTIONARY_HPP_
#define CREDENCE_RULES_DICTIONARY_HPP_

#include <memory>
#include <span>

#include "credence/dictionary.hpp"
#include "credence/policy.hpp"
#include "credence/report.hpp"
#include "text/prepared.hpp"

namespace credence::rules {

/// Appends one dictionary.word for each word of the best segmentation, in order of place; its limit is the WordKind
/// of the word's list and its actual the word's rank there. In based_on mode points.too_few (points asked for, points
/// found) comes first, and neither is given where the points suffice.
void check_dictionary(const DictionaryRule& rule, const text::Prepared& password,
                      std::span<const std::shared_ptr<const Dictionary>> dictionaries, Violations& out);

}  // namespace credence::rules

#endif  // CREDENCE_RULES_DICTIONARY_HPP_
