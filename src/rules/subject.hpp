// SPDX-License-Identifier: Apache-2.0
// The words of an account's facts that must not serve as its password, in the matching form. They are not secrets.
#ifndef CREDENCE_RULES_SUBJECT_HPP_
#define CREDENCE_RULES_SUBJECT_HPP_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "credence/policy.hpp"
#include "credence/report.hpp"
#include "credence/subject.hpp"

namespace credence::rules {

/// One word and the code that reports it.
struct SubjectWord {
  Code code{};
  std::u32string text;
  friend bool operator==(const SubjectWord&, const SubjectWord&) = default;
};

/// The words of `subject` that `rule` asks for, each once for its code, none shorter than `rule.min_token`: in code
/// points, or with `rule.derivatives` in letters (letter_weight.hpp), and of two code points at least. A name
/// gives itself, itself without its delimiters, and its tokens; an e-mail address gives itself, those of its local
/// part, its domain from each label but the last on (mail.contoso.com and contoso.com), and those of these labels;
/// Subject::words give themselves. After them, with `rule.derivatives`, comes what people make of them: initials and
/// surname of a person's name, words without digits and delimiters around them (not of Subject::words) or apostrophes
/// in them, and ae, oe and ue for a, o and u with diaeresis or, where five letters stay, the other way round. A fact
/// that is not UTF-8 gives nothing. Nothing is left out for its length; the time is in proportion to that. `delimiters`
/// is ContextRule::delimiters in the matching form.
[[nodiscard]] std::vector<SubjectWord> subject_words(const ContextRule& rule, const std::u32string& delimiters,
                                                     const Subject& subject);

/// The matching form of a fact; empty if it is not UTF-8.
[[nodiscard]] std::u32string fact_in_matching_form(std::string_view fact);

}  // namespace credence::rules

#endif  // CREDENCE_RULES_SUBJECT_HPP_
