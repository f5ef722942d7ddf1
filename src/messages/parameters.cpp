// SPDX-License-Identifier: Apache-2.0
// What violations carry besides numbers, by key.
#include "messages/parameters.hpp"

#include <cstddef>
#include <span>

#include "credence/messages.hpp"
#include "credence/policy.hpp"
#include "messages/catalogue.hpp"
#include "messages/language_name.hpp"

namespace credence {
namespace {

// Each at the number of its value.
constexpr std::string_view kUnits[] = {"code_point", "byte", "utf16", "grapheme"};
constexpr std::string_view kFacts[] = {"last_sign_in", "created", "password_set"};

std::string name_of(std::span<const std::string_view> names, std::size_t value) {
  return std::string(value < names.size() ? names[value] : std::string_view());
}

bool is_length(Code code) { return code == Code::kLengthTooShort || code == Code::kLengthTooLong; }
bool has_symbols(Code code) { return code == Code::kCharactersMissingSymbol || code == Code::kCharactersNotAllowed; }

std::optional<std::string> word_parameter(const Violation& violation, std::string_view key, std::string_view language) {
  if (key == "word_kind") return std::string(word_kind_name(violation.word_kind));
  if (key != "language") return std::nullopt;
  if (violation.language[0] == '\0') return std::string();
  return messages::language_name(violation.language.data(), messages::catalogue_language(language));
}

}  // namespace

std::optional<std::string> violation_parameter(const Violation& violation, std::string_view key,
                                               std::string_view language) {
  const Code code = violation.code;
  if (code == Code::kDictionaryWord) return word_parameter(violation, key, language);
  if (key == "unit" && is_length(code)) return name_of(kUnits, static_cast<std::size_t>(violation.unit));
  if (key == "fact" && code == Code::kSignInClockError) {
    return name_of(kFacts, static_cast<std::size_t>(violation.fact));
  }
  if (key == "kinds" && code == Code::kCharactersTooFewClasses) return std::to_string(violation.kinds);
  if (key == "symbols" && has_symbols(code)) return violation.symbols ? *violation.symbols : std::string();
  return std::nullopt;
}

std::span<const std::string_view> messages::json_parameters(const Violation& violation) {
  static constexpr std::string_view kUnit[] = {"unit"};
  static constexpr std::string_view kFact[] = {"fact"};
  static constexpr std::string_view kSymbols[] = {"symbols"};
  if (is_length(violation.code) && violation.unit != LengthUnit::kCodePoint) return kUnit;
  if (violation.code == Code::kSignInClockError && violation.fact != TimeFact::kLastSignIn) return kFact;
  if (violation.symbols && has_symbols(violation.code)) return kSymbols;
  return {};
}

}  // namespace credence
