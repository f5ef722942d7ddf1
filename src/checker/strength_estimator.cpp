// SPDX-License-Identifier: Apache-2.0
// The estimator as callers have it: with the facts of an account, which the context rule knows how to take apart.
#include <utility>

#include "credence/strength.hpp"
#include "rules/subject.hpp"
#include "strength/estimate.hpp"
#include "strength/phrase_list.hpp"
#include "text/prepared.hpp"
#include "text/unicode.hpp"

namespace credence {

struct StrengthEstimator::State {
  strength::Estimator estimator;
};

namespace {

// The words of an account as an attacker takes them: every name and its parts, and what people make of them.
class AccountWords {
 public:
  explicit AccountWords(const Subject& subject) {
    static const ContextRule rule;
    static const std::u32string delimiters = rules::fact_in_matching_form(rule.delimiters);
    words_ = rules::subject_words(rule, delimiters, subject);
    views_.reserve(words_.size());
    for (const rules::SubjectWord& word : words_) views_.emplace_back(word.text);
  }
  [[nodiscard]] std::span<const std::u32string_view> views() const noexcept { return views_; }

 private:
  std::vector<rules::SubjectWord> words_;
  std::vector<std::u32string_view> views_;
};

}  // namespace

StrengthEstimator::StrengthEstimator() : StrengthEstimator(StrengthModel::built_in(), {Dictionary::built_in()}) {}

StrengthEstimator::StrengthEstimator(std::shared_ptr<const StrengthModel> model,
                                     std::vector<std::shared_ptr<const Dictionary>> dictionaries) {
  text::self_test();
  state_ = std::make_shared<const State>(
      State{strength::Estimator(std::move(model), std::move(dictionaries), strength::built_in_phrase_list())});
}

StrengthEstimator::~StrengthEstimator() = default;
StrengthEstimator::StrengthEstimator(const StrengthEstimator&) noexcept = default;
StrengthEstimator& StrengthEstimator::operator=(const StrengthEstimator&) noexcept = default;

Strength StrengthEstimator::estimate(std::string_view password, const Subject& subject) const {
  const AccountWords words(subject);
  return state_->estimator.estimate(text::Prepared(password, text::kMaxPasswordBytes), words.views());
}

double StrengthEstimator::guesses_log10(std::string_view password, const Subject& subject) const {
  const AccountWords words(subject);
  const text::Prepared prepared(password, text::kMaxPasswordBytes);
  return strength::log10_of(state_->estimator.guesses(prepared, words.views()).cost);
}

}  // namespace credence
