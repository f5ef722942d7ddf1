// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <vector>

#include "rules/rules.hpp"
#include "rules/subject.hpp"

namespace credence::rules {

void check_strength(const Request& request, Findings& findings) {
  const StrengthRule& rule = request.policy().strength;
  if (!request.setup.estimator || !request.password.is_text()) return;
  constexpr std::uint32_t kLeastOfScore[] = {0, 3, 6, 8, 10};  // as powers of ten
  const std::uint32_t least = std::max(rule.min_guesses_log10, kLeastOfScore[rule.min_score]);
  const std::vector<SubjectWord> words = subject_words(ContextRule(), request.setup.delimiters, request.subject);
  std::vector<std::u32string_view> context;
  context.reserve(words.size());
  for (const SubjectWord& word : words) context.emplace_back(word.text);
  const double guesses = strength::log10_of(request.setup.estimator->guesses(request.password, context).cost);
  if (guesses >= least) return;
  findings.add(rule.level, {Code::kStrengthTooWeak, request.password.whole(), static_cast<std::int64_t>(least),
                            static_cast<std::int64_t>(std::floor(guesses))});
}

}  // namespace credence::rules
