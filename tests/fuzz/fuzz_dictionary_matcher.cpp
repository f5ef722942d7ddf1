// SPDX-License-Identifier: Apache-2.0
// Any bytes as a password against the built-in words: spans lie inside it and in order, and a longer password has no
// fewer points.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "credence/dictionary.hpp"
#include "rules/dictionary.hpp"
#include "text/prepared.hpp"

namespace {

using namespace credence;

std::int64_t points(std::string_view password) {
  static const std::vector<std::shared_ptr<const Dictionary>> dictionaries{Dictionary::built_in()};
  DictionaryRule rule;
  rule.mode = DictionaryMode::kBasedOn;
  rule.min_points = UINT32_MAX;
  Violations violations;
  internal::check_dictionary(rule, internal::Prepared(password, 65536), dictionaries, violations);
  std::uint32_t last = 0;
  for (std::size_t i = 1; i < violations.size(); ++i) {
    const Span span = violations[i].span;
    if (span.begin >= span.end || span.end > password.size() || span.begin < last) std::abort();
    last = span.begin;
  }
  return violations.empty() ? 0 : violations.front().actual;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view password(reinterpret_cast<const char*>(data), size);
  for (const DictionaryMatch& match : Dictionary::built_in()->matches(password, DictionaryRule{})) {
    if (match.span.begin >= match.span.end || match.span.end > size) std::abort();
  }
  // Appending ASCII only: a mark that is appended may fold away into the letter before it.
  const std::int64_t all = points(password);
  if (size != 0 && data[size - 1] < 0x80 && points(password.substr(0, size - 1)) > all) std::abort();
  return 0;
}
