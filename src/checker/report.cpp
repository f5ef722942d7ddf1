// SPDX-License-Identifier: Apache-2.0
// Names of codes, from the one list in codes.h, of verdicts and of kinds of words.
#include "credence/report.hpp"

#include <algorithm>
#include <iterator>

namespace credence {

std::string_view code_key(Code code) noexcept {
  switch (code) {
#define CREDENCE_CODE_KEY(c_name, name, number, key, one, many) \
  case Code::name:                                              \
    return key;
    CREDENCE_CODES(CREDENCE_CODE_KEY)
#undef CREDENCE_CODE_KEY
  }
  return {};
}

std::optional<Code> code_from_number(std::uint32_t number) noexcept {
  if (number > UINT16_MAX) return std::nullopt;
  const auto code = static_cast<Code>(number);
  if (code_key(code).empty()) return std::nullopt;
  return code;
}

Verdict stricter(Verdict a, Verdict b) noexcept {
  // The order is written out, because the numbers are for those who store verdicts.
  const auto severity = [](Verdict verdict) {
    switch (verdict) {
      case Verdict::kAccept:
        return 0;
      case Verdict::kResetRequired:
        return 1;
      case Verdict::kReject:
        return 2;
      case Verdict::kDisabled:
        break;
    }
    return 3;  // a number that is not a verdict permits nothing
  };
  return severity(a) < severity(b) ? b : a;
}

namespace {

// Each at the number of its kind.
constexpr std::string_view kWordKindNames[] = {"word",     "given-name", "surname", "place",
                                               "password", "calendar",   "other",   "own"};
static_assert(std::size(kWordKindNames) == static_cast<std::size_t>(WordKind::kOwn) + 1);

}  // namespace

std::string_view word_kind_name(WordKind kind) noexcept {
  const auto number = static_cast<std::size_t>(kind);
  return number < std::size(kWordKindNames) ? kWordKindNames[number] : std::string_view();
}

std::optional<WordKind> word_kind_from_name(std::string_view name) noexcept {
  const auto found = std::ranges::find(kWordKindNames, name);
  if (found == std::end(kWordKindNames)) return std::nullopt;
  return static_cast<WordKind>(found - std::begin(kWordKindNames));
}

std::string_view verdict_name(Verdict verdict) noexcept {
  switch (verdict) {
    case Verdict::kAccept:
      return "accept";
    case Verdict::kResetRequired:
      return "reset_required";
    case Verdict::kReject:
      return "reject";
    case Verdict::kDisabled:
      return "disabled";
  }
  return {};
}

}  // namespace credence
